"""States of a letter on its way, and whose fault it is when it does not arrive."""

from foundation.vocabulary import Term


class MessageState(Term):
    """Brevets vej: a failed letter waits for a new try, a dead, returned or unaddressed one for a
    person; a recalled one had no reason to go any more when its turn came."""

    QUEUED = "queued", "Venter på afsendelse"
    SENDING = "sending", "Sendes"
    SENT = "sent", "Afsendt"
    RETRYING = "retrying", "Prøves igen"
    DEAD = "dead", "Kunne ikke afsendes"
    BOUNCED = "bounced", "Kom retur"
    RECALLED = "recalled", "Kaldt tilbage, før det gik"
    UNADDRESSED = "unaddressed", "Modtageren har ingen gyldig adresse"


class DeliveryFault(Term):
    """Fejlens sted: who mends what kept a letter from arriving."""

    RECIPIENT = "recipient", "Modtagerens postkasse"
    OURS = "ours", "Vores egen mailopsætning"
    LETTER = "letter", "Brevet selv"
    PATIENCE = "patience", "Modtagerens server, for længe"

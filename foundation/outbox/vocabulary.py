"""States of a letter on its way."""

from foundation.vocabulary import Term


class MessageState(Term):
    """Brevets vej: a failed letter waits for a new try, a dead or unaddressed one for a person."""

    QUEUED = "queued", "Venter på afsendelse"
    SENDING = "sending", "Sendes"
    SENT = "sent", "Afsendt"
    RETRYING = "retrying", "Prøves igen"
    DEAD = "dead", "Kunne ikke afsendes"
    UNADDRESSED = "unaddressed", "Modtageren har ingen gyldig adresse"

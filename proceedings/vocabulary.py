"""Words about what happened at the meeting."""

from foundation.vocabulary import Term


class PresenceKind(Term):
    """Fremmødehændelsens art: one line in the ledger; everything else is derived from the lines."""

    PRESENT = "present", "Til stede"
    ARRIVED = "arrived", "Mødte"
    LEFT = "left", "Gik"
    EXCUSED = "excused", "Afbud"
    ABSENT = "absent", "Fraværende"
    NO_SHOW = "no_show", "Udeblevet uden afbud"
    ON_LEAVE = "on_leave", "Orlov"
    TOOK_NO_PART = "took_no_part", "Deltog ikke i sagens behandling"


class PresenceStatus(Term):
    """Fremmøde til et punkt, derived; unknown where the ledger is silent."""

    PRESENT = "present", "Til stede"
    EXCUSED = "excused", "Afbud"
    ABSENT = "absent", "Fraværende"
    NO_SHOW = "no_show", "Udeblevet uden afbud"
    ON_LEAVE = "on_leave", "Orlov"
    TOOK_NO_PART = "took_no_part", "Deltog ikke i sagens behandling"
    UNKNOWN = "unknown", "Ikke oplyst"


class PresenceMode(Term):
    """Deltagelsesform."""

    PHYSICAL = "physical", "I salen"
    REMOTE = "remote", "På video"


class PresenceSource(Term):
    """Hvem fremmødeoplysningen kommer fra."""

    SECRETARIAT = "secretariat", "Sekretariatet"
    MEMBER = "member", "Medlemmet selv"
    IMPORT = "import", "Indlæst dokument"


class TookNoPartReason(Term):
    """Grund til ikke at have deltaget i et punkt."""

    ABSENCE = "absence", "Fravær"
    DISQUALIFICATION = "disqualification", "Inhabilitet"
    UNKNOWN = "unknown", "Grund ikke oplyst"


class DisqualificationState(Term):
    """Inhabilitetssagens tilstand: the body decides, nobody else (ksl § 14, stk. 1)."""

    NOTIFIED = "notified", "Meldt"
    DISQUALIFIED = "disqualified", "Inhabil"
    NOT_DISQUALIFIED = "not_disqualified", "Ikke inhabil"
    WITHDRAWN = "withdrawn", "Trukket tilbage"


class DisqualificationWording(Term):
    """Trykt ordlyd om inhabilitet."""

    DECLARED_DISQUALIFIED = "declared_disqualified", "Blev erklæret inhabil"
    LEFT_THE_ROOM = "left_the_room", "Forlod lokalet"
    NOT_DISQUALIFIED = "not_disqualified", "Var ikke inhabil"


class DisqualificationGround(Term):
    """Grund til inhabilitet (fvl § 3, stk. 1, nr. 1-5)."""

    NR_1 = "nr_1", "Egen særlig interesse (nr. 1)"
    NR_2 = "nr_2", "Nærtstående (nr. 2)"
    NR_3 = "nr_3", "Tilknytning til selskab eller forening (nr. 3)"
    NR_4 = "nr_4", "Klage- eller tilsynssag (nr. 4)"
    NR_5 = "nr_5", "Andre omstændigheder (nr. 5)"


class OutcomeKind(Term):
    """Udfald af en beslutning."""

    APPROVED = "approved", "Godkendt"
    ENDORSED = "endorsed", "Tiltrådt"
    RECOMMENDED = "recommended", "Anbefalet"
    NOTED = "noted", "Taget til efterretning"
    DISCUSSED = "discussed", "Drøftet"
    REJECTED = "rejected", "Forkastet"
    POSTPONED = "postponed", "Udsat"
    REFERRED = "referred", "Oversendt"
    RETURNED = "returned", "Tilbagesendt"
    RESUMED = "resumed", "Genoptaget"
    DELEGATED = "delegated", "Delegeret"
    LAPSED = "lapsed", "Bortfaldet"
    SENT_TO_HEARING = "sent_to_hearing", "Sendt i høring"
    REPLY_TO_HEARING = "reply_to_hearing", "Høringssvar afgives"
    WITHDRAWN = "withdrawn", "Udgår"
    NONE = "none", "Intet"
    OTHER = "other", "Andet udfald"


class DecisionState(Term):
    """Beslutningens tilstand."""

    DRAFT = "draft", "Udkast"
    DECIDED = "decided", "Truffet"


class StatementKind(Term):
    """Protokoltilførslens art (ksl § 13, stk. 2)."""

    DISSENT = "dissent", "Mindretalsudtalelse"
    REMARK = "remark", "Bemærkning"
    RESERVATION = "reservation", "Forbehold"
    CORRECTION = "correction", "Rettelse"
    ADMINISTRATION_REMARK = "administration_remark", "Forvaltningens bemærkning"


class SubstitutionState(Term):
    """Stedfortræderens tilstand."""

    CALLED = "called", "Indkaldt"
    ACCEPTED = "accepted", "Har sagt ja"
    ATTENDED = "attended", "Mødte"
    DID_NOT_COME = "did_not_come", "Mødte ikke"


class SubstitutionBasis(Term):
    """Hjemmel til at indkalde en stedfortræder."""

    KSL15_1M = "ksl15_1m", "Mindst en måneds forfald (ksl § 15, stk. 2)"
    KSL15_SHORT = "ksl15_short", "Kortere forfald efter vedtægten (ksl § 15)"
    KSL14_3 = "ksl14_3", "Inhabilitet i kommunalbestyrelsen (ksl § 14, stk. 3)"
    KSL28_2_1M = "ksl28_2_1m", "Mindst en måneds forfald i udvalg (ksl § 28, stk. 2)"
    KSL28_2_SHORT = "ksl28_2_short", "Kortere forfald i udvalg (ksl § 28, stk. 2, 2. pkt.)"
    KSL28_3 = "ksl28_3", "Inhabilitet i udvalg (ksl § 28, stk. 3)"
    RULE_OF_BODY = "rule_of_body", "Organets egen regel"


class SubstitutionScope(Term):
    """Hvad stedfortræderen er indkaldt til."""

    ITEM = "item", "Enkelt punkt"
    MEETING = "meeting", "Møde"
    PERIOD = "period", "Periode"


class Quorum(Term):
    """Beslutningsdygtighed; unknown where presence is unknown."""

    YES = "yes", "Beslutningsdygtig"
    NO = "no", "Ikke beslutningsdygtig"
    UNKNOWN = "unknown", "Beslutningsdygtighed ikke oplyst"

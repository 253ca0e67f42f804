"""Words about reminders and recurring reports."""

from foundation.vocabulary import Term


class ReminderEvent(Term):
    """Anledning til en påmindelse."""

    HEARING_DEADLINE = "hearing_deadline", "Høringsfrist"
    JOINT_INPUT_MISSING = "joint_input_missing", "Manglende bidrag til samlet høringssvar"
    JOINT_APPROVAL_MISSING = "joint_approval_missing", "Manglende godkendelse af samlet høringssvar"
    AGENDA_DEADLINE = "agenda_deadline", "Frist for udsendelse af dagsorden"
    APPROVAL_MISSING = "approval_missing", "Manglende godkendelse af referat"
    FOLLOW_UP_DUE = "follow_up_due", "Opfølgning med frist"
    FOLLOW_UP_OVERDUE = "follow_up_overdue", "Opfølgning over frist"
    REPORT_DUE = "report_due", "Afrapportering med frist"
    CONDITION_UNRESOLVED = "condition_unresolved", "Uafklaret betingelse"
    TERM_ENDS = "term_ends", "Udløb af valgperiode eller medlemskab"


class OffsetUnit(Term):
    """Enhed for afstanden til fristen."""

    CALENDAR_DAYS = "calendar_days", "Kalenderdage"
    WORKING_DAYS = "working_days", "Hverdage"


class ReminderAudience(Term):
    """Hvem påmindelsen går til."""

    SECRETARIAT = "secretariat", "Sekretariatet"
    MISSING_PARTIES = "missing_parties", "De, der mangler at svare"
    OWNER = "owner", "Den ansvarlige"
    CHAIR = "chair", "Formanden"
    DEPUTY = "deputy", "Næstformanden"
    SEAT_HOLDER = "seat_holder", "Den, hvis medlemskab udløber"


class RuleCombination(Term):
    """Hvordan et udvalgs regel forholder sig til kommunens."""

    ADDS = "adds", "Lægges til kommunens regler"
    REPLACES = "replaces", "Træder i stedet for kommunens regler"


class Digest(Term):
    """Samling af påmindelser i ét brev."""

    NONE = "none", "Hver påmindelse for sig"
    DAILY = "daily", "Samlet hver dag"
    WEEKLY = "weekly", "Samlet hver uge"


class Channel(Term):
    """Hvor påmindelser kommer frem."""

    EMAIL = "email", "Brev pr. e-mail"
    DESK = "desk", "Kun i mødesystemet, hvor loven tillader det"


class ReminderState(Term):
    """Påmindelsens tilstand."""

    PLANNED = "planned", "Planlagt"
    QUEUED = "queued", "Lagt til afsendelse"
    SENT = "sent", "Sendt"
    SUPERSEDED = "superseded", "Afløst af en nyere"
    FAILED = "failed", "Kunne ikke sendes"
    NOT_SENT = "not_sent", "Sendes ikke"


class UnsentReason(Term):
    """Hvorfor en påmindelse ikke sendes."""

    IMPORTED = "imported", "Fristen er læst fra et importeret dokument"
    UNSUBSCRIBED = "unsubscribed", "Modtageren har frameldt sig"
    WITHHELD = "withheld", "Sagen er tilbageholdt fra modtageren"
    NO_LONGER_DUE = "no_longer_due", "Bortfaldt, før brevet gik"


class ReportKind(Term):
    """Den faste rapports art."""

    OPEN_HEARINGS = "open_hearings", "Åbne høringer"
    OPEN_FOLLOW_UPS = "open_follow_ups", "Åbne opfølgninger"
    OVERDUE_FOLLOW_UPS = "overdue_follow_ups", "Opfølgninger over frist"
    MISSING_APPROVALS = "missing_approvals", "Manglende godkendelser af referater"
    ABSENCE_STATISTICS = "absence_statistics", "Fremmøde og fravær"
    COMING_DEADLINES = "coming_deadlines", "Frister i den kommende måned"
    CYCLE_DUE = "cycle_due", "Årshjulet i det kommende kvartal"
    CYCLE_SLIPPED = "cycle_slipped", "Skredet i årshjulet"
    OWED = "owed", "Udeståender"


class Recurrence(Term):
    """Hvor ofte en fast rapport sendes."""

    WEEKLY = "weekly", "Hver uge"
    MONTHLY = "monthly", "Hver måned"
    QUARTERLY = "quarterly", "Hvert kvartal"
    HALF_YEARLY = "half_yearly", "Hvert halve år"
    YEARLY = "yearly", "Hvert år"


class ReportRunState(Term):
    """Rapportkørslens tilstand."""

    MADE = "made", "Dannet"
    SUPERSEDED = "superseded", "Afløst af en nyere rapport"

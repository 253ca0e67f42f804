"""Words about cases, agenda items and the blocks an item is printed from."""

from foundation.vocabulary import Term


class Visibility(Term):
    """Åbent eller lukket: what the public may read (ksl § 10), not who sits in the room."""

    OPEN = "open", "Åben"
    CLOSED = "closed", "Lukket"


class ClosedReason(Term):
    """Grund til at lukke et punkt (ksl § 10)."""

    PERSONAL_MATTERS = "personal_matters", "Personlige forhold"
    PROPERTY_TRANSACTIONS = "property_transactions", "Køb og salg af ejendom"
    TENDERS = "tenders", "Overslag og udbud"
    OTHER = "other", "Anden konkret grund"


class ItemType(Term):
    """Sagstype."""

    DECISION = "decision", "Beslutning"
    DISCUSSION = "discussion", "Drøftelse"
    INFORMATION = "information", "Orientering"
    THEME_DISCUSSION = "theme_discussion", "Temadrøftelse"
    ANNOUNCEMENTS = "announcements", "Meddelelser"
    ANY_OTHER_BUSINESS = "any_other_business", "Eventuelt"
    AGENDA_APPROVAL = "agenda_approval", "Godkendelse af dagsorden"
    APPROVAL_SHEET = "approval_sheet", "Underskriftsark"
    HEARING = "hearing", "Høring"
    WELCOME = "welcome", "Velkomst"
    CLOSING = "closing", "Afrunding"
    QUESTION_TIME = "question_time", "Spørgetid"
    ELECTION = "election", "Valg"
    PREVIOUS_MINUTES_APPROVAL = "previous_minutes_approval", "Godkendelse af referat"
    SUBSTITUTE_APPROVAL = "substitute_approval", "Godkendelse af stedfortræder"
    CHAIR_DECISION_REPORT = "chair_decision_report", "Formandens afgørelser"


class ItemState(Term):
    """Punktets tilstand."""

    DRAFT = "draft", "Kladde"
    SUBMITTED = "submitted", "Indsendt"
    RETURNED = "returned", "Sendt retur"
    READY = "ready", "Klar"
    PLACED = "placed", "På dagsordenen"
    TREATED = "treated", "Behandlet"
    POSTPONED = "postponed", "Udsat"
    WITHDRAWN = "withdrawn", "Udgået"


class Listing(Term):
    """Optagelse: on the agenda from the start, or on a supplementary agenda."""

    ORDINARY = "ordinary", "Ordinært punkt"
    SUPPLEMENTARY = "supplementary", "Tillægspunkt"


class SectionKind(Term):
    """Afsnit i et punkt; the printed heading is free."""

    SUMMARY = "summary", "Resume"
    CASE_STATEMENT = "case_statement", "Sagsfremstilling"
    BACKGROUND = "background", "Baggrund"
    FINANCIAL = "financial", "Økonomi"
    STAFFING = "staffing", "Personale"
    LEGAL_BASIS = "legal_basis", "Retsgrundlag"
    ENVIRONMENT = "environment", "Miljø"
    PRIOR_TREATMENT = "prior_treatment", "Tidligere behandling"
    HEARING = "hearing", "Høring"
    ROUTING = "routing", "Sagens gang"
    DECIDING_AUTHORITY = "deciding_authority", "Beslutningskompetence"
    POLICY = "policy", "Politikker og strategier"
    OTHER = "other", "Andet afsnit"


class BlockKind(Term):
    """Blokkens art: one printed part of an item, in printed order."""

    SECTION = "section", "Afsnit"
    RECOMMENDATION = "recommendation", "Indstilling"
    DECISION = "decision", "Beslutning"
    STATEMENT = "statement", "Protokoltilførsel"
    ATTACHMENTS = "attachments", "Bilag"
    ABSENCE_LINE = "absence_line", "Fraværslinje"
    DISQUALIFICATION_LINE = "disqualification_line", "Inhabilitetslinje"
    TOOK_NO_PART_LINE = "took_no_part_line", "Linje om ikke at have deltaget"


class Placement(Term):
    """Placering af en linje om fravær eller inhabilitet."""

    OWN_LINE = "own_line", "På sin egen linje"
    BEFORE_DECISION_BODY = "before_decision_body", "Før beslutningens tekst"


class PointStyle(Term):
    """Opstilling af indstillingens punkter."""

    AT = "at", "At-punkter"
    BULLET = "bullet", "Punktopstilling"
    NUMBERED = "numbered", "Nummereret"
    SENTENCE = "sentence", "Sætning"


class RoutingPurpose(Term):
    """Formål med et led i sagens gang."""

    HEAR = "hear", "Høres"
    RECOMMEND = "recommend", "Indstiller"
    DECIDE = "decide", "Afgør"
    INFORM = "inform", "Orienteres"


class GateKind(Term):
    """Spærringens art: what holds a decision back."""

    HEARING = "hearing", "Lovpligtig høring"
    EMBARGO = "embargo", "Parterne er ikke underrettet"
    FINANCE_STATEMENT = "finance_statement", "Økonomiudvalgets erklæring mangler"
    SUSPENSION = "suspension", "Indbragt for kommunalbestyrelsen"
    COUNCIL = "council", "Høring af råd"


class WithholdingCause(Term):
    """Grund til at et punkts lukkede materiale er taget fra én læser."""

    NOTIFIED = "notified", "Har selv meldt mulig inhabilitet"
    DISQUALIFIED = "disqualified", "Er erklæret inhabil"
    SECRETARIAT = "secretariat", "Tilbageholdt af sekretariatet"


class EarlierSource(Term):
    """Hvor den tidligere behandling er omtalt."""

    SECTION = "section", "Eget afsnit"
    PROSE = "prose", "Løbende tekst"


class Basis(Term):
    """Grundlag: does the text say it, or is it a reading of the text."""

    STATED = "stated", "Står i teksten"
    INTERPRETED = "interpreted", "Fortolket"


class DateBasis(Term):
    """Datoens grundlag."""

    PRINTED = "printed", "Trykt dato"
    DERIVED = "derived", "Udledt dato"


class ScanState(Term):
    """Virusscanning af en uploadet fil."""

    PENDING = "pending", "Afventer scanning"
    CLEAN = "clean", "Ingen virus fundet"
    INFECTED = "infected", "Virus fundet"
    SKIPPED = "skipped", "Ikke scannet"


class AgendaAmendmentKind(Term):
    """Art af ændring af dagsordenen: the agenda that was sent out is a draft until the body
    adopts it."""

    ADDED = "added", "Optaget"
    WITHDRAWN = "withdrawn", "Taget af dagsordenen"
    POSTPONED = "postponed", "Udsat til et andet møde"
    MOVED = "moved", "Flyttet"
    REORDERED = "reordered", "Ny rækkefølge"
    MADE_OPEN = "made_open", "Åbnet"
    MADE_CLOSED = "made_closed", "Lukket"
    TYPE_CHANGED = "type_changed", "Ny sagstype"
    RENUMBERED = "renumbered", "Nyt nummer"
    OBJECTION = "objection", "Indsigelse"


class LateBasis(Term):
    """Grundlag for at behandle, hvad der ikke stod på dagsordenen."""

    UNANIMOUS = "unanimous", "Alle tilstedeværende var enige"
    EVIDENT = "evident", "Sagen kan åbenbart afgøres straks"
    URGENT = "urgent", "Sagen kan ikke vente"

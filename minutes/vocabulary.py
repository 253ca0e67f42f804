"""Words about minutes, their approval and their publication."""

from foundation.vocabulary import Term


class MinutesApproval(Term):
    """Referatets godkendelse."""

    DRAFT = "draft", "Udkast"
    CIRCULATED = "circulated", "Til godkendelse"
    APPROVED = "approved", "Godkendt"
    CONCLUDED_INCOMPLETE = "concluded_incomplete", "Afsluttet uden alle godkendelser"
    UNKNOWN = "unknown", "Godkendelse ikke oplyst"


class Publication(Term):
    """Referatets offentliggørelse."""

    UNPUBLISHED = "unpublished", "Ikke offentliggjort"
    SCHEDULED = "scheduled", "Offentliggøres senere"
    PUBLISHED = "published", "Offentliggjort"


class ApprovalState(Term):
    """Et medlems godkendelse af referatet."""

    PENDING = "pending", "Afventer"
    APPROVED = "approved", "Har godkendt"
    DECLINED = "declined", "Har afvist at godkende"
    NOT_REQUIRED = "not_required", "Skal ikke godkende"
    UNKNOWN = "unknown", "Medlemmets godkendelse ikke oplyst"


class MinutesAnswer(Term):
    """Svar på et referat til godkendelse."""

    APPROVE = "approve", "Godkend referatet"
    DECLINE = "decline", "Afvis at godkende referatet"


class Edition(Term):
    """Udgave af referatet."""

    PUBLIC = "public", "Offentlig udgave"
    FULL = "full", "Fuld udgave"


class RenditionFormat(Term):
    """Gengivelsens format."""

    JSON = "json", "JSON"
    HTML = "html", "HTML"
    PDF = "pdf", "PDF"


class ScanOutcome(Term):
    """Udfald af gennemsyn for personnumre."""

    CLEAN = "clean", "Intet personnummer fundet"
    PERSONAL_NUMBER = "personal_number", "Personnummer fundet"
    UNREADABLE = "unreadable", "Filen kan ikke læses"

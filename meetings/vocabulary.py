"""Words about meetings."""

from foundation.vocabulary import Term


class MeetingKind(Term):
    """Mødetype."""

    ORDINARY = "ordinary", "Ordinært møde"
    EXTRAORDINARY = "extraordinary", "Ekstraordinært møde"
    CONSTITUTING = "constituting", "Konstituerende møde"
    THEME = "theme", "Temamøde"
    SEMINAR = "seminar", "Seminar"


class MeetingState(Term):
    """Mødets tilstand. Moving a meeting is an event, not a state."""

    PLANNED = "planned", "Planlagt"
    CONVENED = "convened", "Indkaldt"
    IN_SESSION = "in_session", "I gang"
    ENDED = "ended", "Hævet"
    CANCELLED = "cancelled", "Aflyst"


class DocumentKind(Term):
    """Mødedokumentets art."""

    AGENDA = "agenda", "Dagsorden"
    MINUTES = "minutes", "Referat"

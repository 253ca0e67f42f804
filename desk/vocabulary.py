"""Words about what somebody's desk holds."""

from foundation.vocabulary import Term


class WaitingKind(Term):
    """Det, der venter på én."""

    APPROVAL = "approval", "Referat til godkendelse"
    HEARING = "hearing", "Høring til besvarelse"
    RETURNED_ITEM = "returned_item", "Punkt sendt tilbage"
    FOLLOW_UP = "follow_up", "Opfølgning på bordet"


class FoundType(Term):
    """Slags søgeresultat."""

    AGENDA_ITEM = "agenda_item", "Punkt"
    CASE = "case", "Sag"
    COMMITTEE = "committee", "Udvalg"
    PERSON = "person", "Person"

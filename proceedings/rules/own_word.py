"""Rules about what a member says of himself."""

from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from meetings.vocabulary import MeetingState

_BEFORE = frozenset({MeetingState.PLANNED, MeetingState.CONVENED})
_ENDED = Refusal("meeting_ended", "fremmøde", "Mødet er hævet. Sig det til sekretariatet.")
_BEGUN = Refusal("meeting_begun", "fremmøde", "Mødet er begyndt. Sig det til sekretariatet.")
_REPLACED = Refusal("already_replaced", "fremmøde", "Afbuddet gælder ikke mere.")


def refuse_report(state: MeetingState) -> list[Refusal]:
    """A member tells before the meeting that he cannot come, or while it runs [26]."""
    return against((state == MeetingState.ENDED, _ENDED))


def refuse_take_back(state: MeetingState, *, is_replaced: bool) -> list[Refusal]:
    """He may think better of it until the meeting opens; from then on the record is kept by
    others [26]."""
    return against((state not in _BEFORE, _BEGUN), (is_replaced, _REPLACED))

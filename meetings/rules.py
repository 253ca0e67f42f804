"""Rules that a meeting alone can answer; those that read its agenda live higher up."""

from datetime import date, datetime

from foundation.calendar import copenhagen_offset
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, move, refuse_state
from meetings.vocabulary import MeetingState

_BEFORE = (MeetingState.PLANNED, MeetingState.CONVENED)

# Opening and ending are facts: whoever forgot to convene or to open still held the meeting.
MOVES = {
    "convene": move(MeetingState.PLANNED, to=MeetingState.CONVENED),
    "publish-agenda": move(*_BEFORE),
    "unpublish-agenda": move(*_BEFORE),
    "open": move(*_BEFORE, to=MeetingState.IN_SESSION),
    "adopt-agenda": move(MeetingState.IN_SESSION),
    "end": move(*_BEFORE, MeetingState.IN_SESSION, to=MeetingState.ENDED),
    "cancel": move(*_BEFORE, to=MeetingState.CANCELLED),
    "reschedule": move(*_BEFORE),
    "update": move(*_BEFORE, MeetingState.IN_SESSION),
    "delete": move(MeetingState.PLANNED),
}


def refuse_update(state: MeetingState, *, is_imported: bool, moves: bool) -> list[Refusal]:
    """A convened meeting is moved by the verb that tells people so. What a document got wrong
    can be mended afterwards too."""
    return [
        *([] if is_imported else refuse_state(MOVES, "update", state)),
        *against(
            (
                moves and state != MeetingState.PLANNED and not is_imported,
                Refusal(
                    "use_reschedule",
                    "ksl § 8",
                    "Mødet er indkaldt. Brug »flyt møde«, så de indkaldte får besked.",
                ),
            )
        ),
    ]


def refuse_reschedule(
    state: MeetingState, new_day: date, today: date, *, reason: str
) -> list[Refusal]:
    """Only a meeting that has not begun can be moved, only to a day to come, and those who were
    convened are told why [8, 10]."""
    return [
        *refuse_state(MOVES, "reschedule", state),
        *against(
            (
                new_day < today,
                Refusal(
                    "day_has_passed", "mødedato", "Mødet kan ikke flyttes til en dag, der er gået."
                ),
            ),
            (
                state == MeetingState.CONVENED and not reason.strip(),
                Refusal("reason_required", "ksl § 8", "Skriv, hvorfor mødet er flyttet."),
            ),
        ),
    ]


def refuse_cancel(state: MeetingState, reason: str) -> list[Refusal]:
    """Those who were convened are told why the meeting is off [10]."""
    return [
        *refuse_state(MOVES, "cancel", state),
        *against(
            (
                state == MeetingState.CONVENED and not reason.strip(),
                Refusal("reason_required", "ksl § 8", "Skriv, hvorfor mødet er aflyst."),
            )
        ),
    ]


def refuse_start(starts_at: datetime) -> list[Refusal]:
    """A document's start carries the offset that Copenhagen had on that very day."""
    return against(
        (
            starts_at.utcoffset() != copenhagen_offset(starts_at),
            Refusal(
                "not_copenhagen_time",
                "tid",
                "Tidspunktets afstand til UTC er ikke dansk tid den pågældende dag.",
            ),
        )
    )

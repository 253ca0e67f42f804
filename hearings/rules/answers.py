"""Rules about answers: who still owes one, who is late."""

from datetime import date, datetime, time

from foundation.calendar import deadline_moment
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, refuse_state
from hearings.rules.moves import ANSWERED, AWAITED, MOVES
from hearings.vocabulary import ConsulteeState, HearingState


def refuse_submit(state: HearingState, consultee: ConsulteeState) -> list[Refusal]:
    """An answer is taken until the hearing is concluded, late or not [89]."""
    return [
        *refuse_state(MOVES, "submit", state),
        *against(
            (
                consultee in ANSWERED,
                Refusal("already_answered", "høring", "Der er allerede afgivet et høringssvar."),
            )
        ),
    ]


def refuse_replace(state: HearingState, consultee: ConsulteeState) -> list[Refusal]:
    """A new answer takes the place of the old, which is kept."""
    return [*refuse_state(MOVES, "replace", state), *_refuse_unanswered(consultee)]


def refuse_decline(state: HearingState, consultee: ConsulteeState) -> list[Refusal]:
    """Saying that one will not answer; it is not the same as silence."""
    return [
        *refuse_state(MOVES, "decline", state),
        *against(
            (
                consultee not in AWAITED,
                Refusal("nothing_awaited", "høring", "Der ventes ikke på et høringssvar."),
            )
        ),
    ]


def refuse_empty(body_text: str) -> list[Refusal]:
    """Who has nothing to say declines; an empty answer is none."""
    return against(
        (
            not body_text.strip(),
            Refusal("response_empty", "høring", "Høringssvaret har ingen tekst."),
        )
    )


def refuse_waive(state: HearingState, consultee: ConsulteeState) -> list[Refusal]:
    """Only one who still owes an answer can be let off."""
    return [
        *refuse_state(MOVES, "waive", state),
        *against(
            (
                consultee not in AWAITED,
                Refusal("nothing_awaited", "høring", "Der ventes ikke på et høringssvar."),
            )
        ),
    ]


def answered_as(
    answered_at: datetime, response_deadline: date, at: time | None = None
) -> ConsulteeState:
    """In time up to and with the last moment of the deadline in Copenhagen [92]."""
    if answered_at <= deadline_moment(response_deadline, at):
        return ConsulteeState.ANSWERED
    return ConsulteeState.ANSWERED_LATE


def has_expired(moment: datetime, response_deadline: date, at: time | None = None) -> bool:
    """The deadline has run out; that ends the hearing and decides nothing [92]."""
    return moment > deadline_moment(response_deadline, at)


def concluded_as(state: ConsulteeState) -> ConsulteeState:
    """Silence is written down as silence when the hearing is concluded."""
    return ConsulteeState.NO_REPLY if state in AWAITED else state


def _refuse_unanswered(consultee: ConsulteeState) -> list[Refusal]:
    return against(
        (
            consultee not in ANSWERED,
            Refusal("nothing_to_replace", "høring", "Der er ikke afgivet et høringssvar."),
        )
    )

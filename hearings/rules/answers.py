"""Rules about answers: who still owes one, who is late."""

from dataclasses import dataclass
from datetime import date, datetime, time

from foundation.calendar import deadline_moment
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, refuse_state
from hearings.rules.moves import ANSWERED, AWAITED, MOVES
from hearings.vocabulary import ConsulteeState, HearingResult, HearingState, OnNoObjection


@dataclass(frozen=True, kw_only=True)
class ConsulteeEvents:
    """What happened to one who is heard, and when."""

    seen_at: datetime | None = None
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    declined_at: datetime | None = None
    waived_at: datetime | None = None
    no_reply_at: datetime | None = None
    last_day: date | None = None
    last_time: time | None = None


def state_of(one: ConsulteeEvents) -> ConsulteeState:
    """Who declined or was let off may answer after all; an answer stands above everything, and
    more time may make a late one timely [89, 92]."""
    if one.answered_at is not None:
        if one.last_day is None:
            return ConsulteeState.ANSWERED
        return answered_as(one.answered_at, one.last_day, one.last_time)
    told = (
        (one.declined_at, ConsulteeState.DECLINED),
        (one.waived_at, ConsulteeState.WAIVED),
        (one.no_reply_at, ConsulteeState.NO_REPLY),
        (one.reminded_at, ConsulteeState.REMINDED),
        (one.seen_at, ConsulteeState.SEEN),
    )
    return next((state for moment, state in told if moment is not None), ConsulteeState.INVITED)


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


def refuse_replace(
    state: HearingState, consultee: ConsulteeState, *, is_settled: bool = False
) -> list[Refusal]:
    """A new answer takes the place of the old, which is kept. Once the time has run out an
    answer given in time is `is_settled`: nobody trades it for a late one [89]."""
    detail = "Fristen er udløbet, og svaret er afgivet i tide; det kan ikke længere erstattes."
    return [
        *refuse_state(MOVES, "replace", state),
        *_refuse_unanswered(consultee),
        *against((is_settled, Refusal("deadline_has_run_out", "høringsfrist", detail))),
    ]


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


def refuse_empty(body_text: str, *, has_files: bool = False) -> list[Refusal]:
    """Who has nothing to say declines; an answer without text and without a file is none."""
    return against(
        (
            not (body_text.strip() or has_files),
            Refusal("response_empty", "høring", "Høringssvaret har ingen tekst og ingen filer."),
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


def refuse_put_on_agenda(
    state: HearingState, consultee: ConsulteeState, *, is_committee: bool, has_item: bool
) -> list[Refusal]:
    """A committee that owes an answer decides it on an item, on one at a time."""
    return [
        *refuse_state(MOVES, "put-on-agenda", state),
        *against(
            (
                consultee not in AWAITED,
                Refusal("nothing_awaited", "høring", "Der ventes ikke på et høringssvar."),
            ),
            (
                not is_committee,
                Refusal("no_committee", "høring", "Høringsparten er ikke et udvalg eller et råd."),
            ),
            (
                has_item,
                Refusal("already_on_agenda", "høring", "Høringen har allerede et punkt."),
            ),
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


def refuse_conclude(
    state: HearingState,
    silence: OnNoObjection,
    *,
    has_answers: bool,
    has_objections: bool | None,
) -> list[Refusal]:
    """A hearing that says what silence means is concluded by somebody who says whether anybody
    objected: no machine reads an answer as a yes [92, 93]."""
    unsaid = silence is OnNoObjection.ADOPT and has_answers and has_objections is None
    return [
        *refuse_state(MOVES, "conclude", state),
        *against(
            (
                unsaid,
                Refusal(
                    "objections_unsaid",
                    "høring",
                    "Skriv, om nogen har gjort indsigelse: tavshed betyder vedtagelse her.",
                ),
            )
        ),
    ]


def result_of(
    state: HearingState, silence: OnNoObjection, *, has_objections: bool | None
) -> HearingResult | None:
    """What came of the hearing: nothing before it is concluded, and adoption only where it was
    said beforehand and nobody objected [93]."""
    if state is not HearingState.CONCLUDED:
        return None
    adopted = silence is OnNoObjection.ADOPT and has_objections is False
    return HearingResult.ADOPTED if adopted else HearingResult.RETURNED


def _refuse_unanswered(consultee: ConsulteeState) -> list[Refusal]:
    return against(
        (
            consultee not in ANSWERED,
            Refusal("nothing_to_replace", "høring", "Der er ikke afgivet et høringssvar."),
        )
    )

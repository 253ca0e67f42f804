"""Rules about joint replies: input by a day, one draft, everybody's approval [90]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foundation.danish import format_day
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, refuse_state
from hearings.rules.moves import JOINT_REPLY_MOVES
from hearings.vocabulary import HearingState, JointReplyState

_RULE = "samlet høringssvar"
_HEARING_NOT_RUNNING = Refusal("hearing_not_running", _RULE, "Høringen er ikke i gang.")
_NOBODY_BEHIND = Refusal("nobody_behind", _RULE, "Der er ingen medlemmer bag svaret.")
_INPUT_DAY_MISSING = Refusal("input_day_missing", _RULE, "Angiv dagen, bidrag skal være der.")
_INPUT_DAY_HAS_PASSED = Refusal("input_day_has_passed", _RULE, "Dagen for bidrag er gået.")
_DRAFT_EMPTY = Refusal("draft_empty", _RULE, "Udkastet har ingen tekst.")
_APPROVAL_DAY_MISSING = Refusal(
    "approval_day_missing", _RULE, "Angiv dagen, udkastet skal være godkendt."
)
_APPROVAL_DAY_HAS_PASSED = Refusal(
    "approval_day_has_passed", _RULE, "Dagen for godkendelse er gået."
)
_ITEM_OF_OTHER_CASE = Refusal("item_of_other_case", _RULE, "Punktet hører ikke til høringens sag.")
_ITEM_NOT_TREATED = Refusal("item_not_treated", _RULE, "Punktet er ikke behandlet.")
_OVER = frozenset({HearingState.CONCLUDED, HearingState.WITHDRAWN})


@dataclass(frozen=True, kw_only=True)
class CollectFacts:
    """A joint reply on the day its members are to be asked for input."""

    state: JointReplyState
    hearing: HearingState
    today: date
    input_by: date | None
    members: int
    unreachable: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class CirculateFacts:
    """A draft on the day its members are to be asked for approval. `waiting` are those who have
    put nothing in."""

    state: JointReplyState
    hearing: HearingState
    today: date
    input_by: date | None
    approve_by: date | None
    last_day: date | None
    draft_text: str
    members: int
    waiting: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class SendFacts:
    """A draft that somebody wants to send as the answer."""

    state: JointReplyState
    silent: Sequence[str]
    objecting: Sequence[str]


def refuse_collect(reply: CollectFacts) -> list[Refusal]:
    """Members are asked once there are some, and by a day that is still to come."""
    unreachable = f"Ingen mailadresse for {listed(reply.unreachable)}."
    return [
        *refuse_state(JOINT_REPLY_MOVES, "collect", reply.state),
        *against(
            (reply.hearing is not HearingState.RUNNING, _HEARING_NOT_RUNNING),
            (reply.members == 0, _NOBODY_BEHIND),
            (reply.input_by is None, _INPUT_DAY_MISSING),
            (
                reply.input_by is not None and reply.input_by < reply.today,
                _INPUT_DAY_HAS_PASSED,
            ),
            (
                bool(reply.unreachable),
                Refusal("member_unreachable", _RULE, unreachable, overridable=True),
            ),
        ),
    ]


def refuse_circulate(reply: CirculateFacts) -> list[Refusal]:
    """A draft goes round when it has a text and a day, and the hearing still takes answers; that
    some may put something in yet, or that the answer would come late, is only pointed out."""
    open_ = reply.input_by is not None and reply.today <= reply.input_by and bool(reply.waiting)
    detail = f"Der kan gives bidrag endnu; intet fra {listed(reply.waiting)}."
    late = bool(reply.approve_by and reply.last_day and reply.approve_by > reply.last_day)
    return [
        *refuse_state(JOINT_REPLY_MOVES, "circulate", reply.state),
        *against(
            (reply.hearing in _OVER, _HEARING_NOT_RUNNING),
            (not reply.draft_text.strip(), _DRAFT_EMPTY),
            (reply.members == 0, _NOBODY_BEHIND),
            (reply.approve_by is None, _APPROVAL_DAY_MISSING),
            (
                reply.approve_by is not None and reply.approve_by < reply.today,
                _APPROVAL_DAY_HAS_PASSED,
            ),
            (open_, Refusal("input_still_open", _RULE, detail, overridable=True)),
            (
                late,
                Refusal(
                    "approved_after_deadline",
                    _RULE,
                    f"Godkendelsen slutter efter høringsfristen, {_day(reply.last_day)}.",
                    overridable=True,
                ),
            ),
        ),
    ]


def refuse_send(reply: SendFacts) -> list[Refusal]:
    """Silence approves nothing: who has not answered is named, and whoever sends anyway says
    why; so with those who object."""
    return [
        *refuse_state(JOINT_REPLY_MOVES, "send", reply.state),
        *against(
            (
                bool(reply.objecting),
                Refusal(
                    "member_objects",
                    _RULE,
                    f"Indsigelse fra {listed(reply.objecting)}.",
                    overridable=True,
                ),
            ),
            (
                bool(reply.silent),
                Refusal(
                    "member_silent",
                    _RULE,
                    f"Intet svar fra {listed(reply.silent)}.",
                    overridable=True,
                ),
            ),
        ),
    ]


def refuse_member(state: JointReplyState, verb: str, *, is_other_text: bool) -> list[Refusal]:
    """A member answers for the text he has read and no other."""
    other = Refusal("content_changed", _RULE, "Udkastet er et andet end det, du har læst.")
    return [*refuse_state(JOINT_REPLY_MOVES, verb, state), *against((is_other_text, other))]


def refuse_contribute(
    state: JointReplyState, hearing: HearingState, input_text: str
) -> list[Refusal]:
    """Input is taken until the draft goes round; what comes after the day is marked."""
    empty = Refusal("response_empty", "høring", "Bidraget har ingen tekst.")
    return [
        *refuse_state(JOINT_REPLY_MOVES, "contribute", state),
        *against((hearing in _OVER, _HEARING_NOT_RUNNING), (not input_text.strip(), empty)),
    ]


def refuse_consider(state: JointReplyState, *, is_of_case: bool, is_treated: bool) -> list[Refusal]:
    """It has been considered when an item of the case was treated with it at hand."""
    return [
        *refuse_state(JOINT_REPLY_MOVES, "consider", state),
        *against(
            (not is_of_case, _ITEM_OF_OTHER_CASE),
            (not is_treated, _ITEM_NOT_TREATED),
        ),
    ]


def _day(day: date | None) -> str:
    return format_day(day) if day is not None else ""

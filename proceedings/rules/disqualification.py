"""Rules about disqualification (fvl §§ 3-6, ksl § 14): a member notifies, the body decides."""

from dataclasses import dataclass

from agenda.vocabulary import ItemState, WithholdingCause
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, move, refuse_state
from meetings.vocabulary import MeetingState
from proceedings.vocabulary import (
    DisqualificationGround,
    DisqualificationState,
    PresenceStatus,
)

DISQUALIFICATION_MOVES = {
    "find-disqualified": move(
        DisqualificationState.NOTIFIED,
        DisqualificationState.NOT_DISQUALIFIED,
        to=DisqualificationState.DISQUALIFIED,
    ),
    "find-not-disqualified": move(
        DisqualificationState.NOTIFIED,
        DisqualificationState.DISQUALIFIED,
        to=DisqualificationState.NOT_DISQUALIFIED,
    ),
    "withdraw": move(DisqualificationState.NOTIFIED, to=DisqualificationState.WITHDRAWN),
}

_NOT_AT_THE_ITEM = frozenset(
    {
        PresenceStatus.EXCUSED,
        PresenceStatus.ABSENT,
        PresenceStatus.NO_SHOW,
        PresenceStatus.ON_LEAVE,
    }
)
_UNDECIDED = frozenset(
    {
        ItemState.DRAFT,
        ItemState.SUBMITTED,
        ItemState.RETURNED,
        ItemState.READY,
        ItemState.PLACED,
    }
)

_NOT_BY_THE_BODY = Refusal(
    "meeting_not_in_session",
    "ksl § 14, stk. 1",
    "Kun udvalget selv afgør inhabilitet, og mødet er ikke i gang.",
)
_DEBATED_ALREADY = Refusal("item_decided", "ksl § 14, stk. 1", "Punktet er allerede behandlet.")
_NOT_PRESENT = Refusal(
    "not_present", "fvl § 3", "Den, der ikke er til stede ved punktet, kan ikke erklæres inhabil."
)
_GROUND_MISSING = Refusal("ground_missing", "fvl § 3, stk. 1", "Angiv grunden til inhabiliteten.")

_NOBODY_ASKED = Refusal(
    "no_open_question",
    "fvl § 6",
    "Der er ikke meldt mulig inhabilitet, som udvalget mangler at tage stilling til.",
)
_REASON_WANTED = Refusal("reason_required", "begrundelse", "Skriv, hvorfor punktet tilbageholdes.")
_LIFTED = Refusal("already_lifted", "tilbageholdelse", "Punktet er allerede givet tilbage.")
_BY_LAW = Refusal(
    "follows_the_question",
    "fvl § 3, stk. 3",
    "Tilbageholdelsen følger af spørgsmålet om inhabilitet og ophører med det.",
)


@dataclass(frozen=True, kw_only=True)
class FindingFacts:
    """What the body has before it when it decides whether a member is disqualified. `presence`
    is at the item; `presence_then` where the question is decided, when that is another item."""

    state: DisqualificationState
    meeting_state: MeetingState
    item_state: ItemState
    presence: PresenceStatus
    ground: DisqualificationGround | None
    presence_then: PresenceStatus = PresenceStatus.UNKNOWN


def refuse_notify(item_state: ItemState, *, may_take_part: bool) -> list[Refusal]:
    """A member tells the body as soon as possible, before or at the meeting [35]."""
    return against(
        (
            not may_take_part,
            Refusal(
                "not_a_participant",
                "fvl § 6, stk. 1",
                "Den pågældende deltager ikke i udvalgets møde som medlem eller stedfortræder.",
            ),
        ),
        (
            item_state not in _UNDECIDED,
            Refusal("item_decided", "fvl § 6, stk. 1", "Punktet er allerede behandlet."),
        ),
    )


def refuse_finding(finding: FindingFacts, *, disqualified: bool) -> list[Refusal]:
    """The body decides, in its meeting and before the debate of the item starts, perhaps under
    another item [36]; until the item is treated it may come to another finding.

    The question does not arise for somebody who is not there [32].
    """
    verb = "find-disqualified" if disqualified else "find-not-disqualified"
    away = not _NOT_AT_THE_ITEM.isdisjoint({finding.presence, finding.presence_then})
    return [
        *refuse_state(DISQUALIFICATION_MOVES, verb, finding.state),
        *against(
            (finding.meeting_state != MeetingState.IN_SESSION, _NOT_BY_THE_BODY),
            (finding.item_state not in _UNDECIDED, _DEBATED_ALREADY),
            (away, _NOT_PRESENT),
            (disqualified and finding.ground is None, _GROUND_MISSING),
        ),
    ]


def withholding_cause(
    state: DisqualificationState, *, own_notice: bool, takes_part_anyway: bool = False
) -> WithholdingCause | None:
    """Why a member may not see the closed material of an item, if he may not [39, 75].

    His own notice takes it from him at once and so does the body's finding; somebody else's
    report changes nothing until the body has decided. Whoever takes part under fvl § 4 despite
    being disqualified needs the material [42].
    """
    if state == DisqualificationState.NOTIFIED and own_notice:
        return WithholdingCause.NOTIFIED
    if state == DisqualificationState.DISQUALIFIED and not takes_part_anyway:
        return WithholdingCause.DISQUALIFIED
    return None


def refuse_withhold(*, is_asked: bool, reason: str) -> list[Refusal]:
    """The secretariat may keep an item from somebody whose own notice or whose report by others
    the body has not decided on, and says why [75]."""
    return against(
        (not is_asked, _NOBODY_ASKED),
        (not reason.strip(), _REASON_WANTED),
    )


def refuse_lift(cause: WithholdingCause, *, stands: bool) -> list[Refusal]:
    """What the secretariat withheld it gives back; what the law withholds follows the
    question [39, 75]."""
    return against(
        (not stands, _LIFTED),
        (cause != WithholdingCause.SECRETARIAT, _BY_LAW),
    )

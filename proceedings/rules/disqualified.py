"""Rules about what follows when somebody is disqualified (fvl §§ 3-4; ksl § 14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agenda.rules import MOVES as ITEM_MOVES
from agenda.vocabulary import ItemState
from committees.vocabulary import CommitteeKind
from foundation.danish import format_day
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed, refuse_state
from proceedings.vocabulary import DisqualificationState, ParticipationException, Quorum

_LEAVES = "fvl § 3, stk. 3"
_POSTPONES = "ksl § 14, stk. 4"
_NOT_DISQUALIFIED = Refusal("not_disqualified", _LEAVES, "Den pågældende er ikke erklæret inhabil.")
_TAKES_PART = Refusal("takes_part", "fvl § 4", "Den pågældende deltager efter en undtagelse.")
_OWN_MATTER = Refusal(
    "own_matter",
    _LEAVES,
    "Den, der er inhabil, leder ikke punktet, og ingen fører sin egen sag. Overlad det til en anden"
    " mødeleder eller sekretariatet.",
)
_IS_OUT = Refusal("already_out", _LEAVES, "Den pågældende har allerede forladt lokalet.")
_IS_IN = Refusal("not_out", _LEAVES, "Den pågældende har ikke forladt lokalet.")
_EARLIER = Refusal("returned_before_leaving", _LEAVES, "Kom tilbage, før lokalet blev forladt.")
_NOT_COUNCIL = Refusal(
    "not_the_council", _POSTPONES, "Retten til udsættelse gælder i kommunalbestyrelsen."
)
_NOBODY = Refusal("nobody_disqualified", _POSTPONES, "Ingen er erklæret inhabil ved punktet.")
_HAS_SUBSTITUTE = Refusal(
    "substitute_called", _POSTPONES, "Der er indkaldt stedfortræder til punktet."
)
_TWO_THIRDS = Refusal(
    "two_thirds_oppose",
    _POSTPONES,
    "To tredjedele af de tilstedeværende modsætter sig, at sagen udsættes.",
)
_PRESENT_UNKNOWN = Refusal(
    "presence_unknown",
    _POSTPONES,
    "Fremmødet er ikke ført, så det vides ikke, om to tredjedele modsætter sig.",
    overridable=True,
)
_TOO_MANY = Refusal("more_than_present", _POSTPONES, "Flere har modsat sig, end der var til stede.")
_NO_EXCEPTION_REASON = Refusal(
    "exception_incomplete",
    "fvl § 4",
    "Angiv både hjemlen og grunden til at deltage trods inhabilitet.",
)
_NO_EXCEPTION = Refusal(
    "exception_for_nobody", "fvl § 4", "En undtagelse gælder kun den, der er inhabil."
)


@dataclass(frozen=True, kw_only=True)
class Staying:
    """An item with and without those who stay under fvl § 4, stk. 2 although disqualified:
    `present` of the `needed` are there `without` them."""

    without: Quorum
    staying: Quorum
    present: int
    needed: int


@dataclass(frozen=True, kw_only=True)
class PostponeFacts:
    """A list's demand that an item waits because one of its members is disqualified."""

    committee_kind: CommitteeKind
    item_state: ItemState
    disqualified: int
    substitutes: int
    present: int | None
    opposed: int
    deadline: date | None
    next_meeting: date | None


def refuse_leave(state: DisqualificationState, *, takes_part: bool, is_out: bool) -> list[Refusal]:
    """Whoever is disqualified leaves the room in debate and vote (fvl § 3, stk. 3) [39]."""
    disqualified = state == DisqualificationState.DISQUALIFIED
    return against(
        (not disqualified, _NOT_DISQUALIFIED),
        (disqualified and takes_part, _TAKES_PART),
        (is_out, _IS_OUT),
    )


def refuse_return(*, is_out: bool, in_order: bool) -> list[Refusal]:
    """And comes back after the item [39]."""
    return against((not is_out, _IS_IN), (is_out and not in_order, _EARLIER))


def refuse_own_matter(*, is_own: bool) -> list[Refusal]:
    """Who is disqualified neither leads at the item nor writes down what came of it, and nobody
    writes down what the body found of himself: another leads, and the secretariat writes (fvl
    § 3, stk. 3) [5, 38, 39]."""
    return against((is_own, _OWN_MATTER))


def refuse_in_the_room(names: Sequence[str]) -> list[Refusal]:
    """While somebody disqualified refuses to leave, the item cannot be treated; the refusal
    stands in the minutes, and the item is postponed (fvl § 3, stk. 3) [39]."""
    return against(
        (
            bool(names),
            Refusal(
                "disqualified_in_room",
                _LEAVES,
                f"Inhabil og stadig i lokalet: {listed(names)}. Punktet kan ikke behandles.",
            ),
        )
    )


def refuse_exception(
    paragraph: ParticipationException | None, reason: str, *, disqualified: bool
) -> list[Refusal]:
    """A disqualified member takes part only by a paragraph of fvl § 4 and with the reason
    written down: nobody can stand in (stk. 1), the body would lose its quorum or its balance
    (stk. 2), or members are chosen to posts and paid (stk. 3) [41, 42]."""
    said = paragraph is not None or bool(reason.strip())
    whole = paragraph is not None and bool(reason.strip())
    return against(
        (said and not whole, _NO_EXCEPTION_REASON),
        (said and not disqualified, _NO_EXCEPTION),
    )


def warn_exception(paragraph: ParticipationException | None, stays: Staying) -> list[Refusal]:
    """Whether fvl § 4, stk. 2 holds for the sake of the quorum is counted: without those who are
    disqualified the body would lose it, and with those who stay it would not. Where the ledger is
    silent nobody knows. The paragraph also knows a body out of balance, of which nothing can be
    counted, so that somebody may answer for it [42]."""
    claimed = paragraph == ParticipationException.FVL4_2
    needless = stays.without == Quorum.YES or stays.staying == Quorum.NO
    detail = (
        f"Udvalget mister ikke sin beslutningsdygtighed: {stays.present} er til stede uden de"
        f" inhabile, og {stays.needed} kræves. Skriv, hvis hensynet til sammensætningen er grunden."
        if stays.without == Quorum.YES
        else "Udvalget er heller ikke beslutningsdygtigt, hvis de inhabile deltager."
    )
    refusal = Refusal("quorum_not_lost", "fvl § 4, stk. 2", detail, overridable=True)
    return against((claimed and needless, refusal))


def refuse_demand_postponement(told: PostponeFacts) -> list[Refusal]:
    """Where no substitute was called for the disqualified member of the council, his list can
    demand that the item waits for the next meeting, unless two thirds of those present oppose
    or a deadline set by law or by an authority would be broken (ksl § 14, stk. 3 og 4) [37]."""
    late = told.deadline is not None and (
        told.next_meeting is None or told.next_meeting > told.deadline
    )
    return [
        *refuse_state(ITEM_MOVES, "postpone", told.item_state),
        *against(
            (told.committee_kind != CommitteeKind.COUNCIL, _NOT_COUNCIL),
            (told.disqualified == 0, _NOBODY),
            (told.disqualified > 0 and told.substitutes >= told.disqualified, _HAS_SUBSTITUTE),
            (told.present is None and told.opposed > 0, _PRESENT_UNKNOWN),
            (told.present is not None and told.opposed > told.present, _TOO_MANY),
            (_two_thirds(told), _TWO_THIRDS),
            (late, _deadline_broken(told)),
        ),
    ]


def _two_thirds(told: PostponeFacts) -> bool:
    return bool(told.present) and 3 * told.opposed >= 2 * (told.present or 0)


def _deadline_broken(told: PostponeFacts) -> Refusal:
    day = format_day(told.deadline) if told.deadline else ""
    return Refusal(
        "deadline_would_break", _POSTPONES, f"Fristen den {day} nås ikke, hvis sagen udsættes."
    )

"""Rules about presence: what the ledger says of a person at an item."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from proceedings.vocabulary import PresenceKind, PresenceStatus

_ENDLESS = 1_000_000
AWAY = frozenset(
    {
        PresenceStatus.EXCUSED,
        PresenceStatus.ABSENT,
        PresenceStatus.NO_SHOW,
        PresenceStatus.ON_LEAVE,
        PresenceStatus.TOOK_NO_PART,
    }
)
"""What the ledger calls not being there."""
_SHOWN_AS = {
    PresenceKind.ARRIVED: PresenceStatus.PRESENT,
    PresenceKind.LEFT: PresenceStatus.ABSENT,
}


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """One line in force about one person; positions are the items' order, ends included.

    Without positions the line speaks of the whole meeting. For somebody who came or went the
    first position is the item under which it happened, and there is no last one. `moment` puts
    what happened under one item in order: the clock, or when it was told; `by_clock` that it was
    the clock. `remote` is said of who takes part from elsewhere [23].
    """

    kind: PresenceKind
    from_item: int | None = None
    to_item: int | None = None
    moment: float = 0
    by_clock: bool = False
    remote: bool = False

    @cached_property
    def is_wide(self) -> bool:
        """Whether it speaks of the meeting without naming an item."""
        return self.from_item is None and self.to_item is None

    @cached_property
    def is_movement(self) -> bool:
        """Whether somebody came or went at a known place."""
        return self.kind in _SHOWN_AS and self.from_item is not None

    @cached_property
    def starts_at(self) -> int:
        """The first item it holds at."""
        return _ENDLESS if self.is_wide else self.from_item or 0

    @cached_property
    def ends_at(self) -> int:
        """The last one; one who came or went stays so, and a wide line holds at none."""
        if self.is_wide:
            return 0
        return _ENDLESS if self.is_movement or self.to_item is None else self.to_item

    @cached_property
    def status(self) -> PresenceStatus:
        """What it says where it holds."""
        return _SHOWN_AS.get(self.kind) or PresenceStatus(self.kind.value)


class Ground(Enum):
    """What a status rests on: a line about the item, a movement, a conclusion from a later
    movement, a line about the whole meeting, or nothing."""

    LINE = "line"
    MOVEMENT = "movement"
    CONCLUSION = "conclusion"
    WIDE = "wide"
    NOTHING = "nothing"


@dataclass(frozen=True, eq=False)
class Finding:
    """Whether somebody was there at an item, and what says so. One finding holds at many items,
    and is looked up as the object it is."""

    status: PresenceStatus
    ground: Ground
    line: LedgerLine | None = None

    @property
    def is_remote(self) -> bool:
        """Whether somebody who is there is so from elsewhere [23]."""
        here = self.status == PresenceStatus.PRESENT
        return bool(here and self.line and self.line.remote)


def found_at(lines: Sequence[LedgerLine], position: int) -> Finding:
    """What the ledger says of one person at one item, in whatever order it was told.

    Of lines that hold at the item the one that began last speaks, and of two that began
    together the shorter, then the later. Else a movement further on tells: who left was there
    before, who arrived was not [28]. Else what was told of the whole meeting, the last word
    last. Nothing more is guessed: a listed member is not thereby present [33].
    """
    speaking = [
        (_began(line, n), line)
        for n, line in enumerate(lines)
        if line.starts_at <= position <= line.ends_at
    ]
    if speaking:
        line = max(speaking, key=lambda told: told[0])[1]
        return Finding(line.status, Ground.MOVEMENT if line.is_movement else Ground.LINE, line)
    wide = next((line for line in reversed(lines) if line.is_wide), None)
    later = _next_movement(lines, position)
    if later is not None:
        return Finding(_before(later, wide), Ground.CONCLUSION, later)
    if wide is not None:
        return Finding(wide.status, Ground.WIDE, wide)
    return Finding(PresenceStatus.UNKNOWN, Ground.NOTHING)


class Course:
    """What the ledger says of one person from item to item. It changes only where a line begins
    or is over, so that it is found once for each stretch between."""

    def __init__(self, lines: Sequence[LedgerLine]) -> None:
        turns = {turn for line in lines for turn in (line.starts_at, line.ends_at + 1)}
        self._begins = sorted({0, *turns})
        self._found = [found_at(lines, position) for position in self._begins]

    def at(self, position: int) -> Finding:
        """The finding at an item."""
        return self._found[bisect_right(self._begins, position) - 1]

    def along(self, positions: Sequence[int]) -> list[Finding]:
        """The findings at items that are named in their order."""
        found: list[Finding] = []
        for finding, ends in zip(self._found, [*self._begins[1:], None], strict=True):
            until = len(positions) if ends is None else bisect_left(positions, ends)
            found += [finding] * (until - len(found))
        return found


def as_of(
    lines: Sequence[LedgerLine], turns: Sequence[LedgerLine], position: int, moment: float
) -> list[LedgerLine]:
    """The lines as they stood at a moment at which one item was treated. `turns` are those who
    came and went by the clock, whether or not anybody knows at which item: of them the last one
    before the moment speaks, and those after it are still to come, in whatever order the items
    were taken. What was told by items alone holds as it did [27, 28]."""
    told = [line for line in lines if not line.by_clock]
    begun = [turn for turn in turns if turn.moment <= moment]
    if begun:
        last = max(begun, key=lambda turn: turn.moment)
        told.append(replace(last, from_item=min(last.from_item or position, position)))
    ahead = [turn for turn in turns if turn.moment > moment]
    return told + [
        replace(turn, from_item=max(turn.from_item or 0, position + 1)) for turn in ahead
    ]


def status_at(lines: Sequence[LedgerLine], position: int) -> PresenceStatus:
    """What the ledger says of one person when one item is decided [24, 27]."""
    return found_at(lines, position).status


def took_part_at(lines: Sequence[LedgerLine], position: int) -> bool | None:
    """Whether the person was there at the item wholly or partly: whoever came or went under it
    was. Unknown where the ledger is silent."""
    moved = any(line.is_movement and line.from_item == position for line in lines)
    status = status_at(lines, position)
    if status == PresenceStatus.TOOK_NO_PART:
        return False
    if moved or status == PresenceStatus.PRESENT:
        return True
    return None if status == PresenceStatus.UNKNOWN else False


def presence_at_meeting(lines: Sequence[LedgerLine], items: Sequence[int]) -> PresenceStatus:
    """What the ledger tells of one person and the meeting as a whole [6, 27]. Whoever was there
    at one item, if only until he left, was there. Where the ledger is silent of an item, and of
    none says that he was there, it is unknown: nothing is guessed. Away in several ways is told
    as absent, since none of them holds for the whole; whoever only took no part in matters may
    have been there."""
    if any(took_part_at(lines, position) for position in items):
        return PresenceStatus.PRESENT
    away = {status_at(lines, position) for position in items} - {PresenceStatus.TOOK_NO_PART}
    if not away or PresenceStatus.UNKNOWN in away:
        return PresenceStatus.UNKNOWN
    return away.pop() if len(away) == 1 else PresenceStatus.ABSENT


def refuse_remote(
    kind: CommitteeKind, names: Iterable[str], *, allow_remote: bool
) -> list[Refusal]:
    """Whether members may take part from elsewhere. The council meets in one room unless its
    own rules say otherwise; of committees no rule is known, so that somebody may answer for
    it (ksl § 10) [23]."""
    remote = bool(list(names)) and not allow_remote
    detail = "Udvalget holder ikke møder på video."
    council = kind == CommitteeKind.COUNCIL
    refusal = Refusal("remote_not_allowed", "ksl § 10", detail, overridable=not council)
    return against((remote, refusal))


def _began(line: LedgerLine, told: int) -> tuple[int, int, float, int]:
    return (line.starts_at, -line.ends_at, line.moment, told)


def _next_movement(lines: Sequence[LedgerLine], position: int) -> LedgerLine | None:
    later = [
        ((line.from_item or 0, line.moment, n), line)
        for n, line in enumerate(lines)
        if line.is_movement and (line.from_item or 0) > position
    ]
    return min(later, key=lambda told: told[0])[1] if later else None


def _before(movement: LedgerLine, wide: LedgerLine | None) -> PresenceStatus:
    """Before somebody left he was there; before he came he was away, as the meeting was told."""
    if movement.kind == PresenceKind.LEFT:
        return PresenceStatus.PRESENT
    return wide.status if wide is not None and wide.status in AWAY else PresenceStatus.ABSENT

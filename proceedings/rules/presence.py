"""Rules about presence: what the ledger says of a person at an item, and quorum."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from proceedings.vocabulary import PresenceKind, PresenceStatus, Quorum


@dataclass(frozen=True, kw_only=True)
class LedgerLine:
    """One line in force about one person; positions are the items' order, ends included.

    Without positions the line speaks of the whole meeting. For somebody who came or went the
    first position is the item under which it happened.
    """

    kind: PresenceKind
    from_item: int | None = None
    to_item: int | None = None


def status_at(lines: Sequence[LedgerLine], position: int) -> PresenceStatus:
    """What the ledger says of one person at one item; the last line that speaks wins.

    Nothing is guessed: a listed member is not thereby present [33]. Only two conclusions are
    drawn, and any line overrules them: who arrived was not there before, who left was [28].
    """
    said = [status for line in lines if (status := _spoken(line, position)) is not None]
    if said:
        return said[-1]
    concluded = [status for line in lines if (status := _concluded(line, position)) is not None]
    return concluded[-1] if concluded else PresenceStatus.UNKNOWN


def quorum(seats: int, present: int, disqualified: int, unknown: int) -> Quorum:
    """At least half of the seats, counted anew at each item (ksl § 11, stk. 2) [24, 25].

    `present` includes substitutes; `disqualified` are those of them who do not count, and
    `unknown` the seats of which the ledger says nothing. Seats count, not those convened.
    """
    certain = present - disqualified
    if seats < 1:
        return Quorum.UNKNOWN
    if certain * 2 >= seats:
        return Quorum.YES
    return Quorum.UNKNOWN if (certain + unknown) * 2 >= seats else Quorum.NO


def refuse_quorum(found: Quorum) -> list[Refusal]:
    """No decision without quorum; where presence is unknown somebody answers for it [24]."""
    return against(
        (
            found == Quorum.NO,
            Refusal(
                "not_quorate",
                "ksl § 11, stk. 2",
                "Udvalget er ikke beslutningsdygtigt ved dette punkt.",
            ),
        ),
        (
            found == Quorum.UNKNOWN,
            Refusal(
                "quorum_unknown",
                "ksl § 11, stk. 2",
                "Fremmødet er ikke ført, så det vides ikke, om udvalget er beslutningsdygtigt.",
                overridable=True,
            ),
        ),
    )


def _spoken(line: LedgerLine, position: int) -> PresenceStatus | None:
    after = line.from_item is None or line.from_item <= position
    before = line.to_item is None or position <= line.to_item
    if not (after and before):
        return None
    if line.kind == PresenceKind.ARRIVED:
        return PresenceStatus.PRESENT
    if line.kind == PresenceKind.LEFT:
        return PresenceStatus.ABSENT
    return PresenceStatus(line.kind.value)


def _concluded(line: LedgerLine, position: int) -> PresenceStatus | None:
    earlier = line.from_item is not None and position < line.from_item
    if earlier and line.kind == PresenceKind.ARRIVED:
        return PresenceStatus.ABSENT
    if earlier and line.kind == PresenceKind.LEFT:
        return PresenceStatus.PRESENT
    return None

"""What holds an item of a case back: hearings that are open, councils nobody has asked, and the
days between which a matter may be decided."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from agenda.vocabulary import GateKind
from foundation.danish import format_day
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed

WAIVABLE = frozenset({GateKind.HEARING, GateKind.COUNCIL, GateKind.FINANCE_STATEMENT})
"""What may be set aside with a reason; parties are told, and suspensions are settled."""


class PlannedStep(NamedTuple):
    """A step of a case's way, seen from one committee (`is_own`)."""

    order: int
    is_own: bool
    is_deciding: bool
    reading: int | None = None
    day: date | None = None


class Turn(NamedTuple):
    """What an item is in its case's way; whether it decides is unknown without a route [94]."""

    is_deciding: bool | None
    is_second_reading: bool

    @property
    def waits(self) -> bool:
        """Whether the item is known to be one that has to wait for a hearing."""
        return self.is_deciding is True or self.is_second_reading


class DecisionDays(NamedTuple):
    """Between which days a hearing lets its matter be decided; None is no limit."""

    earliest: date | None
    latest: date | None


@dataclass(frozen=True, kw_only=True)
class Duty:
    """A topic about which a council is to be heard: by KLE number, or by a tag of the case."""

    council: UUID
    name: str
    kle_prefix: str | None = None
    tag: str | None = None


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What a case is about, as its journal and its tags say."""

    kle_number: str = ""
    case_number: str = ""
    tags: Collection[str] = ()


@dataclass(frozen=True, kw_only=True)
class Treatment:
    """How an item takes its case up: on which day, as which reading where the item says so, and
    how often the committee has treated the case before."""

    day: date
    earlier: int = 0
    reading: int | None = None


def turn_of(steps: Sequence[PlannedStep], item: Treatment) -> Turn:
    """The committee's step of the item's reading or day, else its n-th: a committee reads a
    matter of two readings twice, and decides it the second time [96]."""
    own = sorted((s for s in steps if s.is_own), key=lambda s: (s.order, s.reading or 1))
    named = [s for s in own if item.reading is not None and s.reading == item.reading]
    named = named or [s for s in own if s.day == item.day]
    step = next(iter(named or own[min(item.earlier, len(own) - 1) :]), None) if own else None
    reading = item.reading or (step.reading if step else None) or 1
    known = any(s.is_deciding for s in steps)
    return Turn((step is not None and step.is_deciding) if known else None, reading > 1)


def warn_decision_day(windows: Iterable[DecisionDays], day: date) -> list[Refusal]:
    """Not before everybody who is heard has had his time, and a school by 1 March [86, 87]."""
    found = list(windows)
    earliest = max((w.earliest for w in found if w.earliest), default=None)
    latest = min((w.latest for w in found if w.latest), default=None)
    law = "planloven § 24; bekendtgørelse om nedlæggelse af folkeskoler"
    early = earliest is not None and day < earliest
    late = latest is not None and day > latest
    return against(
        (
            early,
            Refusal(
                "decided_before_hearing_ends",
                law,
                f"Sagen kan tidligst afgøres {format_day(earliest or day)}.",
                overridable=True,
            ),
        ),
        (
            late,
            Refusal(
                "decided_too_late",
                law,
                f"Sagen skal være afgjort senest {format_day(latest or day)}.",
                overridable=True,
            ),
        ),
    )


def councils_to_hear(topic: Topic, duties: Iterable[Duty]) -> dict[UUID, str]:
    """The councils that have to be heard about such a case, with their names [88]."""
    return {duty.council: duty.name for duty in duties if _is_about(topic, duty)}


def warn_unheard(names: Collection[str]) -> list[Refusal]:
    """A council is heard in good time before the final decision, closed cases included [88]."""
    return against(
        (
            bool(names),
            Refusal(
                "council_unheard",
                "retssikkerhedsloven § 30",
                f"Ikke hørt: {listed(sorted(names))}.",
                overridable=True,
            ),
        )
    )


def refuse_waive(kind: GateKind, *, is_standing: bool) -> list[Refusal]:
    """A gate that stands is set aside by somebody who answers for it [88]."""
    return against(
        (
            not is_standing,
            Refusal("gate_not_standing", "spærring", "Spærringen er allerede hævet."),
        ),
        (
            kind not in WAIVABLE,
            Refusal("gate_not_waivable", "spærring", f"»{kind.label}« kan ikke fraviges."),
        ),
    )


def _is_about(topic: Topic, duty: Duty) -> bool:
    if duty.tag is not None and duty.tag in topic.tags:
        return True
    number, prefix = topic.kle_number or topic.case_number, duty.kle_prefix
    if prefix is None or not number.startswith(prefix):
        return False
    return not number[len(prefix) :][:1].isdecimal()

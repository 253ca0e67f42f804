"""Rules about strategies, their milestones and what was measured [104]."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from annualcycle.vocabulary import MilestoneStatus
from foundation.problems.refusal import Refusal
from foundation.rulebook import against


@dataclass(frozen=True)
class Aim:
    """What a milestone asks for. It is measured by what is known in its own time: after the
    milestone before it (`since`) and until the last day it has (`due_on`).

    `target` is a rank or a value, None where the text alone tells it; `lower_is_better` is None
    where nobody has said which way is forward.
    """

    target: Decimal | None
    lower_is_better: bool | None
    since: date | None
    due_on: date | None


@dataclass(frozen=True)
class Measured:
    """The latest measurement by the milestone's last day."""

    on: date
    value: Decimal


def status_of(aim: Aim, latest: Measured | None, today: date) -> MilestoneStatus:
    """How far a milestone is [104].

    Its last day decides: what was measured then, or last before it, has `reached` the target or
    `missed` it; nothing measured in its time is `not_measured`. Until then a measurement that
    meets the target is `on_track`, also an early one, since a rank may fall again; one in the
    milestone's own time that does not is `behind`; else it is `awaiting`.
    """
    own = latest is not None and (aim.since is None or latest.on > aim.since)
    meets = latest is not None and is_met(aim, latest.value)
    if _is_over(aim, latest, today):
        if not own or meets is None:
            return MilestoneStatus.NOT_MEASURED
        return MilestoneStatus.REACHED if meets else MilestoneStatus.MISSED
    if meets:
        return MilestoneStatus.ON_TRACK
    return MilestoneStatus.BEHIND if own and meets is False else MilestoneStatus.AWAITING


def is_met(aim: Aim, value: Decimal) -> bool | None:
    """Whether a value is as good as the target; None where that cannot be told."""
    if aim.target is None or aim.lower_is_better is None:
        return None
    return value <= aim.target if aim.lower_is_better else value >= aim.target


def refuse_plain_change(*, adjusted: bool, measured: bool) -> list[Refusal]:
    """An aim that has been held up against a measurement, or adjusted, is not rewritten: it is
    adjusted, and what it was before is kept [104]."""
    return against(
        (
            adjusted or measured,
            Refusal(
                "aim_in_use",
                "justering",
                "Milepælen er justeret eller målt. Justér den med en begrundelse.",
            ),
        )
    )


def refuse_adjustment(*, changes_something: bool) -> list[Refusal]:
    """An adjustment aims at something else than before [104]."""
    return against(
        (
            not changes_something,
            Refusal("nothing_adjusted", "justering", "Milepælen er den samme som før."),
        )
    )


def refuse_removal(*, adjusted: bool) -> list[Refusal]:
    """What was once promised does not vanish with the milestone [104]."""
    return against(
        (
            adjusted,
            Refusal("aim_in_use", "justering", "Milepælen er justeret og kan ikke slettes."),
        )
    )


def _is_over(aim: Aim, latest: Measured | None, today: date) -> bool:
    """The last day has gone by, or was itself measured."""
    if aim.due_on is None:
        return False
    return today > aim.due_on or (latest is not None and latest.on == aim.due_on)

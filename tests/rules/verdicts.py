"""Reading what a rule answered."""

from collections.abc import Iterable

from foundation.problems.refusal import Refusal


def codes(refusals: Iterable[Refusal]) -> list[str]:
    return [refusal.code for refusal in refusals]


def hard(refusals: Iterable[Refusal]) -> list[str]:
    return [refusal.code for refusal in refusals if not refusal.overridable]

"""Faults in what is told about a meeting, each where it stands."""

from collections.abc import Iterable

from foundation.problems import Fault, InvalidInput


def enforce_faultless(faults: Iterable[Fault]) -> None:
    """400 with every fault at once, or nothing."""
    found = list(faults)
    if found:
        raise InvalidInput("Der er fejl i det sendte.", errors=found)

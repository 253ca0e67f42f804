"""What makes a topic's time none [101–103], and what holds back a change of it."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from annualcycle.rules.recurrence import STEPS, cut_off_day, days_of_rule
from annualcycle.vocabulary import DataPeriod, Frequency, RelativeTo
from foundation.problems.refusal import Refusal
from foundation.rulebook import against

Fault = tuple[str, str, str]
"""Pointer, code and detail."""
_CUT_OFF = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
LEAP_YEAR = 2000
REQUIRED = {
    Frequency.NAMED_MONTHS: "months",
    Frequency.CUT_OFF_DAYS: "cut_offs",
    Frequency.RULE: "rrule",
    Frequency.RELATIVE: "relative_to",
}
"""What a frequency cannot be without."""
BELONGS: Mapping[str, frozenset[Frequency]] = {
    "first_month": frozenset(STEPS) - {Frequency.MONTHLY},
    "months": frozenset({Frequency.NAMED_MONTHS}),
    "cut_offs": frozenset({Frequency.CUT_OFF_DAYS}),
    "on_day": frozenset({Frequency.ONCE}),
    "rrule": frozenset({Frequency.RULE}),
    "year_of_term": frozenset({Frequency.EVERY_FOUR_YEARS}),
    "relative_to": frozenset({Frequency.RELATIVE}),
    "offset_days": frozenset({Frequency.RELATIVE, Frequency.CUT_OFF_DAYS}),
}
"""The frequencies that each part of a topic's time belongs to."""
REFERENCES = {
    "relative_topic": RelativeTo.TOPIC,
    "relative_hearing": RelativeTo.HEARING_DEADLINE,
}


def faults_in_topic(told: Mapping[str, Any], year: int | None) -> list[Fault]:
    """What makes the topic's time none. `told` are all of its values, `year` its cycle's."""
    frequency = Frequency(told["frequency"])
    faults: list[Fault] = []
    for check in (_missing, _foreign, _references):
        faults += check(told, frequency)
    if not faults:
        faults += [fault for check in _CHECKS for fault in check(told, year)]
    return faults


def _missing(told: Mapping[str, Any], frequency: Frequency) -> Iterator[Fault]:
    name = REQUIRED.get(frequency)
    if name is not None and not told[name]:
        yield f"/{name}", "required", f"Skal angives til »{frequency.label}«."


def _foreign(told: Mapping[str, Any], frequency: Frequency) -> Iterator[Fault]:
    for name, frequencies in BELONGS.items():
        if told[name] and frequency not in frequencies:
            yield f"/{name}", "not_of_frequency", f"Hører ikke til »{frequency.label}«."
    since = told["data_period"] == DataPeriod.SINCE_LAST
    if since and frequency is not Frequency.CUT_OFF_DAYS:
        detail = f"»{DataPeriod.SINCE_LAST.label}« hører til skæringsdage."
        yield "/data_period", "not_of_frequency", detail


def _references(told: Mapping[str, Any], _frequency: Frequency) -> Iterator[Fault]:
    for name, kind in REFERENCES.items():
        if told["relative_to"] == kind and told[name] is None:
            yield f"/{name}", "required", f"Skal angives til »{kind.label}«."
        if told["relative_to"] != kind and told[name] is not None:
            yield f"/{name}", "not_of_frequency", f"Hører kun til »{kind.label}«."


def _months(told: Mapping[str, Any], _year: int | None) -> Iterator[Fault]:
    if len(set(told["months"])) < len(told["months"]):
        yield "/months", "repeated", "En måned står der to gange."
    rotation: Sequence[Any] = [one["month"] for one in told["rotation"]]
    if len(set(rotation)) < len(rotation):
        yield "/rotation", "repeated", "En måned står der to gange."


def _cut_offs(told: Mapping[str, Any], _year: int | None) -> Iterator[Fault]:
    for place, text in enumerate(told["cut_offs"]):
        if not (_CUT_OFF.fullmatch(text) and _is_day(text)):
            yield f"/cut_offs/{place}", "invalid", "Skriv måned og dag: 06-30."


def _is_day(text: str) -> bool:
    try:
        return bool(cut_off_day(text, LEAP_YEAR))
    except ValueError:
        return False


def _rule(told: Mapping[str, Any], year: int | None) -> Iterator[Fault]:
    if told["rrule"] is None:
        return
    try:
        days = days_of_rule(told["rrule"], year or LEAP_YEAR)
    except ValueError:
        detail = "Reglen kan ikke bruges (RFC 5545: YEARLY, MONTHLY eller WEEKLY, højst 60 dage)."
        yield "/rrule", "invalid_rule", detail
    else:
        if not days and year is not None:
            yield "/rrule", "never", "Reglen rammer ingen dag i året."


def _on_day(told: Mapping[str, Any], year: int | None) -> Iterator[Fault]:
    if told["on_day"] is not None and year is not None and told["on_day"].year != year:
        yield "/on_day", "other_year", "Dagen ligger i et andet år end årshjulet."


_CHECKS: Sequence[Callable[[Mapping[str, Any], int | None], Iterator[Fault]]] = (
    _months,
    _cut_offs,
    _rule,
    _on_day,
)


def faults_in_base(base: Any, *, cycle: Any, topic: Any, bases: Mapping[Any, Any]) -> list[Fault]:
    """A topic counts from another of the same year, and never round in a circle. `bases` leads
    from each topic of the year to the one it counts from."""
    if base is None:
        return []
    if base.annual_cycle_id is None or base.annual_cycle_id != cycle:
        detail = "Emnet står ikke i samme årshjul."
        return [("/relative_topic", "other_cycle", detail)]
    seen, at = set(), base.pk
    while at is not None and at not in seen:
        if at == topic:
            return [("/relative_topic", "circular", "Emnerne regnes fra hinanden i ring.")]
        seen.add(at)
        at = bases.get(at)
    return []


def refuse_removal(used: Sequence[str]) -> list[Refusal]:
    """What has come up stays to be read: it is skipped instead [107]. `used` are the days of
    those that have an item, or that somebody moved or skipped."""
    days = ", ".join(used[:5])
    detail = f"Emnet er i brug ({days}). Spring forekomsterne over i stedet."
    return against((bool(used), Refusal("topic_in_use", "årshjul", detail)))

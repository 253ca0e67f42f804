"""When a letter leaves, and twenty years of deadlines counted day by day."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.clock import COPENHAGEN
from reminders.rules import Offset, Wishes, due_day, may_opt_out, settled
from reminders.rules.moments import PLAIN, leaves_at
from reminders.vocabulary import Channel, Digest, OffsetUnit, ReminderAudience, ReminderEvent

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
LATER = date(2040, 1, 1)
NIGHT: dict[str, Any] = {"quiet_from": time(20), "quiet_until": time(7, 30)}


def local(moment: datetime) -> str:
    return f"{moment.astimezone(COPENHAGEN):%Y-%m-%d %H:%M}"


def leaving(due_on: date, deadline: date = LATER, now: datetime = LONG_AGO, **wished: Any) -> str:
    wishes = settled([Wishes(**wished)])
    return local(leaves_at(due_on, deadline, wishes, now))


def test_a_letter_leaves_as_its_day_begins_unless_somebody_wishes_otherwise() -> None:
    day = date(2026, 3, 18)  # a Wednesday
    assert leaving(day) == "2026-03-18 00:00"
    assert leaving(day, digest=Digest.DAILY) == "2026-03-18 07:00"
    assert leaving(day, digest=Digest.WEEKLY) == "2026-03-23 07:00"
    assert leaving(day, digest=Digest.WEEKLY, digest_weekday=3) == "2026-03-18 07:00"
    assert leaving(day, digest=Digest.WEEKLY, digest_weekday=5) == "2026-03-20 07:00"
    assert leaving(day, **NIGHT) == "2026-03-18 07:30"
    assert leaving(day, digest=Digest.DAILY, **NIGHT) == "2026-03-18 07:30"


def test_the_weekly_letter_carries_nothing_past_its_deadline() -> None:
    wednesday, friday = date(2026, 3, 18), date(2026, 3, 20)
    assert leaving(wednesday, friday, digest=Digest.WEEKLY) == "2026-03-18 07:00"
    assert leaving(friday, friday, digest=Digest.WEEKLY) == "2026-03-20 07:00"
    over = friday + timedelta(days=1)
    assert leaving(over, friday, digest=Digest.WEEKLY) == "2026-03-23 07:00"


def test_what_is_made_up_for_waits_for_the_morning_but_not_past_its_deadline() -> None:
    evening = datetime(2026, 3, 18, 22, tzinfo=COPENHAGEN)
    due, today = date(2026, 3, 11), date(2026, 3, 18)
    assert leaving(due, now=evening, **NIGHT) == "2026-03-19 07:30"
    assert leaving(due, today, now=evening, **NIGHT) == "2026-03-18 22:00"
    over = leaving(date(2026, 3, 17), date(2026, 3, 16), now=evening, **NIGHT)
    assert over == "2026-03-19 07:30"


@pytest.mark.parametrize(
    ("day", "until", "moment"),
    [
        (date(2026, 3, 29), time(2, 30), "2026-03-29T01:30:00+00:00"),
        (date(2026, 10, 25), time(2, 30), "2026-10-25T01:30:00+00:00"),
        (date(2026, 3, 29), time(7), "2026-03-29T05:00:00+00:00"),
        (date(2026, 10, 25), time(7), "2026-10-25T06:00:00+00:00"),
    ],
)
def test_quiet_hours_end_by_the_clock_on_the_wall_also_when_it_is_turned(
    day: date, until: time, moment: str
) -> None:
    """02.30 is skipped in spring, and is twice in autumn: the quiet is over after the second."""
    wishes = settled([Wishes(quiet_from=time(22), quiet_until=until)])
    assert leaves_at(day, LATER, wishes, LONG_AGO).astimezone(UTC).isoformat() == moment


def test_the_first_word_on_each_thing_counts() -> None:
    own = Wishes(digest=Digest.NONE, unsubscribed=frozenset({"term_ends"}))
    of_committee = Wishes(Digest.WEEKLY, 4, time(20), time(7))
    of_town = Wishes(Digest.DAILY, 2, time(18), time(9))
    found = settled([own, of_committee, of_town])
    assert (found.digest, found.digest_weekday) == (Digest.NONE, 4)
    assert (found.quiet_from, found.quiet_until) == (time(20), time(7))
    assert settled([None, None, of_town]).quiet_from == time(18)
    assert settled([None, None, None]) == PLAIN
    assert not found.wants("term_ends")
    assert found.wants("report_due")
    assert not settled([Wishes(channel=Channel.DESK)]).wants("report_due")


MINUTES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(
    st.dates(date(2020, 1, 1), date(2039, 12, 31)),
    st.integers(-20, 20),
    st.integers(-48, 48),
    st.builds(Wishes, st.sampled_from(Digest), st.integers(1, 7), MINUTES, MINUTES),
)
def test_no_letter_leaves_in_quiet_hours_or_is_carried_past_its_deadline(
    due_on: date, days: int, hours: int, wishes: Wishes
) -> None:
    deadline = due_on + timedelta(days=days)
    now = datetime.combine(due_on, time(), COPENHAGEN).astimezone(UTC) + timedelta(hours=hours)
    moment = leaves_at(due_on, deadline, wishes, now)
    told, present = moment.astimezone(COPENHAGEN), now.astimezone(COPENHAGEN)
    assert moment >= now
    assert told.date() <= max(due_on + timedelta(days=7), present.date()) + timedelta(days=1)
    start, end = wishes.quiet_from or time(), wishes.quiet_until or time()
    at = told.time()
    quiet = start <= at < end if start <= end else at >= start or at < end
    if due_on <= deadline and present.date() <= deadline:
        assert told.date() <= deadline
    assert not quiet or told.date() <= deadline or _turned(told)


def _turned(moment: datetime) -> bool:
    """Whether the clock is turned that day: an hour that is skipped is nobody's quiet hour."""
    return moment.utcoffset() != (moment - timedelta(hours=12)).utcoffset()


@pytest.mark.parametrize(
    ("event", "audience", "law", "answer"),
    [
        ("follow_up_due", "owner", "none", "may"),
        ("hearing_deadline", "missing_parties", "none", "may"),
        ("hearing_deadline", "missing_parties", "asks for it", "may not"),
        ("hearing_deadline", "chair", "asks for it", "may"),
        ("agenda_deadline", "chair", "none", "may not"),
        ("approval_missing", "missing_parties", "none", "may not"),
        ("follow_up_due", "secretariat", "none", "may not"),
    ],
)
def test_nobody_does_without_what_the_law_wants_him_to_hear(
    event: str, audience: str, law: str, answer: str
) -> None:
    compulsory = law == "asks for it"
    found = may_opt_out(ReminderEvent(event), ReminderAudience(audience), compulsory=compulsory)
    assert found is (answer == "may")


def _easter(year: int) -> date:
    """Meeus, Jones and Butcher's computus, which knows nothing of our calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _days_off(year: int) -> set[date]:
    fixed = [(1, 1), (6, 5), (12, 24), (12, 25), (12, 26), (12, 31)]
    moving = [-3, -2, 0, 1, 39, 49, 50, *([26] if year <= 2023 else [])]
    easter = _easter(year)
    return {date(year, *day) for day in fixed} | {easter + timedelta(days=n) for n in moving}


def test_twenty_thousand_deadlines_are_due_as_counted_day_by_day() -> None:
    off = set().union(*(_days_off(year) for year in range(2018, 2043)))
    draw = Random(2020)  # noqa: S311 - the same deadlines each time
    first, span = date(2020, 1, 1), (date(2040, 12, 31) - date(2020, 1, 1)).days
    special = [date(2024, 2, 29), date(2026, 3, 29), date(2026, 10, 25), date(2026, 4, 5)]
    for n in range(20_000):
        deadline = special[n] if n < 4 else first + timedelta(days=draw.randint(0, span))
        days = draw.randint(-30, 30)
        day, left = deadline, abs(days)
        while left:
            day += timedelta(days=1 if days > 0 else -1)
            left -= day.weekday() < 5 and day not in off
        assert due_day(deadline, Offset(days, OffsetUnit.WORKING_DAYS)) == day
        assert (due_day(deadline, Offset(days)) - deadline).days == days

"""A time that is none is refused where it is entered, with what is wrong and where it stands."""

from typing import Any

import pytest

from annualcycle.models import CycleTopic
from tests.annualcycle.year import Year, year_of
from tests.cast import Cast
from tests.door import refused

Row = dict[str, Any]
Wrong = tuple[Row, str, str]
LONG = ",".join(["1"] * 100)


@pytest.fixture
def year(cast: Cast) -> Year:
    return year_of(cast, ("2026-03-10",))


def rule(text: str) -> Row:
    return {"frequency": "rule", "rrule": text}


def cut_offs(*days: str) -> Row:
    return {"frequency": "cut_off_days", "cut_offs": list(days)}


def monthly(**told: Any) -> Row:
    return {"frequency": "monthly", **told}


def relative(to: str, **told: Any) -> Row:
    return {"frequency": "relative", "relative_to": to, **told}


MISSING: list[Wrong] = [
    ({}, "/frequency", "required"),
    ({"frequency": "now and then"}, "/frequency", "invalid_choice"),
    ({"frequency": "named_months"}, "/months", "required"),
    ({"frequency": "cut_off_days", "cut_offs": []}, "/cut_offs", "required"),
    ({"frequency": "rule"}, "/rrule", "required"),
    ({"frequency": "relative"}, "/relative_to", "required"),
    (relative("topic"), "/relative_topic", "required"),
    (relative("hearing_deadline"), "/relative_hearing", "required"),
]
FOREIGN: list[Wrong] = [
    (monthly(first_month=3), "/first_month", "not_of_frequency"),
    (monthly(months=[3]), "/months", "not_of_frequency"),
    (monthly(cut_offs=["06-30"]), "/cut_offs", "not_of_frequency"),
    (monthly(on_day="2026-06-30"), "/on_day", "not_of_frequency"),
    (monthly(rrule="FREQ=YEARLY"), "/rrule", "not_of_frequency"),
    (monthly(year_of_term=1), "/year_of_term", "not_of_frequency"),
    (monthly(relative_to="budget_negotiations"), "/relative_to", "not_of_frequency"),
    (monthly(offset_days=3), "/offset_days", "not_of_frequency"),
    (monthly(data_period="since_last"), "/data_period", "not_of_frequency"),
    ({"frequency": "yearly", "year_of_term": 2}, "/year_of_term", "not_of_frequency"),
    ({"frequency": "every_meeting", "first_month": 1}, "/first_month", "not_of_frequency"),
]
DAYS: list[Wrong] = [
    (cut_offs("02-30"), "/cut_offs/0", "invalid"),
    (cut_offs("06-30", "06-31"), "/cut_offs/1", "invalid"),
    (cut_offs("13-01"), "/cut_offs/0", "invalid"),
    (cut_offs("00-10"), "/cut_offs/0", "invalid"),
    (cut_offs("6-30"), "/cut_offs/0", "invalid"),
    (cut_offs("30/6"), "/cut_offs/0", "invalid"),
    (cut_offs("٠٦-٣٠"), "/cut_offs/0", "invalid"),
    ({"frequency": "once", "on_day": "2027-01-01"}, "/on_day", "other_year"),
    ({"frequency": "once", "on_day": "2026-02-30"}, "/on_day", "invalid"),
]
RULES: list[Wrong] = [
    (rule(text), "/rrule", "invalid_rule")
    for text in (
        "FREQ=YEARLY;INTERVAL=00",
        "FREQ=YEARLY;INTERVAL=0",
        "FREQ=YEARLY;INTERVAL=-1",
        "FREQ=YEARLY;INTERVAL=100",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;BYHOUR=1",
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,TU",
        "FREQ=YEARLY;FREQ=WEEKLY",
        "FREQ=YEARLY;COUNT=2",
        "FREQ=YEARLY;UNTIL=20270101T000000Z",
        "FREQ=YEARLY;BYEASTER=0",
        "FREQ=YEARLY;BYMONTH=",
        "FREQ=YEARLY;BYDAY=XX",
        "FREQ=YEARLY;BYMONTH=13;BYDAY=1MO",
        "FREQ=MONTHLY;BYMONTH=-53;BYDAY=54MO",
        "RRULE:FREQ=YEARLY",
        "FREQ=YEARLY;",
        "FREQ=YEARLY\nFREQ=WEEKLY",
        "INTERVAL=2",
        "monthly",
    )
]
NEVER: list[Wrong] = [
    (rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "/rrule", "never"),
    (rule("FREQ=YEARLY;BYMONTHDAY=99"), "/rrule", "never"),
    (rule("FREQ=MONTHLY;BYDAY=6MO"), "/rrule", "never"),
]
MANY: list[Wrong] = [
    ({"frequency": "named_months", "months": [3, 3]}, "/months", "repeated"),
    ({"frequency": "named_months", "months": [1] * 13}, "/months", "max_length"),
    ({"frequency": "named_months", "months": [13]}, "/months/0", "max_value"),
    ({"frequency": "named_months", "months": [1, True]}, "/months/1", "not_an_integer"),
    (cut_offs(*["06-30"] * 25), "/cut_offs", "max_length"),
    (cut_offs("06-30" * 1000), "/cut_offs/0", "max_length"),
    (rule(f"FREQ=YEARLY;BYMONTH={LONG}"), "/rrule", "max_length"),
    (monthly(rotation=[{"month": 1, "focus": "Unge"}] * 2), "/rotation", "repeated"),
    (monthly(rotation=[{"month": 1, "focus": "Unge"}] * 13), "/rotation", "max_length"),
    (monthly(rotation=[{"month": 1}]), "/rotation/0/focus", "required"),
    (monthly(invited=[{"name": "Leder"}] * 51), "/invited", "max_length"),
    (monthly(invited=[{}]), "/invited/0", "required"),
    (monthly(invited=[{"name": "Leder", "every": 2, "first": 3}]), "/invited/0/first", "max_value"),
    (monthly(period_lag=25), "/period_lag", "max_value"),
    ({"frequency": "yearly", "first_month": 13}, "/first_month", "max_value"),
    ({"frequency": "every_four_years", "year_of_term": 5}, "/year_of_term", "max_value"),
    ({**cut_offs("06-30"), "offset_days": 401}, "/offset_days", "max_value"),
    ({**cut_offs("06-30"), "offset_days": -401}, "/offset_days", "min_value"),
]


@pytest.mark.parametrize(
    "wrong",
    [MISSING, FOREIGN, DAYS, RULES, NEVER, MANY],
    ids=("missing", "foreign", "days", "rules", "never", "many"),
)
def test_a_time_that_is_none_is_refused(year: Year, wrong: list[Wrong]) -> None:
    for body, pointer, code in wrong:
        answer = year.door.post(f"{year.path}/cycle-topics", {"topic": "Nøgletal", **body})
        problem = refused(answer, 400, code, pointer)
        assert {"pointer": pointer, "code": code}.items() <= problem["errors"][0].items(), body
    assert not CycleTopic.objects.exists()


def test_what_ends_before_it_begins_is_refused(year: Year) -> None:
    body = monthly(topic="Nøgletal", starts_on="2026-06-01", ends_on="2026-05-31")
    refused(year.door.post(f"{year.path}/cycle-topics", body), 409, "invariant")


def test_a_rule_of_no_year_may_wait_for_its_day(year: Year) -> None:
    body = {"topic": "Nøgletal", "committee": year.committee}
    leap = rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29")
    assert year.door.made("cycle-topics", {**body, **leap})["rrule"] == leap["rrule"]
    answer = year.door.post("cycle-topics", {**body, **leap, "annual_cycle": year.id})
    refused(answer, 400, "never", "/rrule")


def test_all_faults_are_told_at_once(year: Year) -> None:
    body = {"topic": "x", "frequency": "monthly", "first_month": 2, "months": [1], "offset_days": 1}
    problem = refused(year.door.post(f"{year.path}/cycle-topics", body), 400, "not_of_frequency")
    pointers = {fault["pointer"] for fault in problem["errors"]}
    assert pointers == {"/first_month", "/months", "/offset_days"}


def test_what_is_changed_must_be_a_time_too(year: Year) -> None:
    path = f"cycle-topics/{year.topic(frequency='named_months', months=[3])['id']}"
    tag = year.door.get(path).headers["ETag"]
    for body, pointer, code in (
        ({"frequency": "monthly"}, "/months", "not_of_frequency"),
        ({"months": []}, "/months", "required"),
        ({"months": [4, 4]}, "/months", "repeated"),
        ({"offset_days": 5}, "/offset_days", "not_of_frequency"),
    ):
        refused(year.door.patch(path, body, if_match=tag), 400, code, pointer)
    assert year.door.seen(path)["months"] == [3]
    assert year.door.changed(path, {"frequency": "monthly", "months": []})["months"] == []


def test_topics_do_not_count_from_each_other_in_a_ring(year: Year) -> None:
    first = year.topic(frequency="yearly")["id"]
    second = year.topic(**relative("topic", relative_topic=first, offset_days=7))["id"]
    third = year.topic(**relative("topic", relative_topic=second))["id"]
    path = f"cycle-topics/{first}"
    tag = year.door.get(path).headers["ETag"]
    for base in (first, second, third):
        body = relative("topic", relative_topic=base)
        refused(year.door.patch(path, body, if_match=tag), 400, "circular", "/relative_topic")
    assert year.door.seen(path)["frequency"] == "yearly"


def test_a_base_stands_in_the_same_year(year: Year, cast: Cast) -> None:
    other = year_of(cast, ("2027-03-09",)).topic(frequency="yearly")["id"]
    home = {"topic": "Status", "committee": year.committee}
    loose = year.door.made("cycle-topics", {**home, "frequency": "yearly"})["id"]
    for base in (other, loose):
        body = {"topic": "Status", **relative("topic", relative_topic=base)}
        answer = year.door.post(f"{year.path}/cycle-topics", body)
        refused(answer, 400, "other_cycle", "/relative_topic")


def test_a_topic_hangs_on_its_own_committees_year(year: Year, cast: Cast) -> None:
    other = year_of(cast, ("2026-03-11",), cast.finance)
    path = f"cycle-topics/{year.topic(frequency='yearly')['id']}"
    tag = year.door.get(path).headers["ETag"]
    answer = year.door.patch(path, {"annual_cycle": other.id}, if_match=tag)
    refused(answer, 400, "other_committee", "/annual_cycle")
    body = {"topic": "Status", "frequency": "yearly", "committee": year.committee}
    answer = year.door.post("cycle-topics", {**body, "annual_cycle": other.id})
    refused(answer, 400, "other_committee", "/annual_cycle")

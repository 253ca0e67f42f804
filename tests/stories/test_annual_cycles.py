"""The years of four real committees: entered, planned, and asked what comes up when."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.annualcycle.test_planning import placed
from tests.cast import Cast
from tests.stories.cycles import Cycles

VEJLE = {
    2022: "02-03 05-05 11-03",
    2023: "02-02 05-04 11-02",
    2024: "01-25 05-02 11-07",
}
VEJEN = {
    2022: "01-25 02-22 03-29 04-26 05-31 06-28 08-30 09-27 10-25 11-29 12-20",
    2023: "01-31 02-28 03-28 04-25 05-30 06-27 08-29 09-26 10-31 11-28 12-19",
    2024: "01-30 02-27 03-26 04-30 05-28 06-25 08-27 09-24 10-29 11-26 12-17",
}
LEMVIG = {
    2022: "01-12 02-09 03-09 04-06 05-11 06-08 08-10 09-14 10-12 11-09 12-14",
    2023: "01-11 02-08 03-08 04-12 05-10 06-14 08-09 09-13 10-11 11-08 12-13",
    2024: "01-10 02-14 03-13 04-10 05-08 06-12 08-14 09-11 10-09 11-13 12-11",
}
SOROE = {
    2022: "01-13 02-10 03-10 04-07 05-12 06-09 08-11 09-08 10-13 11-10 12-08",
    2023: "01-12 02-09 03-09 04-13 05-11 06-08 08-10 09-14 10-12 11-09 12-14",
    2024: "01-11 02-08 03-07 04-11 05-16 06-13 08-15 09-12 10-10 11-14 12-12",
}


@pytest.fixture(autouse=True)
def before_the_years(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2021-12-01T09:00:00+01:00")


@pytest.fixture
def vejle(cast: Cast, shared_dir: Path) -> Cycles:
    found = Cycles.of(cast, shared_dir, "vejle", VEJLE)
    for year, day in ((2022, "08-18"), (2023, "08-17"), (2024, "08-15")):
        found.years[year].add_meeting(f"{year}-{day}", meeting_kind="theme")
    theme = {"category": "theme_discussion"}
    found.enter("Temadrøftelse", "every_meeting", **theme)
    found.enter("Fælles temamøde", "yearly", first_month=8, **theme)
    found.enter("Justering af strategi", "yearly", first_month=11, category="policy_status")
    found.enter("Evaluering", "ongoing", category="evaluation")
    found.plan()
    return found


def test_vejle_discusses_a_theme_at_every_meeting(vejle: Cycles) -> None:
    """V13."""
    assert vejle.days("Temadrøftelse", 2023) == [
        "2023-02-02", "2023-05-04", "2023-08-17", "2023-11-02",
    ]  # fmt: skip
    assert len(vejle.rows("Temadrøftelse")) == 12
    types = {vejle.item(row)["item_type"] for row in vejle.rows("Temadrøftelse", 2023)}
    assert types == {"theme_discussion"}


def test_vejle_has_a_joint_theme_meeting_each_august(vejle: Cycles) -> None:
    """V13: in 2023 on 17 August, at a meeting that is only for themes."""
    assert vejle.days("Fælles temamøde") == ["2022-08-18", "2023-08-17", "2024-08-15"]
    assert vejle.days("Justering af strategi") == ["2022-11-03", "2023-11-02", "2024-11-07"]
    assert vejle.rows("Evaluering") == []


def test_vejle_is_asked_what_comes_up_in_january_2024(vejle: Cycles) -> None:
    """X1."""
    door = vejle.years[2024].door
    due = door.seen("occurrences", **{"from": "2024-01-01", "to": "2024-01-31"})["results"]
    assert [(vejle.topics[row["topic"]], row["meeting_day"]) for row in due] == [
        ("Temadrøftelse", "2024-01-25")
    ]


@pytest.fixture
def vejen(cast: Cast, shared_dir: Path) -> Cycles:
    found = Cycles.of(cast, shared_dir, "vejen", VEJEN)
    for number, year in found.years.items():
        year.door.changed(year.path, {"budget_negotiations_on": f"{number}-09-01"})
    last_month = {"data_period": "month", "category": "budget_follow_up"}
    last_quarter = {"first_month": 2, "data_period": "quarter"}
    found.enter("Tilfredshedsmåling", "quarterly")
    found.enter("Vejen Jobsigte", "quarterly", drafts_items=False)
    found.enter("Ledelsesinformation", "quarterly", **last_quarter)
    found.enter("Budgetopfølgning", "monthly", **last_month)
    found.enter("Virksomhedspris", "yearly", first_month=11)
    found.enter("Virksomhedspanelet", "yearly", first_month=5, category="dialogue_meeting")
    found.enter("Implementeringsstatus", "yearly", first_month=10)
    before = {"relative_to": "budget_negotiations", "meeting_choice": "last_on_or_before"}
    name = found.said("formandsmøde", "yearly")
    for year in found.years.values():
        found.topics[year.topic(name, frequency="relative", **before)["id"]] = "formandsmøde"
    found.plan()
    return found


def test_vejen_hears_of_each_quarter(vejen: Cycles) -> None:
    """E9: the meeting of 28 November 2023 heard of the third quarter."""
    rows = vejen.rows("Ledelsesinformation", 2023)
    assert [(row["meeting_day"], row["period_to"]) for row in rows] == [
        ("2023-02-28", "2022-12-31"),
        ("2023-05-30", "2023-03-31"),
        ("2023-08-29", "2023-06-30"),
        ("2023-11-28", "2023-09-30"),
    ]
    assert vejen.item(rows[3])["title"].endswith("3. kvartal 2023")
    assert vejen.days("Tilfredshedsmåling", 2023) == [
        "2023-01-31", "2023-04-25", "2023-08-29", "2023-10-31",
    ]  # fmt: skip
    assert {row["item"] for row in vejen.rows("Vejen Jobsigte")} == {None}


def test_vejen_follows_its_budget_by_the_month(vejen: Cycles) -> None:
    """E9: 28 November 2023 heard of October; July's and August's are one item."""
    rows = vejen.rows("Budgetopfølgning", 2023)
    assert [row["period_from"][:7] for row in rows] == [
        "2022-12", *(f"2023-{month:02}" for month in range(1, 12)),
    ]  # fmt: skip
    november = next(row for row in rows if row["meeting_day"] == "2023-11-28")
    assert (november["period_from"], november["period_to"]) == ("2023-10-01", "2023-10-31")
    assert vejen.item(november)["title"].endswith("oktober 2023")
    august = [row["item"] for row in rows if row["meeting_day"] == "2023-08-29"]
    assert len(august) == 2
    assert len(set(august)) == 1
    assert len({row["item"] for row in vejen.rows("Budgetopfølgning")}) == 33


def test_vejens_chairs_meet_before_the_budget_is_negotiated(vejen: Cycles) -> None:
    """E9."""
    assert vejen.days("formandsmøde") == ["2022-08-30", "2023-08-29", "2024-08-27"]
    assert vejen.days("Virksomhedspris") == ["2022-11-29", "2023-11-28", "2024-11-26"]
    assert vejen.days("Virksomhedspanelet") == ["2022-05-31", "2023-05-30", "2024-05-28"]
    assert vejen.days("Implementeringsstatus") == ["2022-10-25", "2023-10-31", "2024-10-29"]


@pytest.fixture
def lemvig(cast: Cast, shared_dir: Path) -> Cycles:
    found = Cycles.of(cast, shared_dir, "lemvig", LEMVIG)
    plan = found.said("offentligt forsørgede", "annual_plan")
    rotation = [{"month": 6, "focus": "Sygedagpenge"}, {"month": 12, "focus": plan}]
    figures = {"data_period": "month", "period_lag": 2, "rotation": rotation}
    found.enter("Ledelsesinformation", "monthly", category="management_information", **figures)
    found.plan()
    return found


def test_lemvig_hears_in_december_of_october(lemvig: Cycles) -> None:
    """L12, and what the figures of that month are about."""
    rows = lemvig.rows("Ledelsesinformation")
    assert len(rows) == 36
    december = next(row for row in rows if row["meeting_day"] == "2022-12-14")
    assert (december["period_from"], december["period_to"]) == ("2022-10-01", "2022-10-31")
    plan = lemvig.said("offentligt forsørgede", "annual_plan")
    assert december["focus"] == plan
    assert plan in lemvig.briefed(december)
    focused = [row["nominal_on"][5:7] for row in rows if row["focus"]]
    assert focused == ["06", "12"] * 3


def test_lemvig_puts_an_item_off_until_the_next_year(lemvig: Cycles) -> None:
    """X2, L10: what the meeting of December postponed until March comes up in March."""
    december = next(r for r in lemvig.rows("Ledelsesinformation") if r["slot"] == "2022-12")
    item = placed(lemvig.years[2022], december)
    march = lemvig.years[2023].meetings["2023-03-08"]
    lemvig.years[2022].door.done(f"agenda-items/{item}/postpone", {"meeting": march})
    lemvig.plan()
    late = next(r for r in lemvig.rows("Ledelsesinformation") if r["slot"] == "2022-12")
    assert (late["id"], late["meeting"], late["state"]) == (december["id"], march, "on_agenda")
    assert (late["first_day"], late["days_late"]) == ("2022-12-14", 84)
    assert len(lemvig.rows("Ledelsesinformation")) == 36


def test_lemvig_cancels_a_meeting(lemvig: Cycles) -> None:
    before = {row["slot"]: row for row in lemvig.rows("Ledelsesinformation", 2023)}
    lemvig.years[2023].meeting("2023-05-10", "cancel", reason="For få sager")
    lemvig.plan()
    after = {row["slot"]: row for row in lemvig.rows("Ledelsesinformation", 2023)}
    assert {slot: row["id"] for slot, row in after.items()} == {
        slot: row["id"] for slot, row in before.items()
    }
    changed = [slot for slot in after if after[slot]["meeting"] != before[slot]["meeting"]]
    assert changed == ["2023-05"]
    may = after["2023-05"]
    assert (may["meeting_day"], may["state"], may["days_late"]) == ("2023-06-14", "slipped", 35)


@pytest.fixture
def soroe(cast: Cast, shared_dir: Path) -> Cycles:
    found = Cycles.of(cast, shared_dir, "soroe", SOROE)
    from_february = {"first_month": 2}
    leader = next(row["participants"] for row in found.told if "rehabilit" in row["topic"])
    invited = [{"name": leader, "every": 2, "first": 1}]
    at_years_end = {"first_month": 12, "meeting_choice": "last_on_or_before"}
    found.enter("udviklingsaftalen", "quarterly")
    found.enter("Vision 2022", "half_yearly", **from_february)
    found.enter("integrationspolitik", "half_yearly", **from_february)
    found.enter("mødet med borgeren", "half_yearly", **from_february)
    found.enter("rehabiliteringsteamet", "half_yearly", **from_february, invited=invited)
    found.enter("Beskæftigelsesplan:", "yearly", **at_years_end)
    found.enter("udviklingsaftale til", "yearly", first_month=2, category="agreement")
    found.enter("vækststrategien", "every_four_years", year_of_term=1, first_month=3)
    found.plan()
    return found


HALF_YEARLY = ("Vision 2022", "integrationspolitik", "mødet med borgeren", "rehabiliteringsteamet")


def test_soroe_counts_half_years_from_february(soroe: Cycles) -> None:
    """S5, S6, s3: what came up on 10 February comes up again in August."""
    for topic in HALF_YEARLY:
        assert soroe.days(topic, 2022) == ["2022-02-10", "2022-08-11"], topic
        assert len(soroe.rows(topic)) == 6
    assert soroe.days("udviklingsaftalen", 2022) == [
        "2022-01-13", "2022-04-07", "2022-08-11", "2022-10-13",
    ]  # fmt: skip


def test_soroes_team_leader_comes_to_one_of_the_two(soroe: Cycles) -> None:
    """S6, s4: the first time in February 2022."""
    leader = next(row["participants"] for row in soroe.told if "rehabilit" in row["topic"])
    comes = [
        row["meeting_day"]
        for row in soroe.rows("rehabiliteringsteamet")
        if leader in soroe.briefed(row)
    ]
    assert comes == ["2022-02-10", "2023-02-09", "2024-02-08"]


def test_soroe_has_its_plan_before_the_turn_of_the_year(soroe: Cycles) -> None:
    """S7, S8: and its strategy after the council is new, once in four years."""
    assert soroe.days("Beskæftigelsesplan:") == ["2022-12-08", "2023-12-14", "2024-12-12"]
    assert soroe.days("vækststrategien") == ["2022-03-10"]


def test_soroe_postpones_its_agreement_until_april(soroe: Cycles) -> None:
    """S3, S7, X2: the agreement is yearly, and in 2022 it waited for the seminar in April."""
    assert soroe.days("udviklingsaftale til") == ["2022-02-10", "2023-02-09", "2024-02-08"]
    year, row = soroe.years[2022], soroe.rows("udviklingsaftale til", 2022)[0]
    april = year.meetings["2022-04-07"]
    year.door.done(f"agenda-items/{placed(year, row)}/postpone", {"meeting": april})
    soroe.plan()
    (late,) = soroe.rows("udviklingsaftale til", 2022)
    assert (late["meeting"], late["state"], late["days_late"]) == (april, "on_agenda", 56)


def test_soroe_cancels_the_meeting_of_august(soroe: Cycles) -> None:
    year = soroe.years[2022]
    year.meeting("2022-08-11", "cancel", reason="For få sager")
    soroe.plan()
    for topic in HALF_YEARLY:
        february, august = soroe.rows(topic, 2022)
        assert (february["meeting_day"], february["state"]) == ("2022-02-10", "planned")
        assert (august["meeting_day"], august["state"]) == ("2022-09-08", "slipped")
        assert (august["first_day"], august["days_late"]) == ("2022-08-11", 28)
    assert len(year.occurrences(late="true")) == len(HALF_YEARLY) + 1

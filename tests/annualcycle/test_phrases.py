"""Every way in which real agendas say that something comes back can be entered, and comes up when
it should."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from foundation.clock import frozen
from tests.annualcycle.phrases import BUDGET_DAY, MEETINGS, SAID, YEAR, Said
from tests.annualcycle.year import FIRST_OF_YEAR, year_of
from tests.cast import Standing

Row = dict[str, Any]
pytestmark = pytest.mark.django_db
TIMES = re.compile(
    r"måned(?:lig|svis|sopf)\w*|om måneden|om året|kvartal\w*|halvår\w*|hvert halve år|årlig\w*"
    r"|hvert år|hvert fjerde år|hver anden \w+|hvert \w*møde|gange? årligt|ultimo|primo|medio"
    r"|pr\. ?\d+[./]|årsplan\w*|inden budget\w*|budgetforhandling\w*|løbende|regelmæssig\w*"
    r"|årsskift\w*|1/6|1/10|30/6|31/5",
    re.IGNORECASE,
)
"""What says in Danish how often something comes back, or around which time."""
NO_TURN = (
    "140.000 kr. årligt",
    "Fra årsskiftet 2023/24",
    "kommunalbestyrelse pr. 1. januar 2014",
    "stiger 4% om året",
)
"""What a thing costs in a year, and when something begins, does not come back on agendas."""


def told_in(shared: Path, where: str) -> list[str]:
    """The texts a pattern names, their lines joined."""
    found = [" ".join(path.read_text("utf-8").split()) for path in sorted(shared.glob(where))]
    assert found, where
    return found


@pytest.fixture(scope="module")
def laid(everybody: Standing, django_db_blocker: Any) -> dict[Said, Row]:
    """One year with all that is said in it, planned once: what became of each, as HTTP tells."""
    moment = datetime.fromisoformat(FIRST_OF_YEAR)
    with django_db_blocker.unblock(), transaction.atomic():
        with frozen(moment):
            found = _planned(everybody)
        transaction.set_rollback(True)
    return found


def _planned(everybody: Standing) -> dict[Said, Row]:
    year = year_of(everybody.cast(), tuple(f"{YEAR}-{day}" for day in MEETINGS.split()))
    year.door.changed(year.path, {"budget_negotiations_on": BUDGET_DAY})
    topics = {year.topic(said.phrase, **said.body)["id"]: said for said in SAID}
    unplanned = {row["topic"]: row["code"] for row in year.plan()["unplanned"]}
    return {
        said: {"unplanned": unplanned.get(topic), "rows": year.occurrences(topic=topic)}
        for topic, said in topics.items()
    }


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.where}: {said.phrase}")
def test_what_is_said_comes_up_when_it_should(said: Said, laid: dict[Said, Row]) -> None:
    found = laid[said]
    rows: list[Row] = found["rows"]
    assert found["unplanned"] == said.unplanned
    assert [row["nominal_on"] for row in rows] == [f"{YEAR}-{day}" for day in said.due.split()]
    meetings = [f"{YEAR}-{day}" for day in said.meetings.split()]
    assert [row["meeting_day"] for row in rows] == meetings
    assert len({row["slot"] for row in rows}) == len(rows)
    covers = (rows[-1]["period_from"], rows[-1]["period_to"]) if rows else (None, None)
    assert covers == (said.covers or (None, None))
    assert [row["focus"] for row in rows if row["focus"]] == list(said.foci)


@pytest.mark.parametrize("said", SAID, ids=lambda said: f"{said.where}: {said.phrase}")
def test_what_is_said_really_stands_there(said: Said, shared_dir: Path) -> None:
    texts = told_in(shared_dir, said.where)
    assert any(said.phrase.lower() in text.lower() for text in texts)


@pytest.mark.parametrize("where", ["seeds/*.txt", "samples/*.txt"])
def test_nothing_is_said_that_was_not_tried(where: str, shared_dir: Path) -> None:
    known = [said.phrase for said in SAID] + list(NO_TURN)
    phrases = re.compile("|".join(re.escape(one) for one in known), re.IGNORECASE)
    untried = []
    for text in told_in(shared_dir, where):
        spans = [match.span() for match in phrases.finditer(text)]
        untried += [
            text[max(match.start() - 40, 0) : match.end() + 40]
            for match in TIMES.finditer(text)
            if not any(first <= match.start() and match.end() <= last for first, last in spans)
        ]
    assert untried == []

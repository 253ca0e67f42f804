"""What the benchmarks fill the database with still fits its tables, and is found by what they
measure."""

import pytest

from bench import fill, hearings, years
from bench.reads import hot_reads
from tests.door import Door


@pytest.mark.django_db
def test_every_hot_read_finds_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in {"YEARS": 1, "COMMITTEES": 2, "MEETINGS_A_YEAR": 2, "ITEMS": 3}.items():
        monkeypatch.setattr(fill, name, size)
    for read in hot_reads(fill.fill()):
        answer = Door(read.token).get(read.path)
        assert answer.status_code == 200, read.name
        assert answer.content, read.name


@pytest.mark.django_db(transaction=True)
def test_the_scans_find_what_is_due_among_hearings_of_twenty_years() -> None:
    home, committee = hearings._home()
    hearings._mass(hearings._due(home, committee), 1, 300)
    found = {name: count for name, (count, _) in hearings._measured(home).items()}
    assert found["hearings running out"] == hearings.DUE
    assert found["consultees due on a day"] == hearings.DUE
    # The consultee's own day, and the day of those who run the hearing.
    assert found["deadlines to remind of"] == 2 * hearings.DUE


@pytest.mark.django_db
def test_the_years_that_are_planned_have_all_their_topics() -> None:
    organs, reader = years.fill(2)
    cycles = [years._cycle(organ, years.YEAR) for organ in organs]
    assert years.plan_all(cycles, reader) == 2 * (8 * 12 + 4 * 10 + 16 * (4 + 2 + 1))
    assert years.plan_all(cycles, reader) == 0
    counts, seconds = years.copy_again()
    assert counts.split(", ")[-1] == "496 occurrences"
    assert seconds > 0

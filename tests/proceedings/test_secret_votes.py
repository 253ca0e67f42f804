"""A secret vote is a number: nothing anywhere leads from a person to a choice."""

from typing import Any

import pytest
from django.db import connection

from committees.vocabulary import CommitteeKind
from proceedings.models import Ballot
from tests.door import expect, refused
from tests.proceedings.hall import MEMBERS, Hall

COUNTS = {"for_count": 3, "against_count": 1, "abstained_count": 1}
WORD = "Hemmeligtspor"


@pytest.fixture
def forum(hall: Hall) -> Hall:
    return hall.is_now(CommitteeKind.FORUM).sit()


def everything() -> dict[str, list[str]]:
    """Every row of every table as text, the traces and the kept answers too."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = {}
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608
            found[table] = [text for (text,) in cursor.fetchall()]
    return found


def since(before: dict[str, set[str]]) -> dict[str, list[str]]:
    """Rows that were not there, or not so."""
    return {t: [r for r in rows if r not in before.get(t, ())] for t, rows in everything().items()}


def test_only_counts_are_kept(forum: Hall) -> None:
    before = {table: set(rows) for table, rows in everything().items()}
    told = forum.told(method="secret", **COUNTS, question=WORD)
    made = expect(forum.desk.post(f"{forum.at_item}/votes", told, key="hemmelig-1"), 201)
    assert (made["ballots"], made["for_count"], made["result"]) == ([], 3, "adopted")
    assert Ballot.objects.count() == 0
    written = since(before)
    people = [forum.cast.person_id(who) for who in MEMBERS]
    people += [forum.cast.person(who).name for who in MEMBERS]
    linked = [
        (table, person)
        for table, rows in written.items()
        for row in rows
        for person in people
        if person in row
    ]
    assert any(WORD in row for rows in written.values() for row in rows)
    assert linked == []


@pytest.mark.parametrize("name", ["ballots", "groups", "remaining"])
def test_names_that_were_sent_with_one_are_refused_and_forgotten(forum: Hall, name: str) -> None:
    sent: dict[str, Any] = {
        "ballots": forum.ballots(member="against"),
        "groups": [{"list_letter": "Y", "choice": "against"}],
        "remaining": "against",
    }
    before = {table: set(rows) for table, rows in everything().items()}
    told = forum.told(method="secret", **COUNTS, question=WORD, **{name: sent[name]})
    answer = forum.desk.post(f"{forum.at_item}/votes", told, key="hemmelig-2")
    refused(answer, 400, "secret_has_names", f"/{name}")
    assert not any(WORD in row for rows in since(before).values() for row in rows)


def test_the_log_tells_nothing_of_it(forum: Hall, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    told = forum.told(method="secret", **COUNTS, ballots=forum.ballots(member="against"))
    refused(forum.desk.post(f"{forum.at_item}/votes", told), 400, "secret_has_names")
    assert forum.cast.person_id("member") not in caplog.text
    assert "against" not in caplog.text


def test_a_secret_election_is_the_same(forum: Hall) -> None:
    who = [{"person": forum.cast.person_id("chair"), "votes": 4}]
    made = forum.vote(method="majority_election", seats=1, contenders=who)
    assert (made["result"], made["ballots"]) == ("elected", [])

"""Writing takes the same number of statements however many are heard."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.hearings.setup import planned, running, written

EXTENSION = {"response_deadline": "2026-04-10", "reason": "For få svar"}
REASON = {"reason": "Forslaget er trukket"}


def many(count: int) -> list[dict[str, Any]]:
    """So many who are heard."""
    return [{"name": f"Nabo {n}", "email": f"nabo{n}@egernborg.example"} for n in range(count)]


@pytest.mark.parametrize(
    ("verb", "body", "rule"),
    [
        ("announce", {}, "hearing-invitation"),
        ("extend", EXTENSION, "hearing-extended"),
        ("withdraw", REASON, "hearing-withdrawn"),
    ],
)
def test_a_verb_writes_as_often_for_forty_as_for_two(
    cast: Cast, verb: str, body: dict[str, Any], rule: str
) -> None:
    begun = planned if verb == "announce" else running
    door, counts = cast.door("secretariat"), []
    for count in (2, 40):
        hearing = begun(cast, consultees=many(count))
        with CaptureQueriesContext(connection) as asked:
            door.done(f"hearings/{hearing['id']}/{verb}", body, if_match=hearing["etag"])
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert len(written(rule)) == 42


def test_a_hearing_is_planned_in_as_many_statements_for_many_as_for_two(cast: Cast) -> None:
    cast.door("secretariat")
    counts = []
    names = ("member", "member2", "member3", "member4", "chair", "consultee")
    for count in (1, 6):
        persons = [{"person": cast.person_id(name)} for name in names[:count]]
        with CaptureQueriesContext(connection) as asked:
            planned(cast, consultees=[*many(count), *persons])
        counts.append(len(asked))
    assert counts[0] == counts[1]

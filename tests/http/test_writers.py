"""Several at once, on several connections, with real transactions."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse

from committees.models import Department
from foundation.audit.models import Entry
from tests.cast import Cast
from tests.door import Door

WRITERS = 8

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(write: Callable[[int], HttpResponse]) -> list[HttpResponse]:
    """What each of the writers is answered, who all begin at the same moment."""
    ready = Barrier(WRITERS)

    def one(number: int) -> HttpResponse:
        try:
            ready.wait(timeout=20)
            return write(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(one, range(WRITERS)))


def statuses(answers: list[HttpResponse]) -> Counter[int]:
    return Counter(answer.status_code for answer in answers)


def doors(cast: Cast) -> list[Door]:
    """A client of its own for each writer, all with the same token."""
    return [Door(cast.door("secretariat").token) for _ in range(WRITERS)]


def numbers(cast: Cast) -> list[int]:
    entries = Entry.objects.filter(municipality=cast.egernborg).order_by("seq")
    return list(entries.values_list("seq", flat=True))


def test_one_of_eight_with_the_same_tag_wins(real_cast: Cast) -> None:
    path = f"departments/{real_cast.department.pk}"
    tag = real_cast.door("secretariat").get(path).headers["ETag"]
    callers = doors(real_cast)
    answers = at_once(lambda n: callers[n].patch(path, {"name": f"Navn {n}"}, if_match=tag))
    assert statuses(answers) == {200: 1, 412: WRITERS - 1}
    winner = next(n for n, answer in enumerate(answers) if answer.status_code == 200)
    assert Department.objects.get(pk=real_cast.department.pk).name == f"Navn {winner}"
    assert numbers(real_cast) == [1]


def test_eight_with_one_key_make_one_row(real_cast: Cast) -> None:
    callers, body = doors(real_cast), {"name": "Kun én gang"}
    answers = at_once(lambda n: callers[n].post("departments", body, key="samme"))
    assert set(statuses(answers)) <= {201, 409}
    made = {answer.content for answer in answers if answer.status_code == 201}
    assert len(made) == 1
    assert Department.objects.filter(name="Kun én gang").count() == 1
    assert numbers(real_cast) == [1]


def test_eight_different_writes_are_numbered_without_a_hole(real_cast: Cast) -> None:
    callers = doors(real_cast)

    def write(number: int) -> Any:
        for turn in range(3):
            callers[number].post("departments", {"name": f"Afdeling {number}.{turn}"})
            refused = callers[number].post("council-terms", {"name": "x", **BACKWARDS})
            assert refused.status_code == 409, refused.content
        return callers[number].get("departments")

    assert statuses(at_once(write)) == {200: WRITERS}
    assert numbers(real_cast) == list(range(1, 3 * WRITERS + 1))


BACKWARDS = {"starts_on": "2029-01-01", "ends_on": "2026-01-01"}

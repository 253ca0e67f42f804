"""Many who ask for the same page at once, each on a connection of his own."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connections
from django.http import HttpResponse

from minutes.models import Rendition
from minutes.tasks import print_pages
from tests.agenda.scene import TODAY
from tests.agenda.test_two_writers import at_once
from tests.cast import Cast
from tests.door import Door
from tests.minutes.test_prints import DATA, PAGES, kept
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING


@pytest.fixture
def circulated(real_cast: Cast, hold_clock: Callable[[str], None]) -> tuple[Hall, str]:
    hold_clock(TODAY)
    hall = Hall(real_cast)
    hall.convene()
    hold_clock(SITTING)
    return hall, hall.circulated()


def test_many_who_ask_at_once_get_the_one_page_that_is_kept(circulated: tuple[Hall, str]) -> None:
    hall, minutes = circulated
    token = hall.door("secretariat").token

    def ask() -> HttpResponse:
        return Door(token).get(f"{minutes}.pdf")

    def tick() -> Any:
        print_pages()
        connections.close_all()
        return HttpResponse()

    *answers, _ = at_once([ask, ask, ask, tick])
    assert {answer.status_code for answer in answers} == {200}
    (row,) = Rendition.objects.filter(edition="full", format="pdf")
    assert {answer.content for answer in answers} == {bytes(row.content)}
    assert kept() == sorted(DATA + PAGES)

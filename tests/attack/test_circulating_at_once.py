"""Minutes go out while somebody still writes: what he wrote is in them, or he is told."""

import json
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from agenda.models import AgendaItem
from proceedings.models import Decision
from tests.agenda.scene import TODAY
from tests.cast import Cast
from tests.door import Door
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING

pytestmark = pytest.mark.django_db(transaction=True)

LATE = "<p>Skrevet i sidste øjeblik.</p>"


def written_up(cast: Cast, hold_clock: Callable[[str], None]) -> tuple[Hall, str]:
    hold_clock(TODAY)
    hall = Hall(cast)
    hall.convene()
    hold_clock(SITTING)
    hall.sit()
    hall.decide(hall.at_item)
    hall.decide(hall.at_closed, public_decision="Sagen blev godkendt.")
    return hall, f"minutes/{hall.end()['minutes_id']}"


def mend_slowly(item: str, began: Event, may_finish: Event) -> None:
    """A mending that has its row, and takes its time."""
    try:
        with transaction.atomic():
            AgendaItem.objects.select_for_update(of=("self",)).get(pk=item)
            began.set()
            may_finish.wait(timeout=2)
            rows = Decision.objects.filter(item_id=UUID(item))
            rows.update(body_html=LATE, body_text="Skrevet i sidste øjeblik.")
    finally:
        connection.close()


def circulate(door: Door, minutes: str) -> int:
    try:
        return int(door.post(f"{minutes}/circulate", if_match="*").status_code)
    finally:
        connection.close()


def test_what_was_being_mended_when_minutes_went_out_is_in_them(
    real_cast: Cast, hold_clock: Callable[[str], None]
) -> None:
    hall, minutes = written_up(real_cast, hold_clock)
    began, may_finish = Event(), Event()
    with ThreadPoolExecutor(2) as pool:
        mending: Future[Any] = pool.submit(mend_slowly, hall.item["id"], began, may_finish)
        assert began.wait(timeout=10)
        sent = pool.submit(circulate, Door(hall.desk.token), minutes)
        mending.result(timeout=20)
        assert sent.result(timeout=20) == 200
    items = json.loads(hall.desk.get(f"{minutes}.json").content)["items"]
    assert LATE in json.dumps(items[0], ensure_ascii=False)

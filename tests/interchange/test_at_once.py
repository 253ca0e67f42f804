"""Two who send the same document at once make one meeting."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

from committees.models import Committee
from meetings.models import Meeting
from tests.cast import Cast

Document = dict[str, Any]


def test_two_at_once_make_one_meeting(real_cast: Cast, example: Document) -> None:
    doors = [real_cast.door("secretariat"), real_cast.door("integrator")]

    def send(number: int) -> int:
        try:
            return doors[number % 2].post("meeting-documents", example).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(send, range(4)))
    assert answers == [200, 200, 200, 201]
    assert Meeting.objects.count() == 1
    assert Committee.objects.filter(name=example["committee"]["name"]).count() == 1

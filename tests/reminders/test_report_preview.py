"""What a report would say, before it is sent."""

from datetime import date, datetime
from typing import Any

import pytest

from foundation.accounts.models import User
from foundation.clock import COPENHAGEN
from foundation.outbox.models import Message
from tests.cast import Cast
from tests.door import expect, refused
from tests.reminders.reporting import Hold, lines, subscribed, to
from tests.reminders.scene import circulated_minutes, follow_up, hearing

pytestmark = pytest.mark.usefixtures("early")
SECRET = "Køb af grund ved havnen"


def test_a_preview_says_what_is_then_sent_and_sends_nothing(cast: Cast, early: Hold) -> None:
    follow_up(cast, "Status på hallen", date(2026, 3, 1))
    path = subscribed(cast, "open_follow_ups")
    door = cast.door("secretariat")
    told = door.seen(f"{path}/preview")
    assert not Message.objects.exists()
    assert (told["title"], told["day"], told["row_count"]) == ("Åbne opfølgninger", "2026-03-10", 1)
    assert (told["is_entitled"], told["reasons"]) == (True, [])
    assert told["recipient_name"] == "Sekretariatet for Kultur- og Fritidsudvalget"
    expect(door.post(f"{path}/send-now"), 200)
    assert told["rows"] == lines()


def test_a_preview_has_the_receivers_rights_and_not_the_askers(cast: Cast) -> None:
    follow_up(cast, SECRET, date(2026, 3, 20), visibility="closed")
    path = subscribed(cast, "open_follow_ups", **to(cast, "council_member"))
    assert cast.door("secretariat").seen(f"{path}/preview")["rows"] == []


def test_a_preview_tells_that_the_receiver_may_not_have_it(cast: Cast) -> None:
    path = subscribed(cast, "missing_approvals", **to(cast, "chair"))
    circulated_minutes(cast, datetime(2026, 3, 4, 9, tzinfo=COPENHAGEN), "member")
    User.objects.filter(pk=cast.users["chair"].pk).update(is_active=False)
    told = cast.door("secretariat").seen(f"{path}/preview")
    assert (told["is_entitled"], told["rows"], told["row_count"]) == (False, [], 0)
    assert [reason["code"] for reason in told["reasons"]] == ["recipient_not_entitled"]


def test_a_preview_shows_the_first_of_many_lines_and_counts_all(cast: Cast) -> None:
    for number in range(205):
        follow_up(cast, f"Nr. {number}", date(2026, 3, 1))
    told = cast.door("secretariat").seen(f"{subscribed(cast, 'open_follow_ups')}/preview")
    assert (len(told["rows"]), told["row_count"]) == (200, 205)


def test_a_preview_knows_no_parameters(cast: Cast) -> None:
    path = subscribed(cast, "open_follow_ups")
    refused(cast.door("secretariat").get(f"{path}/preview", day="2026-01-01"), 400,
            "unknown_parameter")  # fmt: skip


@pytest.mark.parametrize(
    "kind",
    ["open_hearings", "open_follow_ups", "overdue_follow_ups", "missing_approvals",
     "absence_statistics", "coming_deadlines"],
)  # fmt: skip
@pytest.mark.parametrize("size", [1, 12])
def test_a_preview_costs_six_queries_however_long_it_is(
    cast: Cast, early: Hold, kind: str, size: int, django_assert_max_num_queries: Any
) -> None:
    path = subscribed(cast, kind, **to(cast, "official"))
    for number in range(size):
        follow_up(cast, f"Nr. {number}", date(2026, 3, 12))
        follow_up(cast, f"Over frist {number}", date(2026, 3, 9))
        hearing(cast, "skole", title=f"Nr. {number}", deadline=date(2026, 3, 20))
        circulated_minutes(cast, datetime(2026, 3, 3, number, tzinfo=COPENHAGEN), "chair")
    door = cast.door("secretariat")
    with django_assert_max_num_queries(6):
        told = door.seen(f"{path}/preview")
    assert told["row_count"] >= min(size, 5)

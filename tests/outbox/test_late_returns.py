"""Reports that come after a letter was sent again: each belongs to one time that it was sent."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from foundation.outbox.returns import Noted, take_return
from tests.cast import Cast
from tests.outbox.conftest import office, queue
from tests.outbox.post import PostOffice
from tests.outbox.test_returns import SECRET, bounced, now_of, post, report, sent

__all__ = ["office", "queue", "sent"]

Again = Callable[[], None]
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def again(cast: Cast, sent: Message) -> Again:
    """The letter came back, and somebody sends it again to the same address; a server takes it."""

    def resent() -> None:
        cast.door("secretariat").done(f"messages/{sent.pk}/resend")
        deliver_due()
        assert now_of(sent) == ("sent", None)

    return resent


def dated(content: bytes, at: datetime, *, by: str) -> bytes:
    """The report with a day: when the letter came to whoever reports, or when he wrote."""
    told = format_datetime(at)
    if by == "arrival":
        line = f"Reporting-MTA: dns; mx.example\nArrival-Date: {told}".encode()
        return content.replace(b"Reporting-MTA: dns; mx.example", line)
    return f"Date: {told}\n".encode() + content


@pytest.mark.parametrize("by", ["arrival", "date"])
def test_what_comes_back_late_is_about_the_time_before(
    sent: Message, again: Again, by: str
) -> None:
    first = report(sent, status="5.2.2")
    assert take_return(first) == [Noted.BOUNCED]
    again()
    late = dated(first, datetime.now(UTC) - AN_HOUR, by=by)
    assert take_return(late) == [Noted.UNKNOWN]
    assert now_of(sent) == ("sent", None)
    own = dated(first, datetime.now(UTC), by=by)
    assert take_return(own) == [Noted.BOUNCED]
    assert now_of(sent) == ("bounced", "recipient")


def test_when_it_came_to_the_server_counts_and_not_when_he_wrote(
    sent: Message, again: Again
) -> None:
    first = report(sent, status="5.2.2")
    take_return(first)
    again()
    now = datetime.now(UTC)
    late = dated(dated(first, now - AN_HOUR, by="arrival"), now, by="date")
    assert take_return(late) == [Noted.UNKNOWN]
    assert now_of(sent) == ("sent", None)


def test_each_time_has_its_own_way_back(sent: Message, again: Again, office: PostOffice) -> None:
    first = report(sent, by="return path", status="5.2.2")
    take_return(first)
    again()
    assert take_return(first) == [Noted.UNKNOWN]
    assert now_of(sent) == ("sent", None)
    assert len(set(office.envelopes)) == 2
    sent.refresh_from_db()
    assert take_return(report(sent, by="return path", status="5.2.2")) == [Noted.BOUNCED]


@pytest.mark.parametrize("day", ["not a day", "Mon, 99 Foo 2026 99:99:99 +0000", ""])
def test_a_report_without_a_day_is_about_the_letter_as_it_is(
    sent: Message, again: Again, day: str
) -> None:
    first = report(sent, status="5.2.2")
    take_return(first)
    again()
    assert take_return(f"Date: {day}\n".encode() + first) == [Noted.BOUNCED]


def test_a_first_report_counts_whatever_its_clock_says(sent: Message) -> None:
    ahead = dated(report(sent), datetime(2001, 1, 1, tzinfo=UTC), by="arrival")
    assert take_return(ahead) == [Noted.BOUNCED]


def test_a_provider_tells_late(cast: Cast, sent: Message, again: Again, settings: Any) -> None:
    settings.BOUNCE_WEBHOOK_SECRET = SECRET
    told = bounced(sent, status="5.2.2")
    assert post(cast, told).json() == {"outcome": "bounced"}
    again()
    assert post(cast, told).json() == {"outcome": "unknown"}
    assert now_of(sent) == ("sent", None)
    own = told | {"timestamp": datetime.now(UTC).isoformat()}
    assert post(cast, own).json() == {"outcome": "bounced"}

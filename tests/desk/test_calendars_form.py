"""Calendars byte by byte: RFC 5545 and RFC 7986, and clients that ask all the time."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from dateutil.tz import tzical
from icalendar import Calendar as Written

from desk.serializers.calendars import RULES
from foundation.clock import COPENHAGEN
from meetings.models import Meeting
from tests.architecture.counting import counting
from tests.cast import Cast
from tests.desk.rfc5545 import faults_of
from tests.desk.rows import meeting_of
from tests.desk.subscribed import Subscriber, read
from tests.desk.years import changed, cycle_of, occurrence_of, topic_of

MOST_QUERIES = 6
HERE = b";TZID=Europe/Copenhagen:"
FORGED = (
    "\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:falsk", "\nBEGIN:VEVENT\n", "\rBEGIN:VEVENT\r",
    "\x85BEGIN:VEVENT\x85", "\u2028BEGIN:VEVENT\u2028", "\u2029BEGIN:VEVENT",
    "\x0bBEGIN:VEVENT\x0c", "\x1cBEGIN:VEVENT\x1d\x1e", "\\nBEGIN:VEVENT\\n",
    ";TZID=x:BEGIN:VEVENT", "\x07\x1b\x7f\x08", "\"^n'^^", "\t \t", "\\", ";,:\\;\\,\\\\N",
)  # fmt: skip


@pytest.fixture(autouse=True)
def day(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2026-12-01T09:00:00+01:00")


def year_of_meetings(cast: Cast, count: int) -> None:
    """As many meetings, with a topic coming up at each."""
    topic = topic_of(cycle_of(cast))
    for number in range(count):
        starts_at = datetime(2026, 1, 1, 16, tzinfo=UTC) + timedelta(hours=40 * number)
        meeting = meeting_of(cast, day=starts_at.date(), starts_at=starts_at)
        occurrence_of(topic, meeting, slot=str(number))


@pytest.mark.parametrize("text", FORGED)
def test_no_text_forges_a_line(cast: Cast, text: str) -> None:
    cast.culture.name = f"Udvalg {text}"
    cast.culture.save()
    meeting, cycle = meeting_of(cast, place=f"Sal {text}"), cycle_of(cast)
    occurrence_of(topic_of(cycle, topic=f"Emne {text}"), meeting, focus=f"Fokus {text}")
    for of in ((), ("committees", cast.culture), ("annual-cycles", cycle)):
        subscriber = Subscriber(cast, "member")
        seen = subscriber.sees(*of)
        lines = subscriber.asks(*of).content.decode().splitlines()
        assert lines.count("BEGIN:VEVENT") == len(seen) == 1 + ("annual-cycles" in of)
        assert not [line for line in lines if line.startswith("UID:falsk")]
        assert seen[f"meeting-{meeting.pk}"].dtstart.isoformat() == "2026-12-09T15:00:00+01:00"


@pytest.mark.parametrize(
    "text", [r"Sal A, B; C\D", r"\n", 'Råd\u00a0huset: "A"', "æøå" * 90, "😀" * 70]
)
def test_texts_come_back_as_they_were_written(cast: Cast, text: str) -> None:
    cast.culture.name = text[:200]
    cast.culture.save()
    meeting = meeting_of(cast, place=text)
    subscriber = Subscriber(cast, "member")
    stream = subscriber.asks("committees", cast.culture).content
    found, [other] = read(stream), Written.from_ical(stream).walk("VEVENT")
    [event] = found.events
    place, name = text.replace("\u00a0", " "), text[:200].replace("\u00a0", " ")
    assert (event.location, event.summary) == (place, name)
    assert (str(other["LOCATION"]), str(other["SUMMARY"])) == (place, name)
    raw = str(Written.from_ical(stream)["X-WR-CALNAME"])
    assert re.sub(r"\\([\\;,])", r"\1", raw) == name
    assert event.uid == f"meeting-{meeting.pk}@punkt"


def test_the_calendar_says_what_it_is(cast: Cast) -> None:
    names = {
        (): "Møder: Mikkel Aas",
        ("committees", cast.culture): "Kultur- og Fritidsudvalget",
        ("annual-cycles", cycle_of(cast)): "Årshjul 2026: Kultur- og Fritidsudvalget",
    }
    for of, name in names.items():
        stream = Subscriber(cast, "member").asks(*of).content
        assert read(stream).events == []
        told = Written.from_ical(stream)
        assert (str(told["X-WR-CALNAME"]), str(told["NAME"])) == (name, name)
        assert (str(told["METHOD"]), str(told["X-WR-TIMEZONE"])) == ("PUBLISH", "Europe/Copenhagen")
        assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in stream
        assert stream.count(b"BEGIN:VTIMEZONE") == 1


def test_the_rules_of_the_time_zone_are_those_of_the_database() -> None:
    """Hour by hour around both nights of each year, as a reader of such rules understands them."""
    told = tzical(StringIO(RULES.replace("\n", "\r\n"))).get()
    for year in range(1997, 2040):
        for month in (3, 10):
            for hours in range(24 * 6, 24 * 32):
                moment = datetime(year, month, 1, tzinfo=UTC) + timedelta(hours=hours)
                if moment.month == month:
                    assert (
                        moment.astimezone(told).utcoffset()
                        == moment.astimezone(COPENHAGEN).utcoffset()
                    ), moment


@pytest.mark.parametrize(
    ("starts_at", "written", "ends"),
    [
        ("2026-03-29T01:30:00+01:00", b"DTSTART" + HERE + b"20260329T013000", b"T043000"),
        ("2026-03-29T03:00:00+02:00", b"DTSTART" + HERE + b"20260329T030000", b"T050000"),
        ("2026-10-25T01:30:00+02:00", b"DTSTART:20261024T233000Z", b"T013000Z"),
        ("2026-10-25T02:30:00+02:00", b"DTSTART" + HERE + b"20261025T023000", b"T033000"),
        ("2026-10-25T02:30:00+01:00", b"DTSTART:20261025T013000Z", b"T033000Z"),
        ("2026-10-25T03:00:00+01:00", b"DTSTART" + HERE + b"20261025T030000", b"T050000"),
        ("1995-10-10T16:00:00+01:00", b"DTSTART:19951010T150000Z", b"T170000Z"),
    ],
)  # fmt: skip
def test_a_moment_is_told_once_in_the_nights_of_the_clock(
    cast: Cast, starts_at: str, written: bytes, ends: bytes
) -> None:
    starts = datetime.fromisoformat(starts_at)
    meeting_of(cast, day=starts.date(), starts_at=starts)
    cycle = cycle_of(cast, year=starts.year)
    stream = Subscriber(cast, "member").asks("annual-cycles", cycle).content
    event: Any = read(stream).events[0]
    assert written + b"\r\n" in stream
    assert ends + b"\r\n" in stream
    # Python holds an hour that comes twice for unequal to every other.
    assert event.dtstart.astimezone(UTC) == starts.astimezone(UTC)
    assert event.dtend - starts == timedelta(hours=2)


def test_an_end_before_the_beginning_is_no_end(cast: Cast) -> None:
    starts = datetime.fromisoformat("2026-12-09T15:00:00+01:00")
    meeting = meeting_of(cast, ends_at=starts)
    event = Subscriber(cast, "member").sees()[f"meeting-{meeting.pk}"]
    assert event.dtend == starts + timedelta(hours=2)


def test_who_has_the_calendar_is_told_so_and_nothing_else(cast: Cast) -> None:
    year_of_meetings(cast, 3)
    subscriber = Subscriber(cast, "member")
    for of in (
        (),
        ("committees", cast.culture),
        ("annual-cycles", cast.culture.annual_cycles.get()),
    ):
        first = subscriber.asks(*of)
        assert first.headers["Cache-Control"].startswith("private")
        tag = first.headers["ETag"]
        for sent in (tag, f"W/{tag}", f'"x", {tag}'):
            again = subscriber.asks(*of, **{"If-None-Match": sent})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["ETag"] == tag
            assert again.headers["Cache-Control"].startswith("private")
        changed(cast, Meeting.objects.first(), place=f"Et andet sted {len(of)}{of[:1]}")
        new = subscriber.asks(*of, **{"If-None-Match": tag})
        assert new.status_code == 200
        assert new.headers["ETag"] != tag


def test_two_who_see_different_things_have_different_tags(cast: Cast) -> None:
    tags = {Subscriber(cast, who).asks().headers["ETag"] for who in ("member", "member2")}
    assert len(tags) == 2


def test_a_year_of_two_hundred_meetings_costs_as_many_queries_as_one_of_three(cast: Cast) -> None:
    year_of_meetings(cast, 3)
    subscriber, cycle = Subscriber(cast, "member"), cast.culture.annual_cycles.get()
    feeds = ((), ("committees", cast.culture), ("annual-cycles", cycle))
    few = [counting(lambda of=of: subscriber.asks(*of))[1] for of in feeds]  # type: ignore[misc]
    topic = cycle.topics.get()
    for number in range(197):
        meeting = meeting_of(cast, day=date(2026, 1, 1) + timedelta(number), starts_at=None)
        occurrence_of(topic, meeting, slot=f"m{number}")
    many = [counting(lambda of=of: subscriber.asks(*of)) for of in feeds]  # type: ignore[misc]
    assert [queries for _, queries in many] == few
    assert max(few) <= MOST_QUERIES
    sizes = [len(read(answer.content).events) for answer, _ in many]
    assert sizes == [200, 200, 400]


GOOD = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Copenhagen\r\n"
    b"BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    b"END:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
    b"DTSTART" + HERE + b"20260101T120000\r\n"
    b"DTEND;TZID=Europe/Copenhagen:20260101T130000\r\nSUMMARY:a\r\nSEQUENCE:3\r\nEND:VEVENT\r\n"
    b"END:VCALENDAR\r\n"
)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (b"\r\n", b"\n"), (b"SUMMARY:a", b"SUMMARY:" + b"a" * 80), (b"SUMMARY:a", b"SUMMARY:a,b"),
        (b"SUMMARY:a", b"SUMMARY:\xc3\r\n \xa6"), (b"SUMMARY:a", b"SUMMARY:a\x07"),
        (b"SUMMARY:a", b"SUMMARY a"), (b"UID:1\r\n", b""), (b"UID:1", b"UID:1\r\nUID:2"),
        (b"DTSTAMP:20260101T000000Z\r\n", b""), (b"DTSTAMP:20260101T000000Z", b"DTSTAMP:20260101"),
        (b"SEQUENCE:3", b"SEQUENCE:x"), (b"SEQUENCE:3", b"SEQUENCE:2147483648"),
        (b"SUMMARY:a", b"STATUS:MAYBE"), (b"T130000", b"T110000"),
        (b"TZID:Europe/Copenhagen", b"TZID:Other"), (b"END:VEVENT\r\n", b""),
        (b"DTEND;TZID=Europe/Copenhagen:20260101T130000", b"DTEND;VALUE=DATE:20260102"),
        (b"PRODID:-//x\r\n", b""), (b"END:VCALENDAR\r\n", b"END:VCALENDAR"),
        (b"END:VEVENT", b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
                        b"DTSTART;VALUE=DATE:20260101\r\nEND:VEVENT"),
    ],
)  # fmt: skip
def test_the_checker_finds_what_is_wrong(good: bytes, bad: bytes) -> None:
    assert faults_of(GOOD) == []
    assert faults_of(GOOD.replace(good, bad)) != []

"""Calendar feeds through HTTP: who opens which, and what stands in them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from annualcycle.models import FollowUp
from foundation.accounts.models import Token
from hearings.models import Consultee, Hearing
from tests.cast import Cast
from tests.desk.rows import item_of, meeting_of
from tests.desk.subscribed import NO_ID, Subscriber
from tests.desk.years import cycle_of, milestone_of, occurrence_of, topic_of
from tests.door import Door, refused


@pytest.fixture(autouse=True)
def day(hold_clock: Callable[[str], None]) -> None:
    hold_clock("2026-12-01T09:00:00+01:00")


def follow_up_of(cast: Cast, owner: str, **more: Any) -> FollowUp:
    values = {
        "municipality": cast.egernborg,
        "committee": cast.culture,
        "title": "Undersøg støj",
        "owner": cast.users[owner],
        "due_to": date(2026, 12, 18),
    }
    return FollowUp.objects.create(**values | more)


def hearing_of(cast: Cast, **more: Any) -> Hearing:
    values = {
        "municipality": cast.egernborg,
        "title": "Trafikplan",
        "audience": "boards",
        "state": "running",
        "opens_on": "2026-11-20",
        "response_deadline": "2026-12-20",
        "issued_by_committee": cast.culture,
    }
    return Hearing.objects.create(**values | more)


def test_a_committee_shows_its_meetings_to_everybody_in_the_municipality(cast: Cast) -> None:
    timed = meeting_of(cast, ends_at=datetime.fromisoformat("2026-12-09T17:30:00+01:00"))
    untimed = meeting_of(cast, day=date(2026, 12, 16), starts_at=None, place="")
    meeting_of(cast, committee=cast.finance)
    item_of(cast, timed)
    for who in ("member", "council_member", "case_officer", "secretariat"):
        answer = Subscriber(cast, who).asks("committees", cast.culture)
        assert b"cykelsti" not in answer.content
        seen = Subscriber(cast, who).sees("committees", cast.culture)
        assert set(seen) == {f"meeting-{timed.pk}", f"meeting-{untimed.pk}"}
    event, whole_day = seen[f"meeting-{timed.pk}"], seen[f"meeting-{untimed.pk}"]
    assert event.summary == "Kultur- og Fritidsudvalget"
    assert event.location == "Mødelokale 2"
    assert event.categories == ["Ordinært møde"]
    assert event.dtstart.isoformat() == "2026-12-09T15:00:00+01:00"
    assert event.dtend.isoformat() == "2026-12-09T17:30:00+01:00"
    assert (event.status, event.transparency) == ("CONFIRMED", "OPAQUE")
    assert (whole_day.dtstart, whole_day.dtend) == (date(2026, 12, 16), date(2026, 12, 17))
    assert (whole_day.status, whole_day.location) == ("TENTATIVE", None)


def test_a_year_has_meetings_what_comes_up_and_milestones(cast: Cast) -> None:
    meeting, cycle = meeting_of(cast), cycle_of(cast)
    meeting_of(cast, day=date(2027, 1, 6), starts_at=None)
    meeting_of(cast, committee=cast.finance)
    topic = topic_of(cycle)
    at_meeting = occurrence_of(topic, meeting, focus="3. kvartal")
    loose = occurrence_of(topic, None, slot="2026-06", nominal_on=date(2026, 6, 1))
    aim = milestone_of(cast)
    milestone_of(cast, due_to=date(2027, 6, 1))
    milestone_of(cast, due_to=None)
    seen = Subscriber(cast, "council_member").sees("annual-cycles", cycle)
    assert set(seen) == {
        f"meeting-{meeting.pk}", f"occurrence-{at_meeting.pk}", f"occurrence-{loose.pk}",
        f"milestone-{aim.pk}",
    }  # fmt: skip
    event = seen[f"occurrence-{at_meeting.pk}"]
    assert (event.dtstart, event.dtend) == (
        seen[f"meeting-{meeting.pk}"].dtstart,
        seen[f"meeting-{meeting.pk}"].dtend,
    )
    assert event.summary == "Budgetopfølgning: 3. kvartal"
    assert event.categories == ["Budgetopfølgning"]
    assert event.location == "Mødelokale 2"
    assert (event.status, event.transparency) == ("TENTATIVE", "TRANSPARENT")
    day = seen[f"occurrence-{loose.pk}"]
    assert (day.dtstart, day.dtend) == (date(2026, 6, 1), date(2026, 6, 2))
    assert seen[f"milestone-{aim.pk}"].dtstart == date(2026, 12, 31)


def test_milestones_of_other_committees_stand_in_a_year_that_is_about_them(cast: Cast) -> None:
    """Unless only somebody who sees the item whole knows that the year is about them."""
    cycle, meeting = cycle_of(cast), meeting_of(cast)
    open_item = item_of(cast, meeting)
    closed = item_of(cast, meeting, position=2, number="2", visibility="closed",
                     closed_reason="other")  # fmt: skip
    known, hidden = milestone_of(cast), milestone_of(cast)
    for aim, item in ((known, open_item), (hidden, closed)):
        aim.strategy.committee = cast.finance
        aim.strategy.save()
        topic_of(cycle, strategy=aim.strategy, item=item)
    both = {f"milestone-{known.pk}", f"milestone-{hidden.pk}"}
    for who, told in (("member", both), ("council_member", {f"milestone-{known.pk}"})):
        seen = set(Subscriber(cast, who).sees("annual-cycles", cycle))
        assert {uid for uid in seen if uid.startswith("milestone")} == told


def test_a_topic_told_by_a_closed_item_stands_in_no_calendar_of_others(cast: Cast) -> None:
    meeting, cycle = meeting_of(cast), cycle_of(cast)
    item = item_of(cast, meeting, visibility="closed", closed_reason="other")
    row = occurrence_of(topic_of(cycle, item=item, topic="Salg af Ulvehøj"), meeting)
    assert f"occurrence-{row.pk}" in Subscriber(cast, "member").sees("annual-cycles", cycle)
    answer = Subscriber(cast, "council_member").asks("annual-cycles", cycle)
    assert answer.status_code == 200
    assert b"Ulveh" not in answer.content
    assert str(row.pk).encode() not in answer.content


def test_ones_own_calendar_has_ones_own_days(cast: Cast) -> None:
    mine, other = follow_up_of(cast, "member"), follow_up_of(cast, "member2")
    follow_up_of(cast, "member", due_to=None)
    follow_up_of(cast, "member", due_to=date(2025, 11, 1))
    meeting_of(cast, day=date(2025, 11, 1), starts_at=None)
    asked = Consultee.objects.create(
        municipality=cast.egernborg, hearing=hearing_of(cast), position=1, name="Mikkel",
        person=cast.person("member"), deadline=date(2026, 12, 30),
    )  # fmt: skip
    seen = Subscriber(cast, "member").sees()
    assert set(seen) == {f"follow-up-{mine.pk}", f"hearing-{asked.pk}"}
    event = seen[f"follow-up-{mine.pk}"]
    assert (event.dtstart, event.dtend) == (date(2026, 12, 18), date(2026, 12, 19))
    assert (event.summary, event.categories) == ("Opfølgning: Undersøg støj", ["Opfølgning"])
    assert seen[f"hearing-{asked.pk}"].dtstart == date(2026, 12, 30)
    assert set(Subscriber(cast, "member2").sees()) == {f"follow-up-{other.pk}"}
    for of in (("committees", cast.culture), ("annual-cycles", cycle_of(cast))):
        assert not [u for u in Subscriber(cast, "member").sees(*of) if u.startswith("follow-up")]


def test_closed_matters_have_their_days_and_no_title(cast: Cast) -> None:
    closed = item_of(cast, meeting_of(cast), visibility="closed", closed_reason="other")
    told = {"title": "Salg af Ulvehøj", "visibility": "closed"}
    due = follow_up_of(cast, "secretariat", item=closed, **told)
    asked = Consultee.objects.create(
        municipality=cast.egernborg, hearing=hearing_of(cast, **told), position=1, name="Mikkel",
        person=cast.person("member"),
    )  # fmt: skip
    for who, uid in (("secretariat", f"follow-up-{due.pk}"), ("member", f"hearing-{asked.pk}")):
        assert uid in Subscriber(cast, who).sees()
        assert b"Ulveh" not in Subscriber(cast, who).asks().content


def test_an_account_without_a_person_is_asked_in_no_hearing(cast: Cast) -> None:
    """Outsiders who are asked are no persons here either."""
    Consultee.objects.create(
        municipality=cast.egernborg, hearing=hearing_of(cast), position=1, name="Naboen"
    )
    assert Subscriber(cast, "secretariat").sees() == {}


def test_what_is_done_or_overtaken_waits_for_no_day(cast: Cast) -> None:
    rows = [
        follow_up_of(cast, "member", state="in_progress"),
        follow_up_of(cast, "member", state="done", closed_at="2026-11-30T12:00:00Z"),
        follow_up_of(cast, "member", superseded=True),
    ]
    seen = Subscriber(cast, "member").sees()
    told = [seen[f"follow-up-{row.pk}"].status for row in rows]
    assert told == ["CONFIRMED", "CANCELLED", "CANCELLED"]


def test_calendars_open_by_a_token_made_for_them_alone(cast: Cast) -> None:
    """Whatever is wrong looks the same."""
    meeting_of(cast)
    cycle = cycle_of(cast)
    answers = []
    revoked = Subscriber(cast, "member")
    Token.objects.filter(prefix=revoked.token.split("_")[1]).update(revoked_at="2026-11-30T12:00Z")
    wrong = [Subscriber(cast, "member", ("*",)), Subscriber(cast, "member", ("read",)),
             Subscriber(cast, "member", ("calendar:read", "read")), revoked,
             Subscriber(cast, "secretariat_other_municipality")]  # fmt: skip
    for of in (("committees", cast.culture), ("annual-cycles", cycle)):
        assert Subscriber(cast, "member").asks(*of).status_code == 200
        answers += [each.asks(*of) for each in wrong]
    assert revoked.asks().status_code == 404
    here = Subscriber(cast, "member").token
    for resource in ("committees", "annual-cycles"):
        for unknown in (NO_ID, "x", str(cast.mosevig_committee.pk), cast.person_id("member")):
            answers.append(Door().get(f"calendar/{here}/{resource}/{unknown}.ics"))
    for answer in answers:
        refused(answer, 404, "not_found")
    assert len({answer.content for answer in answers}) == 1


def test_calendars_take_no_parameters(cast: Cast) -> None:
    for of in ((), ("committees", cast.culture), ("annual-cycles", cycle_of(cast))):
        path = Subscriber(cast, "member").address(*of)
        refused(Door().get(path, limit="1"), 400, "unknown_parameter")
        refused(Door().post(path, {}), 405, "method_not_allowed")


def test_an_administrator_opens_the_calendars_of_every_municipality(cast: Cast) -> None:
    meeting = meeting_of(cast, committee=cast.mosevig_committee, municipality=cast.mosevig)
    seen = Subscriber(cast, "administrator").sees("committees", cast.mosevig_committee)
    assert set(seen) == {f"meeting-{meeting.pk}"}


def test_a_meeting_is_the_same_event_in_every_calendar(cast: Cast) -> None:
    meeting, cycle = meeting_of(cast), cycle_of(cast)
    subscriber, uid = Subscriber(cast, "member"), f"meeting-{meeting.pk}"
    feeds = ((), ("committees", cast.culture), ("annual-cycles", cycle))
    told = [subscriber.sees(*of)[uid] for of in feeds]
    assert told[0] == told[1] == told[2]


def test_a_committee_shows_a_year_back_and_a_cycle_all_of_its_own(cast: Cast) -> None:
    today = date(2026, 12, 1)
    days = (today - timedelta(days=366), today - timedelta(days=367), today + timedelta(days=900))
    rows = [meeting_of(cast, day=day, starts_at=None) for day in days]
    seen = Subscriber(cast, "member").sees("committees", cast.culture)
    assert set(seen) == {f"meeting-{row.pk}" for row in (rows[0], rows[2])}
    old = cycle_of(cast, year=2025)
    seen = Subscriber(cast, "member").sees("annual-cycles", old)
    assert set(seen) == {f"meeting-{row.pk}" for row in rows[:2]}

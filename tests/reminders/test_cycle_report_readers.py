"""Who gets reports of the annual cycle and of what is owed, and what he reads in them."""

import csv
import io
from datetime import date
from typing import Any

import pytest

from agenda.models import AgendaItem, ItemWithholding
from foundation import clock
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from reminders.actions import make_due_reports
from tests.annualcycle.setup import case_of, decided, treated
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.setup import item_on_agenda
from tests.outbox.post import PostOffice
from tests.reminders.reporting import (
    MONTHLY,
    Hold,
    lines,
    made,
    milestone,
    noon,
    only,
    printed,
    subscribed,
    to,
    topics,
)
from tests.reminders.scene import follow_up

KINDS = ["cycle_due", "cycle_slipped", "owed"]
HOUSE = ("secretariat", "official", "chair", "member", "case_officer", "department_head",
         "council_member")  # fmt: skip
DAY = "2026-04-01"
SECRET = "Køb af grund ved havnen"


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Hold) -> None:
    hold_clock(FIRST_OF_YEAR)


@pytest.fixture
def year(cast: Cast) -> Year:
    return year_of(cast)


def closed_topic(cast: Cast, year: Year, **told: Any) -> AgendaItem:
    """A topic of the year that a closed item tells of."""
    item = item_on_agenda(cast, closed=True)
    body = {"topic": SECRET, "annual_cycle": year.id, "invited": [{"name": SECRET}], **told}
    year.door.made(f"agenda-items/{item.pk}/cycle-topics", body)
    return item


@pytest.mark.parametrize("who", ["secretariat", "official", "chair", "member"])
def test_nothing_closed_is_named_to_anybody(
    cast: Cast, year: Year, hold_clock: Hold, who: str
) -> None:
    item = closed_topic(cast, year, frequency="named_months", months=[2, 4])
    year.plan()
    first, *_ = year.occurrences()
    move = {"meeting": year.meetings["2026-03-10"], "reason": SECRET}
    year.door.done(f"occurrences/{first['id']}/move", move)
    AgendaItem.objects.filter(pk=item.pk).update(title=SECRET, state="treated")
    decided(item, "postponed", condition=SECRET, returns_hint=SECRET)
    follow_up(cast, SECRET, None, item=item, visibility="closed", responsible_printed=SECRET)
    hold_clock(noon("2026-03-09"))
    for kind in KINDS:
        subscribed(cast, kind, **to(cast, who))
    hold_clock(noon(DAY))
    assert make_due_reports() == 3
    told = {letter.rule: lines(letter) for letter in Message.objects.all()}
    assert topics(told["report.cycle_due"]) == ["Emne på et lukket punkt"]
    assert topics(told["report.cycle_slipped"]) == ["Emne på et lukket punkt"]
    assert sorted(row[2] for row in told["report.owed"]) == [
        "Lukket punkt", "Lukket punkt", "Opfølgning på et lukket punkt"
    ]  # fmt: skip
    for letter in Message.objects.all():
        said = [letter.subject_line, letter.text, letter.html, printed(letter), str(lines(letter))]
        assert SECRET not in "".join(said)


def test_a_topic_that_is_treated_on_a_closed_item_is_not_named(
    cast: Cast, year: Year, hold_clock: Hold
) -> None:
    year.topic(SECRET, frequency="named_months", months=[6])
    year.plan()
    (row,) = year.occurrences()
    AgendaItem.objects.filter(pk=row["item"]).update(visibility="closed")
    hold_clock(noon("2026-03-11"))
    subscribed(cast, "cycle_due")
    assert topics(made(hold_clock, DAY)) == ["Emne på et lukket punkt"]


@pytest.mark.parametrize("who", ["council_member", "member"])
def test_who_may_not_know_of_a_closed_matter_gets_no_line_of_it(
    cast: Cast, year: Year, hold_clock: Hold, who: str
) -> None:
    """The council does not know closed items; the member is disqualified from this one."""
    item = closed_topic(cast, year, frequency="named_months", months=[2, 6])
    year.topic("Åbent", frequency="named_months", months=[2, 6])
    year.plan()
    for row in year.occurrences(to="2026-02-28"):
        move = {"meeting": year.meetings["2026-03-10"]}
        year.door.done(f"occurrences/{row['id']}/move", move)
    AgendaItem.objects.filter(pk=item.pk).update(state="treated")
    decided(item, "postponed", condition="Ejeren samtykker")
    follow_up(cast, SECRET, None, item=item, visibility="closed")
    follow_up(cast, "Åbent", None)
    ItemWithholding.objects.create(
        municipality=cast.egernborg, item=item, person=cast.person("member"),
        cause="disqualified", since=clock.now(),
    )  # fmt: skip
    door = cast.door("secretariat")
    hold_clock(noon("2026-03-09"))
    found = {
        kind: door.seen(f"{subscribed(cast, kind, **to(cast, who))}/preview")["rows"]
        for kind in KINDS
    }
    assert topics(found["cycle_due"]) == ["Åbent", "Åbent"]
    assert topics(found["cycle_slipped"]) == ["Åbent"]
    assert [row[2] for row in found["owed"]] == ["Åbent"]


def test_a_municipalitys_report_has_all_committees_and_no_other_towns(
    cast: Cast, year: Year, hold_clock: Hold
) -> None:
    for one in (year, year_of(cast, ("2026-02-04", "2026-06-03"), cast.elders)):
        one.topic(f"Emne {one is year}", frequency="named_months", months=[2, 6])
        one.plan()
    milestone(cast, "2026-05-15", "Kommunens", None)
    far = cast.door("secretariat_other_municipality")
    home = str(cast.mosevig_committee.pk)
    cycle = far.made("annual-cycles", {"committee": home, "year": 2026})
    body = {"topic": "Mosevigs", "frequency": "named_months", "months": [2, 6]}
    far.made(f"annual-cycles/{cycle['id']}/cycle-topics", body)
    far.made("meetings", {"committee": home, "starts_at": "2026-06-02T16:00:00+02:00"})
    etag = far.get(f"annual-cycles/{cycle['id']}").headers["ETag"]
    expect(far.post(f"annual-cycles/{cycle['id']}/plan", if_match=etag), 200)
    far.made("follow-ups", {"title": "Mosevigs", "committee": home})
    follow_up(cast, "Kultur", None)
    hold_clock(noon("2026-03-11"))
    door, found = cast.door("secretariat"), {}
    for kind in KINDS:
        body = {**MONTHLY, "kind": kind, "recipient_email": "direktion@egernborg.example"}
        path = f"report-subscriptions/{door.made('report-subscriptions', body)['id']}"
        found[kind] = door.seen(f"{path}/preview")["rows"]
    assert sorted(topics(found["cycle_due"])) == [
        "Emne False", "Emne True", "Milepæl: Kommunens (Aktivt liv)"
    ]  # fmt: skip
    assert [row[2] for row in found["owed"]] == ["Kultur"]
    assert "Mosevigs" not in str(found)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", HOUSE)
def test_they_may_go_to_everybody_in_the_house(cast: Cast, who: str, kind: str) -> None:
    told = cast.door("secretariat").seen(subscribed(cast, kind, **to(cast, who)))
    assert (told["kind"], told["is_active"]) == (kind, True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("who", ["consultee", "integrator"])
def test_they_go_to_nobody_outside_it(cast: Cast, who: str, kind: str) -> None:
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    answer = cast.door("secretariat").post(path, {**MONTHLY, "kind": kind, **to(cast, who)})
    refused(answer, 409, "recipient_not_entitled")


@pytest.mark.parametrize("kind", KINDS)
def test_who_may_not_keep_reports_may_not_order_these(cast: Cast, kind: str) -> None:
    path = f"committees/{cast.culture.pk}/report-subscriptions"
    for who in ("chair", "member", "official", "case_officer", "integrator", "council_member"):
        refused(cast.door(who).post(path, {**MONTHLY, "kind": kind}), 403, "forbidden")
    neighbour = cast.door("secretariat_other_municipality")
    refused(neighbour.post(path, {**MONTHLY, "kind": kind}), 404, "not_found")


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_report_says_that_there_is_nothing(
    cast: Cast, hold_clock: Hold, kind: str
) -> None:
    path = subscribed(cast, kind)
    expect(cast.door("secretariat").post(f"{path}/send-now"), 200)
    words = {
        "cycle_due": "Der er intet i årshjulet i det kommende kvartal.",
        "cycle_slipped": "Intet er skredet i årshjulet.",
        "owed": "Der er ingen udeståender.",
    }
    assert (lines(), words[kind] in only().text, words[kind] in printed()) == ([], True, True)


def test_the_letter_arrives_with_print_and_spreadsheet_and_says_nothing_of_them(
    cast: Cast, year: Year, hold_clock: Hold, office: PostOffice
) -> None:
    year.topic("Ledelsesinformation", frequency="named_months", months=[2])
    year.plan()
    path = subscribed(cast, "cycle_due")
    door = cast.door("secretariat")
    told = door.seen(f"{path}/preview")
    assert (told["title"], told["row_count"]) == ("Årshjulet i det kommende kvartal", 1)
    expect(door.post(f"{path}/send-now"), 200)
    deliver_due()
    (mail,) = office.letters
    files = {part.get_filename(): part for part in mail.iter_attachments()}
    name = "aarshjulet-kommende-kvartal-2026-01-02"
    assert files.keys() == {f"{name}.csv", f"{name}.pdf"}
    content = files[f"{name}.csv"].get_content()
    text = content if isinstance(content, str) else content.decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=";")
    assert rows == told["rows"]
    body = mail.get_body(("plain",))
    assert body is not None
    assert "/api/v1/occurrences" in body.get_content()
    assert "Ledelsesinformation" not in body.get_content()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [1, 6])
def test_a_preview_costs_as_much_however_long_it_is(
    cast: Cast, year: Year, hold_clock: Hold, kind: str, size: int,
    django_assert_max_num_queries: Any,
) -> None:  # fmt: skip
    for number in range(size):
        invited = [{"name": "Direktøren"}, {"department": str(cast.department.pk)}]
        year.topic(f"Nr. {number}", frequency="named_months", months=[2, 3], invited=invited)
        item = treated(cast, case=case_of(cast))
        decided(item, "postponed", condition="Ejeren samtykker")
        follow_up(cast, f"Nr. {number}", date(2026, 3, 12))
        milestone(cast, "2026-03-15", f"Nr. {number}", cast.culture)
    year.plan()
    year.meeting("2026-02-03", "cancel", reason="For få sager")
    path = subscribed(cast, kind, **to(cast, "official"))
    door = cast.door("secretariat")
    with django_assert_max_num_queries(6):
        told = door.seen(f"{path}/preview")
    assert told["row_count"] >= size

"""Who am I, words, search and calendars through HTTP."""

import pytest
from django.utils.http import urlencode
from icalendar import Calendar

from agenda.models import ItemSection
from annualcycle.models import FollowUp
from foundation.accounts import tokens
from hearings.models import Consultee, Hearing
from minutes.models import Minutes
from tests.cast import Cast
from tests.desk.rows import item_of, meeting_of
from tests.door import Door, expect, refused


@pytest.fixture(autouse=True)
def day(hold_clock: object) -> None:
    hold_clock("2026-12-01T09:00:00+01:00")  # type: ignore[operator]


def test_a_member_knows_who_he_is(cast: Cast) -> None:
    me = cast.door("member").seen("me")
    assert (me["name"], me["person"]) == ("Mikkel Aas", cast.person_id("member"))
    held = [(role["role"], role["committee"]) for role in me["roles"]]
    assert held == [("member", str(cast.culture.pk))]
    assert me["roles"][0]["role_label"] == "Medlem"
    refused(cast.door(None).get("me"), 401, "not_authenticated")


def test_what_waits_is_ones_own(cast: Cast) -> None:
    meeting = meeting_of(cast)
    home = {"municipality": cast.egernborg}
    officer = cast.users["case_officer"]
    returned = item_of(
        cast, meeting, state="returned", return_reason="Mangler økonomi", position=None,
        number=None, department=cast.department, case_officer=officer,
    )  # fmt: skip
    FollowUp.objects.create(
        **home, item=returned, committee=cast.culture, title="Undersøg støj", owner=officer
    )
    hearing = Hearing.objects.create(
        **home, title="Trafikplan", audience="boards", state="running", opens_on="2026-11-20",
        response_deadline="2026-12-20", issued_by_committee=cast.culture,
    )  # fmt: skip
    Consultee.objects.create(
        **home, hearing=hearing, position=1, name="Hanne", person=cast.person("consultee")
    )
    kinds = {w["kind"] for w in cast.door("case_officer").seen("me")["waiting"]}
    assert kinds == {"returned_item", "follow_up"}
    waiting = cast.door("consultee").seen("me")["waiting"]
    assert [(w["kind"], w["title"], w["due_on"]) for w in waiting] == [
        ("hearing", "Trafikplan", "2026-12-20")
    ]
    for who in ("member", "secretariat", "secretariat_other_municipality"):
        assert cast.door(who).seen("me")["waiting"] == []


def test_circulated_minutes_wait_for_each_who_took_part(cast: Cast) -> None:
    meeting = meeting_of(cast, state="ended", opened_at="2026-12-09T14:00:00Z",
                         ended_at="2026-12-09T16:00:00Z")  # fmt: skip
    digest = "0" * 64
    minutes = Minutes.objects.create(
        municipality=cast.egernborg, meeting=meeting, approval="circulated", version_number=1,
        content_hash=digest, circulated_at="2026-12-10T08:00:00Z",
    )  # fmt: skip
    minutes.approvals.create(
        municipality=cast.egernborg, person=cast.person("member"), name="Mikkel Aas"
    )
    [approval] = cast.door("member").seen("me")["waiting"]
    assert (approval["kind"], approval["id"]) == ("approval", str(minutes.pk))
    assert cast.door("member2").seen("me")["waiting"] == []


def test_every_vocabulary_is_told_with_its_labels(cast: Cast) -> None:
    answer = cast.door("member").get("vocabularies")
    words = expect(answer, 200)["vocabularies"]
    assert {"value": "section_17_4", "label": "§ 17, stk. 4-udvalg"} in words["committee_kind"]
    assert {"item_state", "meeting_state", "outcome_kind", "waiting_kind"} <= set(words)
    again = cast.door("member").get("vocabularies")
    seen = cast.door("member").send(
        "GET", "vocabularies", headers={"If-None-Match": again.headers["ETag"]}
    )
    assert seen.status_code == 304


@pytest.mark.parametrize(
    ("text", "kind"),
    [("cykel", "agenda_item"), ("kultur", "committee"), ("oestergaard", "none"),
     ("østergård", "person"), ("aas", "person"), ("Ås", "person")],
)  # fmt: skip
def test_search_finds_by_the_beginning_of_a_word(cast: Cast, text: str, kind: str) -> None:
    item_of(cast, meeting_of(cast))
    rows = cast.door("secretariat").seen("search", q=text)["results"]
    assert {row["type"] for row in rows} == ({kind} - {"none"})


def test_search_never_finds_what_one_may_not_read(cast: Cast) -> None:
    meeting = meeting_of(cast)
    closed = {"visibility": "closed", "closed_reason": "other", "title": "Salg af Ulvehøj"}
    item_of(cast, meeting, **closed)
    item_of(cast, meeting, position=2, number="2", title="Ulvestien åbnes")
    titles = {
        who: {row["title"] for row in cast.door(who).seen("search", q="ulve")["results"]}
        for who in ("secretariat", "member", "council_member", "secretariat_other_municipality")
    }
    both = {"Salg af Ulvehøj", "Ulvestien åbnes"}
    assert titles["secretariat"] == titles["member"] == both
    assert titles["council_member"] == {"Ulvestien åbnes"}
    assert titles["secretariat_other_municipality"] == set()


def test_search_reads_the_texts_of_items(cast: Cast) -> None:
    item = item_of(cast, meeting_of(cast))
    block = item.blocks.create(municipality=cast.egernborg, position=1, kind="section")
    ItemSection.objects.create(
        municipality=cast.egernborg, block=block, body_text="Høringsfristen udløber i maj."
    )
    rows = cast.door("member").seen("search", q="høringsfrist")["results"]
    assert [row["id"] for row in rows] == [str(item.pk)]


@pytest.mark.parametrize(
    ("query", "code"),
    [({"q": "a"}, "bad_length"), ({}, "bad_length"), ({"q": "ab", "type": "x"}, "invalid_choice"),
     ({"q": "ab", "committee": "x"}, "invalid"), ({"q": "ab", "limit": "0"}, "bad_limit"),
     ({"q": "ab", "page": "2"}, "unknown_parameter"), ({"q": "a\0b"}, "bad_text")],
)  # fmt: skip
def test_bad_searches_are_refused(cast: Cast, query: dict[str, str], code: str) -> None:
    refused(cast.door("member").get("search", **query), 400, code)


@pytest.mark.parametrize("text", ["%%", "__", "a:*", "')--", "\\\\", "\"'", "& | !"])
def test_signs_of_queries_are_only_text(cast: Cast, text: str) -> None:
    item_of(cast, meeting_of(cast))
    assert cast.door("secretariat").seen("search", q=text)["results"] == []


def test_a_calendar_opens_by_a_token_made_for_it_alone(cast: Cast) -> None:
    meeting_of(cast)
    meeting_of(cast, committee=cast.finance, day="2026-12-11", starts_at=None)
    path = f"users/{cast.users['member'].pk}/tokens"
    issued = cast.door("member").made(path, {"name": "Telefon", "scopes": ["calendar:read"]})
    answer = Door().get(f"calendar/{issued['token']}.ics")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(e["summary"]) for e in events] == ["Kultur- og Fritidsudvalget"]
    assert events[0].decoded("dtstart").isoformat() == "2026-12-09T15:00:00+01:00"
    assert b"cykelsti" not in answer.content
    wide = tokens.issue(user=cast.users["member"], name="alt").text
    for text in (wide, "pkt_nothing", "x"):
        refused(Door().get(f"calendar/{text}.ics"), 404, "not_found")
    refused(Door(issued["token"]).get("committees"), 403, "insufficient_scope")


def test_calendar_refuses_parameters(cast: Cast) -> None:
    query = urlencode({"limit": 1})
    refused(Door().get(f"calendar/x.ics?{query}"), 400, "unknown_parameter")

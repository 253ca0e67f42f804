"""The change feed: in the order of commits, and only what its reader may know."""

import threading

import pytest
from django.db import connection

from committees.models import Committee
from tests.cast import Cast
from tests.desk.rows import item_of, meeting_of, tell
from tests.door import Door, refused


@pytest.fixture(autouse=True)
def day(hold_clock: object) -> None:
    hold_clock("2026-12-01T09:00:00+01:00")  # type: ignore[operator]


def feed(door: Door, **query: str) -> list[tuple[str, str]]:
    """The whole feed as (verb, id), read two at a time."""
    found, more = [], {"limit": "2", **query}
    while True:
        page = door.seen("changes", **more)
        found += [(row["verb"], row["object_id"]) for row in page["results"]]
        if not page["has_more"]:
            return found
        more["after"] = page["after"]


def test_the_feed_goes_on_from_its_cursor(cast: Cast) -> None:
    door = cast.door("secretariat")
    made = door.made("departments", {"name": "Teknik"})
    page = door.seen("changes")
    assert [(r["verb"], r["type"]) for r in page["results"]] == [("create", "department")]
    assert door.seen("changes", after=page["after"])["results"] == []
    door.changed(f"departments/{made['id']}", {"name": "Teknik og Miljø"})
    [row] = door.seen("changes", after=page["after"])["results"]
    assert (row["verb"], row["object_id"], row["is_deletion"]) == ("update", made["id"], False)


def test_a_deleted_row_leaves_a_tombstone(cast: Cast) -> None:
    door = cast.door("secretariat")
    path = f"departments/{door.made('departments', {'name': 'Teknik'})['id']}"
    door.delete(path, if_match=door.get(path).headers["ETag"])
    last = cast.door("member").seen("changes")["results"][-1]
    assert (last["verb"], last["is_deletion"]) == ("delete", True)


def test_the_feed_knows_no_more_than_the_door(cast: Cast) -> None:
    meeting = meeting_of(cast)
    opened = item_of(cast, meeting)
    closed = item_of(
        cast, meeting, visibility="closed", closed_reason="other", position=2, number="2"
    )
    draft = item_of(cast, meeting, state="draft", position=None, meeting=None, number=None)
    for row in (opened, closed, draft):
        tell(cast, row)
    seen = {who: {i for _, i in feed(cast.door(who))} for who in ("secretariat", "member",
            "council_member", "consultee", "secretariat_other_municipality")}  # fmt: skip
    ids = {"open": str(opened.pk), "closed": str(closed.pk), "draft": str(draft.pk)}
    assert seen["secretariat"] == set(ids.values())
    assert seen["member"] == {ids["open"], ids["closed"]}
    assert seen["council_member"] == {ids["open"]}
    assert seen["consultee"] == seen["secretariat_other_municipality"] == set()


def test_a_full_page_does_not_tell_of_what_is_hidden(cast: Cast) -> None:
    meeting = meeting_of(cast)
    opened = item_of(cast, meeting)
    for position in range(2, 8):
        row = item_of(
            cast, meeting, visibility="closed", closed_reason="other", position=position,
            number=str(position),
        )  # fmt: skip
        tell(cast, row)
    tell(cast, opened)
    page = cast.door("council_member").seen("changes", limit="1")
    assert ([r["object_id"] for r in page["results"]], page["has_more"]) == (
        [str(opened.pk)], False,
    )  # fmt: skip


def test_only_one_meetings_changes(cast: Cast) -> None:
    first, second = meeting_of(cast), meeting_of(cast, committee=cast.finance)
    for meeting in (first, second):
        tell(cast, meeting)
    found = feed(cast.door("secretariat"), meeting=str(second.pk))
    assert found == [("update", str(second.pk))]


def test_a_withheld_item_says_nothing(cast: Cast) -> None:
    meeting = meeting_of(cast)
    closed = item_of(cast, meeting, visibility="closed", closed_reason="other")
    closed.withholdings.create(
        municipality=cast.egernborg, person=cast.person("member"), cause="disqualified",
        since="2026-11-30T08:00:00Z",
    )  # fmt: skip
    tell(cast, closed)
    assert feed(cast.door("member")) == []
    assert len(feed(cast.door("member2"))) == 1


def test_what_is_not_open_of_a_meeting_is_told_to_who_prepares_it(cast: Cast) -> None:
    meeting = meeting_of(cast)
    tell(cast, meeting, is_open=False)
    cast.users["consultee"].grants.create(role="official", committee_id=cast.culture.pk)
    assert feed(cast.door("member")) == []
    assert feed(cast.door("consultee")) == [("update", str(meeting.pk))]


@pytest.mark.parametrize("cursor", ["x", "gAAAA", "æ", "1", ""])
def test_cursors_of_ones_own_making_are_refused(cast: Cast, cursor: str) -> None:
    refused(cast.door("secretariat").get("changes", after=cursor), 400, "bad_cursor")


def test_a_cursor_of_another_municipality_is_refused(cast: Cast) -> None:
    other = cast.door("secretariat_other_municipality").seen("changes")["after"]
    refused(cast.door("secretariat").get("changes", after=other), 400, "bad_cursor")
    home = str(cast.mosevig.pk)
    refused(cast.door("secretariat").get("changes", municipality=home), 400, "required")
    refused(cast.door("administrator").get("changes"), 400, "required")
    cast.door("administrator").seen("changes", municipality=home)


def test_nothing_is_lost_between_writers_at_once(real_cast: Cast) -> None:
    doors = [real_cast.door("secretariat") for _ in range(4)]
    committee = Committee.objects.get(pk=real_cast.culture.pk)

    def write(door: Door, number: int) -> None:
        for turn in range(5):
            body = {"name": f"Afdeling {number}-{turn}"}
            assert door.post("departments", body).status_code == 201
        connection.close()

    threads = [
        threading.Thread(target=write, args=(Door(door.token), number))
        for number, door in enumerate(doors)
    ]
    for thread in threads:
        thread.start()
    seen: list[str] = []
    query: dict[str, str] = {}
    while any(thread.is_alive() for thread in threads) or query.pop("last", None) is None:
        done = not any(thread.is_alive() for thread in threads)
        page = doors[0].seen("changes", **query)
        seen += [row["object_id"] for row in page["results"]]
        query = {"after": page["after"]}
        if done and not page["has_more"]:
            break
    for thread in threads:
        thread.join()
    assert len(seen) == len(set(seen)) == 20
    assert str(committee.pk) not in seen

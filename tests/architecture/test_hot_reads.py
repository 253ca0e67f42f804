"""What PostgreSQL writes is byte for byte what the serializer would have written."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db.models import Prefetch, TextField
from django.db.models.functions import Cast

from agenda.models import (
    AgendaItem,
    Attachment,
    ItemBlock,
    ItemSection,
    Recommendation,
    RecommendationPoint,
    Recommender,
)
from agenda.serializers.items import AgendaItemSerializer
from annualcycle.models import FollowUp
from annualcycle.serializers.followups import FollowUpSerializer, suspended_sql
from foundation.http.renderers import JSONRenderer
from foundation.http.sqljson import json_of
from foundation.tenancy.prepared import Statement
from meetings.models import Meeting
from meetings.serializers import MeetingSerializer
from proceedings.models import Ballot, Contender, Vote
from proceedings.models.votes import COUNTS
from proceedings.serializers import VoteSerializer
from tests.architecture.printed import agenda_of
from tests.architecture.world import MAY_READ, World
from tests.cast import Cast as Everybody
from tests.door import expect

READERS = ["administrator", "secretariat", "official", "integrator", "chair", "member",
           "council_member", "case_officer", "consultee"]  # fmt: skip
ODD = 'Sal "2"\\ – æøå 😀\n\t\x01\x7f\u2028 <b>&</b>'


STANDING_UNDER = (("ballots", Ballot), ("contenders", Contender))


def by_serializer(serializer: Any, rows: Any, reader: Any) -> bytes:
    shown = serializer(rows, many=True, context={"reader": reader}).data
    return JSONRenderer().render(shown)


def by_database(serializer: Any, rows: Any, reader: Any) -> bytes:
    made = rows.annotate(shown=Cast(json_of(serializer, rows.model, reader), TextField()))
    found = ",".join(row[0] for row in Statement.of(made.values_list("shown")).run())
    return JSONRenderer().render(f"[{found}]".encode())


@pytest.fixture
def meetings(cast: Everybody) -> Everybody:
    for day, starts_at, place in (
        (date(2026, 3, 4), datetime(2026, 3, 4, 15, tzinfo=UTC), ODD),
        (date(2026, 4, 1), datetime(2026, 4, 1, 15, 0, 0, 120, tzinfo=UTC), ""),
        (date(2026, 5, 6), None, "Rådhuset"),
    ):
        Meeting.objects.create(
            municipality=cast.egernborg, committee=cast.culture, day=day, starts_at=starts_at,
            place=place, version=3, open_version=2,
        )  # fmt: skip
    return cast


@pytest.mark.parametrize("who", READERS)
def test_meetings_are_the_same_twice(meetings: Everybody, who: str) -> None:
    reader = meetings.reader(who)
    rows = Meeting.objects.visible_to(reader).order_by("day")
    assert len(rows) == 3
    assert by_database(MeetingSerializer, rows, reader) == by_serializer(
        MeetingSerializer, rows, reader
    )


def test_statements_are_really_prepared(meetings: Everybody) -> None:
    from django.db import connection

    reader = meetings.reader("member")
    for _ in range(3):
        by_database(MeetingSerializer, Meeting.objects.visible_to(reader), reader)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s",
                       ["%row_to_json%"])  # fmt: skip
        assert cursor.fetchone()[0] >= 1


@pytest.mark.parametrize("who", READERS)
def test_items_are_the_same_twice(cast: Everybody, who: str) -> None:
    world = World(cast)
    reader = cast.reader(who)
    for situation in ("draft", "open", "closed", "withheld"):
        for model in (ItemSection, Attachment):
            world.row(situation, model)
    rows = AgendaItem.objects.visible_to(reader).with_outline().in_print_order().order_by("id")
    assert len(rows) >= (3 if who in MAY_READ["closed"] else 0)
    told = by_database(AgendaItemSerializer, rows, reader)
    assert told == by_serializer(AgendaItemSerializer, rows.select_related("meeting"), reader)


@pytest.mark.parametrize("who", READERS)
def test_follow_ups_are_the_same_twice(cast: Everybody, who: str) -> None:
    world = World(cast)
    for situation in ("draft", "open", "closed", "withheld"):
        row = world.row(situation, FollowUp)
        FollowUp.objects.filter(pk=row.pk).update(due_to=date(2026, 1, len(situation)))
    reader = cast.reader(who)
    rows = FollowUp.objects.visible_to(reader).order_by("id")
    told = by_database(FollowUpSerializer, rows, reader)
    known = rows.select_related("item__meeting").annotate(is_suspended=suspended_sql())
    assert told == by_serializer(FollowUpSerializer, known, reader)
    assert (who == "consultee") == (told == b"[]")


COUNTED = [
    ("roll_call", "adopted", (2, 0, 0, 0)),
    ("roll_call", "adopted", (2, 0, None, None)),
    ("roll_call", "adopted", (2, 1, 0, 0)),
    ("show_of_hands", "adopted", (2, 0, 1, 0)),
    ("show_of_hands", "adopted", (2, 0, 0, 1)),
    ("secret", "lapsed", (0, 0, 0, 0)),
    ("show_of_hands", "rejected", (None, None, None, None)),
    ("silent_agreement", "adopted", (None, None, None, None)),
    ("silent_agreement", "vote_demanded", (None, None, None, None)),
    ("agreed_election", "elected", (None, None, None, None)),
    ("roll_call", "vote_demanded", (3, 0, 0, 0)),
]


@pytest.mark.parametrize("who", READERS)
def test_votes_are_the_same_twice(cast: Everybody, who: str) -> None:
    world, home, person = World(cast), cast.egernborg, cast.person("member")
    for situation in ("draft", "open", "closed", "withheld"):
        item = world.row(situation, AgendaItem)
        for n, (method, result, counts) in enumerate(COUNTED):
            demanded = person if result == "vote_demanded" else None
            vote = Vote.objects.create(
                municipality=home, item=item, position=n + 1, subject="main", method=method,
                result=result, question=ODD.replace("\t\x01\x7f", ""), demanded_by=demanded,
                **dict(zip(COUNTS, counts, strict=True)),
            )  # fmt: skip
        for n in (2, 1):
            stood = Contender.objects.create(
                municipality=home, vote=vote, position=n, name_printed=f"Opstillet {n}"
            )
            Ballot.objects.create(
                municipality=home, vote=vote, position=n, person=person if n == 1 else None,
                name_printed="Medlem", choice="for", contender=stood,
            )  # fmt: skip
    reader = cast.reader(who)
    rows = Vote.objects.visible_to(reader).order_by("id")
    assert len(rows) >= (len(COUNTED) if who == "member" else 0)
    told = by_database(VoteSerializer, rows, reader)
    ordered = [Prefetch(n, m.objects.order_by("position")) for n, m in STANDING_UNDER]
    known = rows.select_related("item__meeting").prefetch_related(*ordered)
    assert told == by_serializer(VoteSerializer, known, reader)


@pytest.mark.parametrize("path", ["meetings", "agenda-items", "follow-ups"])
def test_hot_rows_are_told_alike_in_lists_and_alone(cast: Everybody, path: str) -> None:
    World(cast).row("open", FollowUp)
    door = cast.door("member")
    rows = door.seen(path)["results"]
    assert rows
    for row in rows:
        answer = door.get(f"{path}/{row['id']}")
        assert expect(answer, 200) == row
        assert answer.headers["ETag"] == row["etag"]
        again = door.send("GET", f"{path}/{row['id']}", headers={"If-None-Match": row["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("who", READERS)
def test_an_agenda_is_the_same_twice(cast: Everybody, who: str) -> None:
    world = World(cast)
    for situation in ("draft", "open", "closed", "withheld"):
        for model in (ItemSection, Recommender, RecommendationPoint, Attachment):
            world.row(situation, model)
    for row in Recommendation.objects.select_related("block"):
        block = ItemBlock.objects.create(
            municipality=cast.egernborg, item_id=row.block.item_id, position=9,
            kind="recommendation", heading=ODD,
        )  # fmt: skip
        Recommendation.objects.filter(pk=row.pk).update(block=block, trailing_html=ODD)
    ItemSection.objects.update(body_html=ODD)
    scopes = ("read", "write") if who == "integrator" else ("*",)
    reader, told = replace(cast.reader(who), scopes=scopes), 0
    for meeting in Meeting.objects.visible_to(reader):
        shown = agenda_of(meeting, reader)
        answer = cast.door(who).get(f"meetings/{meeting.pk}/agenda")
        assert answer.content.decode() == JSONRenderer().render(shown).decode()
        told += sum(len(item["blocks"]) for item in shown["items"])
    assert (told > 0) == (who != "consultee")

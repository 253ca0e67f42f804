"""Taking in documents: who may, what comes of it, and what is left behind when it fails."""

import json
from copy import deepcopy
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from committees.models import Committee, Person
from foundation.accounts.models import Grant, User
from foundation.audit.models import Entry
from foundation.outbox.models import Message
from foundation.tenancy.models import Municipality
from meetings.models import Meeting
from minutes.models import Minutes, MinutesVersion, Rendition
from minutes.tasks import print_pages
from proceedings.models import PresenceEvent
from tests.cast import Cast
from tests.door import Door, expect, refused

Document = dict[str, Any]
PATH = "meeting-documents"


def test_minutes_become_an_ended_meeting(desk: Door, example: Document) -> None:
    made = desk.made(PATH, example)
    meeting = Meeting.objects.get(pk=made["meeting"]["id"])
    assert (meeting.state, meeting.ended_at, meeting.opened_at) == ("ended", None, None)
    assert (meeting.chair is not None, meeting.is_imported) == (True, True)
    minutes = Minutes.objects.get(pk=made["minutes"]["id"])
    assert (minutes.meeting_id, minutes.approval) == (meeting.pk, "unknown")
    assert (minutes.publication, minutes.version_number) == ("unpublished", 1)
    assert not minutes.approvals.exists()


def test_what_was_made_is_told(desk: Door, example: Document) -> None:
    codes = [w["code"] for w in desk.made(PATH, example)["warnings"]]
    assert codes.count("committee_made") == 1
    assert codes.count("person_made") == 5
    assert "municipality_made" not in codes
    assert codes.count("committee_unknown") == 1  # Bådelauget is heard, and is no committee


def test_renditions_are_stored_for_both_editions(desk: Door, example: Document) -> None:
    made = desk.made(PATH, example)
    print_pages()
    kept = Rendition.objects.filter(minutes_id=made["minutes"]["id"])
    pairs = set(kept.values_list("edition", "format"))
    assert pairs == {(e, f) for e in ("full", "public") for f in ("json", "html", "pdf")}
    public = bytes(kept.get(edition="public", format="json").content).decode()
    assert "Lukket punkt" in public
    assert "kaj 4" not in public
    assert "kaj 4" in bytes(kept.get(edition="full", format="html").content).decode()


def test_nobody_gets_a_letter_and_one_entry_tells(desk: Door, example: Document) -> None:
    made = desk.made(PATH, example)
    assert not Message.objects.exists()
    entry = Entry.objects.get()
    assert (entry.verb, str(entry.object_id)) == ("import", made["meeting"]["id"])


def test_listed_is_not_present(desk: Door, example: Document) -> None:
    made = desk.made(PATH, example)
    kinds = PresenceEvent.objects.filter(meeting_id=made["meeting"]["id"])
    assert set(kinds.values_list("kind", flat=True)) == {"excused", "took_no_part"}


def test_posting_twice_changes_nothing(desk: Door, example: Document) -> None:
    made = desk.made(PATH, example)
    before = (Meeting.objects.get().version, MinutesVersion.objects.count(), Entry.objects.count())
    again = expect(desk.post(PATH, example), 200)
    assert again == {**made, "created": False, "warnings": []}
    after = (Meeting.objects.get().version, MinutesVersion.objects.count(), Entry.objects.count())
    assert after == before


def test_another_content_is_refused_with_where(desk: Door, example: Document) -> None:
    desk.made(PATH, example)
    example["items"][0]["title"] = "Noget andet"
    example["items"][2]["blocks"].pop()
    problem = refused(desk.post(PATH, example), 409, "document_differs")
    pointers = {fault["pointer"] for fault in problem["errors"]}
    last = len(example["items"][2]["blocks"])
    assert pointers == {"/items/0/title", f"/items/2/blocks/{last}"}


def test_another_name_of_the_municipality_is_refused(desk: Door, example: Document) -> None:
    example["municipality"]["name"] = "Egernborg"
    refused(desk.post(PATH, example), 409, "document_differs", "/municipality/name")


def test_a_dry_run_says_what_would_happen_and_leaves_nothing(desk: Door, example: Document) -> None:
    answer = desk.send("POST", PATH, example, query={"dry_run": "true"})
    told = expect(answer, 201)
    assert told["created"] is True
    assert {"committee_made", "person_made"} <= {w["code"] for w in told["warnings"]}
    assert not Meeting.objects.exists()
    assert not Entry.objects.exists()
    assert not Committee.objects.filter(name=example["committee"]["name"]).exists()


def test_the_same_key_takes_it_in_once(desk: Door, example: Document) -> None:
    first = expect(desk.post(PATH, example, key="dok-1"), 201)
    again = desk.post(PATH, example, key="dok-1")
    assert expect(again, 201) == first
    assert again.headers["Idempotency-Replayed"] == "true"
    example["meeting"]["place"] = "Et andet sted"
    refused(desk.post(PATH, example, key="dok-1"), 422, "idempotency_conflict")


@pytest.mark.parametrize(
    "who", ["case_officer", "department_head", "chair", "member", "council_member", "consultee"]
)
def test_others_may_not(cast: Cast, example: Document, who: str) -> None:
    refused(cast.door(who).post(PATH, example), 403, "forbidden")
    assert not Meeting.objects.exists()


def test_the_integrator_may(cast: Cast, example: Document) -> None:
    cast.door("integrator").made(PATH, example)


def test_without_a_token_nothing(cast: Cast, example: Document) -> None:
    refused(cast.door(None).post(PATH, example), 401, "not_authenticated")


@pytest.mark.parametrize("code", ["982", "983"])
def test_another_municipality_does_not_exist(desk: Door, example: Document, code: str) -> None:
    example["municipality"] = {"code": code, "name": "Mosevig Kommune"}
    refused(desk.post(PATH, example), 404, "not_found")
    assert not Municipality.objects.filter(code="983").exists()


def test_the_administrator_makes_a_missing_municipality(cast: Cast, example: Document) -> None:
    example["municipality"] = {"code": "983", "name": "Skovsted Kommune"}
    made = cast.door("administrator").made(PATH, example)
    assert made["warnings"][0]["code"] == "municipality_made"
    assert Municipality.objects.get(code="983").name == "Skovsted Kommune"
    assert Meeting.objects.get().municipality.code == "983"


def test_a_committees_own_secretariat_takes_in_its_own(cast: Cast, example: Document) -> None:
    user = User.objects.create(
        name="Bente Kaj", email="kaj@egernborg.example", municipality=cast.egernborg
    )
    Grant.objects.create(user=user, role="secretariat", committee_id=cast.culture.pk)
    cast.users["own_secretariat"] = user
    door = cast.door("own_secretariat")
    refused(door.post(PATH, example), 403, "forbidden")
    example["committee"] |= {"name": cast.culture.name, "aliases": []}
    door.made(PATH, example)


def test_an_alias_finds_the_committee(desk: Door, example: Document) -> None:
    first = desk.made(PATH, example)
    later = deepcopy(example)
    later["committee"] |= {"name": "KHU", "aliases": []}
    later["meeting"]["starts_at"] = "2026-03-03T16:00:00+01:00"
    second = desk.made(PATH, later)
    meetings = Meeting.objects.in_bulk([first["meeting"]["id"], second["meeting"]["id"]])
    assert len({m.committee_id for m in meetings.values()}) == 1
    assert desk.seen(f"meetings/{second['meeting']['id']}/document") == later


def test_a_new_term_is_a_new_committee(desk: Door, example: Document) -> None:
    desk.made(PATH, example)
    example["committee"]["term"] = {"from": 2030, "to": 2033}
    example["meeting"]["starts_at"] = "2030-02-05T16:00:00+01:00"
    desk.made(PATH, example)
    assert Committee.objects.filter(name=example["committee"]["name"]).count() == 2


def test_persons_are_known_again_only_within_their_committee(desk: Door, example: Document) -> None:
    desk.made(PATH, example)
    later, elsewhere = deepcopy(example), deepcopy(example)
    later["meeting"]["starts_at"] = "2026-03-03T16:00:00+01:00"
    elsewhere["committee"] |= {"name": "Broudvalget", "aliases": []}
    desk.made(PATH, later)
    assert Person.objects.filter(name="Bodil Krag").count() == 1
    desk.made(PATH, elsewhere)
    assert Person.objects.filter(name="Bodil Krag").count() == 2


def test_one_name_under_two_letters_is_two_people(desk: Door, example: Document) -> None:
    desk.made(PATH, example)
    example["meeting"]["starts_at"] = "2026-03-03T16:00:00+01:00"
    text = json.dumps(example).replace('"list_letter": "Z"', '"list_letter": "Q"')
    made = desk.made(PATH, json.loads(text))
    assert Person.objects.filter(name="Bodil Krag").count() == 2
    assert "person_made" in {w["code"] for w in made["warnings"]}


def test_members_of_the_committee_are_found(cast: Cast, example: Document) -> None:
    example["committee"] |= {"name": cast.culture.name, "aliases": []}
    member = cast.person("member")
    example["meeting"]["listed_members"].append({"name": member.name, "list_letter": "Y"})
    made = cast.door("secretariat").made(PATH, example)
    listed = Meeting.objects.get(pk=made["meeting"]["id"]).listed_members
    assert listed.get(name_printed=member.name).person_id == member.pk


def test_a_name_that_may_be_two_people_stays_as_printed(desk: Door, example: Document) -> None:
    example["meeting"]["listed_members"].append({"name": "Bodil Krag", "list_letter": "V"})
    for item in example["items"]:
        for block in item["blocks"]:
            for absence in block.get("absences", ()):
                absence["list_letter"] = None
    made = desk.made(PATH, example)
    assert "person_unclear" in {w["code"] for w in made["warnings"]}
    assert Person.objects.filter(name="Bodil Krag").count() == 2
    excused = PresenceEvent.objects.filter(kind="excused")
    assert set(excused.values_list("person_id", flat=True)) == {None}


def cost_of(door: Door, document: Document) -> int:
    with CaptureQueriesContext(connection) as queries:
        door.made(PATH, document)
    return len(queries)


def test_it_costs_the_same_however_much_it_tells(desk: Door, example: Document) -> None:
    long = deepcopy(example)
    long["meeting"]["starts_at"] = "2026-03-03T16:00:00+01:00"
    long["items"] += [dict(item, number=item["number"] + 10 * n)
                      for n in (1, 2, 3) for item in example["items"]]  # fmt: skip
    later = deepcopy(example)
    later["meeting"]["starts_at"] = "2026-04-07T16:00:00+02:00"
    desk.made(PATH, example)
    assert cost_of(desk, later) == cost_of(desk, long)

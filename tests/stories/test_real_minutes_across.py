"""Facts X1-X7 over all real minutes, and what the archive as a whole keeps to."""

import json
from pathlib import Path

import pytest

from foundation.outbox.models import Message
from tests.door import expect, refused
from tests.stories.conftest import Archive

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("archive")]


def named(archive: Archive) -> dict[str, str]:
    """Item id → municipality and printed number."""
    return {
        item: f"{name} {number}"
        for name, minutes in archive.items()
        for item, number in minutes.numbers.items()
    }


def test_x1_what_is_due_in_january_2024(archive: Archive) -> None:
    window = {"due_from": "2024-01-01", "due_to": "2024-01-31"}
    items = named(archive)
    found = archive["vejle"].all("follow-ups", **window)
    inside = [f for f in found if (f["due_from"], f["due_to"]) == tuple(window.values())]
    assert sorted((items[f["item"]], f["due_basis"]) for f in inside) == [
        ("vejle 17", "derived"),
        ("vejle 17", "printed"),
        ("vejle 18", "derived"),
    ]
    spans = {(f["due_from"], f["due_to"]) for f in found if items[f["item"]] == "vejle 17"}
    assert {("2024-01-01", "2024-12-31"), ("2023-11-03", "2024-04-16")} <= spans
    assert not [f for f in found if f["due_to"] and f["due_to"] < "2024-01-01"]
    assert not [f for f in found if f["due_from"] and f["due_from"] > "2024-01-31"]


def test_x2_which_items_were_postponed(archive: Archive) -> None:
    rows = archive["vejle"].all("agenda-items", outcome="postponed")
    assert {named(archive)[row["id"]] for row in rows} == {"lemvig 4", "soroe 11"}


def test_x3_which_items_are_closed(archive: Archive) -> None:
    rows = archive["vejle"].all("agenda-items", visibility="closed")
    assert {named(archive)[row["id"]] for row in rows} == {"vejen 9", "lemvig 2"}
    texts = {named(archive)[row["id"]]: [b["type"] for b in row["blocks"]] for row in rows}
    assert "decision" in texts["vejen 9"]
    assert texts["lemvig 2"] == ["absence_line"]


def test_x4_who_was_disqualified_anywhere(archive: Archive) -> None:
    (found,) = archive["vejle"].all("disqualifications", state="disqualified")
    assert named(archive)[found["item"]] == "vejen 3"
    assert (found["name_printed"], found["list_letter"]) == ("Martin Clausen", "A")


def test_x5_which_hearings_have_a_joint_reply(archive: Archive) -> None:
    (found,) = archive["vejle"].all("hearings", has_joint_reply="true")
    assert named(archive)[found["item"]] == "vejle 15"


def test_x6_milestones_of_the_strategy(archive: Archive, shared_dir: Path) -> None:
    vejle = archive["vejle"]
    told = json.loads((shared_dir / "seeds" / "strategy-milestones.json").read_text("utf-8"))
    (municipality,) = [m for m in vejle.all("municipalities") if m["code"] == "630"]
    strategy = vejle.door.made(
        "strategies",
        {
            "municipality": municipality["id"],
            "title": told["title"],
            "starts_on": f"{told['period']['from']}-01-01",
            "ends_on": f"{told['period']['to']}-12-31",
            "goal": told["goal"]["text"],
            "indicator": told["goal"]["indicator"],
            "lower_is_better": True,
        },
    )
    for row in told["milestones"]:
        body = {k: row[k] for k in ("year", "target_rank", "due_to", "due_basis", "kind")}
        path = f"strategies/{strategy['id']}/milestones"
        vejle.door.made(path, {**body, "target_text": row["text"]})
    found = vejle.all("milestones", strategy=strategy["id"])
    ranks = {(m["year"], m["kind"]): m["target_rank"] for m in found}
    assert ranks == {
        (2024, "milestone"): 35,
        (2025, "milestone"): 30,
        (2026, "milestone"): 25,
        (2027, "goal"): 20,
    }
    yearly = [t for t in vejle.topics("yearly") if t["frequency_text"] == "årlig"]
    assert [vejle.numbers[t["item"]] for t in yearly] == ["15"]


def test_x7_no_record_is_no_presence(archive: Archive) -> None:
    for minutes in archive.values():
        kinds = {e["kind"] for e in minutes.all("presence-events", meeting=minutes.meeting_id)}
        assert kinds.isdisjoint({"present", "arrived", "left"})
        presence = minutes.door.seen(f"meetings/{minutes.meeting_id}/presence")
        assert {i["present"] for i in presence["items"]} == {0}


def test_the_documents_come_back(archive: Archive) -> None:
    for minutes in archive.values():
        path = f"meetings/{minutes.meeting_id}/document"
        assert minutes.door.seen(path) == minutes.document
        again = expect(minutes.door.post("meeting-documents", minutes.document), 200)
        assert again["created"] is False
        assert minutes.meeting["minutes_id"] == minutes.made["minutes"]["id"]


def test_nobody_gets_a_letter(archive: Archive) -> None:
    assert not Message.objects.exists()


def test_a_patched_row_shows_in_the_document(archive: Archive) -> None:
    soroe = archive["soroe"]
    (section, *_) = soroe.under(12, "sections")
    soroe.door.changed(f"sections/{section['id']}", {"body_html": "<p>Rettet her.</p>"})
    document = soroe.door.seen(f"meetings/{soroe.meeting_id}/document")
    place = soroe.item(12)["blocks"].index({"type": "section", "id": section["id"]})
    assert document["items"][4]["blocks"][place]["body_html"] == "<p>Rettet her.</p>"
    refused(soroe.door.post("meeting-documents", soroe.document), 409, "document_differs")

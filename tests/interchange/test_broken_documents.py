"""A broken document names each fault with a pointer, and leaves nothing behind."""

from collections.abc import Callable
from typing import Any

import pytest

from committees.models import Committee
from meetings.models import Meeting
from tests.door import Door, refused

Document = dict[str, Any]
ITEM = "/items/1"
BODY = f"{ITEM}/blocks/0/body_html"


def put(*path: Any, value: Any) -> Callable[[Document], None]:
    """A change at one place of a document."""

    def change(document: Document) -> None:
        node: Any = document
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = value

    return change


def drop(*path: Any) -> Callable[[Document], None]:
    def change(document: Document) -> None:
        node: Any = document
        for step in path[:-1]:
            node = node[step]
        del node[path[-1]]

    return change


BROKEN = {
    "no municipality": (drop("municipality"), "/municipality", "required"),
    "no place": (drop("meeting", "place"), "/meeting/place", "required"),
    "unknown field": (put("meeting", "mood", value="good"), "/meeting/mood", "unknown_field"),
    "another format": (put("format", value="meeting-document/2"), "/format", "invalid_choice"),
    "code with a line end": (
        put("municipality", "code", value="981\n"), "/municipality/code", "max_length"),
    "code in other digits": (
        put("municipality", "code", value="٩٨١"), "/municipality/code", "invalid_format"),
    "number as text": (put("items", 1, "number", value="8"), f"{ITEM}/number", "not_an_integer"),
    "number with a fraction": (
        put("items", 1, "number", value=8.0), f"{ITEM}/number", "not_an_integer"),
    "number beyond the column": (
        put("items", 1, "number", value=2**70), f"{ITEM}/number", "max_value"),
    "truth as number": (put("items", 1, "number", value=True), f"{ITEM}/number", "not_an_integer"),
    "empty title": (put("items", 1, "title", value=""), f"{ITEM}/title", "blank"),
    "no items": (put("items", value=[]), "/items", "empty"),
    "no such block": (
        put("items", 1, "blocks", 0, "type", value="poem"), f"{ITEM}/blocks/0/type",
        "invalid_choice"),
    "block of another kind": (
        put("items", 1, "blocks", 0, "type", value="attachments"),
        f"{ITEM}/blocks/0/attachments", "required"),
    "day that is none": (
        put("items", 1, "routing", 0, "date", value="2026-02-30"), f"{ITEM}/routing/0/date",
        "invalid_date"),
    "day in the year 1": (
        put("items", 1, "routing", 0, "date", value="0001-01-01"), f"{ITEM}/routing/0/date",
        "invalid_date"),
    "day with a line end": (
        put("items", 1, "routing", 0, "date", value="2026-02-03\n"), f"{ITEM}/routing/0/date",
        "max_length"),
    "hour 25": (
        put("meeting", "starts_at", value="2026-02-03T25:00:00+01:00"), "/meeting/starts_at",
        "invalid_date"),
    "start without offset": (
        put("meeting", "starts_at", value="2026-02-03T16:00:00"), "/meeting/starts_at",
        "invalid_format"),
    "summer time in winter": (
        put("meeting", "starts_at", value="2026-02-03T16:00:00+02:00"), "/meeting/starts_at",
        "wrong_offset"),
    "winter time in summer": (
        put("meeting", "starts_at", value="2026-07-03T16:00:00+01:00"), "/meeting/starts_at",
        "wrong_offset"),
    "aliases twice": (
        put("committee", "aliases", value=["KHU", "KHU"]), "/committee/aliases", "duplicate"),
    "alias is the name": (
        put("committee", "name", value="KHU"), "/committee/aliases/0", "duplicate"),
    "term turned round": (
        put("committee", "term", value={"from": 2029, "to": 2026}), "/committee/term/to",
        "period_reversed"),
    "follow-up turned round": (
        put("items", 1, "follow_ups", 0, "due_to", value="2026-05-01"),
        f"{ITEM}/follow_ups/0/due_to", "period_reversed"),
    "hearing turned round": (
        put("items", 1, "hearings", 0, "response_deadline", value="2026-01-01"),
        f"{ITEM}/hearings/0/response_deadline", "period_reversed"),
    "outcome turned round": (
        put("items", 3, "blocks", 2, "outcomes", 0, "returns_to", value="2026-03-01"),
        "/items/3/blocks/2/outcomes/0/returns_to", "period_reversed"),
    "correction turned round": (
        put("items", 2, "blocks", 5, "correction", "is_to", value="2026-05-01"),
        "/items/2/blocks/5/correction/is_to", "period_reversed"),
    "group that is none": (
        put("items", 2, "blocks", 4, "about_group", value="Forslag C"),
        "/items/2/blocks/4/about_group", "unknown_group"),
    "line before no decision": (
        drop("items", 2, "blocks", 3), "/items/2/blocks/2/placement", "no_decision_follows"),
    "two bodies decide": (
        put("items", 1, "routing", 0, "is_deciding", value=True),
        f"{ITEM}/routing/2/is_deciding", "two_deciding_steps"),
    "line without a name": (
        put("items", 2, "blocks", 2, "text_style", value="Inhabil"),
        "/items/2/blocks/2/text_style", "invalid_format"),
    "script": (
        put("items", 1, "blocks", 0, "body_html", value="<p>x<script>y</script></p>"), BODY,
        "not_canonical"),
    "attribute": (
        put("items", 1, "blocks", 0, "body_html", value='<p onclick="x">y</p>'), BODY,
        "not_canonical"),
    "unclosed": (
        put("items", 1, "blocks", 0, "body_html", value="<p>x"), BODY, "not_canonical"),
    "text without a paragraph": (
        put("items", 1, "blocks", 0, "body_html", value="x"), BODY, "invalid_format"),
    "a NUL": (put("items", 1, "title", value="a\0b"), f"{ITEM}/title", "bad_text"),
    "a lone surrogate": (put("items", 1, "title", value="a\ud800"), f"{ITEM}/title", "bad_text"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_named(desk: Door, example: Document, name: str) -> None:
    change, pointer, code = BROKEN[name]
    change(example)
    problem = refused(desk.post("meeting-documents", example), 400, code, pointer)
    assert (pointer, code) in {(f["pointer"], f["code"]) for f in problem["errors"]}
    assert not Meeting.objects.exists()
    assert not Committee.objects.filter(name__startswith="Klima").exists()


def test_all_faults_come_at_once(desk: Door, example: Document) -> None:
    for change in (BROKEN["no place"], BROKEN["number as text"], BROKEN["no such block"]):
        change[0](example)
    problem = refused(desk.post("meeting-documents", example), 400, "invalid_input")
    assert len(problem["errors"]) == 3


@pytest.mark.parametrize("sent", [[], "tekst", 7, None])
def test_what_is_no_document(desk: Door, sent: Any) -> None:
    import json

    raw = json.dumps(sent).encode()
    refused(desk.send("POST", "meeting-documents", raw), 400, "not_an_object", "")


def test_too_much_is_refused_before_it_is_read(desk: Door) -> None:
    response = desk.send("POST", "meeting-documents", b'{"format":"' + b"x" * (10 * 2**20))
    refused(response, 413, "too_large")


def test_too_deep_is_refused(desk: Door) -> None:
    raw = b'{"items":' + b"[" * 3000 + b"]" * 3000 + b"}"
    refused(desk.send("POST", "meeting-documents", raw), 400, "too_deep")


def test_plain_signs_are_kept(desk: Door, example: Document) -> None:
    example["items"][1]["title"] = "Indkomst < 100.000 & “små” beløb"
    made = desk.made("meeting-documents", example)
    assert desk.seen(f"meetings/{made['meeting']['id']}/document") == example

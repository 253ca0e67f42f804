"""What the form of a document cannot say: that it agrees with itself and with the calendar."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from foundation.calendar import copenhagen_offset
from foundation.problems import Fault
from foundation.richtext import RichTextError, sanitise
from interchange.rules.pointers import pointer

Document = dict[str, Any]
Path = tuple[object, ...]
REVERSED = "Perioden slutter, før den begynder."


def faults_of_meaning(document: Document) -> list[Fault]:
    """Every fault of a document whose form is right."""
    return [
        *_offset(document["meeting"]["starts_at"]),
        *_committee(document["committee"]),
        *(f for n, item in enumerate(document["items"]) for f in _item(item, ("items", n))),
    ]


def _offset(starts_at: str) -> Iterator[Fault]:
    """The clock of the town hall has one offset at a time."""
    start = datetime.fromisoformat(starts_at)
    if start.utcoffset() != copenhagen_offset(start):
        detail = "Tidspunktet har ikke den forskel fra UTC, som gælder i København den dag."
        yield Fault("/meeting/starts_at", "wrong_offset", detail)


def _committee(committee: Document) -> Iterator[Fault]:
    if committee["name"] in committee["aliases"]:
        at = pointer(("committee", "aliases", committee["aliases"].index(committee["name"])))
        yield Fault(at, "duplicate", "Udvalgets navn er ikke også et andet navn for det.")
    term = committee["term"]
    if term and term["to"] < term["from"]:
        yield Fault("/committee/term/to", "period_reversed", REVERSED)


def _item(item: Document, at: Path) -> Iterator[Fault]:
    blocks = list(enumerate(item["blocks"]))
    labels = {
        group["label"]
        for _, block in blocks
        if block["type"] == "recommendation"
        for group in block["groups"]
    }
    for n, block in blocks:
        yield from _block(block, (*at, "blocks", n), labels)
    yield from _waiting_lines(item["blocks"], at)
    yield from _routing(item["routing"] or [], at)
    for n, task in enumerate(item["follow_ups"]):
        yield from _period(task, "due_from", "due_to", (*at, "follow_ups", n))
    for n, hearing in enumerate(item["hearings"]):
        opens = "opens_on" if hearing["opens_on"] else "opens_after"
        yield from _period(hearing, opens, "response_deadline", (*at, "hearings", n))


def _period(row: Document, first: str, last: str, at: Path) -> Iterator[Fault]:
    """ISO days are in order as texts."""
    if row[first] and row[last] and row[last] < row[first]:
        yield Fault(pointer((*at, last)), "period_reversed", REVERSED)


def _block(block: Document, at: Path, labels: set[str | None]) -> Iterator[Fault]:
    for key in ("body_html", "trailing_html"):
        if block.get(key) is not None:
            yield from _html(block[key], (*at, key))
    if block["type"] == "statement":
        yield from _group(block, at, labels)
        if block["correction"]:
            for was in ("was", "is"):
                where = (*at, "correction")
                yield from _period(block["correction"], f"{was}_from", f"{was}_to", where)
    for n, outcome in enumerate(block.get("outcomes", ())):
        where = (*at, "outcomes", n)
        yield from _group(outcome, where, labels)
        yield from _period(outcome, "returns_from", "returns_to", where)


def _html(html: str, at: Path) -> Iterator[Fault]:
    """Rich text is taken in as it is or not at all."""
    try:
        clean = sanitise(html)
    except RichTextError as error:
        yield Fault(pointer(at), error.code, error.detail)
        return
    if clean.html != html:
        lost = "; ".join(clean.removed) or "anden skrivemåde end den, der gemmes"
        yield Fault(pointer(at), "not_canonical", f"Teksten ville blive ændret: {lost}.")


def _group(row: Document, at: Path, labels: set[str | None]) -> Iterator[Fault]:
    label = row["about_group"]
    if label is not None and label not in labels:
        detail = "Punktet har ingen indstilling med den overskrift."
        yield Fault(pointer((*at, "about_group")), "unknown_group", detail)


def _waiting_lines(blocks: list[Document], at: Path) -> Iterator[Fault]:
    """A line between a decision's heading and its text needs that decision right after it."""
    for n, block in enumerate(blocks):
        if block.get("placement") != "before_decision_body":
            continue
        after = [b for b in blocks[n + 1 :] if b.get("placement") != "before_decision_body"]
        if not after or after[0]["type"] != "decision":
            detail = "Linjen står før en beslutnings tekst, men der følger ingen beslutning."
            where = pointer((*at, "blocks", n, "placement"))
            yield Fault(where, "no_decision_follows", detail)


def _routing(steps: list[Document], at: Path) -> Iterator[Fault]:
    """One body has the last word."""
    deciding = [n for n, step in enumerate(steps) if step["is_deciding"]]
    for n in deciding[1:]:
        detail = "Kun ét led i sagens gang afgør sagen."
        where = pointer((*at, "routing", n, "is_deciding"))
        yield Fault(where, "two_deciding_steps", detail)

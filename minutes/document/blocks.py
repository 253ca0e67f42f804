"""The blocks of an item, in printed order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from committees.settings import CommitteeSettings
from foundation.tenancy.rows import Row, Rows
from minutes.document.agendas import changes_of
from minutes.document.ledger import lines_of
from minutes.document.voting import voting_of

Block = dict[str, Any]
# The document knows three kinds; a dissent or a reservation says in its heading what it is.
STATEMENTS = {"correction": "correction", "administration_remark": "administration_remark"}
CORRECTED = ("was_from", "was_to", "is_from", "is_to")


@dataclass(frozen=True, slots=True)
class Told:
    """What every edition tells of an item, around what each of them tells by itself."""

    before: list[Block]
    after: list[Block]
    lines: list[Block]

    def blocks(self, quotes: list[Block], presence: list[Block]) -> list[Block]:
        """All of them, with what others made of the matter before the decision, and who was there
        after all that was printed."""
        return [*self.before, *quotes, *self.after, *presence, *self.lines]


def told_of(rows: Rows, item: Row, settings: CommitteeSettings | None) -> Told:
    """What is printed in its blocks, with what was voted before the decision, then in minutes what
    was found of disqualification; an agenda has no `settings` to tell that by. A decision is there
    once it is taken; a line of people that lost them all is left out."""
    printed = [
        KINDS[block["kind"]](rows, block, item)
        for block in rows.under("block", item["id"])
        if block["decision_state"] != "draft"
    ]
    blocks = [b for b in printed if [] not in (b.get(k) for k in ("absences", "persons"))]
    if settings is None:
        return Told(blocks, [], [])
    place = _decision_place(blocks)
    voted = [*changes_of(rows, item), *voting_of(rows, item, settings)]
    return Told(blocks[:place], [*voted, *blocks[place:]], lines_of(rows, item, settings))


def _decision_place(blocks: list[Block]) -> int:
    """The last decision is the meeting's own; those before it were made by others."""
    decided = [n for n, block in enumerate(blocks) if block["type"] == "decision"]
    return decided[-1] if decided else len(blocks)


def _section(rows: Rows, block: Row, item: Row) -> Block:
    return {
        "type": "section",
        "heading": block["heading"],
        "kind": block["section_kind"],
        "body_html": block["section_html"],
    }


def _recommendation(rows: Rows, block: Row, item: Row) -> Block:
    return {
        "type": "recommendation",
        **{k: block[k] for k in ("heading", "recommended_by", "lead_in_text", "trailing_html")},
        "recommenders": _of(rows, "recommender", block, "name title unit"),
        "groups": [
            {
                "label": group["label"],
                "point_style": group["point_style"],
                "points": [point["text"] for point in rows.under("point", group["id"])],
            }
            for group in rows.under("group", block["id"])
        ],
    }


def _decision(rows: Rows, block: Row, item: Row) -> Block:
    told = "outcome text condition returns_hint returns_from returns_to returns_basis"
    return {
        "type": "decision",
        "heading": block["heading"],
        "body_html": block["decision_html"],
        "decided_by": {
            "committee": block["decided_by_printed"] or block["decided_by"],
            "date": block["decided_on"],
        },
        "outcomes": [
            {
                **{k: row[k] for k in told.split()},
                "about_group": row["group"] or row["group_printed"],
            }
            for row in rows.under("outcome", block["id"])
        ],
    }


def _statement(rows: Rows, block: Row, item: Row) -> Block:
    subject = block["correction_subject"]
    correction = {"subject": subject, **{k: block[k] for k in CORRECTED}}
    speakers = _of(rows, "speaker", block, "name organisation")
    return {
        "type": "statement",
        "heading": block["heading"],
        "about_group": block["statement_group"] or block["statement_group_printed"],
        "by": None if block["by_administration"] else speakers,
        "kind": STATEMENTS.get(block["statement_kind"], "remark"),
        "body_html": block["statement_html"],
        "correction": None if subject is None else correction,
    }


def _attachments(rows: Rows, block: Row, item: Row) -> Block:
    """Only an attachment that is closed in an open item says so: in a closed one they all are."""
    closed = {"visibility": "closed"} if item["visibility"] == "open" else {}
    return {
        "type": "attachments",
        "heading": block["heading"],
        "attachments": [
            {"title": row["title"], **(closed if row["visibility"] == "closed" else {})}
            for row in rows.under("attachment", block["id"])
        ],
    }


def _absence_line(rows: Rows, block: Row, item: Row) -> Block:
    absences = [{**_person(e), "status": e["kind"]} for e in rows.under("event", block["id"])]
    return _line(block) | {"absences": absences}


def _disqualification_line(rows: Rows, block: Row, item: Row) -> Block:
    persons = [{**_person(f), "status": f["wording"]} for f in rows.under("finding", block["id"])]
    return _line(block) | {"persons": persons}


def _took_no_part_line(rows: Rows, block: Row, item: Row) -> Block:
    persons = [{**_person(e), "reason": e["reason"]} for e in rows.under("event", block["id"])]
    return _line(block) | {"persons": persons}


def _line(block: Row) -> Block:
    return {
        "type": block["kind"],
        "text_style": block["text_style"],
        "placement": block["placement"],
    }


def _person(row: Row) -> Block:
    return {"name": row["name"], "list_letter": row["list_letter"]}


def _of(rows: Rows, name: str, block: Row, keys: str) -> list[Block]:
    return [{k: row[k] for k in keys.split()} for row in rows.under(name, block["id"])]


KINDS: dict[str, Callable[[Rows, Row, Row], Block]] = {
    "section": _section,
    "recommendation": _recommendation,
    "decision": _decision,
    "statement": _statement,
    "attachments": _attachments,
    "absence_line": _absence_line,
    "disqualification_line": _disqualification_line,
    "took_no_part_line": _took_no_part_line,
}

"""Lines of absence and disqualification of a meeting held here: views of the ledger.

A document that was read in prints its own lines, each in its block; those are not told twice.
"""

from typing import Any

from foundation.tenancy.rows import Row, Rows

Line = dict[str, Any]
ABSENCE = {"excused": "Afbud: {name}", "absent": "Fraværende: {name}"}
# What a line of absence can say; who did not come without a word was absent.
STATUS = {"excused": "excused", "on_leave": "excused", "absent": "absent", "no_show": "absent"}
FINDING = {
    "declared_disqualified": "{name} blev erklæret inhabil og deltog ikke i sagens behandling.",
    "left_the_room": "{name} var inhabil og forlod lokalet under sagens behandling.",
}
TOOK_NO_PART = "{name} deltog ikke i sagens behandling."


def lines_of(rows: Rows, item: Row) -> list[Line]:
    """The lines of one item, after what its blocks print."""
    told = [event for event in rows.under("told") if _holds_for(rows, event, item)]
    return [*_absences(told), *_findings(rows, item), *_no_part(told)]


def _holds_for(rows: Rows, event: Row, item: Row) -> bool:
    """An event holds for the whole meeting, for one item, or from one item to another."""
    if event["item"] is None:
        return True
    places = {row["id"]: row["position"] for row in rows.under("item")}
    first = places.get(event["item"])
    last = places.get(event["to_item"] or event["item"])
    return first is not None and last is not None and first <= item["position"] <= last


def _absences(told: list[Row]) -> list[Line]:
    lines = []
    for status, style in ABSENCE.items():
        absences = [
            {"name": e["name"], "list_letter": e["list_letter"], "status": status}
            for e in told
            if STATUS.get(e["kind"]) == status
        ]
        lines += [_line("absence_line", style, absences=absences)] if absences else []
    return lines


def _findings(rows: Rows, item: Row) -> list[Line]:
    lines = []
    for status, style in FINDING.items():
        persons = [
            {"name": f["name"], "list_letter": f["list_letter"], "status": status}
            for f in rows.under("found", item["id"])
            if (f["wording"] or "declared_disqualified") == status
        ]
        lines += [_line("disqualification_line", style, persons=persons)] if persons else []
    return lines


def _no_part(told: list[Row]) -> list[Line]:
    persons = [
        {"name": e["name"], "list_letter": e["list_letter"], "reason": e["reason"]}
        for e in told
        if e["kind"] == "took_no_part"
    ]
    return [_line("took_no_part_line", TOOK_NO_PART, persons=persons)] if persons else []


def _line(kind: str, style: str, **people: list[Line]) -> Line:
    return {"type": kind, "text_style": style, **people, "placement": "own_line"}

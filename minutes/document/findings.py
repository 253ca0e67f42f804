"""Lines of disqualification and suspension of a meeting held here: views of what was found.

A document that was read in prints its own lines; those are not told twice.
"""

from datetime import datetime
from html import escape
from typing import Any

from committees.settings import DisqualificationWords
from committees.wording import fill
from foundation.calendar import copenhagen_time
from foundation.tenancy.rows import Part, Row, Rows, part
from minutes.document.places import Place, of_meeting
from proceedings.models import Disqualification, Suspension
from proceedings.vocabulary import ParticipationException

Line = dict[str, Any]
ITEM = "item__meeting"
HEADING = "Inhabilitet"
FOUND = {"disqualified": "blev erklæret inhabil", "not_disqualified": "blev ikke erklæret inhabil"}
STAYED = "{name}[ ({letter})] blev erklæret inhabil, men ville ikke forlade lokalet."
DESPITE = (
    "{name}[ ({letter})] blev erklæret inhabil, men deltog i sagens behandling efter {by}: {why}"
)
PARAGRAPHS = {
    ParticipationException.FVL4_1: "forvaltningslovens § 4, stk. 1",
    ParticipationException.FVL4_2: "forvaltningslovens § 4, stk. 2",
    ParticipationException.FVL4_3: "forvaltningslovens § 4, stk. 3",
}
SUSPENDED = (
    "%s krævede i mødet sagen indbragt til kommunalbestyrelsens afgørelse "
    "(kommunestyrelseslovens § 23). Beslutningen udføres ikke, før kommunalbestyrelsen har "
    "afgjort sagen."
)
ANNULLED = " Udvalget har siden annulleret beslutningen, og sagen går ikke videre."
SUSPENSION = "Standsningsret"


def course_parts(place: Place) -> list[Part]:
    """What was found of disqualification, and what was suspended."""
    asked = of_meeting(Disqualification, place, ITEM).filter(
        state__in=list(FOUND), printed_in__isnull=True
    )
    names = ("list_letter", "state", "wording", "left_room", "item", "participates_despite")
    question = {
        **{name: name for name in names},
        "name": "name_printed",
        "reason": "participates_despite_reason",
        "left_at": "left_event__at",
        "returned_at": "left_event__until",
        "position": "created_at",
    }
    under = asked.filter(decided_under_item__isnull=False)
    stopped = of_meeting(Suspension, place, ITEM).exclude(state="withdrawn")
    stop = {"name": "name_printed", "state": "state", "position": "declared_at"}
    return [
        part("found", asked, "item", **question),
        part("found_under", under, "decided_under_item", **question),
        part("suspended", stopped, "item", **stop),
    ]


def findings_of(rows: Rows, item: Row, words: DisqualificationWords) -> list[Line]:
    """Lines about those whom the body found disqualified at the item, or not."""
    lines: dict[tuple[str, str], list[Line]] = {}
    for row in rows.under("found", item["id"]):
        person = {"name": row["name"], "list_letter": row["list_letter"], "status": _status(row)}
        style = _style(row, words)
        if style:
            lines.setdefault((style, _status(row)), []).append(person)
    return [
        {
            "type": "disqualification_line",
            "text_style": style,
            "persons": persons,
            "placement": "own_line",
        }
        for (style, _), persons in lines.items()
    ]


def decided_under(rows: Rows, item: Row) -> list[Line]:
    """What was found here about other items, the open ones: whom a closed one concerns is told
    at that item alone."""
    items = {row["id"]: row for row in rows.under("item")}
    told = [
        f"Punkt {items[row['item']]['number'] or '–'}: {row['name']} {FOUND[row['state']]}."
        for row in rows.under("found_under", item["id"])
        if row["item"] in items
        and row["item"] != item["id"]
        and items[row["item"]]["visibility"] == "open"
    ]
    if not told:
        return []
    body = "".join(f"<p>{escape(line, quote=False)}</p>" for line in told)
    return [{"type": "section", "heading": HEADING, "kind": "other", "body_html": body}]


def suspensions_of(rows: Rows, item: Row) -> list[Line]:
    """Who stopped what was decided (ksl § 23)."""
    return [_suspension(row) for row in rows.under("suspended", item["id"])]


def _status(row: Row) -> str:
    if row["state"] == "not_disqualified":
        return "not_disqualified"
    left = row["wording"] == "left_the_room" and row["left_room"] is not False
    return "left_the_room" if left else "declared_disqualified"


def _style(row: Row, words: DisqualificationWords) -> str:
    """The words about one person; what somebody wrote cannot stand for a name."""
    letter = "{letter}" if row["list_letter"] else None
    told: dict[str, str | None] = {"name": "{name}", "letter": letter}
    if row["state"] == "not_disqualified":
        return fill(words.not_disqualified_words, **told)
    if row["participates_despite"]:
        why = str(row["reason"]).replace("{", "(").replace("}", ")")
        paragraph = PARAGRAPHS[ParticipationException(row["participates_despite"])]
        return fill(DESPITE, **told, by=paragraph, why=why)
    if row["left_room"] is False:
        return fill(STAYED, **told)
    return _departure(row, words, told)


def _departure(row: Row, words: DisqualificationWords, told: dict[str, str | None]) -> str:
    left, returned = _clock(row["left_at"]), _clock(row["returned_at"])
    if left and returned:
        return fill(words.out_of_room_words, **told, left=left, returned=returned)
    if left:
        return fill(words.left_room_at_words, **told, left=left)
    went = row["wording"] == "left_the_room"
    return fill(words.left_room_words if went else words.disqualified_words, **told)


def _clock(moment: str | None) -> str | None:
    return f"{copenhagen_time(datetime.fromisoformat(moment)):%H.%M}" if moment else None


def _suspension(row: Row) -> Line:
    text = SUSPENDED % escape(row["name"], quote=False)
    text += ANNULLED if row["state"] == "annulled" else ""
    return {
        "type": "statement",
        "heading": SUSPENSION,
        "about_group": None,
        "by": [{"name": row["name"], "organisation": None}],
        "kind": "remark",
        "body_html": f"<p>{text}</p>",
        "correction": None,
    }

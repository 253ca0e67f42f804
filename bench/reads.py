"""The hot reads: the path a client asks for, and the same rows as JSON straight from SQL."""

from dataclasses import dataclass
from typing import Any

from bench.fill import Filled

MEETINGS = """
SELECT row_to_json(m)::text FROM meetings_meeting m
WHERE committee_id = %s ORDER BY day, id LIMIT 25
"""
AGENDA = """
SELECT json_build_object('items', array(
  SELECT json_build_object('item', row_to_json(i), 'blocks', array(
    SELECT json_build_object('block', row_to_json(b), 'section', row_to_json(s))
    FROM agenda_itemblock b JOIN agenda_itemsection s ON s.block_id = b.id
    AND s.municipality_id = b.municipality_id
    WHERE b.item_id = i.id AND b.municipality_id = i.municipality_id ORDER BY b.position))
  FROM agenda_agendaitem i WHERE i.meeting_id = m.id AND i.municipality_id = m.municipality_id
  ORDER BY i.position))::text
FROM meetings_meeting m WHERE m.id = %s
"""
ITEM = "SELECT row_to_json(i)::text FROM agenda_agendaitem i WHERE id = %s"
DUE = """
SELECT row_to_json(f)::text FROM annualcycle_followup f
WHERE committee_id = %s AND state IN ('pending', 'in_progress') AND due_to <= '2026-12-31'
ORDER BY created_at, id LIMIT 100
"""
PAGE = """
SELECT convert_from(r.content, 'UTF8') FROM minutes_minutes m JOIN minutes_rendition r
ON r.municipality_id = m.municipality_id AND r.minutes_id = m.id
AND r.version_number = m.version_number
WHERE m.id = %s AND m.publication = 'published' AND r.edition = 'public' AND r.format = 'html'
"""
KNOWN = PAGE.replace("convert_from(r.content, 'UTF8')", "r.sha256")


@dataclass(frozen=True)
class Read:
    """One hot read, asked for by a member or by the secretariat."""

    name: str
    path: str
    token: str
    sql: str
    params: tuple[Any, ...]
    known: bool = False
    """Asked for with the entity tag it has, and answered by 304."""


def hot_reads(filled: Filled) -> list[Read]:
    """All of them."""
    base, here = "/api/v1", filled
    return [
        Read("25 meetings", f"{base}/meetings?committee={here.committee}&limit=25", here.member,
             MEETINGS, (here.committee,)),
        Read("a whole agenda", f"{base}/meetings/{here.meeting}/agenda", here.member,
             AGENDA, (here.meeting,)),
        Read("one item", f"{base}/agenda-items/{here.item}", here.member, ITEM, (here.item,)),
        Read("due work", f"{base}/follow-ups?committee={here.committee}&state=pending"
             "&due_to=2026-12-31&limit=100", here.secretariat, DUE, (here.committee,)),
        Read("public minutes", f"{base}/public/minutes/{here.minutes}.html", "",
             PAGE, (here.minutes,)),
        Read("the same, known", f"{base}/public/minutes/{here.minutes}.html", "",
             KNOWN, (here.minutes,), known=True),
    ]  # fmt: skip

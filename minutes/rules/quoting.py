"""Rules about quoting what minutes say of a matter where it is taken up again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from committees.wording import named
from foundation.danish import format_day

Block = dict[str, Any]
VOTED = frozenset({"Afstemning", "Ændringsforslag"})
"""Headings under which minutes tell of votes and amendments."""
CORRECTED = "Referatet er siden rettet ved tilføjelse."
_PEOPLE = {
    "absence_line": "absences",
    "took_no_part_line": "persons",
    "disqualification_line": "persons",
}


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """An item as minutes that went out have it: `told` is the item, `first` their first item and
    `header` the lines above it, where some tell who was away."""

    body: str
    day: date
    told: Mapping[str, Any]
    first: Mapping[str, Any]
    header: Sequence[str] = ()
    is_corrected: bool = False

    @property
    def heading(self) -> str:
        """Body, day and number."""
        number = self.told.get("number")
        place = "" if number is None else f", punkt {number}"
        return f"{self.body}, {format_day(self.day)}{place}"

    @property
    def decision(self) -> Block | None:
        """What that meeting decided itself; what it quoted of others is quoted from them."""
        own = [block for block in self.told.get("blocks") or () if self._is_own(block)]
        return own[-1] if own else None

    def _is_own(self, block: Block) -> bool:
        made = (block.get("decided_by") or {}).get("date")
        return block["type"] == "decision" and made in (None, self.day.isoformat())


def quote_of(earlier: Earlier) -> Block | None:
    """An earlier treatment word for word: body, day, number, how the votes fell, what was decided
    and who was away; None where nothing was decided [97]. That the minutes were corrected is
    said, because corrections are additions and the words stand as they were sent out [55]."""
    decision = earlier.decision
    if decision is None:
        return None
    blocks = earlier.told["blocks"]
    voted = [block["body_html"] for block in blocks if block.get("heading") in VOTED]
    lines = [*dict.fromkeys([*earlier.header, *_away(earlier)])]
    lines += [CORRECTED] if earlier.is_corrected else []
    return {
        "type": "decision",
        "heading": earlier.heading,
        "body_html": "".join([*voted, decision["body_html"], *map(_paragraph, lines)]),
        "decided_by": {"committee": earlier.body, "date": earlier.day.isoformat()},
        "outcomes": decision["outcomes"],
    }


def _away(earlier: Earlier) -> Iterator[str]:
    """At the first item what is told of the whole meeting, at the item what is told there."""
    wide = [b for b in earlier.first.get("blocks") or () if b["type"] == "absence_line"]
    own = [b for b in earlier.told["blocks"] if b["type"] in _PEOPLE]
    for block in [*wide, *own]:
        people = [(who["name"], who.get("list_letter")) for who in block[_PEOPLE[block["type"]]]]
        yield from named(block["text_style"], people)


def _paragraph(line: str) -> str:
    return f"<p>{escape(line, quote=False)}</p>"

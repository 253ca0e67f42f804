"""What minutes print of presence, where the committee wants it: views of the one ledger.

A document that was read in prints its own lines, each in its block; those are not told twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import Any

from committees.settings import CommitteeSettings
from committees.vocabulary import AbsencePlacement
from proceedings.querysets import Ledger, Notes
from proceedings.querysets.notes import not_quorate
from proceedings.querysets.roll import Place
from proceedings.rules.notes import Named, Note, PrintedLine, lines_of
from proceedings.vocabulary import PresenceNote, TookNoPartReason

Block = dict[str, Any]
IN_HEADER = (
    AbsencePlacement.HEADER,
    AbsencePlacement.HEADER_AND_FIRST_ITEM,
    AbsencePlacement.HEADER_AND_ITEMS,
)
AT_FIRST = (AbsencePlacement.FIRST_ITEM, AbsencePlacement.HEADER_AND_FIRST_ITEM)
AT_ITEMS = (AbsencePlacement.ITEMS, AbsencePlacement.HEADER_AND_ITEMS)
AT_ITS_ITEM = frozenset({PresenceNote.TOOK_NO_PART})
"""Told at the item itself, wherever absence is told."""
OF_THE_MEETING = frozenset({PresenceNote.NOT_COME, PresenceNote.REMOTE})
"""Told once, at the first item where there is no header."""
HEADINGS = {PresenceNote.CHAIRED: "Mødeledelse", PresenceNote.REMOTE: "Fremmøde"}
"""Notes that are no absence, so that no line of absence may carry them."""
PRESENCE, QUORUM = "Fremmøde", "Beslutningsdygtighed"
NOT_QUORATE = "Udvalget var ikke beslutningsdygtigt ved dette punkt."


@dataclass(frozen=True)
class Presence:
    """The lines of one meeting. `has_header` is false for a document whose form knows none: what
    would stand there stands at the first item. Where another edition is made `beside` this one,
    what both tell alike is taken from there."""

    ledger: Ledger
    shown: Callable[[Place], bool]
    has_header: bool = True
    beside: "Presence | None" = None
    _made: dict[str, list[Block]] = field(default_factory=dict, repr=False, compare=False)

    def header(self) -> list[str]:
        """The lines above the items."""
        if not self.has_header or self._words.absence_placement not in IN_HEADER:
            return []
        lines = self._lines(self._header, in_header=True)
        return [
            *self._notes.nobody(self._header),
            *(text for line in lines for text in line.texts),
        ]

    def blocks(self, item_id: str) -> list[Block]:
        """The lines at one item."""
        if item_id not in self._made:
            item = self._by_id[item_id]
            alike = self._alike(item)
            self._made[item_id] = alike.blocks(item_id) if alike else self._blocks(item)
        return self._made[item_id]

    def _alike(self, item: Place) -> "Presence | None":
        """The other edition, where it tells the same: of an item that both show, and that is not
        the first, each tells what the ledger says there; and whether that was all that somebody
        missed, which may be more in one of them."""
        other = self.beside
        if other is None or item == self.ledger.items[0]:
            return None
        both = self.shown(item) and other.shown(item)
        return other if both and self._notes.there_once == other._notes.there_once else None

    def _blocks(self, item: Place) -> list[Block]:
        if not self.shown(item):
            return []
        own = self._own(item)
        blocks = self._as_blocks(own, in_header=False)
        if item == self.ledger.items[0]:
            blocks += self._as_blocks(self._at_first(own), in_header=True)
        if self._placement in AT_ITEMS:
            blocks += [_section(PRESENCE, text) for text in self._notes.nobody(own)]
        return blocks + ([_section(QUORUM, NOT_QUORATE)] if not_quorate(self.ledger, item) else [])

    @property
    def _words(self) -> CommitteeSettings:
        return self.ledger.roll.sitting.settings

    @property
    def _placement(self) -> AbsencePlacement:
        """Where it is told, as far as the form can tell it."""
        wanted = self._words.absence_placement
        if self.has_header:
            return wanted
        if wanted in AT_ITEMS:
            return AbsencePlacement.ITEMS
        return AbsencePlacement.FIRST_ITEM if wanted in IN_HEADER else wanted

    @cached_property
    def _by_id(self) -> dict[str, Place]:
        return {str(item.pk): item for item in self.ledger.items}

    @cached_property
    def _notes(self) -> Notes:
        return Notes(self.ledger, self.shown)

    @cached_property
    def _header(self) -> list[Note]:
        return self._notes.header()

    def _own(self, item: Place) -> list[Note]:
        notes = self._notes.at(item)
        if self._placement in AT_ITEMS:
            return notes
        return [note for note in notes if note.kind in AT_ITS_ITEM]

    def _at_first(self, own: Iterable[Note]) -> list[Note]:
        """What stands at the first item because nowhere else says it."""
        if self._placement in AT_FIRST:
            return self._header
        if self._placement != AbsencePlacement.ITEMS:
            return []
        homeless = OF_THE_MEETING | {PresenceNote.ARRIVED, PresenceNote.LEFT}
        told = set(own)
        return [
            note
            for note in self._header
            if note.kind in homeless and note.item_id is None and note not in told
        ]

    def _lines(self, notes: list[Note], *, in_header: bool) -> list[PrintedLine]:
        return list(lines_of(notes, self._words, in_header=in_header))

    def _as_blocks(self, notes: list[Note], *, in_header: bool) -> list[Block]:
        reasons = {note.who: note.reason for note in notes}
        blocks: list[Block] = []
        for line in self._lines(notes, in_header=in_header):
            block = _block(line, reasons)
            same = blocks and blocks[-1].get("text_style") == block.get("text_style", "")
            if same and line.style.count("{name}") == 1:
                key = "absences" if "absences" in block else "persons"
                blocks[-1][key] += block[key]
            else:
                blocks.append(block)
        return blocks


def _block(line: PrintedLine, reasons: dict[Named, str | None]) -> Block:
    if line.kind in HEADINGS:
        return _section(HEADINGS[line.kind], " ".join(line.texts))
    style = {"text_style": line.style, "placement": "own_line"}
    if line.kind == PresenceNote.TOOK_NO_PART:
        unknown = TookNoPartReason.UNKNOWN.value
        persons = [{**_person(who), "reason": reasons.get(who) or unknown} for who in line.people]
        return {"type": "took_no_part_line", **style, "persons": persons}
    excused = line.kind in (PresenceNote.EXCUSED, PresenceNote.ON_LEAVE)
    status = {"status": "excused" if excused else "absent"}
    absences = [{**_person(who), **status} for who in line.people]
    return {"type": "absence_line", **style, "absences": absences}


def _person(who: Named) -> Block:
    return {"name": who.name, "list_letter": who.list_letter}


def _section(heading: str, text: str) -> Block:
    body = f"<p>{escape(text, quote=False)}</p>"
    return {"type": "section", "heading": heading, "kind": "other", "body_html": body}

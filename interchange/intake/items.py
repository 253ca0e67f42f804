"""Items as rows, each with its case, its blocks and its readings."""

from typing import Any
from uuid import UUID

from agenda.models import AgendaItem, Case, ItemBlock, ItemSection
from agenda.vocabulary import ItemState
from foundation.richtext import plain_text
from interchange.intake import readings
from interchange.intake.blocks import Blocks
from interchange.intake.context import Context
from interchange.intake.standing import LINES, READINGS, Removals, StandingItem
from meetings.vocabulary import DocumentKind

Document = dict[str, Any]
TAKERS = {
    "routing": readings.take_routing,
    "earlier_treatment": readings.take_earlier,
    "hearings": readings.take_hearings,
    "follow_ups": readings.take_follow_ups,
    "recurrences": readings.take_recurrences,
}


class Items:
    """Takes in the items of a document, the standing ones in their place."""

    def __init__(self, context: Context, standing: list[StandingItem]) -> None:
        self._context, self._standing = context, list(standing)
        self.removals = Removals()

    def take(self, items: list[Document]) -> None:
        """All items in order; what the document no longer has is off the agenda."""
        for position, told in enumerate(items, 1):
            before = self._before(told)
            if before is None:
                self._take_new(told, position)
            else:
                self._standing.remove(before)
                self._take_again(told, position, before)
        for gone in self._standing:
            state = ItemState.WITHDRAWN.value
            self._context.sheaf.change(gone.row, state=state, position=None)

    def _before(self, told: Document) -> StandingItem | None:
        """The same item in the agenda: by number, or by title where numbers were given anew."""
        keys = ("number", "title")
        found = [s for s in self._standing if all(s.told[k] == told[k] for k in keys)]
        found += [s for key in keys for s in self._standing if s.told[key] == told[key]]
        return found[0] if found else None

    def _take_new(self, told: Document, position: int) -> None:
        meeting = self._context.meeting
        row = self._context.sheaf.add(
            AgendaItem,
            committee=meeting.committee,
            meeting=meeting,
            case=self._case(told, None),
            is_imported=True,
            **self._fields(told, position),
        )
        Blocks(self._context, row, []).take(list(enumerate(told["blocks"], 1)))
        for key, take in TAKERS.items():
            take(self._context, row, told[key])

    def _take_again(self, told: Document, position: int, before: StandingItem) -> None:
        row = before.row
        case = self._case(told, row.case)
        self._context.sheaf.change(row, case=case, **self._fields(told, position))
        self.removals.items.append(row.pk)
        self._blocks_again(told, before)
        for key in READINGS:
            if told[key] != before.told[key]:
                self.removals.readings.setdefault(key, []).append(row.pk)
                TAKERS[key](self._context, row, told[key])

    def _blocks_again(self, told: Document, before: StandingItem) -> None:
        """Blocks that say the same stay, sections under the same heading change their text, the
        rest is written anew."""
        left, new = list(before.blocks), []
        kept: list[ItemBlock] = []
        for position, block in enumerate(told["blocks"], 1):
            row = self._kept(left, block, position, before.sections)
            if row is None:
                new.append((position, block))
            else:
                kept.append(row)
        self.removals.blocks += [row.pk for row, _ in left]
        gone = {row.pk for row, _ in left}
        blocks = Blocks(
            self._context, before.row, [a for a in before.attachments if a.block_id in gone]
        )
        for group in before.groups:
            if group.recommendation.block_id not in gone:
                blocks.know_group(group)
        blocks.take(new)

    def _kept(
        self,
        left: list[tuple[ItemBlock, Document]],
        block: Document,
        position: int,
        sections: dict[UUID, ItemSection],
    ) -> ItemBlock | None:
        if block["type"] in LINES:
            return None
        same = next((pair for pair in left if pair[1] == block), None)
        if same is None and block["type"] == "section":
            named = (p for p in left if _name(p[1]) == _name(block))
            same = next(named, None)
        if same is None:
            return None
        left.remove(same)
        row, was = same
        self._context.sheaf.change(row, position=position)
        if was != block:
            html = block["body_html"]
            self._context.sheaf.change(
                sections[row.pk], kind=block["kind"], body_html=html, body_text=plain_text(html)
            )
        return row

    def _case(self, told: Document, case: Case | None) -> Case | None:
        """One case per item that tells of one: a case number is printed over many matters."""
        number, sheaf = told["case_number"] or "", self._context.sheaf
        if case is not None:
            sheaf.change(case, case_number=number, visibility=told["visibility"])
            return case
        if not (number or any(told[k] for k in ("routing", "earlier_treatment", "hearings"))):
            return None
        return sheaf.add(
            Case,
            title=told["title"],
            case_number=number,
            visibility=told["visibility"],
            is_imported=True,
        )

    def _fields(self, told: Document, position: int) -> dict[str, Any]:
        names = ("title", "marker", "visibility", "item_type", "printed_page", "toc_title")
        return {
            **{name: told[name] for name in names},
            "number": str(told["number"]),
            "position": position,
            "state": self._state(told).value,
        }

    def _state(self, told: Document) -> ItemState:
        """Treated only where this meeting's decision stands; what was not told is not known."""
        meeting = self._context.meeting
        if meeting.document_kind != DocumentKind.MINUTES:
            return ItemState.PLACED
        outcomes = {
            outcome["outcome"]
            for block in told["blocks"]
            if block["type"] == "decision" and self._is_ours(block["decided_by"])
            for outcome in block["outcomes"]
        }
        for outcome in (ItemState.POSTPONED, ItemState.WITHDRAWN):
            if outcome.value in outcomes:
                return outcome
        return ItemState.TREATED if outcomes else ItemState.PLACED

    def _is_ours(self, decided_by: Document) -> bool:
        meeting = self._context.meeting
        body = self._context.bodies.id_of(decided_by["committee"])
        return body == meeting.committee_id and decided_by["date"] == meeting.day.isoformat()


def _name(block: Document) -> tuple[str, str | None]:
    return block["type"], block["heading"] if block["type"] not in LINES else None

"""Printed blocks as rows."""

from collections.abc import Callable, Mapping
from typing import Any

from agenda.models import (
    AgendaItem,
    Attachment,
    ItemBlock,
    ItemSection,
    ItemWithholding,
    Recommendation,
    RecommendationGroup,
    RecommendationPoint,
    Recommender,
)
from agenda.vocabulary import WithholdingCause
from foundation.richtext import plain_text
from interchange.intake.context import Context
from proceedings.models import (
    Decision,
    Disqualification,
    Outcome,
    PresenceEvent,
    Statement,
    StatementSpeaker,
)
from proceedings.vocabulary import (
    DecisionState,
    DisqualificationState,
    DisqualificationWording,
    PresenceKind,
    PresenceSource,
)

Block = Mapping[str, Any]
# Of two groups under one label a text means the first.
Groups = dict[str, RecommendationGroup]


class Blocks:
    """Writes the blocks of one item. Outcomes and statements may name a group of any
    recommendation of the item, so recommendations go first."""

    def __init__(self, context: Context, item: AgendaItem, carried: list[Attachment]) -> None:
        self.add, self._context, self._item = context.sheaf.add, context, item
        self._carried = carried
        self._groups: Groups = {}
        self._found_against: set[Any] = set()

    def know_group(self, group: RecommendationGroup) -> None:
        """A group that is there already."""
        if group.label is not None:
            self._groups.setdefault(group.label, group)

    def take(self, placed: list[tuple[int, Block]]) -> None:
        """Blocks that are new, each with its place."""
        for position, block in sorted(placed, key=lambda p: p[1]["type"] != "recommendation"):
            row = self.add(
                ItemBlock,
                item=self._item,
                position=position,
                kind=block["type"],
                heading=block.get("heading"),
                placement=block.get("placement"),
                text_style=block.get("text_style"),
            )
            WRITERS[block["type"]](self, row, block)

    def section(self, row: ItemBlock, block: Block) -> None:
        html = block["body_html"]
        self.add(
            ItemSection, block=row, kind=block["kind"], body_html=html, body_text=plain_text(html)
        )

    def recommendation(self, row: ItemBlock, block: Block) -> None:
        keys = ("recommended_by", "lead_in_text", "trailing_html")
        whole = self.add(Recommendation, block=row, **{k: block[k] for k in keys})
        for n, who in enumerate(block["recommenders"], 1):
            self.add(Recommender, recommendation=whole, position=n, **who)
        for n, told in enumerate(block["groups"], 1):
            group = self.add(
                RecommendationGroup,
                recommendation=whole,
                position=n,
                label=told["label"],
                point_style=told["point_style"],
            )
            self.know_group(group)
            for m, text in enumerate(told["points"], 1):
                self.add(RecommendationPoint, group=group, position=m, text=text)

    def decision(self, row: ItemBlock, block: Block) -> None:
        by, html = block["decided_by"], block["body_html"]
        decision = self.add(
            Decision,
            item=self._item,
            block=row,
            body_html=html,
            body_text=plain_text(html),
            state=DecisionState.DECIDED.value,
            decided_by_committee_id=self._context.bodies.id_of(by["committee"]),
            decided_by_printed=by["committee"],
            decided_on=by["date"],
        )
        for n, told in enumerate(block["outcomes"], 1):
            values = {k: v for k, v in told.items() if k != "about_group"}
            self.add(Outcome, decision=decision, position=n, **values, **self._about(told))

    def _about(self, told: Block) -> dict[str, Any]:
        label = told["about_group"]
        return {"about_group": self._groups.get(label), "about_group_printed": label}

    def statement(self, row: ItemBlock, block: Block) -> None:
        html, correction = block["body_html"], block["correction"] or {}
        statement = self.add(
            Statement,
            item=self._item,
            block=row,
            kind=block["kind"],
            body_html=html,
            body_text=plain_text(html),
            is_by_administration=block["by"] is None,
            **self._about(block),
            **{f"correction_{key}": value for key, value in correction.items()},
        )
        for n, who in enumerate(block["by"] or (), 1):
            self.add(StatementSpeaker, statement=statement, position=n, **who)

    def attachments(self, row: ItemBlock, block: Block) -> None:
        """A file that hangs on the same title before goes along."""
        for n, told in enumerate(block["attachments"], 1):
            before = next((a for a in self._carried if a.title == told["title"]), None)
            if before is not None:
                self._carried.remove(before)
            self.add(
                Attachment,
                item=self._item,
                block=row,
                position=n,
                title=told["title"],
                upload_id=before.upload_id if before else None,
                visibility=before.visibility if before else self._item.visibility,
            )

    def absence_line(self, row: ItemBlock, block: Block) -> None:
        for n, who in enumerate(block["absences"], 1):
            self._event(row, n, who, kind=who["status"])

    def took_no_part_line(self, row: ItemBlock, block: Block) -> None:
        for n, who in enumerate(block["persons"], 1):
            kind, reason = PresenceKind.TOOK_NO_PART.value, who["reason"]
            self._event(row, n, who, kind=kind, took_no_part_reason=reason)

    def _event(self, row: ItemBlock, position: int, who: Block, **values: Any) -> None:
        self.add(
            PresenceEvent,
            meeting=self._context.meeting,
            item=self._item,
            person_id=self._context.people.id_of(who["name"], who["list_letter"]),
            name_printed=who["name"],
            list_letter=who["list_letter"],
            source=PresenceSource.IMPORT.value,
            printed_in=row,
            position=position,
            **values,
        )

    def disqualification_line(self, row: ItemBlock, block: Block) -> None:
        """A person is found disqualified once for an item, however often it is printed."""
        for n, who in enumerate(block["persons"], 1):
            person = self._context.people.id_of(who["name"], who["list_letter"])
            person = None if person in self._found_against else person
            cleared = who["status"] == DisqualificationWording.NOT_DISQUALIFIED
            state = DisqualificationState.NOT_DISQUALIFIED if cleared else _DISQUALIFIED
            self.add(
                Disqualification,
                item=self._item,
                person_id=person,
                name_printed=who["name"],
                list_letter=who["list_letter"],
                state=state.value,
                wording=who["status"],
                left_room=True if who["status"] == DisqualificationWording.LEFT_THE_ROOM else None,
                printed_in=row,
                position=n,
            )
            if person is not None:
                self._found_against.add(person)
                self._withhold(person, state)

    def _withhold(self, person: Any, state: DisqualificationState) -> None:
        if state is _DISQUALIFIED:
            self.add(
                ItemWithholding,
                item=self._item,
                person_id=person,
                cause=WithholdingCause.DISQUALIFIED.value,
                since=self._context.meeting.starts_at,
            )


_DISQUALIFIED = DisqualificationState.DISQUALIFIED
WRITERS: dict[str, Callable[[Blocks, ItemBlock, Block], None]] = {
    "section": Blocks.section,
    "recommendation": Blocks.recommendation,
    "decision": Blocks.decision,
    "statement": Blocks.statement,
    "attachments": Blocks.attachments,
    "absence_line": Blocks.absence_line,
    "disqualification_line": Blocks.disqualification_line,
    "took_no_part_line": Blocks.took_no_part_line,
}

"""Many drafts at once: items that a year's plan asks departments to write."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from agenda.models import AgendaItem, ItemBlock, ItemSection
from agenda.vocabulary import BlockKind, ItemState, ItemType, SectionKind, Visibility
from committees.models import Committee
from foundation.clock import now
from foundation.ids import new_id
from foundation.richtext import plain_text
from foundation.tenancy.many import add_rows

SECRECY = ("visibility", "closed_reason", "closed_note", "public_title")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """An item to be written: `body_html` is what is known before anybody writes. What a closed
    item tells of is closed like it: `closed_as`."""

    id: UUID
    title: str
    item_type: ItemType
    department: UUID | None
    body_html: str = ""
    closed_as: AgendaItem | None = None

    def secrecy(self) -> tuple[Any, ...]:
        """Its values of `SECRECY`."""
        if self.closed_as is None:
            return Visibility.OPEN.value, None, "", ""
        return tuple(getattr(self.closed_as, name) for name in SECRECY)


def draft_items(committee: Committee, drafts: Sequence[Draft]) -> None:
    """Make the drafts of a committee, in three statements however many there are. Whoever plans
    the year records it once."""
    moment = now()
    home = {
        "municipality": committee.municipality_id,
        "created_at": moment,
        "modified_at": moment,
    }
    add_rows(
        AgendaItem,
        ("id", "title", "item_type", "department", *SECRECY),
        (
            (one.id, one.title, one.item_type.value, one.department, *one.secrecy())
            for one in drafts
        ),
        committee=committee.pk,
        state=ItemState.DRAFT.value,
        **home,
    )
    _brief(home, [(new_id(), one) for one in drafts if one.body_html])


def _brief(home: Mapping[str, Any], written: Sequence[tuple[UUID, Draft]]) -> None:
    """A summary of what is known, in those that anything is known of."""
    add_rows(
        ItemBlock,
        ("id", "item"),
        ((block, one.id) for block, one in written),
        position=1,
        kind=BlockKind.SECTION.value,
        heading="Resume",
        **home,
    )
    add_rows(
        ItemSection,
        ("block", "body_html", "body_text"),
        ((block, one.body_html, plain_text(one.body_html)) for block, one in written),
        kind=SectionKind.SUMMARY.value,
        **home,
    )

"""Items that come about by somebody's right, and wait at the secretariat."""

from collections.abc import Mapping
from typing import Any

from agenda.models import AgendaItem, ItemBlock, ItemSection
from agenda.vocabulary import BlockKind, ItemState, SectionKind
from committees.models import Committee
from foundation.audit.act import Act
from foundation.clock import now
from foundation.richtext import plain_text


def draft_of(
    act: Act, *, committee: Committee, sections: Mapping[str, str], **values: Any
) -> AgendaItem:
    """An item handed over to the secretariat, each section (heading → HTML) in the words of the
    one it comes from."""
    home = {"municipality_id": committee.municipality_id}
    item = act.create(
        AgendaItem,
        **home,
        committee=committee,
        state=ItemState.SUBMITTED.value,
        submitted_at=now(),
        **values,
    )
    for position, (heading, html) in enumerate(sections.items(), 1):
        kind = BlockKind.SECTION.value
        block = act.create(
            ItemBlock, **home, item=item, position=position, kind=kind, heading=heading
        )
        act.create(
            ItemSection,
            **home,
            block=block,
            kind=SectionKind.CASE_STATEMENT.value,
            body_html=html,
            body_text=plain_text(html),
            is_verbatim=True,
        )
    return item

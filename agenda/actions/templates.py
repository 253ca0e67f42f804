"""Templates of agendas, and agendas begun from one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda import rules
from agenda.actions.facts import hold_agenda
from agenda.actions.placing import onto
from agenda.models import AgendaItem, AgendaTemplate, AgendaTemplateItem, ItemBlock, ItemSection
from agenda.vocabulary import BlockKind
from foundation.audit.act import Act
from foundation.audit.plain import removing, said_no
from foundation.problems import Missing, Refusal
from meetings.models import Meeting
from meetings.vocabulary import MeetingState

remove_template = removing(AgendaTemplate)


@transaction.atomic
def add_template(
    *, act: Act, items: Sequence[dict[str, Any]], parent: Any = None, **values: Any
) -> AgendaTemplate:
    """Make a template with its items."""
    if parent is not None:
        values["committee"] = parent
    home = values["committee"].municipality_id
    row: AgendaTemplate = said_no(act.create, AgendaTemplate, municipality_id=home, **values)
    _set_items(row, items)
    act.record("create", row)
    return row


@transaction.atomic
def change_template(
    *, act: Act, target: UUID, items: Sequence[dict[str, Any]] | None = None, **values: Any
) -> AgendaTemplate:
    """Change a template, and all its items where they are sent."""
    row = act.lock(AgendaTemplate.objects.all(), target)
    changed = said_no(act.change, row, **values)
    if items is not None:
        row.items.all().delete()
        _set_items(row, items)
        changed = [*changed, "items"]
        if changed == ["items"]:
            act.advance(row)
    act.record("update", row, changed=changed)
    return row


def _set_items(row: AgendaTemplate, items: Sequence[dict[str, Any]]) -> None:
    AgendaTemplateItem.objects.bulk_create(
        AgendaTemplateItem(
            municipality_id=row.municipality_id, template=row, position=position, **item
        )
        for position, item in enumerate(items, 1)
    )


@transaction.atomic
def begin_from_template(
    *, act: Act, target: UUID, template: AgendaTemplate | None = None
) -> Meeting:
    """Begin the agenda with the items of the committee's template."""
    there = hold_agenda(target)
    row = act.lock(Meeting.objects.all(), target)
    chosen = template or _default_of(row)
    if chosen is not None and chosen.committee_id != row.committee_id:
        raise Missing
    act.enforce(_refuse(row, chosen, has_items=bool(there)))
    assert chosen is not None  # noqa: S101 - the rule has refused
    _place_all(row, list(chosen.items.order_by("position")))
    act.advance(row, openly=False)
    act.record("from-template", row, changed=["items"], is_open=False)
    return row


def reasons_from_template(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against beginning with the committee's template."""
    return _refuse(row, _default_of(row), has_items=row.items.exists())


def _refuse(row: Meeting, template: AgendaTemplate | None, *, has_items: bool) -> list[Refusal]:
    return rules.refuse_template(
        MeetingState(row.state),
        is_published=row.agenda_published_at is not None,
        has_template=template is not None,
        has_items=has_items,
    )


def _default_of(row: Meeting) -> AgendaTemplate | None:
    of_committee = AgendaTemplate.objects.filter(
        municipality_id=row.municipality_id, committee_id=row.committee_id
    )
    return of_committee.filter(is_default=True).first()


def _place_all(meeting: Meeting, templates: Sequence[AgendaTemplateItem]) -> None:
    """Items in order after what stands there, each with its empty sections."""
    last = onto(meeting)
    home = {"municipality_id": meeting.municipality_id}
    items, blocks, sections = [], [], []
    for step, template in enumerate(templates):
        item = AgendaItem(
            **home,
            committee_id=meeting.committee_id,
            title=template.title,
            item_type=template.item_type,
            visibility=template.visibility,
            **{**last, "position": last["position"] + step},
        )
        items.append(item)
        for position, heading in enumerate(template.section_headings, 1):
            block = ItemBlock(
                **home,
                item=item,
                position=position,
                kind=BlockKind.SECTION.value,
                heading=heading["heading"],
            )
            blocks.append(block)
            sections.append(ItemSection(**home, block=block, kind=heading["kind"]))
    AgendaItem.objects.bulk_create(items)
    ItemBlock.objects.bulk_create(blocks)
    ItemSection.objects.bulk_create(sections)

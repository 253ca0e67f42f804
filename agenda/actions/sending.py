"""Agendas: begun from a template, sent out, and the meeting convened."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import prefetch_related_objects

from agenda import letters, rules
from agenda.actions.facts import agenda_of, hold_agenda, hold_items, item_facts
from agenda.actions.numbers import give_numbers
from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from foundation.audit.act import Act
from foundation.clock import now
from foundation.outbox.compose import Recipient, has_address
from foundation.problems import Refusal
from foundation.rulebook import refuse_state
from foundation.tenancy.rows import fetch, part
from meetings.actions import post
from meetings.models import Meeting
from meetings.querysets import called_to
from meetings.rules import MOVES
from meetings.vocabulary import MeetingState


@transaction.atomic
def publish_agenda(*, act: Act, target: UUID) -> Meeting:
    """Send the agenda out: from now on its members and the council read it, with numbers."""
    hold_items(target)
    return publish_held(act, act.lock(Meeting.objects.all(), target))


def publish_held(act: Act, row: Meeting) -> Meeting:
    """`publish_agenda`, of a meeting that is locked after its items."""
    items = _standing(agenda_of(row))
    act.enforce(_refuse_publish(row, items, act.reader))
    give_numbers(row, items)
    act.record("publish-agenda", row, changed=act.change(row, agenda_published_at=now()))
    return row


def reasons_publish_agenda(row: Meeting, reader: Any) -> list[Refusal]:
    """What stands against sending the agenda out."""
    known: list[AgendaItem] | None = row.__dict__.get("agenda_items")
    items = list(row.items.order_by("position", "id")) if known is None else known
    return _refuse_publish(row, _standing(items), reader)


def weigh_meetings(rows: Sequence[Meeting]) -> None:
    """Read for a whole page what stands against sending out and convening: in three statements,
    however many meetings."""
    prefetch_related_objects(rows, "committee")
    homes = {row.municipality_id for row in rows}
    items = AgendaItem.objects.filter(municipality_id__in=homes, meeting__in=rows)
    on: dict[UUID | None, list[AgendaItem]] = defaultdict(list)
    for item in items.order_by("position", "id"):
        on[item.meeting_id].append(item)
    for row in rows:
        row.agenda_items = on[row.pk]  # type: ignore[attr-defined]
    _weigh_called([r for r in rows if not refuse_state(MOVES, "convene", MeetingState(r.state))])


def _weigh_called(rows: Sequence[Meeting]) -> None:
    if not rows:
        return
    told = {"position": "id", "name": "name", "email": "email"}
    found = fetch(part(str(row.pk), called_to(row), **told) for row in rows)
    for row in rows:
        row.called = [  # type: ignore[attr-defined]
            Recipient(UUID(one["position"]), one["name"], one["email"])
            for one in found.under(str(row.pk))
        ]


@transaction.atomic
def unpublish_agenda(*, act: Act, target: UUID) -> Meeting:
    """Take the agenda back into the making; numbers that were given stay."""
    row = act.lock(Meeting.objects.all(), target)
    act.enforce(reasons_unpublish_agenda(row, act.reader))
    act.record("unpublish-agenda", row, changed=act.change(row, agenda_published_at=None))
    return row


def reasons_unpublish_agenda(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against taking the agenda back."""
    return rules.refuse_unpublish_agenda(
        MeetingState(row.state), is_published=row.agenda_published_at is not None
    )


@transaction.atomic
def convene(*, act: Act, target: UUID, urgency_reason: str = "") -> Meeting:
    """Call everybody to the meeting, each by a letter of his own [10]."""
    items = _standing(hold_agenda(target))
    row = act.lock(Meeting.objects.all(), target)
    act.enforce(reasons_convene(row, act.reader))
    if row.agenda_published_at is not None:
        give_numbers(row, [item for item in items if item.number is None])
    changed = act.change(
        row,
        state=MeetingState.CONVENED.value,
        convened_at=now(),
        convene_urgency_reason=urgency_reason,
    )
    post(row, "meeting-convened", letters.convened)
    act.record("convene", row, changed=changed)
    return row


def reasons_convene(row: Meeting, reader: Any) -> list[Refusal]:
    """What stands against convening the meeting."""
    state = MeetingState(row.state)
    wrong = refuse_state(MOVES, "convene", state)
    if wrong:
        return wrong
    people = _called(row)
    return rules.refuse_convene(
        rules.ConveneFacts(
            meeting_state=state,
            meeting_day=row.day,
            today=reader.today,
            dispatch_deadline=_deadline(row),
            agenda_published=row.agenda_published_at is not None,
            members=len(people),
            unreachable=[one.name for one in people if not has_address(one)],
        )
    )


def _called(row: Meeting) -> list[Recipient]:
    known: list[Recipient] | None = row.__dict__.get("called")
    if known is None:
        known = [Recipient(one.pk, one.name, one.email) for one in called_to(row)]
    return known


def _refuse_publish(row: Meeting, items: list[AgendaItem], reader: Any) -> list[Refusal]:
    facts = rules.AgendaFacts(
        meeting_state=MeetingState(row.state),
        items=[item_facts(item) for item in items],
        today=reader.today,
        dispatch_deadline=_deadline(row),
    )
    published = row.agenda_published_at is not None
    return rules.refuse_publish_agenda(facts, is_published=published)


def _standing(items: list[AgendaItem]) -> list[AgendaItem]:
    """What is still to be treated; what was withdrawn or postponed keeps its place in print."""
    return [item for item in items if item.state == ItemState.PLACED]


def _deadline(row: Meeting) -> Any:
    settings = row.committee.effective
    return rules.agenda_dispatch_deadline(
        row.day, settings.agenda_lead_workdays, saturday_counts=settings.saturday_is_workday
    )

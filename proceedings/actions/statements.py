"""Statements for the record."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem
from agenda.vocabulary import BlockKind
from foundation.audit.act import Act
from foundation.problems import Refusal
from meetings.vocabulary import MeetingState
from proceedings.actions.decisions import append_block, both_texts
from proceedings.models import Statement, StatementSpeaker
from proceedings.querysets import Ledger
from proceedings.rules import refuse_mend, refuse_statement
from proceedings.vocabulary import PresenceStatus, StatementKind

Told = dict[str, Any]
MAY_HAVE_TAKEN_PART = frozenset({PresenceStatus.PRESENT, PresenceStatus.UNKNOWN})


@transaction.atomic
def add_statement(
    *, act: Act, parent: AgendaItem, speakers: Sequence[Told] = (), **values: Any
) -> Statement:
    """Enter what somebody demands entered (ksl § 13, stk. 2), as the item's last block."""
    item = act.lock(AgendaItem.objects.all(), parent.pk, check=False)
    act.enforce(_refusals(item, StatementKind(values["kind"]), speakers))
    kind = StatementKind(values["kind"])
    heading = values.pop("heading", None) or kind.label
    values |= both_texts(values.pop("body_html"))
    row = act.create(
        Statement,
        municipality_id=item.municipality_id,
        item=item,
        block=append_block(act, item, BlockKind.STATEMENT, heading),
        **values,
    )
    _set_speakers(row, speakers)
    act.record("create", row)
    return row


@transaction.atomic
def change_statement(
    *, act: Act, target: UUID, speakers: Sequence[Told] | None = None, **values: Any
) -> Statement:
    """Mend a statement, with a trace, until the minutes are circulated."""
    row = act.lock(Statement.objects.all(), target)
    sealed = row.item.meeting is not None and row.item.meeting.sealed_at is not None
    act.enforce(refuse_mend(sealed=sealed))
    if "heading" in values:
        act.change(row.block, heading=values.pop("heading"))
    if "body_html" in values:
        values |= both_texts(values["body_html"])
    changed = act.change(row, **values)
    if speakers is not None:
        _set_speakers(row, speakers)
        changed = [*changed, "speakers"]
    act.record("mend", row, changed=changed)
    return row


def _refusals(item: AgendaItem, kind: StatementKind, speakers: Sequence[Told]) -> list[Refusal]:
    meeting = item.meeting
    if meeting is None:
        return [Refusal("meeting_not_in_session", "ksl § 13, stk. 2", "Punktet er på intet møde.")]
    refusals = refuse_mend(sealed=meeting.sealed_at is not None)
    part = kind != StatementKind.DISSENT or _took_part(item, speakers)
    return [*refusals, *refuse_statement(kind, MeetingState(meeting.state), took_part=part)]


def _took_part(item: AgendaItem, speakers: Sequence[Told]) -> bool:
    """Whether nobody among the speakers is known to have been away from the item."""
    meeting: Any = item.meeting
    ledger, place = Ledger.of(meeting), item.position or 0
    people = [told["person"].pk for told in speakers if told.get("person")]
    return bool(people) and all(
        ledger.status(person, place) in MAY_HAVE_TAKEN_PART
        and not ledger.is_disqualified(person, item.pk)
        for person in people
    )


def _set_speakers(row: Statement, speakers: Sequence[Told]) -> None:
    row.speakers.all().delete()
    StatementSpeaker.objects.bulk_create(
        StatementSpeaker(
            municipality_id=row.municipality_id,
            statement=row,
            position=position,
            person=told.get("person"),
            name=told.get("name") or told["person"].name,
            organisation=told.get("organisation"),
        )
        for position, told in enumerate(speakers, 1)
    )

"""An item's way from draft to ready, and closing it."""

from typing import Any
from uuid import UUID

from django.db import transaction

from agenda import rules
from agenda.actions.facts import ANY_REASON, has_content, item_facts, refuse_edit
from agenda.models import AgendaItem
from agenda.rules import MOVES
from agenda.vocabulary import ClosedReason, ItemState, Visibility
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Refusal
from foundation.rulebook import refuse_state

WRITERS_OF_A_DEPARTMENT = (Role.CASE_OFFICER, Role.DEPARTMENT_HEAD)


def own_department(reader: Any) -> UUID | None:
    """The department of somebody who writes for just one."""
    ids = set(reader.departments(*WRITERS_OF_A_DEPARTMENT))
    return ids.pop() if len(ids) == 1 else None


@transaction.atomic
def add_item(*, act: Act, parent: Any = None, **values: Any) -> AgendaItem:
    """Draft an item for a committee, of a case where it has one."""
    if parent is not None:
        values["case"] = parent
    if values.get("department") is None:
        values["department_id"] = own_department(act.reader)
        values.pop("department", None)
    if act.reader.user_id and act.reader.has(Role.CASE_OFFICER):
        values.setdefault("case_officer_id", act.reader.user_id)
    home = values["committee"].municipality_id
    row: AgendaItem = said_no(act.create, AgendaItem, municipality_id=home, **values)
    act.record("create", row)
    return row


@transaction.atomic
def change_item(*, act: Act, target: UUID, **values: Any) -> AgendaItem:
    """Change an item's own words."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(refuse_edit(row, act.reader))
    act.record("update", row, changed=said_no(act.change, row, **values))
    return row


@transaction.atomic
def remove_item(*, act: Act, target: UUID) -> None:
    """Delete a draft that was never handed over."""
    row = act.lock(AgendaItem.objects.all(), target)
    was_submitted = row.submitted_at is not None
    act.enforce(rules.refuse_delete(ItemState(row.state), was_submitted=was_submitted))
    act.record("delete", row, is_deletion=True)
    said_no(act.remove, row)


@transaction.atomic
def submit(*, act: Act, target: UUID) -> AgendaItem:
    """Hand a draft over to the secretariat."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(reasons_submit(row, act.reader))
    state = ItemState.SUBMITTED.value
    act.record("submit", row, changed=act.change(row, state=state, submitted_at=now()))
    return row


def reasons_submit(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against handing the item over."""
    return rules.refuse_submit(ItemState(row.state), has_content=has_content(row))


@transaction.atomic
def send_back(*, act: Act, target: UUID, reason: str) -> AgendaItem:
    """Send an item back to the one who wrote it, with what is to be mended."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(rules.refuse_return(ItemState(row.state), reason))
    changed = act.change(row, state=ItemState.RETURNED.value, return_reason=reason)
    act.record("return", row, changed=changed)
    return row


def reasons_send_back(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against sending the item back, whatever the reason given."""
    return rules.refuse_return(ItemState(row.state), ANY_REASON)


@transaction.atomic
def accept(*, act: Act, target: UUID) -> AgendaItem:
    """Accept an item as ready for an agenda."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(reasons_accept(row, act.reader))
    state = ItemState.READY.value
    act.record("accept", row, changed=act.change(row, state=state, accepted_at=now()))
    return row


def reasons_accept(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against accepting the item."""
    return refuse_state(MOVES, "accept", ItemState(row.state))


@transaction.atomic
def withdraw(*, act: Act, target: UUID, reason: str = "") -> AgendaItem:
    """Take an item off; on an agenda its number stays [16]."""
    row = act.lock(AgendaItem.objects.all(), target)
    act.enforce(rules.refuse_withdraw(ItemState(row.state), reason))
    changed = act.change(row, state=ItemState.WITHDRAWN.value, withdraw_reason=reason)
    act.record("withdraw", row, changed=changed)
    return row


def reasons_withdraw(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against taking the item off, whatever the reason given."""
    return rules.refuse_withdraw(ItemState(row.state), ANY_REASON)


@transaction.atomic
def make_closed(*, act: Act, target: UUID, **why: Any) -> AgendaItem:
    """Close an item to the public, for a concrete reason (ksl § 10) [68]."""
    row = act.lock(AgendaItem.objects.all(), target)
    facts = item_facts(row, visibility=Visibility.CLOSED, **why)
    act.enforce([*refuse_edit(row, act.reader), *rules.refuse_make_closed(facts)])
    changed = act.change(row, visibility=Visibility.CLOSED.value, open_reason="", **why)
    act.record("make-closed", row, changed=changed)
    return row


def reasons_make_closed(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against closing the item, whatever the reason and title given."""
    facts = item_facts(
        row,
        visibility=Visibility.CLOSED,
        closed_reason=ClosedReason.PERSONAL_MATTERS,
        public_title=ANY_REASON,
    )
    return [*refuse_edit(row, reader), *rules.refuse_make_closed(facts)]


@transaction.atomic
def make_open(*, act: Act, target: UUID, reason: str) -> AgendaItem:
    """Open what was closed [16, 68]."""
    row = act.lock(AgendaItem.objects.all(), target)
    state = ItemState(row.state)
    act.enforce([*refuse_edit(row, act.reader), *rules.refuse_make_open(state, reason)])
    changed = act.change(
        row,
        visibility=Visibility.OPEN.value,
        closed_reason=None,
        closed_note="",
        open_reason=reason,
    )
    act.record("make-open", row, changed=changed)
    return row


def reasons_make_open(row: AgendaItem, reader: Any) -> list[Refusal]:
    """What stands against opening the item, whatever the reason given."""
    state = ItemState(row.state)
    return [*refuse_edit(row, reader), *rules.refuse_make_open(state, ANY_REASON)]

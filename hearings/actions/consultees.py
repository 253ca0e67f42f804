"""Changes of one consultee: asked later, given more time, let off, or saying no."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Refusal
from hearings import rules
from hearings.actions import agendas, asking, gates
from hearings.actions.locking import lock_hearing
from hearings.models import Consultee, Hearing, HearingExtension
from hearings.vocabulary import HearingBasis, HearingState


@transaction.atomic
def add_consultee(*, act: Act, parent: Hearing, **values: Any) -> Consultee:
    """Ask one more; while the hearing runs the letter goes out at once."""
    hearing = act.lock(Hearing.objects.all(), parent.pk, check=False)
    state = HearingState(hearing.state)
    own = [values["deadline"]] if values.get("deadline") else []
    basis, today = HearingBasis(hearing.legal_basis), act.reader.today
    too_short = rules.refuse_own_days(basis, hearing.opens_on or today, today, own)
    late = too_short if state is HearingState.RUNNING else []
    act.enforce([*rules.refuse_state(rules.MOVES, "invite", state), *late])
    row = asking.add_rows(hearing, [values])[0]
    if state is HearingState.RUNNING:
        asking.invite([row])
        agendas.put_on_agendas(act, hearing, [row])
    gates.settle(act, hearing)
    act.touch_parents(row)
    act.record("create", row)
    return row


@transaction.atomic
def change_consultee(*, act: Act, target: UUID, **values: Any) -> Consultee:
    """Correct a name or an address, or plan another day for one. Who was invited at a wrong
    address is invited anew at the right one, and the first link opens nothing more."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    state, told = HearingState(row.hearing.state), row.hearing.is_imported
    refused = [] if told else rules.refuse_state(rules.MOVES, "invite", state)
    moves_day = values.get("deadline", row.deadline) != row.deadline
    act.enforce([*refused, *rules.refuse_new_day(state, is_imported=told, moves_day=moves_day)])
    went_to = row.address
    changed = said_no(act.change, row, **values)
    if row.invited_at is not None and row.address.casefold() != went_to.casefold():
        changed += act.change(row, seen_at=None, reminded_at=None)
        asking.invite_elsewhere(row)
    gates.settle(act, row.hearing)
    act.record("update", row, changed=changed)
    return row


@transaction.atomic
def extend(*, act: Act, target: UUID, deadline: date, reason: str) -> Consultee:
    """Give one more time, and write to him; a hearing that had ended runs again."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    act.enforce(_refuse_extend(row, deadline, act.reader))
    hearing = row.hearing
    act.create(
        HearingExtension,
        municipality_id=row.municipality_id,
        hearing=hearing,
        consultee=row,
        position=Hearing.objects.next_position(hearing.pk, "extensions"),
        old_deadline=row.last_day,
        new_deadline=deadline,
        reason=reason,
    )
    changed = act.change(row, deadline=deadline)
    act.change(hearing, state=HearingState.RUNNING.value, ended_at=None)
    asking.tell_of_own_extension(row, reason)
    gates.settle(act, hearing)
    act.record("extend", row, changed=changed)
    return row


def reasons_extend(row: Consultee, reader: Any) -> list[Refusal]:
    """What stands against giving one more time, whatever the new day."""
    return _refuse_extend(row, date.max, reader)


def _refuse_extend(row: Consultee, day: date, reader: Any) -> list[Refusal]:
    days = (row.last_day or date.min, day)
    return rules.refuse_extend_one(HearingState(row.hearing.state), row.state, days, reader.today)


@transaction.atomic
def remove_consultee(*, act: Act, target: UUID) -> None:
    """Take one off the list before anybody has been asked."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    act.enforce(rules.refuse_state(rules.MOVES, "uninvite", HearingState(row.hearing.state)))
    act.record("delete", row, is_deletion=True)
    hearing = row.hearing
    said_no(act.remove, row)
    gates.settle(act, hearing)


@transaction.atomic
def waive(*, act: Act, target: UUID, reason: str) -> Consultee:
    """Let one off, and say why: no answer is waited for any more."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    act.enforce(reasons_waive(row, act.reader))
    changed = act.change(row, waived_at=now(), waive_reason=reason)
    gates.settle(act, row.hearing)
    act.record("waive", row, changed=changed)
    return row


def reasons_waive(row: Consultee, _reader: Any) -> list[Refusal]:
    """What stands against letting one off."""
    return rules.refuse_waive(HearingState(row.hearing.state), row.state)


@transaction.atomic
def decline(*, act: Act, target: UUID) -> Consultee:
    """Say that there will be no answer; that is not the same as silence."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    return decline_locked(act, row)


def decline_locked(act: Act, row: Consultee) -> Consultee:
    """`decline`, of a row that is locked already."""
    act.enforce(reasons_decline(row, act.reader))
    changed = act.change(row, declined_at=now())
    gates.settle(act, row.hearing)
    act.record("decline", row, changed=changed)
    return row


def reasons_decline(row: Consultee, _reader: Any) -> list[Refusal]:
    """What stands against saying no."""
    return rules.refuse_decline(HearingState(row.hearing.state), row.state)

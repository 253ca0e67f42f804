"""Changes of one consultee: asked later, let off, or saying no."""

from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.problems import Refusal
from hearings import rules
from hearings.actions import asking
from hearings.actions.locking import lock_hearing
from hearings.models import Consultee, Hearing
from hearings.vocabulary import ConsulteeState, HearingState


@transaction.atomic
def add_consultee(*, act: Act, parent: Hearing, **values: Any) -> Consultee:
    """Ask one more; while the hearing runs the letter goes out at once."""
    hearing = act.lock(Hearing.objects.all(), parent.pk, check=False)
    state = HearingState(hearing.state)
    act.enforce(rules.refuse_state(rules.MOVES, "invite", state))
    row = asking.add_rows(hearing, [values])[0]
    if state is HearingState.RUNNING:
        asking.invite([row])
    act.touch_parents(row)
    act.record("create", row)
    return row


@transaction.atomic
def change_consultee(*, act: Act, target: UUID, **values: Any) -> Consultee:
    """Correct a name or an address, or give one another day."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    refused = rules.refuse_state(rules.MOVES, "invite", HearingState(row.hearing.state))
    act.enforce([] if row.hearing.is_imported else refused)
    act.record("update", row, changed=said_no(act.change, row, **values))
    return row


@transaction.atomic
def remove_consultee(*, act: Act, target: UUID) -> None:
    """Take one off the list before anybody has been asked."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    act.enforce(rules.refuse_state(rules.MOVES, "uninvite", HearingState(row.hearing.state)))
    act.record("delete", row, is_deletion=True)
    said_no(act.remove, row)


@transaction.atomic
def waive(*, act: Act, target: UUID) -> Consultee:
    """Let one off: no answer is waited for any more."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    act.enforce(reasons_waive(row, act.reader))
    act.record("waive", row, changed=act.change(row, state=ConsulteeState.WAIVED.value))
    return row


def reasons_waive(row: Consultee, _reader: Any) -> list[Refusal]:
    """What stands against letting one off."""
    state = HearingState(row.hearing.state)
    return rules.refuse_waive(state, ConsulteeState(row.state))


@transaction.atomic
def decline(*, act: Act, target: UUID) -> Consultee:
    """Say that there will be no answer; that is not the same as silence."""
    lock_hearing(consultees=target)
    row = act.lock(Consultee.objects.all(), target)
    return decline_locked(act, row)


def decline_locked(act: Act, row: Consultee) -> Consultee:
    """`decline`, of a row that is locked already."""
    act.enforce(reasons_decline(row, act.reader))
    act.record("decline", row, changed=act.change(row, state=ConsulteeState.DECLINED.value))
    return row


def reasons_decline(row: Consultee, _reader: Any) -> list[Refusal]:
    """What stands against saying no."""
    return rules.refuse_decline(HearingState(row.hearing.state), ConsulteeState(row.state))

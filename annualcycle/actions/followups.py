"""What somebody is to do, from the day it is written down until it is done."""

from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.vocabulary import Visibility
from annualcycle import rules
from annualcycle.actions.due import check_target, with_days
from annualcycle.actions.owning import made, of_item
from annualcycle.models import FollowUp
from annualcycle.querysets import is_suspended
from annualcycle.vocabulary import FollowUpState
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import InvalidInput, Refusal
from foundation.rulebook import refuse_state
from proceedings.rules import refuse_execution

CARRIES_OUT = frozenset({"start", "report", "done"})


@transaction.atomic
def add_follow_up(*, act: Act, parent: Any = None, **values: Any) -> FollowUp:
    """Write down what somebody is to do. It is as closed as the item it comes from."""
    values = of_item(act, parent, values)
    item = values.get("item")
    if item is not None and item.is_closed:
        values["visibility"] = Visibility.CLOSED.value
    if values.get("committee") is not None:
        check_target(values)
    row: FollowUp = made(act, FollowUp, with_days(values))
    act.record("create", row)
    return row


@transaction.atomic
def change_follow_up(*, act: Act, target: UUID, **values: Any) -> FollowUp:
    """Change what is to be done, by whom and when."""
    row = act.lock(FollowUp.objects.all(), target)
    refused = refuse_state(rules.MOVES, "update", FollowUpState(row.state))
    act.enforce([] if row.is_imported else refused)
    check_target(values, row)
    act.record("update", row, changed=said_no(act.change, row, **with_days(values, row)))
    return row


@transaction.atomic
def start(*, act: Act, target: UUID) -> FollowUp:
    """Somebody has begun."""
    return _moved(act, target, "start")


@transaction.atomic
def report(*, act: Act, target: UUID, note: str) -> FollowUp:
    """Tell what has been done."""
    return _moved(act, target, "report", report_note=note)


@transaction.atomic
def done(*, act: Act, target: UUID, closed_by_item: Any = None) -> FollowUp:
    """Close the follow-up, by itself or because an item settled it [108]."""
    if closed_by_item is not None and not closed_by_item.is_whole_for(act.reader):
        raise InvalidInput.at("/closed_by_item", "does_not_exist", "Findes ikke.")
    row = act.lock(FollowUp.objects.all(), target)
    itself = closed_by_item is not None and closed_by_item.pk == row.item_id
    found = [*reasons("done")(row, act.reader), *rules.refuse_closing(by_its_own_item=itself)]
    return _move(act, row, "done", found, closed_at=now(), closed_by_item=closed_by_item)


@transaction.atomic
def reopen(*, act: Act, target: UUID) -> FollowUp:
    """It is not done after all."""
    return _moved(act, target, "reopen", closed_at=None, closed_by_item=None)


def reasons(verb: str) -> Any:
    """What stands against the verb: the follow-up's state, and that the decision it comes from
    was suspended."""

    def told(row: FollowUp, _reader: Any) -> list[Refusal]:
        refused = refuse_state(rules.MOVES, verb, FollowUpState(row.state))
        return [*refused, *(_refuse_suspended(row) if verb in CARRIES_OUT else ())]

    return told


def _refuse_suspended(row: FollowUp) -> list[Refusal]:
    """What a member stopped is not carried out (ksl § 23)."""
    stopped = row.item is not None and FollowUp.objects.filter(is_suspended(), pk=row.pk).exists()
    return refuse_execution([row.item.number or "–"] if stopped and row.item else [])


def _moved(act: Act, target: UUID, verb: str, **values: Any) -> FollowUp:
    row = act.lock(FollowUp.objects.all(), target)
    return _move(act, row, verb, reasons(verb)(row, act.reader), **values)


def _move(act: Act, row: FollowUp, verb: str, found: list[Refusal], **values: Any) -> FollowUp:
    act.enforce(found)
    reached = rules.MOVES[verb].target
    if reached is not None:
        values["state"] = reached.value
    act.record(verb, row, changed=said_no(act.change, row, **values))
    return row

"""Changes of the rules of reminders."""

from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import removing, said_no
from foundation.clock import today
from reminders.models import ReminderRule
from reminders.rules import refuse_rule
from reminders.vocabulary import ReminderAudience, ReminderEvent, RuleCombination

remove_rule = removing(ReminderRule)


@transaction.atomic
def add_rule(
    *, act: Act, parent: Any = None, committee: Any = None, municipality: Any = None, **values: Any
) -> ReminderRule:
    """Make a rule. Unless told otherwise it acts from today."""
    committee = parent or committee
    home = committee.municipality_id if committee else act.home(municipality)
    values.setdefault("combination", RuleCombination.ADDS.value)
    _enforce(act, values, of_committee=committee is not None)
    values.setdefault("active_from", today())
    row = said_no(act.create, ReminderRule, municipality_id=home, committee=committee, **values)
    act.record("create", row, committee_id=row.committee_id)
    return row  # type: ignore[no-any-return]


@transaction.atomic
def change_rule(*, act: Act, target: UUID, **values: Any) -> ReminderRule:
    """Change a rule. Reminders that went out under it stay as they are."""
    row = act.lock(ReminderRule.objects.all(), target)
    known = ("event", "audience", "offsets", "combination")
    present = {name: getattr(row, name) for name in known}
    _enforce(act, {**present, **values}, of_committee=row.committee_id is not None)
    changed = said_no(act.change, row, **values)
    act.record("update", row, changed=changed, committee_id=row.committee_id)
    return row


def _enforce(act: Act, values: dict[str, Any], *, of_committee: bool) -> None:
    event, audience = ReminderEvent(values["event"]), ReminderAudience(values["audience"])
    combination = RuleCombination(values["combination"])
    offsets = values["offsets"]
    act.enforce(refuse_rule(event, audience, offsets, combination, of_committee=of_committee))

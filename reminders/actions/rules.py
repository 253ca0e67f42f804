"""Changes of the rules of reminders."""

from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import removing, said_no
from foundation.clock import today
from reminders.models import ReminderRule
from reminders.rules import refuse_rule
from reminders.vocabulary import ReminderAudience, ReminderEvent

remove_rule = removing(ReminderRule)


@transaction.atomic
def add_rule(
    *, act: Act, parent: Any = None, committee: Any = None, municipality: Any = None, **values: Any
) -> ReminderRule:
    """Make a rule. Unless told otherwise it acts from today."""
    committee = parent or committee
    home = committee.municipality_id if committee else act.home(municipality)
    _enforce(act, values)
    values.setdefault("active_from", today())
    row = said_no(act.create, ReminderRule, municipality_id=home, committee=committee, **values)
    act.record("create", row, committee_id=row.committee_id)
    return row  # type: ignore[no-any-return]


@transaction.atomic
def change_rule(*, act: Act, target: UUID, **values: Any) -> ReminderRule:
    """Change a rule. Reminders that went out under it stay as they are."""
    row = act.lock(ReminderRule.objects.all(), target)
    present = {name: getattr(row, name) for name in ("event", "audience", "offset_amount")}
    _enforce(act, {**present, **values})
    changed = said_no(act.change, row, **values)
    act.record("update", row, changed=changed, committee_id=row.committee_id)
    return row


def _enforce(act: Act, values: dict[str, Any]) -> None:
    event, audience = ReminderEvent(values["event"]), ReminderAudience(values["audience"])
    act.enforce(refuse_rule(event, audience, values["offset_amount"]))

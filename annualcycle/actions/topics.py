"""Changes of cycles and of what comes back in them."""

from typing import Any

from django.db import transaction

from agenda.models import AgendaItem
from annualcycle.actions.owning import made, of_item
from annualcycle.models import AnnualCycle, CycleTopic
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, removing

add_cycle, change_cycle = adding(AnnualCycle), changing(AnnualCycle)
remove_cycle = removing(AnnualCycle)
change_topic, remove_topic = changing(CycleTopic), removing(CycleTopic)


@transaction.atomic
def add_topic(*, act: Act, parent: Any = None, **values: Any) -> CycleTopic:
    """Add what comes back, to a year of a committee or as an item tells it."""
    if isinstance(parent, AnnualCycle):
        values["annual_cycle"] = parent
    values = of_item(act, parent if isinstance(parent, AgendaItem) else None, values)
    cycle = values.get("annual_cycle")
    if cycle is not None:
        values.setdefault("committee", cycle.committee)
    row = made(act, CycleTopic, values)
    act.record("create", row)
    return row  # type: ignore[no-any-return]

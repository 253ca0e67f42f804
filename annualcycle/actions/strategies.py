"""Changes of strategies and of the milestones on their way."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from annualcycle.models import Milestone, Strategy
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, removing, said_no

add_strategy, change_strategy = adding(Strategy), changing(Strategy)
remove_strategy = removing(Strategy)
change_milestone, remove_milestone = changing(Milestone), removing(Milestone)


@transaction.atomic
def add_milestone(*, act: Act, parent: Strategy, **values: Any) -> Milestone:
    """Add a milestone after those there are."""
    strategy = act.lock(Strategy.objects.all(), parent.pk, check=False)
    last = strategy.milestones.aggregate(last=Max("position"))["last"]
    values["position"] = 1 if last is None else last + 1
    home = strategy.municipality_id
    row: Milestone = said_no(
        act.create, Milestone, municipality_id=home, strategy=strategy, **values
    )
    act.record("create", row)
    return row

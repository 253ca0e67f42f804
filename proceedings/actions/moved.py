"""Items that have moved by what was written of them."""

from collections.abc import Sequence

from django.db.models import Case, F, Value, When

from agenda.models import AgendaItem
from foundation.audit.act import Act
from foundation.clock import now
from proceedings.models import Disqualification, Vote


def touch_items(act: Act, rows: Sequence[Vote] | Sequence[Disqualification]) -> bool:
    """The items of the rows and their meeting have moved, openly where readers of the open part
    may know of a row: of an open item there may be a vote they know nothing of. Answers whether
    there is anything they may know of."""
    moment, shown = now(), [row for row in rows if row.is_open]
    openly = When(pk__in={row.item_id for row in shown}, then=Value(moment))
    AgendaItem.objects.filter(pk__in={row.item_id for row in rows}).update(
        modified_at=moment, open_modified_at=Case(openly, default=F("open_modified_at"))
    )
    act.touch_parents(shown[0].item if shown else rows[0])
    return bool(shown)

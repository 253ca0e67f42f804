"""Reads of the outbox."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from foundation.outbox.vocabulary import DeliveryFault, MessageState
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from foundation.outbox.models import Message

LEDGER_ROLES = ("secretariat",)
ALARM = "alarm."
"""How the rules of letters about letters begin: nobody is written to about those."""
FAILED = [MessageState.DEAD.value, MessageState.BOUNCED.value, MessageState.UNADDRESSED.value]
NOT_GONE = [
    MessageState.QUEUED.value,
    MessageState.RETRYING.value,
    MessageState.UNADDRESSED.value,
]
"""A letter that nobody has got, and that no worker has in hand."""
HELD = Q(state=MessageState.RETRYING.value, fault=DeliveryFault.OURS.value)
UNTOLD = (Q(state__in=FAILED) | HELD) & Q(told_at__isnull=True)


class MessageQuerySet(TenantQuerySet["Message"]):
    """Letters. The ledger is the secretariat's: nobody else learns who was written to."""

    def visible_to(self, reader: Any) -> Self:
        """All of a municipality's letters, or none."""
        if reader.is_administrator:
            return self
        if not reader.oversees(*LEDGER_ROLES):
            return self.none()
        return self.of_municipality_of(reader)

    def untold(self) -> Self:
        """Letters that do not arrive by themselves, of which nobody has been told."""
        return self.filter(UNTOLD).exclude(rule__startswith=ALARM)

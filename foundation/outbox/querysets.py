"""Reads of the outbox."""

from typing import TYPE_CHECKING, Any, Self

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from foundation.outbox.models import Message

LEDGER_ROLES = ("secretariat",)


class MessageQuerySet(TenantQuerySet["Message"]):
    """Letters. The ledger is the secretariat's: nobody else learns who was written to."""

    def visible_to(self, reader: Any) -> Self:
        """All of a municipality's letters, or none."""
        if reader.is_administrator:
            return self
        if not reader.oversees(*LEDGER_ROLES):
            return self.none()
        return self.of_municipality_of(reader)

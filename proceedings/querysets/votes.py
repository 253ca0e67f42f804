"""Who may know what of votes and amendments."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from agenda.models import AgendaItem
from agenda.querysets.told import told_whole
from foundation.tenancy.querysets import TenantQuerySet
from proceedings.querysets.doors import of_own_meetings
from proceedings.vocabulary import AmendmentState

if TYPE_CHECKING:
    from proceedings.models import Amendment, Vote


def at_whole_items(reader: Any) -> Q:
    """Rows of items that the reader sees whole, at meetings that are his business: they tell who
    was there and what he thought. The public reads of them in published minutes."""
    whole = told_whole(reader)
    return whole & of_own_meetings(reader, "item__meeting")


class AmendmentQuerySet(TenantQuerySet["Amendment"]):
    """Amendments."""

    def visible_to(self, reader: Any) -> Self:
        """As those who were in the room know them."""
        return self.of_municipality_of(reader).filter(at_whole_items(reader))

    def open(self) -> Self:
        """Those that nobody has voted on, taken back or set aside."""
        return self.filter(state=AmendmentState.PROPOSED.value).order_by("position")


class VoteQuerySet(TenantQuerySet["Vote"]):
    """Votes."""

    def visible_to(self, reader: Any) -> Self:
        """As those who were in the room know them. A vote on somebody's disqualification tells
        of the item he is disqualified at, wherever it was held."""
        known = Q(disqualification=None) | told_whole(reader, "disqualification__item")
        return self.of_municipality_of(reader).filter(at_whole_items(reader), known)

    def in_force(self) -> Self:
        """Votes that no later one has replaced, in the order they were held."""
        return self.filter(replaced=False).order_by("item_id", "position")

"""Reads of follow-ups."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from annualcycle.rules import OPEN_STATES
from annualcycle.vocabulary import FollowUpOrigin
from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet
from proceedings.models import Suspension

if TYPE_CHECKING:
    from annualcycle.models import FollowUp

STAFF = (Role.SECRETARIAT, Role.OFFICIAL)
DEPARTMENT = (Role.CASE_OFFICER, Role.DEPARTMENT_HEAD)
ALL, NONE = Q(pk__isnull=False), Q(pk__in=[])
OPEN = Q(visibility=Visibility.OPEN.value)


class FollowUpQuerySet(TenantQuerySet["FollowUp"]):
    """Follow-ups."""

    def visible_to(self, reader: Any) -> Self:
        """What comes from an item is known to those who see the item whole, and closed matters
        to those who see its closed material; the rest is known in the committee."""
        of_none = Q(item=None) & _without_item(reader)
        if AgendaItem.objects.hides_nothing_from(reader):
            return self.of_municipality_of(reader).filter(Q(item__isnull=False) | of_none)
        as_open = OPEN & Q(visibility=OuterRef("visibility"))
        # Asked of each row: gathered first, the items of all years are read for one page.
        of_item = Exists(
            AgendaItem.objects.visible_to(reader).filter(
                Q(sees_closed=True) | as_open,
                municipality_id=OuterRef("municipality_id"),
                pk=OuterRef("item_id"),
            )
        )
        own = Q(owner_id=reader.user_id) if reader.user_id else NONE
        open_item = Q(item=None) | Q(item__visibility=Visibility.OPEN.value)
        rows = self.of_municipality_of(reader)
        return rows.filter(Q(of_item) | of_none | (own & OPEN & open_item))

    def modified_since(self, reader: Any, moment: datetime) -> Self:
        """Whoever sees a follow-up sees it whole."""
        return self.filter(modified_at__gte=moment)

    def unfinished(self) -> Self:
        """Nobody has reported on them, and nothing has overtaken them."""
        return self.filter(state__in=[s.value for s in OPEN_STATES], superseded=False)

    def overdue_on(self, day: date) -> Self:
        """Unfinished ones whose last day has gone by, and that may be carried out."""
        return self.unfinished().filter(~is_suspended(), due_to__lt=day)

    def to_remind(self) -> Self:
        """Unfinished ones that letters may be about: nothing told by a document is, nor what
        somebody stopped."""
        return self.unfinished().filter(~is_suspended(), is_imported=False)

    def due_on(self, day: date) -> Self:
        """Those whose last day is the day."""
        return self.to_remind().filter(due_to=day)

    def about_conditions(self) -> Self:
        """Those that look after a decision's condition, and those that wait for one themselves:
        whoever is reminded of them is reminded of it [100]."""
        told = Q(origin=FollowUpOrigin.CONDITION.value) | Q(condition__isnull=False)
        return self.filter(told, superseded=False)

    def standing_for_conditions(self) -> Self:
        """Those that were made to see to it that a decision's condition is met [100]."""
        return self.filter(origin=FollowUpOrigin.CONDITION.value, superseded=False)

    def with_due_between(self, first: date, last: date) -> Self:
        """Those whose last day lies in the span."""
        return self.filter(due_to__range=(first, last))

    def due_from(self, day: date) -> Self:
        """Due on the day or later: an open end reaches for ever, no day at all nowhere."""
        return self.filter(Q(due_to__gte=day) | Q(due_to=None, due_from__isnull=False))

    def due_until(self, day: date) -> Self:
        """Due on the day or earlier."""
        return self.filter(Q(due_from__lte=day) | Q(due_from=None, due_to__isnull=False))


def all_follow_ups() -> FollowUpQuerySet:
    """All follow-ups, for reads of more than one table: models import their querysets."""
    found: FollowUpQuerySet = apps.get_model("annualcycle", "FollowUp")._default_manager.all()
    return found


def is_suspended() -> Q:
    """Follow-ups of a decision that is not carried out: the council has still to decide it, or
    the committee annulled it (ksl § 23)."""
    stopped = Suspension.objects.stopping().filter(
        municipality_id=OuterRef("municipality_id"), item=OuterRef("item_id")
    )
    return Q(Exists(stopped))


def _without_item(reader: Any) -> Q:
    """Follow-ups that come from no item: the staff's and the committee's, the open ones also
    the council's and the departments'."""
    if reader.is_administrator or reader.oversees(*STAFF):
        return ALL
    told = ALL if reader.reads_closed else OPEN
    found = told if reader.oversees(Role.INTEGRATOR) else NONE
    found |= Q(committee_id__in=reader.committees(Role.INTEGRATOR)) & told
    found |= Q(committee_id__in=reader.committees(*STAFF, Role.CHAIR, Role.MEMBER))
    found |= Q(committee_id__in=reader.committees(Role.OBSERVER)) & OPEN
    found |= Q(owner_department_id__in=reader.departments(*DEPARTMENT))
    if reader.user_id:
        found |= Q(owner_id=reader.user_id)
    return found | OPEN if reader.has(Role.COUNCIL_MEMBER, *DEPARTMENT) else found

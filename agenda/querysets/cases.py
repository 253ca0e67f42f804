"""Reads of cases, their way and what holds them back."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q

from agenda.querysets.items import CLOSED, OPEN
from agenda.querysets.readers import ALL, DEPARTMENT, STAFF
from agenda.querysets.told import all_items, table, told_whole
from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from agenda.models import AgendaTemplate, Case, CaseGate, HearingDuty, RoutingStep


class CaseQuerySet(TenantQuerySet["Case"]):
    """Cases: known to those who work on them, and by the items one may read of them."""

    def visible_to(self, reader: Any) -> Self:
        rows = self.of_municipality_of(reader)
        if reader.is_administrator or reader.oversees(*STAFF):
            return rows
        whole = all_items().whole_to(reader).values("case_id")
        closed = all_items().closed_to(reader).values("case_id")
        known = OPEN & Q(pk__in=whole) | CLOSED & Q(pk__in=closed)
        known |= Q(department_id__in=reader.departments(*DEPARTMENT))
        if reader.user_id is not None:
            known |= Q(case_officer_id=reader.user_id)
        if reader.oversees(Role.INTEGRATOR):
            known |= ALL if reader.reads_closed else OPEN
        return rows.filter(known)


class RoutingStepQuerySet(TenantQuerySet["RoutingStep"]):
    """Steps of a case's way: those of the case's own plan, and those an item's text tells."""

    def visible_to(self, reader: Any) -> Self:
        planned = Q(item__isnull=True, case__in=table("Case").visible_to(reader).values("pk"))
        told = told_whole(reader)
        return self.of_municipality_of(reader).filter(planned | told)


class CaseGateQuerySet(TenantQuerySet["CaseGate"]):
    """What holds decisions back: known to those who work on the case and to the bodies that treat
    it. Why a case waits is no news for whoever merely reads the agenda."""

    def visible_to(self, reader: Any) -> Self:
        cases = table("Case").visible_to(reader)
        rows = self.of_municipality_of(reader).filter(case__in=cases.values("pk"))
        if reader.is_administrator or reader.oversees(*STAFF, Role.INTEGRATOR):
            return rows
        known = Q(case__in=all_items().closed_to(reader).values("case_id"))
        known |= Q(case__department_id__in=reader.departments(*DEPARTMENT))
        if reader.user_id is not None:
            known |= Q(case__case_officer_id=reader.user_id)
        return rows.filter(known)


class HearingDutyQuerySet(TenantQuerySet["HearingDuty"]):
    """Topics about which councils are heard: no secret in the municipality."""

    def visible_to(self, reader: Any) -> Self:
        return self.of_municipality_of(reader)


class AgendaTemplateQuerySet(TenantQuerySet["AgendaTemplate"]):
    """Templates of agendas."""

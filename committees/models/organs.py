"""Organs: committees, the terms they sit in, and the administration that serves them."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from committees.querysets import (
    CommitteeAliasQuerySet,
    CommitteeQuerySet,
    CouncilTermQuerySet,
    DepartmentQuerySet,
)
from committees.settings import CommitteeSettings, effective_settings
from committees.vocabulary import CommitteeKind, DepartmentKind, Numbering
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField, danish_order_of
from foundation.tenancy.invariants import check, once, ordered, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from foundation.tenancy.scope import Scope


class Department(TenantModel):
    """Forvaltning, afdeling eller direktørområde."""

    name = models.CharField(max_length=200)
    sort_key = danish_order_of("name")
    kind = TermField(
        DepartmentKind,
        default=DepartmentKind.DEPARTMENT.value,
    )
    superior = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="subordinates"
    )
    email = models.EmailField(blank=True)

    objects: ClassVar = DepartmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("superior"),
            *valid(kind=DepartmentKind.values()),
            once("name"),
            check("not_own_superior", ~Q(superior=F("id"))),
        ]
        indexes: ClassVar = [*tenant_indexes("superior", "sort_key")]

    def __str__(self) -> str:
        return self.name


class CouncilTerm(TenantModel):
    """Valgperiode (funktionsperiode): four years from 1 January after the election."""

    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects: ClassVar = CouncilTermQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(),
            ordered("starts_on", "ends_on"),
            once("starts_on"),
        ]

    def __str__(self) -> str:
        return self.name


class Committee(TenantModel):
    """Udvalg: any organ that meets and keeps minutes; `kind` decides which law applies.

    `term_from_year` and `term_to_year` are the years printed behind the name; a document may
    print none. `settings` holds only what differs from the kind's defaults. `seats` is the base
    of the quorum (ksl § 11, stk. 2); where it is unknown, so is the quorum.
    """

    name = models.CharField(max_length=200)
    sort_key = danish_order_of("name")
    kind = TermField(CommitteeKind)
    seats = models.PositiveSmallIntegerField(null=True)
    council_term = TenantForeignKey(
        CouncilTerm, on_delete=models.PROTECT, null=True, related_name="committees"
    )
    term_from_year = models.PositiveSmallIntegerField(null=True)
    term_to_year = models.PositiveSmallIntegerField(null=True)
    predecessor = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="successors"
    )
    numbering = TermField(Numbering, default=Numbering.PER_MEETING.value)
    numbering_start = models.PositiveIntegerField(default=1)
    email = models.EmailField(blank=True)
    secretariat_email = models.EmailField(blank=True)
    settings = models.JSONField(default=dict)

    objects: ClassVar = CommitteeQuerySet.as_manager()

    @property
    def effective(self) -> CommitteeSettings:
        """The settings that count: the kind's defaults with this committee's differences."""
        return effective_settings(CommitteeKind(self.kind), self.settings)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("council_term", "predecessor"),
            *valid(kind=CommitteeKind.values(), numbering=Numbering.values()),
            check(
                "term_in_years",
                Q(term_from_year__isnull=True, term_to_year__isnull=True)
                | Q(term_from_year__isnull=False, term_to_year__gte=F("term_from_year")),
            ),
            check("seats_some", Q(seats__isnull=True) | Q(seats__gte=1)),
            check("not_own_predecessor", ~Q(predecessor=F("id"))),
            models.UniqueConstraint(
                fields=["municipality", "name", "term_from_year"],
                nulls_distinct=False,
                name="committee_name_in_term_once",
            ),
        ]
        indexes: ClassVar = [*tenant_indexes("council_term", "predecessor", "sort_key")]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        """A committee stands in itself: its own secretariat keeps what belongs to it."""
        return Scope(self.municipality_id, committee_id=self.pk)


class CommitteeAlias(TenantModel):
    """Andet navn for et udvalg, as texts use it; several committees may share one."""

    parent: ClassVar[str | None] = "committee"

    committee = TenantForeignKey(Committee, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)

    objects: ClassVar = CommitteeAliasQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [*tenant_constraints("committee"), once("committee", "name")]
        indexes: ClassVar = [*tenant_indexes("name")]

    def __str__(self) -> str:
        return self.name

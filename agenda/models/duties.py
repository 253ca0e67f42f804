"""Topics about which a council has to be heard."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agenda.querysets import HearingDutyQuerySet
from committees.models import Committee
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey
from foundation.tenancy.invariants import check, once, said, some_of, tenant_indexes
from foundation.tenancy.models import TenantModel

KLE = r"^\d{2}(\.\d{2}){0,2}$"


class HearingDuty(TenantModel):
    """Høringspligt: a council is heard about cases whose KLE number begins so, or that carry the
    tag (retssikkerhedsloven § 30) [88]. Each municipality says which, as it agreed with the
    council."""

    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="hearing_duties")
    kle_prefix = models.CharField(max_length=8, null=True)
    tag = models.CharField(max_length=60, null=True)

    objects: ClassVar = HearingDutyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee"),
            *said("kle_prefix", "tag"),
            some_of("topic", "kle_prefix", "tag"),
            check("kle_valid", Q(kle_prefix__isnull=True) | Q(kle_prefix__regex=KLE)),
            once("committee", "kle_prefix", name="kle"),
            once("committee", "tag", name="tag"),
        ]
        indexes: ClassVar = [*tenant_indexes("committee")]

    def __str__(self) -> str:
        return f"{self.kle_prefix or self.tag} {self.committee_id}"

"""What people are heard about."""

from typing import ClassVar

from django.db import models

from agenda.models import Upload
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey
from foundation.tenancy.invariants import in_order, once, tenant_indexes
from hearings.models.hearings import Hearing
from hearings.models.responses import OfHearing
from hearings.querysets import HearingDocumentQuerySet


class HearingDocument(OfHearing):
    """Høringsmateriale: a file that whoever is heard may read, also by invitation."""

    hearing = TenantForeignKey(Hearing, on_delete=models.CASCADE, related_name="documents")
    position = models.PositiveIntegerField()
    title = models.TextField()
    upload = TenantForeignKey(Upload, on_delete=models.PROTECT, related_name="hearing_documents")

    objects: ClassVar = HearingDocumentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("hearing", "upload"),
            once("hearing", "upload"),
            in_order("hearing"),
        ]
        indexes: ClassVar = [*tenant_indexes("upload")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        """The material is known to whoever knows the hearing."""
        return bool(self.hearing.is_open)

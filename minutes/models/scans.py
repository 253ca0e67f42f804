"""What was found in files before anybody publishes them."""

from typing import ClassVar

import pgtrigger
from django.db import models

from agenda.models import Upload
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantOneToOne, TermField
from foundation.tenancy.invariants import once, valid
from foundation.tenancy.models import TenantModel
from minutes.vocabulary import ScanOutcome


class FileScan(TenantModel):
    """Gennemsyn af fil for personnumre: the bytes of an upload never change, so they are looked
    through once. What was found is not copied here."""

    upload = TenantOneToOne(Upload, on_delete=models.CASCADE, related_name="file_scan")
    outcome = TermField(ScanOutcome)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("upload"),
            *valid(outcome=ScanOutcome.values()),
            once("upload"),
        ]
        triggers: ClassVar = [pgtrigger.Protect(name="stays", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"{self.outcome} {self.upload_id}"

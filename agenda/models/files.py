"""Files: what was uploaded, and the attachments that name it."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from agenda.models.blocks import ItemBlock, PartOfItem
from agenda.models.items import AgendaItem
from agenda.querysets import AttachmentQuerySet, UploadQuerySet
from agenda.vocabulary import ScanState, Visibility
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import check, in_order, tenant_indexes, valid
from foundation.tenancy.models import TenantModel


class Upload(TenantModel):
    """Uploadet fil. The bytes lie under `storage_key`, which is made of their SHA-256 and
    never of the name somebody gave the file. Of one that was erased there is no key, and
    `sha256` is salted: it proves what is held against it, and finds nothing."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    file_name = models.CharField(max_length=255)
    scan_state = TermField(ScanState, default=ScanState.PENDING.value)
    storage_key = models.CharField(max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar = UploadQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(),
            *valid(scan_state=ScanState.values()),
            check("sha256_hex", Q(sha256__regex=r"^[0-9a-f]{64}$")),
        ]
        indexes: ClassVar = [*tenant_indexes("sha256")]
        triggers: ClassVar = [guarded("scan_state")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_erased(self) -> bool:
        """Whether the bytes are gone for good."""
        return not self.storage_key


class Attachment(PartOfItem):
    """Bilag: printed in its block by title; the file may be missing, as in a document that
    only names it. It is open or closed for itself; in a closed item it is closed."""

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="attachments")
    block = TenantForeignKey(ItemBlock, on_delete=models.CASCADE, related_name="attachments")
    position = models.PositiveIntegerField()
    title = models.TextField()
    upload = TenantForeignKey(
        Upload, on_delete=models.PROTECT, null=True, related_name="attachments"
    )
    visibility = TermField(Visibility, default=Visibility.OPEN.value)

    objects: ClassVar = AttachmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("item", "block", "upload"),
            *valid(visibility=Visibility.values()),
            in_order("block"),
        ]
        indexes: ClassVar = [*tenant_indexes("item", "upload")]

    def __str__(self) -> str:
        return str(self.id)

    @property
    def is_open(self) -> bool:
        return self.visibility == Visibility.OPEN and super().is_open

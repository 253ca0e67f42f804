"""Tables of minutes: their versions, approvals, corrections and stored renditions."""

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import check, known_when, once, tenant_indexes, valid
from foundation.tenancy.models import OpenVersioned, TenantModel
from foundation.tenancy.scope import Scope
from meetings.models import Meeting
from minutes.querysets import (
    ApprovalQuerySet,
    CorrectionQuerySet,
    MinutesQuerySet,
    MinutesVersionQuerySet,
    RedactionQuerySet,
    RenditionQuerySet,
)
from minutes.rules import ANSWER_MOVES, MOVES, PUBLICATION_MOVES
from minutes.vocabulary import (
    ApprovalState,
    Edition,
    MinutesApproval,
    Publication,
    RenditionFormat,
)

_HASH = r"^[0-9a-f]{64}$"
_SCHEDULED = Q(publication=Publication.SCHEDULED.value)


def _append_only() -> list[pgtrigger.Trigger]:
    return [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


@on_record()
class Minutes(OpenVersioned, TenantModel):
    """Referat (beslutningsprotokol, ksl § 13): one per meeting, on two axes. Approval is the
    members' word about the content; publication is the municipality's. Approvals bind to
    `content_hash`, the latest version's; minutes of a document have approvals nobody knows of.
    What was overridden when a publication was scheduled (`publish_overrides`, reasons by code)
    is overridden when it happens."""

    parent: ClassVar[str | None] = "meeting"

    meeting = TenantOneToOne(Meeting, on_delete=models.PROTECT, related_name="minutes")
    approval = TermField(MinutesApproval, default=MinutesApproval.DRAFT.value)
    publication = TermField(Publication, default=Publication.UNPUBLISHED.value)
    content_hash = models.CharField(max_length=64, null=True)
    version_number = models.PositiveIntegerField(default=0)
    """The number of the latest MinutesVersion; 0 while nothing was circulated or imported."""
    circulated_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    publish_after = models.DateTimeField(null=True)
    publish_overrides = models.JSONField(default=dict)
    conclude_reason = models.TextField(blank=True)

    objects: ClassVar = MinutesQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("meeting"),
            *valid(approval=MinutesApproval.values(), publication=Publication.values()),
            once("meeting"),
            check("hash_hex", Q(content_hash__isnull=True) | Q(content_hash__regex=_HASH)),
            known_when("content_hash", Q(version_number__gte=1)),
            known_when("published_at", Q(publication=Publication.PUBLISHED.value)),
            check("scheduled_has_day", ~_SCHEDULED | Q(publish_after__isnull=False)),
            known_when("approved_at", Q(approval=MinutesApproval.APPROVED.value)),
            check(
                "circulated_has_time",
                ~Q(approval=MinutesApproval.CIRCULATED.value)
                | Q(circulated_at__isnull=False, content_hash__isnull=False),
            ),
            check(
                "published_has_content",
                ~Q(publication=Publication.PUBLISHED.value) | Q(content_hash__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["municipality", "-published_at"],
                condition=Q(publication=Publication.PUBLISHED.value),
                name="minutes_published",
            ),
            models.Index(
                fields=["municipality", "publish_after"],
                condition=_SCHEDULED,
                name="minutes_scheduled",
            ),
            *tenant_indexes("approval", "modified_at"),
        ]
        triggers: ClassVar = [guarded("approval", MOVES), guarded("publication", PUBLICATION_MOVES)]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.approval}"

    def scope(self) -> Scope:
        """Where the meeting stands: the right to approve goes by the meeting's day."""
        found: Scope = self.meeting.scope()
        return found

    def place(self) -> dict[str, Any]:
        """Where an entry about the minutes belongs."""
        return {"committee_id": self.meeting.committee_id, "meeting_id": self.meeting_id}


class MinutesVersion(TenantModel):
    """Version af referatet: what members were asked to approve, as canonical JSON, chained to
    the version before so that a change shows (`chain_hash` = hash of both). Never changed."""

    parent: ClassVar[str | None] = "minutes"

    minutes = TenantForeignKey(Minutes, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    public_content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    previous_hash = models.CharField(max_length=64, blank=True)
    chain_hash = models.CharField(max_length=64)

    objects: ClassVar = MinutesVersionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("minutes"),
            once("minutes", "number"),
            check("number_from_one", Q(number__gte=1)),
            check("hashes_hex", Q(content_hash__regex=_HASH, chain_hash__regex=_HASH)),
            check(
                "first_has_no_previous",
                (Q(number=1) & Q(previous_hash="")) | (Q(number__gt=1) & ~Q(previous_hash="")),
            ),
        ]
        triggers: ClassVar = _append_only()

    def __str__(self) -> str:
        return f"{self.minutes_id} v{self.number}"


@on_record()
class Approval(TenantModel):
    """Godkendelse af referatet: one for each who took part (ksl § 13, stk. 1), bound to the
    hash of what was read. Undone only by the secretariat, with a reason."""

    parent: ClassVar[str | None] = "minutes"

    minutes = TenantForeignKey(Minutes, on_delete=models.PROTECT, related_name="approvals")
    position = models.PositiveIntegerField(default=1)
    person = TenantForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="approvals")
    name = models.CharField(max_length=200)
    state = TermField(ApprovalState, default=ApprovalState.PENDING.value)
    content_hash = models.CharField(max_length=64, null=True)
    decided_at = models.DateTimeField(null=True)
    method = models.CharField(max_length=60, blank=True)
    decline_reason = models.TextField(blank=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )
    revoke_reason = models.TextField(blank=True)

    objects: ClassVar = ApprovalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("minutes", "person"),
            *valid(state=ApprovalState.values()),
            known_when("decided_at", Q(state__in=["approved", "declined"])),
            known_when("content_hash", Q(state__in=["approved", "declined"])),
            check("declined_with_reason", ~Q(state="declined") | ~Q(decline_reason="")),
            check("revoked_with_reason", Q(revoked_at__isnull=True) | ~Q(revoke_reason="")),
            once("minutes", "person"),
        ]
        indexes: ClassVar = [*tenant_indexes("person", "state")]
        triggers: ClassVar = [guarded("state", ANSWER_MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.minutes_id}"

    def scope(self) -> Scope:
        """Where the meeting stands."""
        return self.minutes.scope()


@on_record()
class Correction(TenantModel):
    """Rettelse til referatet: an addition, never an overwriting. The public reads it only where
    it says it is open."""

    parent: ClassVar[str | None] = "minutes"

    minutes = TenantForeignKey(Minutes, on_delete=models.PROTECT, related_name="corrections")
    number = models.PositiveIntegerField()
    text_html = models.TextField()
    visibility = TermField(Visibility, default=Visibility.CLOSED.value)
    reason = models.TextField()
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar = CorrectionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("minutes"),
            *valid(visibility=Visibility.values()),
            once("minutes", "number"),
            check("has_reason", ~Q(reason="") & ~Q(text_html="")),
        ]
        triggers: ClassVar = _append_only()

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.number}"

    def scope(self) -> Scope:
        """Where the meeting stands."""
        return self.minutes.scope()


@on_record()
class Redaction(TenantModel):
    """Udeladelse af den offentlige udgave: an item is shown there with this title and text and
    nothing else. What members approved is not touched; of several the latest counts."""

    parent: ClassVar[str | None] = "minutes"

    minutes = TenantForeignKey(Minutes, on_delete=models.PROTECT, related_name="redactions")
    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="redactions")
    public_title = models.TextField(blank=True)
    public_decision = models.TextField(blank=True)
    reason = models.TextField()
    redacted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar = RedactionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("minutes", "item"),
            check("has_reason", ~Q(reason="")),
        ]
        indexes: ClassVar = [*tenant_indexes("minutes", "item")]
        triggers: ClassVar = _append_only()

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.item_id}"


class Rendition(TenantModel):
    """Gengivelse: the stored bytes of one version, in one edition and format."""

    parent: ClassVar[str | None] = "minutes"

    minutes = TenantForeignKey(Minutes, on_delete=models.PROTECT, related_name="renditions")
    version_number = models.PositiveIntegerField()
    edition = TermField(Edition)
    format = TermField(RenditionFormat)
    media_type = models.CharField(max_length=100)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    objects: ClassVar = RenditionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("minutes"),
            *valid(edition=Edition.values(), format=RenditionFormat.values()),
            once("minutes", "version_number", "edition", "format", name="rendition"),
            check("sha256_hex", Q(sha256__regex=_HASH)),
        ]
        triggers: ClassVar = _append_only()

    def __str__(self) -> str:
        return f"{self.minutes_id} {self.edition} {self.format}"

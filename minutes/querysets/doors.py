"""Who may know of which minutes."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from foundation.accounts.reader import Standing
from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet
from minutes.vocabulary import ApprovalState, MinutesApproval, Publication

if TYPE_CHECKING:
    from minutes.models import (
        Approval,
        Correction,
        Minutes,
        MinutesVersion,
        Redaction,
        Rendition,
    )

KEEPERS = (Role.SECRETARIAT, Role.OFFICIAL, Role.INTEGRATOR)
ROUND_OVER = [
    MinutesApproval.APPROVED.value,
    MinutesApproval.CONCLUDED_INCOMPLETE.value,
    MinutesApproval.UNKNOWN.value,
]
SENT = ~Q(approval=MinutesApproval.DRAFT.value)
PUBLISHED = Q(publication=Publication.PUBLISHED.value)
_Part = TypeVar("_Part", bound=Model, covariant=True)


class MinutesQuerySet(TenantQuerySet["Minutes"]):
    """Minutes."""

    def visible_to(self, reader: Any) -> Self:
        """Drafts are the secretariat's and the chair's. Who sat on the meeting's day or is asked
        to approve reads what was sent; others of the house, what is final (rule 76)."""
        rows = self.of_municipality_of(reader)
        if reader.is_administrator or reader.oversees(*KEEPERS):
            return rows
        found = Q(meeting__committee__in=reader.committees(*KEEPERS))
        if reader.has(Role.COUNCIL_MEMBER, Role.CASE_OFFICER, Role.DEPARTMENT_HEAD):
            found |= Q(approval__in=ROUND_OVER) | PUBLISHED
        for standing in reader.standings:
            found |= _sat(standing)
        if reader.person_id is not None:
            found |= Q(Exists(_table("Approval").filter(_asked(reader))))
        return rows.filter(found)

    def published(self) -> Self:
        """What everybody may read."""
        return self.filter(PUBLISHED)

    def to_publish_by(self, moment: datetime) -> Self:
        """Minutes whose publication was planned for that moment or before it."""
        return self.filter(publication=Publication.SCHEDULED.value, publish_after__lte=moment)


class MinutesPartQuerySet(TenantQuerySet[_Part]):
    """Rows that may be read by whoever may read their minutes."""

    def visible_to(self, reader: Any) -> Self:
        known = _table("Minutes").visible_to(reader)
        return self.of_municipality_of(reader).filter(minutes__in=known.values("pk"))


class MinutesVersionQuerySet(TenantQuerySet["MinutesVersion"]):
    """Versions of minutes."""


class ApprovalQuerySet(MinutesPartQuerySet["Approval"]):
    """Approvals of members."""


class CorrectionQuerySet(MinutesPartQuerySet["Correction"]):
    """Corrections by addition."""

    def visible_to(self, reader: Any) -> Self:
        """One that is not open may be about anything in the minutes: it is read by those from
        whom nothing of the meeting is kept."""
        hidden = AgendaItem.objects.filter(
            municipality_id=OuterRef("municipality_id"),
            meeting=OuterRef("minutes__meeting"),
            position__isnull=False,
        ).exclude(pk__in=AgendaItem.objects.closed_to(reader).values("pk"))
        is_open = Q(visibility=Visibility.OPEN.value)
        return super().visible_to(reader).filter(is_open | ~Exists(hidden))


class RedactionQuerySet(TenantQuerySet["Redaction"]):
    """What was taken out of public editions."""


class RenditionQuerySet(TenantQuerySet["Rendition"]):
    """Stored renditions."""


def _sat(standing: Standing) -> Q:
    """Minutes of meetings held while the seat was; the chair's also while they are drafts."""
    seats = (Role.CHAIR, Role.MEMBER, Role.OBSERVER)
    if standing.role not in seats or standing.committee_id is None:
        return Q(pk__in=[])
    held = Q(meeting__committee_id=standing.committee_id)
    if standing.since:
        held &= Q(meeting__day__gte=standing.since)
    if standing.until:
        held &= Q(meeting__day__lte=standing.until)
    return held if standing.role is Role.CHAIR else held & SENT


def _asked(reader: Any) -> Q:
    told = [s.value for s in ApprovalState if s is not ApprovalState.NOT_REQUIRED]
    own = Q(municipality_id=reader.municipality_id, person_id=reader.person_id)
    return own & Q(minutes=OuterRef("pk"), state__in=told)


def _table(name: str) -> Any:
    return apps.get_model("minutes", name)._default_manager

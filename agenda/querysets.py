"""Reads of cases, items and what an item is printed from."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from agenda.models import (
        AgendaItem,
        AgendaTemplate,
        Attachment,
        Case,
        CaseGate,
        ItemBlock,
        ItemSection,
        ItemWithholding,
        Recommendation,
        RoutingStep,
        Upload,
    )


class CaseQuerySet(TenantQuerySet["Case"]):
    """Cases."""


class RoutingStepQuerySet(TenantQuerySet["RoutingStep"]):
    """Steps of a case's way."""


class CaseGateQuerySet(TenantQuerySet["CaseGate"]):
    """What holds decisions back."""


class AgendaItemQuerySet(TenantQuerySet["AgendaItem"]):
    """Agenda items."""


class ItemWithholdingQuerySet(TenantQuerySet["ItemWithholding"]):
    """Items taken from one reader."""


class ItemBlockQuerySet(TenantQuerySet["ItemBlock"]):
    """Printed parts of items."""


class ItemSectionQuerySet(TenantQuerySet["ItemSection"]):
    """Sections."""


class RecommendationQuerySet(TenantQuerySet["Recommendation"]):
    """Recommendations."""


class AttachmentQuerySet(TenantQuerySet["Attachment"]):
    """Attachments."""


class UploadQuerySet(TenantQuerySet["Upload"]):
    """Uploaded files."""


class AgendaTemplateQuerySet(TenantQuerySet["AgendaTemplate"]):
    """Templates of agendas."""

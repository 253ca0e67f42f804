"""Reads of cases, items and what an item is printed from."""

from agenda.querysets.cases import (
    AgendaTemplateQuerySet,
    CaseGateQuerySet,
    CaseQuerySet,
    HearingDutyQuerySet,
    RoutingStepQuerySet,
)
from agenda.querysets.items import (
    AgendaItemQuerySet,
    EarlierTreatmentQuerySet,
    ItemPartQuerySet,
    ItemWithholdingQuerySet,
)
from agenda.querysets.parts import (
    AttachmentQuerySet,
    ItemBlockQuerySet,
    ItemSectionQuerySet,
    RecommendationQuerySet,
    UploadQuerySet,
)

__all__ = [
    "AgendaItemQuerySet",
    "AgendaTemplateQuerySet",
    "AttachmentQuerySet",
    "CaseGateQuerySet",
    "CaseQuerySet",
    "EarlierTreatmentQuerySet",
    "HearingDutyQuerySet",
    "ItemBlockQuerySet",
    "ItemPartQuerySet",
    "ItemSectionQuerySet",
    "ItemWithholdingQuerySet",
    "RecommendationQuerySet",
    "RoutingStepQuerySet",
    "UploadQuerySet",
]

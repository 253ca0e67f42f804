"""Tables of cases, agenda items and what an item is printed from."""

from agenda.models.blocks import ItemBlock, ItemSection
from agenda.models.cases import Case, CaseGate, RoutingStep
from agenda.models.duties import HearingDuty
from agenda.models.files import Attachment, Upload
from agenda.models.items import AgendaItem, EarlierTreatment
from agenda.models.recommendations import (
    Recommendation,
    RecommendationGroup,
    RecommendationPoint,
    Recommender,
)
from agenda.models.templates import AgendaTemplate, AgendaTemplateItem
from agenda.models.withholdings import ItemWithholding

__all__ = [
    "AgendaItem",
    "AgendaTemplate",
    "AgendaTemplateItem",
    "Attachment",
    "Case",
    "CaseGate",
    "EarlierTreatment",
    "HearingDuty",
    "ItemBlock",
    "ItemSection",
    "ItemWithholding",
    "Recommendation",
    "RecommendationGroup",
    "RecommendationPoint",
    "Recommender",
    "RoutingStep",
    "Upload",
]

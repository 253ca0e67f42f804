"""Sections, recommendations and earlier treatments over HTTP."""

from typing import Any

from django.db.models import F, QuerySet

from agenda import access, actions
from agenda.filters import EarlierTreatmentFilters
from agenda.models import AgendaItem, EarlierTreatment, ItemSection, Recommendation
from agenda.serializers import parts as s
from foundation.http.views import Resource

BLOCK_POSITION = F("block__position")
UNDER_ITEMS = {"agenda-items": (AgendaItem, "block__item")}


class Sections(Resource):
    resource, model, access = "sections", ItemSection, access.PARTS
    ordering = ("block_position", "id")
    parents, listed = UNDER_ITEMS, False
    serializer_class = s.SectionSerializer
    create_serializer, create_action = s.WrittenSection, actions.add_section
    update_serializer, update_action = s.WrittenSection, actions.change_section
    delete_action = actions.remove_section

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found: QuerySet[Any] = rows.annotate(block_position=BLOCK_POSITION)
        return found.select_related("block__item__meeting")

    def shown(self, row: Any) -> Any:
        found = super().shown(row)
        found.removed = row.removed
        return found


class Recommendations(Resource):
    resource, model, access = "recommendations", Recommendation, access.PARTS
    ordering = ("block_position", "id")
    parents, listed = UNDER_ITEMS, False
    serializer_class = s.RecommendationSerializer
    create_serializer, create_action = s.WrittenRecommendation, actions.add_recommendation
    update_serializer, update_action = s.WrittenRecommendation, actions.change_recommendation
    delete_action = actions.remove_recommendation

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        found: QuerySet[Any] = rows.with_points()  # type: ignore[attr-defined]
        found = found.annotate(block_position=BLOCK_POSITION)
        return found.select_related("block__item__meeting")


class EarlierTreatments(Resource):
    """Where an item says that it was treated before."""

    resource, model, access = "earlier-treatments", EarlierTreatment, access.PARTS
    ordering = ("item_id", "position", "id")
    parents, child_name = {"agenda-items": (AgendaItem, "item")}, "earlier-treatments"
    filterset_class = EarlierTreatmentFilters
    serializer_class = s.EarlierTreatmentSerializer

"""Reads of blocks and what they hold, as JSON made by the database."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q

from agenda.querysets.items import (
    EMPTY_WITHOUT_ATTACHMENTS,
    OPEN,
    ItemPartQuerySet,
    has_open_attachment,
    here,
)
from agenda.querysets.told import table, told_closed
from agenda.vocabulary import PointStyle, Visibility
from foundation.accounts.vocabulary import Role
from foundation.http.sqljson import JsonRow, JsonRows, LabelJson, labels
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from agenda.models import Attachment, ItemBlock, ItemSection, Recommendation, Upload

ATTACHMENT = JsonRow(
    {
        "id": F("id"),
        "title": F("title"),
        "visibility": F("visibility"),
        "visibility_label": LabelJson(F("visibility"), labels(Visibility)),
        "size": F("upload__size"),
        "media_type": F("upload__media_type"),
        "file_name": F("upload__file_name"),
    }
)


class ItemBlockQuerySet(ItemPartQuerySet["ItemBlock"]):
    """Printed parts of items."""

    def visible_to(self, reader: Any) -> Self:
        closed = told_closed(reader)
        shown = ~EMPTY_WITHOUT_ATTACHMENTS | has_open_attachment() | closed
        return super().visible_to(reader).filter(shown)


class ItemSectionQuerySet(ItemPartQuerySet["ItemSection"]):
    """Sections."""

    way_to_item: ClassVar[str] = "block__item"


class RecommendationQuerySet(ItemPartQuerySet["Recommendation"]):
    """Recommendations."""

    way_to_item: ClassVar[str] = "block__item"

    def with_points(self) -> Self:
        """Rows with their recommenders, groups and points."""
        return self.annotate(recommenders_json=recommenders_of("pk"), groups_json=groups_of("pk"))


class AttachmentQuerySet(ItemPartQuerySet["Attachment"]):
    """Attachments: each is open or closed for itself [74]."""

    def visible_to(self, reader: Any) -> Self:
        closed = told_closed(reader)
        return super().visible_to(reader).filter(OPEN | closed)


class UploadQuerySet(TenantQuerySet["Upload"]):
    """Uploaded files: until one is attached, whoever uploaded it and the secretariat know it."""

    def visible_to(self, reader: Any) -> Self:
        rows = self.of_municipality_of(reader)
        if reader.is_administrator or reader.oversees(Role.SECRETARIAT):
            return rows
        return rows.filter(uploaded_by_id=reader.user_id)


def recommendation_json() -> JsonRow:
    """A recommendation with all that is in it."""
    own = ("id", "version", "recommended_by", "lead_in_text", "trailing_html", "is_alternative")
    held = {"recommenders": JsonRows(recommenders_of("pk")), "groups": JsonRows(groups_of("pk"))}
    return JsonRow({**{name: F(name) for name in own}, **held})


def recommenders_of(recommendation: str) -> ArraySubquery:
    """Those whom the lead-in names."""
    told = JsonRow({name: F(name) for name in ("name", "title", "unit")})
    rows = table("Recommender").filter(here(), recommendation_id=OuterRef(recommendation))
    return ArraySubquery(rows.order_by("position").values(json=told))


def groups_of(recommendation: str) -> ArraySubquery:
    """Groups with their points."""
    points = (
        table("RecommendationPoint").filter(here(), group_id=OuterRef("pk")).order_by("position")
    )
    point = JsonRow({"id": F("id"), "text": F("text")})
    told = JsonRow(
        {
            "id": F("id"),
            "label": F("label"),
            "point_style": F("point_style"),
            "point_style_label": LabelJson(F("point_style"), labels(PointStyle)),
            "points": JsonRows(ArraySubquery(points.values(json=point))),
        }
    )
    rows = table("RecommendationGroup").filter(here(), recommendation_id=OuterRef(recommendation))
    return ArraySubquery(rows.order_by("position").values(json=told))

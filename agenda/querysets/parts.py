"""Reads of blocks and what they hold, as JSON made by the database."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from agenda.querysets.items import (
    EMPTY_WITHOUT_ATTACHMENTS,
    OPEN,
    ItemPartQuerySet,
    all_items,
    has_open_attachment,
    table,
)
from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from agenda.models import Attachment, ItemBlock, ItemSection, Recommendation, Upload

SECTION = JSONObject(id="id", version="version", kind="kind", body_html="body_html")
ATTACHMENT = JSONObject(
    id="id",
    title="title",
    visibility="visibility",
    size="upload__size",
    media_type="upload__media_type",
    file_name="upload__file_name",
)


class ItemBlockQuerySet(ItemPartQuerySet["ItemBlock"]):
    """Printed parts of items."""

    def visible_to(self, reader: Any) -> Self:
        closed = Q(item__in=all_items().closed_to(reader).values("pk"))
        shown = ~EMPTY_WITHOUT_ATTACHMENTS | has_open_attachment() | closed
        return super().visible_to(reader).filter(shown)

    def printed(self, reader: Any) -> Self:
        """Blocks with everything in them, in one query: each array holds one at most, but for
        the attachments."""
        files = table("Attachment").visible_to(reader).filter(block_id=OuterRef("pk"))
        sections = table("ItemSection").filter(block_id=OuterRef("pk"))
        recommended = table("Recommendation").filter(block_id=OuterRef("pk"))
        return self.visible_to(reader).annotate(
            sections=ArraySubquery(sections.values(json=SECTION)),
            recommendations=ArraySubquery(recommended.values(json=recommendation_json())),
            files=ArraySubquery(files.order_by("position").values(json=ATTACHMENT)),
        )


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
        closed = Q(item__in=all_items().closed_to(reader).values("pk"))
        return super().visible_to(reader).filter(OPEN | closed)


class UploadQuerySet(TenantQuerySet["Upload"]):
    """Uploaded files: until one is attached, whoever uploaded it and the secretariat know it."""

    def visible_to(self, reader: Any) -> Self:
        rows = self.of_municipality_of(reader)
        if reader.is_administrator or reader.oversees(Role.SECRETARIAT):
            return rows
        return rows.filter(uploaded_by_id=reader.user_id)


def recommendation_json() -> JSONObject:
    """A recommendation with all that is in it."""
    return JSONObject(
        id="id",
        version="version",
        recommended_by="recommended_by",
        lead_in_text="lead_in_text",
        trailing_html="trailing_html",
        is_alternative="is_alternative",
        recommenders=recommenders_of("pk"),
        groups=groups_of("pk"),
    )


def recommenders_of(recommendation: str) -> ArraySubquery:
    """Those whom the lead-in names."""
    told = JSONObject(name="name", title="title", unit="unit")
    rows = table("Recommender").filter(recommendation_id=OuterRef(recommendation))
    return ArraySubquery(rows.order_by("position").values(json=told))


def groups_of(recommendation: str) -> ArraySubquery:
    """Groups with their points."""
    points = table("RecommendationPoint").filter(group_id=OuterRef("pk")).order_by("position")
    told = JSONObject(
        id="id",
        label="label",
        point_style="point_style",
        points=ArraySubquery(points.values(json=JSONObject(id="id", text=F("text")))),
    )
    rows = table("RecommendationGroup").filter(recommendation_id=OuterRef(recommendation))
    return ArraySubquery(rows.order_by("position").values(json=told))

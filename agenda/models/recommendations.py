"""Recommendations: who recommends what, in groups of points."""

from typing import ClassVar

from django.db import models

from agenda.models.blocks import ItemBlock, PartOfItem
from agenda.querysets import RecommendationQuerySet
from agenda.vocabulary import PointStyle
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.invariants import in_order, once, said, valid
from foundation.tenancy.models import TenantModel


class Recommendation(PartOfItem):
    """Indstilling. `recommended_by` is as printed in the lead-in; `trailing_html` is what
    stands after the points."""

    parent: ClassVar[str | None] = "block"

    block = TenantOneToOne(ItemBlock, on_delete=models.CASCADE, related_name="recommendation")
    recommended_by = models.CharField(max_length=300, blank=True)
    lead_in_text = models.TextField(blank=True)
    trailing_html = models.TextField(null=True)
    is_alternative = models.BooleanField(default=False)

    objects: ClassVar = RecommendationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("block"),
            *said("trailing_html"),
            once("block"),
        ]

    def __str__(self) -> str:
        return self.recommended_by


class Recommender(TenantModel):
    """Indstillende: one of those the lead-in names, by name, title or unit."""

    parent: ClassVar[str | None] = "recommendation"

    recommendation = TenantForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="recommenders"
    )
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=200, null=True)
    title = models.CharField(max_length=300, null=True)
    unit = models.CharField(max_length=300, null=True)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("recommendation"),
            *said("name", "title", "unit"),
            in_order("recommendation"),
        ]

    def __str__(self) -> str:
        return self.name or self.title or self.unit or ""


class RecommendationGroup(TenantModel):
    """Forslag: points under one label ("Forslag nr. 1"); a single group has none."""

    parent: ClassVar[str | None] = "recommendation"

    recommendation = TenantForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="groups"
    )
    position = models.PositiveIntegerField()
    label = models.TextField(null=True)
    point_style = TermField(PointStyle, default=PointStyle.AT.value)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("recommendation"),
            *valid(point_style=PointStyle.values()),
            *said("label"),
            in_order("recommendation"),
        ]

    def __str__(self) -> str:
        return self.label or str(self.position)


class RecommendationPoint(TenantModel):
    """Indstillingspunkt ("at …")."""

    parent: ClassVar[str | None] = "group"

    group = TenantForeignKey(RecommendationGroup, on_delete=models.CASCADE, related_name="points")
    position = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints: ClassVar = [*tenant_constraints("group"), in_order("group")]

    def __str__(self) -> str:
        return f"{self.position}."

"""Templates: the items a committee's agenda begins with."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from agenda.querysets import AgendaTemplateQuerySet
from agenda.vocabulary import ItemType, Visibility
from committees.models import Committee
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.invariants import in_order, once, valid
from foundation.tenancy.models import TenantModel


class AgendaTemplate(TenantModel):
    """Dagsordensskabelon of a committee; at most one is its default."""

    parent: ClassVar[str | None] = "committee"

    committee = TenantForeignKey(
        Committee, on_delete=models.CASCADE, related_name="agenda_templates"
    )
    name = models.CharField(max_length=200)
    is_default = models.BooleanField(default=False)

    objects: ClassVar = AgendaTemplateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee"),
            once("committee", "name"),
            once("committee", where=Q(is_default=True), name="default"),
        ]

    def __str__(self) -> str:
        return self.name


class AgendaTemplateItem(TenantModel):
    """Skabelonpunkt. `section_headings` lists `{"kind", "heading"}` in order."""

    parent: ClassVar[str | None] = "template"

    template = TenantForeignKey(AgendaTemplate, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveIntegerField()
    title = models.TextField()
    item_type = TermField(ItemType, default=ItemType.DECISION.value)
    visibility = TermField(Visibility, default=Visibility.OPEN.value)
    section_headings = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("template"),
            *valid(item_type=ItemType.values(), visibility=Visibility.values()),
            in_order("template"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"

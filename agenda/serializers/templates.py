"""Templates of agendas as JSON."""

from rest_framework import serializers

from agenda.models import AgendaTemplate
from agenda.vocabulary import ItemType, SectionKind, Visibility
from foundation.http.fields import StrictCharField, TermField
from foundation.http.serializers import Represented, Strict

STAMPS = ("id", "etag", "created_at", "modified_at")


class SectionHeading(Strict):
    """An empty section the item begins with."""

    kind = TermField(choices=SectionKind.choices())
    heading = StrictCharField(max_length=1000)


class TemplateItem(Strict):
    """An item the agenda begins with."""

    title = StrictCharField(max_length=1000)
    item_type = TermField(choices=ItemType.choices(), default=ItemType.DECISION.value)
    visibility = TermField(choices=Visibility.choices(), default=Visibility.OPEN.value)
    section_headings = serializers.ListField(child=SectionHeading(), default=list, max_length=30)


class TemplateSerializer(Represented):
    """A committee's template; the default one is used when none is named."""

    items = TemplateItem(many=True, read_only=True)

    class Meta:
        model = AgendaTemplate
        fields = (*STAMPS, "committee", "name", "is_default", "items")


class NewTemplateSerializer(Represented):
    items = serializers.ListField(child=TemplateItem(), max_length=100, default=list)

    class Meta:
        model = AgendaTemplate
        fields = ("committee", "name", "is_default", "items")


class ChangedTemplateSerializer(Represented):
    items = serializers.ListField(child=TemplateItem(), max_length=100, required=False)

    class Meta:
        model = AgendaTemplate
        fields = ("name", "is_default", "items")

"""What lists of hearings can be asked for."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

import django_filters
from django.db.models import Q

from foundation.http.filters import DayFilter, Filters, IdFilter, StrictBooleanFilter, TermFilter
from hearings.models import Consultee
from hearings.vocabulary import (
    Audience,
    ConsulteeState,
    HearingState,
    JointReplyState,
    ResponseState,
)

if TYPE_CHECKING:
    from hearings.querysets import ConsulteeQuerySet, HearingQuerySet


class HearingFilters(Filters):
    running_on = DayFilter(method="on_day")
    consultee = django_filters.CharFilter(method="asking")
    committee = django_filters.UUIDFilter(method="about")
    case = IdFilter(field_name="case_id")
    item = IdFilter(field_name="item_id")
    state = TermFilter(choices=HearingState.choices())
    audience = TermFilter(choices=Audience.choices())
    deadline_from = DayFilter(field_name="response_deadline", lookup_expr="gte")
    deadline_to = DayFilter(field_name="response_deadline", lookup_expr="lte")
    has_joint_reply = StrictBooleanFilter(
        field_name="joint_reply", lookup_expr="isnull", exclude=True
    )
    q = django_filters.CharFilter(field_name="title", lookup_expr="icontains")

    def on_day(self, rows: "HearingQuerySet", _name: str, day: Any) -> "HearingQuerySet":
        return rows.running_on(day)

    def about(self, rows: "HearingQuerySet", _name: str, committee: UUID) -> "HearingQuerySet":
        return rows.about(committee)

    def asking(self, rows: "HearingQuerySet", _name: str, who: str) -> "HearingQuerySet":
        """By the id of a committee or person, or by name; among those the reader knows of."""
        try:
            known = Q(committee_id=UUID(who)) | Q(person_id=UUID(who))
        except ValueError:
            known = Q(name__iexact=who)
        asked = Consultee.objects.visible_to(self.request.auth).filter(known)
        return rows.filter(pk__in=asked.values("hearing"))


class ConsulteeFilters(Filters):
    hearing = IdFilter(field_name="hearing_id")
    committee = IdFilter(field_name="committee_id")
    person = IdFilter(field_name="person_id")
    state = TermFilter(choices=ConsulteeState.choices(), method="standing")

    def standing(self, rows: "ConsulteeQuerySet", _name: str, state: str) -> "ConsulteeQuerySet":
        return rows.in_state(state)


class JointReplyFilters(Filters):
    hearing = IdFilter(field_name="hearing_id")
    state = TermFilter(choices=JointReplyState.choices())
    input_from = DayFilter(field_name="input_by", lookup_expr="gte")
    input_to = DayFilter(field_name="input_by", lookup_expr="lte")
    approve_from = DayFilter(field_name="approve_by", lookup_expr="gte")
    approve_to = DayFilter(field_name="approve_by", lookup_expr="lte")


class ResponseFilters(Filters):
    hearing = IdFilter(field_name="hearing_id")
    consultee = IdFilter(field_name="consultee_id")
    committee = IdFilter(field_name="committee_id")
    state = TermFilter(choices=ResponseState.choices())
    item = IdFilter(field_name="item_id")
    considered_item = IdFilter(field_name="considered_item_id")
    late = StrictBooleanFilter(field_name="is_late")

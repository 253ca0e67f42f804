"""What lists of cases and items can be asked for.

A closed item's hidden words must not be found out by asking for them: filters on those look only
among items that the reader sees whole.
"""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from agenda.querysets.items import OPEN
from agenda.vocabulary import ItemState, ItemType, Visibility
from foundation.http.filters import Filters, IdFilter, StrictBooleanFilter, TermFilter


class CaseFilters(Filters):
    case_number = django_filters.CharFilter(field_name="case_number")
    q = django_filters.CharFilter(method="starting")
    department = IdFilter(field_name="department_id")

    def starting(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        return rows.filter(Q(title__istartswith=value) | Q(case_number__istartswith=value))


class DutyFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    tag = django_filters.CharFilter(field_name="tag")


class AgendaItemFilters(Filters):
    meeting = IdFilter(field_name="meeting_id")
    committee = IdFilter(field_name="committee_id")
    unplaced = StrictBooleanFilter(field_name="meeting_id", lookup_expr="isnull")
    state = TermFilter(choices=ItemState.choices())
    visibility = TermFilter(choices=Visibility.choices())
    case = IdFilter(field_name="case_id", method="among_whole")
    continues_item = IdFilter(field_name="continues_item_id", method="among_whole")
    department = IdFilter(field_name="department_id", method="among_whole")
    item_type = TermFilter(field_name="item_type", choices=ItemType.choices(), method="among_whole")

    def among_whole(self, rows: "QuerySet[Any]", name: str, value: Any) -> "QuerySet[Any]":
        return rows.filter(OPEN | Q(sees_closed=True), **{name: value})


class TemplateFilters(Filters):
    committee = IdFilter(field_name="committee_id")


class EarlierTreatmentFilters(Filters):
    meeting = IdFilter(field_name="item__meeting_id")
    committee = IdFilter(field_name="committee_id")

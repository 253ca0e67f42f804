"""What lists of organs and people can be asked for."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet

from committees.vocabulary import CommitteeKind, MembershipRole
from foundation.danish import sort_key
from foundation.http.filters import DayFilter, Filters, IdFilter, TermFilter


class NamePrefix(django_filters.CharFilter):
    """`?q=`: names that begin with the text, or hold a word that does, in Danish folding."""

    def filter(self, qs: "QuerySet[Any]", value: Any) -> "QuerySet[Any]":
        if not value:
            return qs
        key = sort_key(value)
        return qs.filter(Q(sort_key__startswith=key) | Q(sort_key__contains=f" {key}"))


class PersonFilters(Filters):
    q = NamePrefix()


class CommitteeFilters(Filters):
    q = NamePrefix()
    kind = TermFilter(choices=CommitteeKind.choices())
    name = django_filters.CharFilter(method="named")

    def named(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        return rows.filter(Q(name=value) | Q(aliases__name=value)).distinct()


class MembershipFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    person = IdFilter(field_name="person_id")
    role = TermFilter(choices=MembershipRole.choices())
    on = DayFilter(method="held_on")

    def held_on(self, rows: "QuerySet[Any]", _name: str, day: Any) -> "QuerySet[Any]":
        return rows.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

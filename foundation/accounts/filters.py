"""What lists of accounts can be asked for."""

import django_filters

from foundation.accounts.vocabulary import Role
from foundation.http.filters import Filters, IdFilter, StrictBooleanFilter, TermFilter


class UserFilters(Filters):
    q = django_filters.CharFilter(field_name="name", lookup_expr="icontains")
    is_active = StrictBooleanFilter(field_name="is_active")


class GrantFilters(Filters):
    user = IdFilter(field_name="user_id")
    role = TermFilter(choices=Role.choices())
    committee = IdFilter(field_name="committee_id")

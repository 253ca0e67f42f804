"""What lists of published meetings can be asked for."""

import django_filters

from foundation.http.filters import DayFilter, Filters, IdFilter


class PublicMeetingFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    municipality = django_filters.CharFilter(field_name="municipality__code")
    # "from" is no name in Python, but it is one in a query.
    vars()["from"] = DayFilter(field_name="day", lookup_expr="gte")
    to = DayFilter(field_name="day", lookup_expr="lte")

"""What lists of published meetings can be asked for."""

from typing import TYPE_CHECKING, Any

import django_filters

from foundation.http.filters import DayFilter, Filters, IdFilter, TermFilter
from hearings.vocabulary import HearingState

if TYPE_CHECKING:
    from hearings.querysets import HearingQuerySet


class PublicHearingFilters(Filters):
    state = TermFilter(choices=HearingState.choices())
    committee = IdFilter(field_name="issued_by_committee_id")
    municipality = django_filters.CharFilter(field_name="municipality__code")
    running_on = DayFilter(method="on_day")
    deadline_from = DayFilter(field_name="response_deadline", lookup_expr="gte")
    deadline_to = DayFilter(field_name="response_deadline", lookup_expr="lte")

    def on_day(self, rows: "HearingQuerySet", _name: str, day: Any) -> "HearingQuerySet":
        return rows.running_on(day)


class PublicMeetingFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    municipality = django_filters.CharFilter(field_name="municipality__code")
    # "from" is no name in Python, but it is one in a query.
    vars()["from"] = DayFilter(field_name="day", lookup_expr="gte")
    to = DayFilter(field_name="day", lookup_expr="lte")

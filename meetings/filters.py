"""What lists of meetings can be asked for."""

from typing import TYPE_CHECKING, Any

from foundation.http.filters import DayFilter, Filters, IdFilter, StrictBooleanFilter, TermFilter
from meetings.vocabulary import MeetingKind, MeetingState

if TYPE_CHECKING:
    from meetings.querysets import MeetingQuerySet


class MeetingFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    # "from" is no name in Python, but it is one in a query.
    vars()["from"] = DayFilter(field_name="day", lookup_expr="gte")
    to = DayFilter(field_name="day", lookup_expr="lte")
    state = TermFilter(choices=MeetingState.choices())
    meeting_kind = TermFilter(choices=MeetingKind.choices())
    mine = StrictBooleanFilter(method="only_mine")

    def only_mine(self, rows: "MeetingQuerySet", _name: str, wanted: Any) -> "MeetingQuerySet":
        return rows.mine(self.request.auth) if wanted else rows


class MeetingPlanFilters(Filters):
    committee = IdFilter(field_name="committee_id")

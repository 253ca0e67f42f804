"""What lists of minutes can be asked for."""

from foundation.http.filters import Filters, IdFilter, TermFilter
from minutes.vocabulary import ApprovalState, MinutesApproval, Publication


class MinutesFilters(Filters):
    meeting = IdFilter(field_name="meeting_id")
    committee = IdFilter(field_name="meeting__committee_id")
    approval = TermFilter(choices=MinutesApproval.choices())
    publication = TermFilter(choices=Publication.choices())


class ApprovalFilters(Filters):
    person = IdFilter(field_name="person_id")
    state = TermFilter(choices=ApprovalState.choices())

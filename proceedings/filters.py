"""What lists of a meeting's course can be asked for."""

from foundation.http.filters import Filters, IdFilter, StrictBooleanFilter, TermFilter
from proceedings.vocabulary import (
    DecisionState,
    DisqualificationState,
    OutcomeKind,
    PresenceKind,
    StatementKind,
    SubstitutionState,
)


class PresenceEventFilters(Filters):
    meeting = IdFilter(field_name="meeting_id")
    item = IdFilter(field_name="item_id")
    person = IdFilter(field_name="person_id")
    kind = TermFilter(choices=PresenceKind.choices())
    replaced = StrictBooleanFilter(field_name="replaced")


class SubstitutionFilters(Filters):
    meeting = IdFilter(field_name="meeting_id")
    committee = IdFilter(field_name="committee_id")
    person = IdFilter(field_name="person_id")
    for_person = IdFilter(field_name="for_person_id")
    state = TermFilter(choices=SubstitutionState.choices())


class DisqualificationFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    person = IdFilter(field_name="person_id")
    state = TermFilter(choices=DisqualificationState.choices())


class DecisionFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    committee = IdFilter(field_name="decided_by_committee_id")
    state = TermFilter(choices=DecisionState.choices())
    outcome = TermFilter(
        field_name="outcomes__outcome", choices=OutcomeKind.choices(), distinct=True
    )


class StatementFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    kind = TermFilter(choices=StatementKind.choices())
    person = IdFilter(field_name="speakers__person_id", distinct=True)

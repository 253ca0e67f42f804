"""Which items a reader knows of, and of which of them the closed material too.

Both are conditions on items. Seats are judged by the day of the item's meeting: who sat then
keeps reading that meeting, who sits now does not thereby read older ones.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from agenda.vocabulary import ItemState
from foundation.accounts.vocabulary import Role

Term = tuple[date | None, date | None]
ALL = Q(pk__isnull=False)
NONE = Q(pk__in=[])
STAFF = (Role.SECRETARIAT, Role.OFFICIAL)
DEPARTMENT = (Role.CASE_OFFICER, Role.DEPARTMENT_HEAD)
UNFINISHED = [ItemState.DRAFT.value, ItemState.SUBMITTED.value, ItemState.RETURNED.value]
ON_AGENDA = [
    ItemState.PLACED.value,
    ItemState.TREATED.value,
    ItemState.POSTPONED.value,
    ItemState.WITHDRAWN.value,
]
SENT = Q(meeting__agenda_published_at__isnull=False, state__in=ON_AGENDA)


def known(reader: Any) -> Q:
    """Items the reader knows of; of closed ones perhaps no more than that they exist."""
    if reader.is_administrator or reader.oversees(*STAFF, Role.INTEGRATOR):
        return ALL
    found = _in_committees(reader, *STAFF, Role.INTEGRATOR) | _own_department(reader)
    if reader.has(Role.COUNCIL_MEMBER, *DEPARTMENT):
        found |= SENT
    return found | _seats(reader, Role.MEMBER, Role.OBSERVER) | _chaired(reader) | _called(reader)


def closed(reader: Any) -> Q:
    """Items of which the reader sees closed material, were nothing withheld."""
    staff = (*STAFF, Role.INTEGRATOR) if reader.reads_closed else STAFF
    if reader.is_administrator or reader.oversees(*staff):
        return ALL
    found = _in_committees(reader, *staff) | _own_department(reader)
    return found | _seats(reader, Role.MEMBER) | _chaired(reader) | _called(reader)


def _in_committees(reader: Any, *roles: Role) -> Q:
    ids = reader.committees(*roles)
    return Q(committee_id__in=ids) if ids else NONE


def _own_department(reader: Any) -> Q:
    ids = reader.departments(*DEPARTMENT)
    return Q(department_id__in=ids) if ids else NONE


def _seats(reader: Any, *roles: Role) -> Q:
    """What the agendas sent to the reader's committees hold; seats of one term are asked about
    together, for the database's sake."""
    terms: dict[Term, list[UUID]] = {}
    for standing in reader.standings:
        if standing.role in roles and standing.committee_id:
            terms.setdefault((standing.since, standing.until), []).append(standing.committee_id)
    found = NONE
    for term, committees in terms.items():
        found |= _sat(term, committees) & SENT
    return found


def _chaired(reader: Any) -> Q:
    """The chair prepares: what is ready, and what has been placed on an agenda to come."""
    found = NONE
    for standing in reader.standings:
        if standing.role is not Role.CHAIR or not standing.committee_id:
            continue
        found |= _sat((standing.since, standing.until), [standing.committee_id]) & ~Q(
            state__in=UNFINISHED
        )
        if standing.holds_on(reader.today):
            found |= Q(committee_id=standing.committee_id, state=ItemState.READY.value)
    return found


def _called(reader: Any) -> Q:
    """What a substitute or guest is called to, while it lasts: a substitute for a period reads
    what is sent to its meetings from the call on."""
    found = NONE
    for standing in reader.standings:
        if standing.role not in (Role.SUBSTITUTE, Role.GUEST) or standing.is_over(reader.today):
            continue
        for_a_period = standing.role is Role.SUBSTITUTE and standing.committee_id
        if not for_a_period and not standing.holds_on(reader.today):
            continue
        if standing.item_id:
            found |= Q(pk=standing.item_id) & SENT
        elif standing.meeting_id:
            found |= Q(meeting_id=standing.meeting_id) & SENT
        elif standing.committee_id:
            found |= _sat((standing.since, standing.until), [standing.committee_id]) & SENT
    return found


def _sat(term: Term, committees: Sequence[UUID]) -> Q:
    """Items of meetings held while the seats were."""
    since, until = term
    held = Q(committee_id__in=committees, meeting__isnull=False)
    if since:
        held &= Q(meeting__day__gte=since)
    return held & Q(meeting__day__lte=until) if until else held

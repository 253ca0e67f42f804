"""Who may know of a hearing: those who keep it, those who consider its answers, those asked."""

from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet

from agenda.models import AgendaItem
from agenda.querysets.told import told_whole
from agenda.vocabulary import Visibility
from foundation.accounts.reader import Standing
from foundation.accounts.vocabulary import Role
from hearings.vocabulary import HearingState

ALL, NONE = Q(pk__isnull=False), Q(pk__in=[])
STAFF = (Role.SECRETARIAT, Role.OFFICIAL)
DEPARTMENT = (Role.CASE_OFFICER, Role.DEPARTMENT_HEAD)
SEATED = (Role.CHAIR, Role.MEMBER)

_OPEN = Visibility.OPEN.value
OPEN = (
    Q(visibility=_OPEN)
    & (Q(item=None) | Q(item__visibility=_OPEN))
    & (Q(case=None) | Q(case__visibility=_OPEN))
)
"""A hearing is as closed as its item and its case."""
ANNOUNCED = ~Q(state=HearingState.PLANNED.value) | Q(is_imported=True)


def known(reader: Any) -> Q:
    """Hearings the reader knows of."""
    own = consultees().asked_of(reader).values("hearing")
    return keeps(reader) | _led(reader) | (ANNOUNCED & (considers(reader) | Q(pk__in=own)))


def keeps(reader: Any) -> Q:
    """Hearings the reader runs, planned ones too."""
    if reader.is_administrator or reader.oversees(*STAFF):
        return ALL
    told = ALL if reader.reads_closed else OPEN
    found = told if reader.oversees(Role.INTEGRATOR) else NONE
    found |= issued_by(reader.committees(Role.INTEGRATOR)) & told
    found |= issued_by(reader.committees(*STAFF))
    return found | _of_departments(reader.departments(*DEPARTMENT))


def considers(reader: Any) -> Q:
    """Hearings whose answers the reader may read: those of the committees he sits in, those of
    items he sees whole and of cases that come before him, and as a member of the council or an
    employee every open one."""
    found = OPEN if reader.has(Role.COUNCIL_MEMBER, *DEPARTMENT) else NONE
    items = AgendaItem.objects
    found |= OPEN & _before(items.whole_to(reader))
    found |= _before(items.closed_to(reader)) & ~Q(item__in=withheld_items(reader))
    for standing in reader.standings:
        if standing.committee_id and standing.role in (*SEATED, Role.OBSERVER):
            told = OPEN if standing.role is Role.OBSERVER else OPEN | Q(item=None)
            found |= issued_by([standing.committee_id]) & told & _during(standing)
    return found & ~_withheld_case(reader)


def asked(reader: Any) -> Q:
    """Consultees that are the reader himself, or a committee he answers in or writes for.

    A council of elders is heard in closed matters too [88]; one from whom the item, the council's
    own item or closed material of the case is withheld is not.
    """
    found = Q(person_id=reader.person_id) if reader.person_id else NONE
    writes_for = reader.committees(*STAFF)
    if writes_for:
        found |= Q(committee_id__in=writes_for)
    withheld = _withheld(reader)
    for standing in reader.standings:
        if standing.committee_id and standing.role in SEATED:
            seat = Q(committee_id=standing.committee_id) & _during(standing, "hearing__")
            found |= seat & ~withheld
    return found


def issued_by(committees: "list[Any]") -> Q:
    """Hearings that one of the committees sends out."""
    if not committees:
        return NONE
    of_item = Q(issued_by_committee=None, item__committee_id__in=committees)
    return Q(issued_by_committee_id__in=committees) | of_item


def consultees() -> Any:
    """All consultees, from any queryset of this app."""
    return apps.get_model("hearings", "Consultee")._default_manager.all()


def hearings() -> Any:
    """All hearings, likewise."""
    return apps.get_model("hearings", "Hearing")._default_manager.all()


def announced_to(reader: Any) -> Any:
    """Hearings of the reader's municipality that have been told of."""
    return hearings().of_municipality_of(reader).filter(ANNOUNCED)


def _of_departments(ids: "list[Any]") -> Q:
    if not ids:
        return NONE
    return Q(case__department_id__in=ids) | Q(item__department_id__in=ids)


def _before(items: "QuerySet[AgendaItem]") -> Q:
    """Hearings of one of the items, or of its case: who decides later reads what was answered
    before."""
    cases = items.exclude(case=None).values("case")
    return Q(item__in=items.values("pk")) | Q(case__in=cases)


def _led(reader: Any) -> Q:
    """The chair sees what the committee is about to send out, but not of items that nobody has
    laid before him yet."""
    laid = OPEN & told_whole(reader)
    return issued_by(reader.committees(Role.CHAIR)) & (Q(item=None) | laid)


def _during(standing: Standing, path: str = "") -> Q:
    """Hearings whose window the seat was held in: who sits now does not read older ones."""
    held = Q()
    if standing.since:
        last = Q(**{f"{path}response_deadline__gte": standing.since})
        held &= last | Q(**{f"{path}response_deadline": None})
    if standing.until:
        opened = Q(**{f"{path}opens_on__lte": standing.until})
        held &= opened | Q(**{f"{path}opens_on": None})
    return held


def _withheld(reader: Any) -> Q:
    """Consultees in hearings that are withheld from the reader, at the item that is heard about
    or at the one the committee answers in."""
    if reader.person_id is None:
        return NONE
    hearings = withheld_hearings(reader).values("pk")
    return Q(hearing__in=hearings) | Q(item__in=withheld_items(reader))


def withheld_hearings(reader: Any) -> "QuerySet[Any]":
    """Hearings about an item that is withheld from the reader, and closed ones about its case."""
    rows: QuerySet[Any] = apps.get_model("hearings", "Hearing")._default_manager.filter(
        municipality_id=reader.municipality_id
    )
    return rows.filter(Q(item__in=withheld_items(reader)) | _withheld_case(reader))


def withheld_items(reader: Any) -> "QuerySet[Any]":
    """Ids of the items that are withheld from the reader."""
    items = AgendaItem.objects.of_municipality_of(reader)
    rows = items.none() if reader.person_id is None else items.withheld_from(reader.person_id)
    return rows.values("pk")


def _withheld_case(reader: Any) -> Q:
    """Closed hearings without an item of their own, about a case that the reader may not see
    closed material of at some meeting."""
    if reader.person_id is None:
        return NONE
    items = AgendaItem.objects.of_municipality_of(reader).withheld_from(reader.person_id)
    cases = items.exclude(case=None).values("case")
    return Q(item=None, case__in=cases) & ~OPEN

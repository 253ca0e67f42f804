"""Who may know what of a meeting's course: the doors of presence, decisions and the rest."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import F, Q

from agenda.models import AgendaItem
from agenda.querysets.told import told_whole
from agenda.vocabulary import Visibility
from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet
from meetings.models import Meeting
from proceedings.rules.suspension import STOPS
from proceedings.vocabulary import DecisionState, DisqualificationState, SubstitutionScope

if TYPE_CHECKING:
    from proceedings.models import (
        Decision,
        Disqualification,
        Outcome,
        PresenceEvent,
        Statement,
        Substitution,
        Suspension,
    )

KEEPERS = (Role.SECRETARIAT, Role.OFFICIAL, Role.INTEGRATOR)
"""Those who keep the record, and the service that keeps it for them."""
INSIDE = (*KEEPERS, Role.CASE_OFFICER, Role.DEPARTMENT_HEAD, Role.COUNCIL_MEMBER)
"""Those who may know who was at any committee's meeting (rule 76 for the council)."""
ALL = Q(pk__isnull=False)
"""Every row. An empty condition would vanish where it is joined to others by "or"."""
FOUND = [DisqualificationState.DISQUALIFIED.value, DisqualificationState.NOT_DISQUALIFIED.value]


def of_own_meetings(reader: Any, path: str = "meeting") -> Q:
    """Rows of meetings that are the reader's business: all of them for those inside, else those
    of the committees the reader sits in on the meeting's day or is called to."""
    if reader.is_administrator or reader.has(*INSIDE):
        return ALL
    items = reader.named("item", Role.SUBSTITUTE)
    called = Q(pk__in=AgendaItem.objects.filter(pk__in=items).values("meeting"))
    meetings = Meeting.objects.filter(called) | Meeting.objects.mine(reader)
    return Q(**{f"{path}__in": meetings.of_municipality_of(reader).values("pk")})


def keeps(reader: Any, path: str = "item") -> Q:
    """Rows whose record the reader keeps or answers for: the secretariat's and the chair's."""
    if reader.is_administrator or reader.oversees(*KEEPERS):
        return ALL
    return Q(**{f"{path}__committee__in": reader.committees(*KEEPERS, Role.CHAIR)})


class PresenceEventQuerySet(TenantQuerySet["PresenceEvent"]):
    """The ledger of presence."""

    def visible_to(self, reader: Any) -> Self:
        """What happened at a closed item is known to those who see the item whole; what one
        has said about oneself, to oneself."""
        whole = Q(item=None) | told_whole(reader)
        rows = self.of_municipality_of(reader)
        own = Q(person_id=reader.person_id) & ~Q(person=None)
        return rows.filter((whole & of_own_meetings(reader)) | own)

    def in_force(self) -> Self:
        """Lines that no later line has replaced, in the order they were told."""
        return self.filter(replaced=False).order_by("created_at", "id")


class _OfItemQuerySet(TenantQuerySet[Any]):
    """Entries of the record about an item: known to everybody who sees it whole and whose
    business the meeting is."""

    def visible_to(self, reader: Any) -> Self:
        whole = told_whole(reader)
        return self.of_municipality_of(reader).filter(whole & of_own_meetings(reader))

    def in_force(self) -> Self:
        """Entries that no later one has replaced, in the order they were made."""
        return self.filter(replaced=False).order_by("created_at", "id")


class ChairingQuerySet(_OfItemQuerySet):
    """Who led the meeting at which item."""


class QuorumFindingQuerySet(_OfItemQuerySet):
    """What the body found of its own quorum."""


class SubstitutionQuerySet(TenantQuerySet["Substitution"]):
    """Substitutes and what they are called to."""

    def visible_to(self, reader: Any) -> Self:
        """Own calls, and those to meetings that are the reader's business. A call to a closed
        item tells that somebody is out there: it is known to those who see the item whole."""
        own = Q(person_id=reader.person_id) | Q(for_person_id=reader.person_id)
        own = own if reader.person_id else Q(pk=None)
        seats = Q(committee__in=reader.committees(Role.CHAIR, Role.MEMBER, Role.OBSERVER))
        whole = Q(item=None) | told_whole(reader)
        rows = self.of_municipality_of(reader)
        return rows.filter(own | (whole & (seats | of_own_meetings(reader))))

    def called_to(self, meeting: Meeting) -> Self:
        """Calls that reach the meeting: to it, to one of its items, or for a period over its
        day."""
        over = Q(ends_on=None) | Q(ends_on__gte=meeting.day)
        period = over & Q(committee_id=meeting.committee_id, starts_on__lte=meeting.day)
        reaches = Q(meeting=meeting) | (Q(extent=SubstitutionScope.PERIOD.value) & period)
        return self.filter(reaches, municipality_id=meeting.municipality_id)


class DisqualificationQuerySet(TenantQuerySet["Disqualification"]):
    """Questions of disqualification."""

    def visible_to(self, reader: Any) -> Self:
        """A question not yet decided is known to those who keep the record, the chair and the
        person; a finding to everybody who sees the item whole."""
        whole = told_whole(reader)
        found = Q(state__in=FOUND) & of_own_meetings(reader, "item__meeting")
        own = Q(person_id=reader.person_id) & ~Q(person=None)
        rows = self.of_municipality_of(reader)
        return rows.filter((whole & (found | keeps(reader))) | own)


class DecisionQuerySet(TenantQuerySet["Decision"]):
    """Decisions."""

    def visible_to(self, reader: Any) -> Self:
        """A draft is known to those who keep the record and to the chair; what is decided, to
        everybody who sees the item whole."""
        whole = told_whole(reader)
        taken = Q(state=DecisionState.DECIDED.value)
        return self.of_municipality_of(reader).filter(whole & (taken | keeps(reader)))

    def own_of_meeting(self, meeting: Meeting) -> Self:
        """The decisions of the meeting's own body on its own day, and their drafts; an item may
        quote what it and others decided before. Of several the last printed comes last."""
        here = {"municipality_id": meeting.municipality_id, "item__meeting": meeting}
        return self.filter(**here).own()

    def own(self) -> Self:
        """What each item's own body decided on the day of its meeting, and its drafts."""
        taken = Q(state=DecisionState.DRAFT.value) | Q(decided_on=F("item__meeting__day"))
        own = Q(decided_by_committee=F("item__meeting__committee"))
        return self.filter(taken & own).order_by("block__position")

    def own_of(self, item: AgendaItem) -> Self:
        """The decision of the item itself."""
        if item.meeting is None:
            return self.none()
        own = self.own_of_meeting(item.meeting).filter(item=item)
        return own.order_by("-block__position")


class OutcomeQuerySet(TenantQuerySet["Outcome"]):
    """Outcomes of decisions."""


class StatementQuerySet(TenantQuerySet["Statement"]):
    """Statements for the record."""

    def visible_to(self, reader: Any) -> Self:
        """Statements are known to everybody who sees the item whole."""
        whole = told_whole(reader)
        return self.of_municipality_of(reader).filter(whole)

    def to_publish_with(self, case: Any, item: Any) -> Self:
        """Dissents that are published with a proposal, for whoever may read the proposal; what
        stands in a closed item is not (planloven § 24, stk. 2) [62]."""
        about = Q(item=item) if item is not None else Q(pk=None)
        about |= Q(item__case=case) if case is not None else Q(pk=None)
        return self.filter(
            about, published_with_proposal=True, item__visibility=Visibility.OPEN.value
        )


class SuspensionQuerySet(TenantQuerySet["Suspension"]):
    """Decisions stopped by a member."""

    def visible_to(self, reader: Any) -> Self:
        """Who stopped what stands in the minutes: known to those who see the item whole."""
        whole = told_whole(reader)
        return self.of_municipality_of(reader).filter(whole)

    def stopping(self) -> Self:
        """Those that keep a decision from being carried out."""
        return self.filter(state__in=[state.value for state in STOPS])

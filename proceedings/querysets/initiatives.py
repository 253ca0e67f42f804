"""Who may know of changes to an agenda, of the chair's decisions and of members' proposals."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Self

from django.db.models import F, Q

from agenda.models import AgendaItem
from agenda.querysets.told import told_whole
from agenda.vocabulary import ItemState, Visibility
from foundation.accounts.vocabulary import Role
from foundation.tenancy.querysets import TenantQuerySet
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.querysets.doors import ALL, KEEPERS, of_own_meetings
from proceedings.vocabulary import ChairDecisionState, MemberProposalState

if TYPE_CHECKING:
    from proceedings.models import AgendaAmendment, ChairDecision, MemberProposal

NOT_HELD = [ItemState.WITHDRAWN.value, ItemState.POSTPONED.value]
STAFF = (Role.SECRETARIAT, Role.OFFICIAL)


class AgendaAmendmentQuerySet(TenantQuerySet["AgendaAmendment"]):
    """Changes of agendas that were sent out."""

    def visible_to(self, reader: Any) -> Self:
        """Known to whoever may know who was at the meeting; those of a closed item to those who
        see it whole."""
        whole = Q(item=None) | told_whole(reader)
        return self.of_municipality_of(reader).filter(whole & of_own_meetings(reader))

    def standing(self, meeting: Meeting) -> Self:
        """What was changed since the agenda went out, in the order it was."""
        rows = self.filter(municipality_id=meeting.municipality_id, meeting=meeting)
        if meeting.agenda_published_at is not None:
            rows = rows.filter(at__gte=meeting.agenda_published_at)
        return rows.order_by("at", "created_at", "id")


class ChairDecisionQuerySet(TenantQuerySet["ChairDecision"]):
    """What chairs decided between meetings."""

    def visible_to(self, reader: Any) -> Self:
        """Each member of the committee knows at once what its chair decides, so that he may
        recall it; the council may read what is open. A closed one that was put before the
        committee is known to those who see that item whole."""
        rows = self.of_municipality_of(reader)
        if reader.is_administrator:
            return rows
        is_open = Q(visibility=Visibility.OPEN.value)
        unhidden = Q(report_item=None) | told_whole(reader, "report_item")
        keeps = self._in(reader, *KEEPERS) if reader.reads_closed else self._in(reader, *STAFF)
        closed = keeps | (self._in(reader, Role.CHAIR, Role.MEMBER) & unhidden)
        openly = self._in(reader, *KEEPERS, Role.CHAIR, Role.MEMBER, Role.OBSERVER)
        if reader.has(Role.COUNCIL_MEMBER):
            openly = ALL
        return rows.filter((is_open & openly) | closed)

    def untold(self, meeting: Meeting) -> Self:
        """Decisions that the committee has not been told of, or only on an agenda of this very
        meeting, or one that was never treated."""
        lost = Q(report_item__state__in=NOT_HELD)
        lost |= Q(report_item__meeting__state=MeetingState.CANCELLED.value)
        here = Q(report_item__meeting=meeting) & ~Q(report_item__state=ItemState.TREATED.value)
        rows = self.filter(
            Q(report_item=None) | lost | here,
            municipality_id=meeting.municipality_id,
            committee_id=meeting.committee_id,
            state=ChairDecisionState.TAKEN.value,
        )
        return rows.order_by("decided_at", "id")

    @staticmethod
    def _in(reader: Any, *roles: Role) -> Q:
        if reader.oversees(*(set(roles) & set(KEEPERS))):
            return ALL
        return Q(committee__in=reader.committees(*roles))


class MemberProposalQuerySet(TenantQuerySet["MemberProposal"]):
    """What members put on agendas."""

    def visible_to(self, reader: Any) -> Self:
        """The author's own, and those of committees whose agenda the reader prepares, unless
        their item is kept from the reader; others read a proposal where it stands on an agenda."""
        rows = self.of_municipality_of(reader)
        if reader.is_administrator or reader.oversees(*STAFF):
            return rows
        own = Q(author_id=reader.person_id) & ~Q(author=None)
        unhidden = Q(item__visibility=Visibility.OPEN.value)
        unhidden |= told_whole(reader)
        prepares = Q(committee__in=reader.committees(*KEEPERS, Role.CHAIR))
        if reader.oversees(*KEEPERS):
            prepares = ALL
        return rows.filter(own | (prepares & unhidden))

    def received(self) -> Self:
        """Those that nobody has taken back."""
        return self.filter(state=MemberProposalState.RECEIVED.value)

    def left_out_of(self, meetings: Collection[Meeting]) -> Self:
        """Proposals meant for the meetings that do not stand on their agendas."""
        homes = {meeting.municipality_id for meeting in meetings}
        rows = self.received().filter(municipality_id__in=homes, meeting__in=meetings)
        placed = Q(item__isnull=False, item__meeting=F("meeting"))
        return rows.exclude(placed).exclude(item__state=ItemState.TREATED.value)

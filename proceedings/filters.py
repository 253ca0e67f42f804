"""What lists of a meeting's course can be asked for."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from agenda.filters import AgendaItemFilters
from agenda.querysets.items import OPEN
from agenda.vocabulary import AgendaAmendmentKind, WithholdingCause
from foundation.http.filters import (
    Filters,
    IdFilter,
    IdOrAnyFilter,
    StrictBooleanFilter,
    TermFilter,
)
from proceedings.models import Decision, Disqualification, PresenceEvent
from proceedings.vocabulary import (
    AmendmentState,
    ChairDecisionGround,
    ChairDecisionState,
    DecisionState,
    DisqualificationState,
    MemberProposalState,
    OutcomeKind,
    PresenceKind,
    Quorum,
    StatementKind,
    SubstitutionApproval,
    SubstitutionState,
    SuspensionState,
    VoteMethod,
    VoteResult,
    VoteSubject,
)

AWAY = (
    PresenceKind.EXCUSED.value,
    PresenceKind.ABSENT.value,
    PresenceKind.NO_SHOW.value,
    PresenceKind.ON_LEAVE.value,
)


class ItemFilters(AgendaItemFilters):
    """`absent` and `disqualified` name a person, or are `true` for anybody. What happened to a
    closed item is found only by those who see it whole."""

    outcome = TermFilter(choices=OutcomeKind.choices(), method="with_outcome")
    absent = IdOrAnyFilter(method="without")
    disqualified = IdOrAnyFilter(method="found_against")

    def with_outcome(self, rows: "QuerySet[Any]", _name: str, value: str) -> "QuerySet[Any]":
        decided = Decision.objects.filter(state=DecisionState.DECIDED.value)
        return _whole(rows, decided.filter(item=OuterRef("pk"), outcomes__outcome=value))

    def without(self, rows: "QuerySet[Any]", _name: str, person: Any) -> "QuerySet[Any]":
        """Told of the item, of the whole meeting, or from one item to another."""
        place = OuterRef("position")
        span = Q(item__position__lte=place, to_item__position__gte=place)
        told = Q(item=OuterRef("pk")) | Q(item=None) | span
        away = PresenceEvent.objects.filter(_is(person), kind__in=AWAY, replaced=False)
        return _whole(rows, away.filter(told, meeting=OuterRef("meeting")))

    def found_against(self, rows: "QuerySet[Any]", _name: str, person: Any) -> "QuerySet[Any]":
        state = DisqualificationState.DISQUALIFIED.value
        found = Disqualification.objects.filter(item=OuterRef("pk"), state=state)
        return _whole(rows, found.filter(_is(person)))


def _is(person: Any) -> Q:
    return Q() if person is True else Q(person_id=person)


def _whole(rows: "QuerySet[Any]", told: "QuerySet[Any]") -> "QuerySet[Any]":
    return rows.filter(OPEN | Q(sees_closed=True)).filter(Exists(told))


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
    approval = TermFilter(choices=SubstitutionApproval.choices())


class ChairingFilters(Filters):
    meeting = IdFilter(field_name="meeting_id")
    item = IdFilter(field_name="item_id")
    person = IdFilter(field_name="person_id")
    replaced = StrictBooleanFilter(field_name="replaced")


class QuorumFindingFilters(Filters):
    meeting = IdFilter(field_name="meeting_id")
    item = IdFilter(field_name="item_id")
    found = TermFilter(choices=[(term.value, term.label) for term in (Quorum.YES, Quorum.NO)])
    replaced = StrictBooleanFilter(field_name="replaced")


class DisqualificationFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    person = IdFilter(field_name="person_id")
    case = IdFilter(field_name="item__case_id")
    state = TermFilter(choices=DisqualificationState.choices())


class DecisionFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    committee = IdFilter(field_name="decided_by_committee_id")
    state = TermFilter(choices=DecisionState.choices())
    outcome = TermFilter(
        field_name="outcomes__outcome", choices=OutcomeKind.choices(), distinct=True
    )


class VoteFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    subject = TermFilter(choices=VoteSubject.choices())
    method = TermFilter(choices=VoteMethod.choices())
    result = TermFilter(choices=VoteResult.choices())
    amendment = IdFilter(field_name="amendment_id")
    replaced = StrictBooleanFilter(field_name="replaced")


class AmendmentFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    amends = IdFilter(field_name="amends_id")
    state = TermFilter(choices=AmendmentState.choices())
    proposer = IdFilter(field_name="proposers__person_id", distinct=True)


class StatementFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    kind = TermFilter(choices=StatementKind.choices())
    person = IdFilter(field_name="speakers__person_id", distinct=True)
    case = IdFilter(field_name="item__case_id")
    published_with_proposal = StrictBooleanFilter(field_name="published_with_proposal")
    sent_along = StrictBooleanFilter(field_name="sent_along")


class SuspensionFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    case = IdFilter(field_name="item__case_id")
    person = IdFilter(field_name="person_id")
    state = TermFilter(choices=SuspensionState.choices())


class WithholdingFilters(Filters):
    item = IdFilter(field_name="item_id")
    meeting = IdFilter(field_name="item__meeting_id")
    person = IdFilter(field_name="person_id")
    cause = TermFilter(choices=WithholdingCause.choices())
    standing = StrictBooleanFilter(field_name="until", lookup_expr="isnull")


class AgendaAmendmentFilters(Filters):
    meeting = IdFilter(field_name="meeting_id")
    item = IdFilter(field_name="item_id")
    kind = TermFilter(choices=AgendaAmendmentKind.choices())


class ChairDecisionFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    case = IdFilter(field_name="case_id")
    ground = TermFilter(choices=ChairDecisionGround.choices())
    state = TermFilter(choices=ChairDecisionState.choices())
    reported = StrictBooleanFilter(method="told")

    def told(self, rows: "QuerySet[Any]", _name: str, value: bool) -> "QuerySet[Any]":  # noqa: FBT001
        """Whether the decision stands on an agenda that was sent out."""
        sent = Q(report_item__meeting__agenda_published_at__isnull=False)
        return rows.filter(sent) if value else rows.exclude(sent)


class MemberProposalFilters(Filters):
    committee = IdFilter(field_name="committee_id")
    meeting = IdFilter(field_name="meeting_id")
    author = IdFilter(field_name="author_id")
    state = TermFilter(choices=MemberProposalState.choices())

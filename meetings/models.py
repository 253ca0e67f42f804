"""Tables of meetings: planned, held, told about in documents."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from committees.models import Committee, Person
from committees.vocabulary import Numbering
from foundation.accounts.vocabulary import Role
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import (
    check,
    in_order,
    known_when,
    once,
    ordered,
    said,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import OpenVersioned, TenantModel
from foundation.tenancy.scope import Scope
from meetings.querysets import ListedMemberQuerySet, MeetingPlanQuerySet, MeetingQuerySet
from meetings.rules import MOVES
from meetings.vocabulary import DocumentKind, MeetingKind, MeetingState

_NOT_CANCELLED = ~Q(state=MeetingState.CANCELLED.value)
_ENDED = Q(state=MeetingState.ENDED.value)
_ONCE_OPENED = Q(state__in=[MeetingState.IN_SESSION.value, MeetingState.ENDED.value])


class MeetingPlan(TenantModel):
    """Mødeplan: when and where a committee meets in a year (ksl § 8, stk. 1, § 20)."""

    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="meeting_plans")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200, blank=True)

    objects: ClassVar = MeetingPlanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [*tenant_constraints("committee"), once("committee", "year")]

    def __str__(self) -> str:
        return self.name or f"{self.committee_id} {self.year}"


class Meeting(OpenVersioned, TenantModel):
    """Møde. It may have a day without a time; `ends_at` is planned, `ended_at` is a fact.

    An imported meeting came from a document: `document_kind` is the latest one's kind,
    `chair_printed`, `numbering_printed` and the years of `term_*_printed` are what it says. It
    may not tell when the meeting ended. Nothing in it causes a letter.
    """

    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    meeting_plan = TenantForeignKey(
        MeetingPlan, on_delete=models.PROTECT, null=True, related_name="meetings"
    )
    meeting_kind = TermField(MeetingKind, default=MeetingKind.ORDINARY.value)
    state = TermField(MeetingState, default=MeetingState.PLANNED.value)
    day = models.DateField()
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=300, blank=True)
    chair = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="chaired_meetings"
    )
    is_imported = models.BooleanField(default=False)
    document_kind = TermField(DocumentKind, null=True)
    chair_printed = models.CharField(max_length=200, null=True)
    numbering_printed = TermField(Numbering, null=True)
    term_from_printed = models.PositiveSmallIntegerField(null=True)
    term_to_printed = models.PositiveSmallIntegerField(null=True)
    convened_at = models.DateTimeField(null=True)
    convene_urgency_reason = models.TextField(blank=True)
    agenda_published_at = models.DateTimeField(null=True)
    agenda_adopted_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    sealed_at = models.DateTimeField(null=True)
    """When the minutes went out for approval: from then on what happened is mended by additions
    to the minutes only (ksl § 13, stk. 1)."""
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.TextField(blank=True)
    rescheduled_at = models.DateTimeField(null=True)
    reschedule_reason = models.TextField(blank=True)

    objects: ClassVar = MeetingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("committee", "meeting_plan", "chair"),
            *valid(
                meeting_kind=MeetingKind.values(),
                state=MeetingState.values(),
                document_kind=DocumentKind.values(),
                numbering_printed=Numbering.values(),
            ),
            *said("chair_printed"),
            ordered("starts_at", "ends_at"),
            ordered("opened_at", "ended_at"),
            check(
                "ended_at_known",
                (_ENDED & (Q(ended_at__isnull=False) | Q(is_imported=True)))
                | (~_ENDED & Q(ended_at__isnull=True)),
            ),
            together("term_from_printed", "term_to_printed"),
            known_when("cancelled_at", Q(state=MeetingState.CANCELLED.value)),
            check("opened_in_session", Q(opened_at__isnull=True) | _ONCE_OPENED),
            check(
                "session_has_opening",
                ~Q(state=MeetingState.IN_SESSION.value) | Q(opened_at__isnull=False),
            ),
            check(
                "convened_has_time",
                ~Q(state=MeetingState.CONVENED.value) | Q(convened_at__isnull=False),
            ),
            check("imported_has_document", Q(is_imported=False) | Q(document_kind__isnull=False)),
            once("committee", "starts_at", where=_NOT_CANCELLED, name="start"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("meeting_plan", "chair"),
            models.Index(fields=["municipality", "day", "id"], name="meeting_by_day"),
            models.Index(
                fields=["municipality", "committee", "day", "id"], name="meeting_by_committee"
            ),
            models.Index(fields=["municipality", "modified_at"], name="meeting_by_change"),
        ]
        triggers: ClassVar = [guarded("state", MOVES)]

    def __str__(self) -> str:
        return f"{self.committee_id} {self.day}"

    def scope(self) -> Scope:
        """Seats are judged by the meeting's day, never by today's."""
        return Scope(self.municipality_id, self.committee_id, meeting_id=self.pk, day=self.day)

    def place_in_log(self) -> dict[str, Any]:
        """Where an entry about the meeting belongs."""
        return {"committee_id": self.committee_id, "meeting_id": self.pk}

    def sees_hidden(self, reader: Any) -> bool:
        """Drafts and closed items move a meeting for those who prepare it; a member may have an
        item withheld, so that he knows the open movements only."""
        return not _preparers(reader).isdisjoint(reader.roles_for(self.scope()))

    @classmethod
    def seen_whole_by(cls, reader: Any) -> Q:
        roles = _preparers(reader)
        if reader.is_administrator or reader.oversees(*roles):
            return Q(pk__isnull=False)
        return Q(committee_id__in=reader.committees(*roles))


def _preparers(reader: Any) -> frozenset[Role]:
    staff = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.OFFICIAL})
    return staff | {Role.INTEGRATOR} if reader.reads_closed else staff


class ListedMember(TenantModel):
    """Trykt mødedeltager: a name of the printed list. The list tells who the members are,
    never who came."""

    parent: ClassVar[str | None] = "meeting"

    meeting = TenantForeignKey(Meeting, on_delete=models.CASCADE, related_name="listed_members")
    position = models.PositiveIntegerField()
    person = TenantForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="listings")
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)

    objects: ClassVar = ListedMemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("meeting", "person"),
            *said("list_letter"),
            in_order("meeting"),
        ]
        indexes: ClassVar = [*tenant_indexes("person")]

    def __str__(self) -> str:
        return self.name_printed


class PrintedCommitteeName(TenantModel):
    """Trykt udvalgsnavn: another name this meeting's document uses for its own committee."""

    parent: ClassVar[str | None] = "meeting"

    meeting = TenantForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="printed_committee_names"
    )
    position = models.PositiveIntegerField()
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="printed_names"
    )
    name = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("meeting", "committee"),
            in_order("meeting"),
            once("meeting", "name"),
        ]
        indexes: ClassVar = [*tenant_indexes("committee")]

    def __str__(self) -> str:
        return self.name


class NumberSeries(TenantModel):
    """Nummerrække: the last number given in a committee's period. A number is never given
    twice, also when its item was withdrawn; the row is locked while one is taken."""

    committee = TenantForeignKey(Committee, on_delete=models.CASCADE, related_name="number_series")
    period = models.CharField(max_length=40)
    last_number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [*tenant_constraints("committee"), once("committee", "period")]

    def __str__(self) -> str:
        return f"{self.committee_id} {self.period}: {self.last_number}"

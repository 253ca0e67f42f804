"""Deadlines, pulled from the apps below each time somebody asks: a moved one leaves no trace of
where it was. Imported rows have none. Each kind costs the same few queries however many there
are."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Prefetch, Q

from agenda.rules import agenda_dispatch_deadline, dispatch_lead
from annualcycle.models import FollowUp
from committees.models import Committee, Membership
from committees.standings import CHAIRS
from foundation.calendar import copenhagen_day
from foundation.clock import today
from foundation.outbox.compose import Recipient
from hearings.models import Consultee, Hearing
from hearings.vocabulary import HearingState
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes.models import Approval, Minutes
from minutes.vocabulary import ApprovalState, MinutesApproval
from reminders.rules import Deadline, Rule
from reminders.vocabulary import ReminderAudience, ReminderEvent

ASKED = [HearingState.RUNNING.value, HearingState.ENDED.value]
UNSENT = [MeetingState.PLANNED.value, MeetingState.CONVENED.value]

Span = tuple[date, date]
Recipients = dict[ReminderAudience, tuple[Recipient, ...]]


def deadlines_of(municipality_id: UUID, rules: Collection[Rule], span: Span) -> list[Deadline]:
    """All deadlines within the span that some rule is about."""
    events = {rule.event for rule in rules}
    return [
        deadline
        for event, find in _FINDERS.items()
        if event in events
        for deadline in find(municipality_id, span)
    ]


def _hearings(municipality_id: UUID, span: Span) -> Iterator[Deadline]:
    awaited = Consultee.objects.awaiting().select_related("person", "committee")
    rows = (
        Hearing.objects.filter(
            Q(response_deadline__range=span) | Q(consultees__deadline__range=span),
            municipality_id=municipality_id,
            is_imported=False,
            state__in=ASKED,
            announced_at__isnull=False,
        )
        .annotate(extended_at=Max("extensions__created_at"))
        .select_related("issued_by_committee", "item__committee", "case")
        .prefetch_related(Prefetch("consultees", awaited))
    )
    for hearing in rows:
        consultees = list(hearing.consultees.all())
        if consultees:
            yield _hearing_for_secretariat(hearing, len(consultees))
        for consultee in consultees:
            yield _hearing_for(consultee, hearing)


def _hearing_for_secretariat(hearing: Any, missing: int) -> Deadline:
    to: Recipients = {ReminderAudience.SECRETARIAT: (secretariat_of(_issuer(hearing)),)}
    facts = {"missing": missing, "at": hearing.deadline_time}
    since = hearing.extended_at or hearing.announced_at
    return _hearing(hearing, hearing, since, to, facts)


def _hearing_for(consultee: Any, hearing: Any) -> Deadline:
    """Each has his own day, and knows of it since he was asked or got more time."""
    who = Recipient(consultee.person_id, consultee.name, consultee.address)
    to: Recipients = {ReminderAudience.MISSING_PARTIES: (who,)}
    known = (hearing.extended_at, consultee.invited_at, hearing.announced_at)
    at = hearing.deadline_time if consultee.deadline is None else None
    since = max(moment for moment in known if moment is not None)
    return _hearing(hearing, consultee, since, to, {"at": at, "consultee": consultee})


def _hearing(
    hearing: Any, subject: Any, since: datetime, to: Recipients, facts: dict[str, Any]
) -> Deadline:
    issuer = _issuer(hearing)
    return Deadline(
        event=ReminderEvent.HEARING_DEADLINE,
        subject_type=subject._meta.model_name,
        subject_id=subject.pk,
        committee_id=issuer.pk if issuer else None,
        day=getattr(subject, "last_day", None) or hearing.response_deadline,
        since=copenhagen_day(since),
        recipients=to,
        facts={
            "title": hearing.title if hearing.is_open else "",
            "path": f"hearings/{hearing.pk}",
            **facts,
        },
    )


def _issuer(hearing: Any) -> Committee | None:
    found: Committee | None = hearing.issued_by_committee
    return found or (hearing.item.committee if hearing.item else None)


def _agendas(municipality_id: UUID, span: Span) -> Iterator[Deadline]:
    """The last day to send an agenda out [11], of meetings whose agenda is not out."""
    chairs = _chairs(municipality_id)
    rows = Meeting.objects.filter(
        municipality_id=municipality_id,
        is_imported=False,
        state__in=UNSENT,
        agenda_published_at=None,
        day__gte=span[0],
        day__lte=span[1],
    ).select_related("committee")
    for meeting in rows:
        lead, saturday = dispatch_lead(meeting.committee.settings)
        yield Deadline(
            event=ReminderEvent.AGENDA_DEADLINE,
            subject_type="meeting",
            subject_id=meeting.pk,
            committee_id=meeting.committee_id,
            day=agenda_dispatch_deadline(meeting.day, lead, saturday_counts=saturday),
            since=copenhagen_day(meeting.created_at),
            recipients={
                ReminderAudience.SECRETARIAT: (secretariat_of(meeting.committee),),
                ReminderAudience.CHAIR: chairs(meeting.committee_id),
            },
            facts={
                "committee": meeting.committee.name,
                "meeting_day": meeting.day,
                "path": f"meetings/{meeting.pk}/agenda",
            },
        )


def _approvals(municipality_id: UUID, span: Span) -> Iterator[Deadline]:
    """Minutes in circulation; the day to count from is the day they were sent round [57, 58]."""
    pending = Approval.objects.filter(
        state=ApprovalState.PENDING.value, person__isnull=False
    ).select_related("person")
    rows = (
        Minutes.objects.filter(
            municipality_id=municipality_id,
            approval=MinutesApproval.CIRCULATED.value,
            meeting__is_imported=False,
            circulated_at__date__range=span,
        )
        .select_related("meeting__committee")
        .prefetch_related(Prefetch("approvals", pending))
    )
    for minutes in rows:
        missing = list(minutes.approvals.all())
        if missing:
            office = secretariat_of(minutes.meeting.committee)
            to: Recipients = {ReminderAudience.SECRETARIAT: (office,)}
            yield _approval(minutes, minutes, to, len(missing))
        for approval in missing:
            who: Any = approval.person
            member = Recipient(who.pk, who.name, who.email)
            yield _approval(minutes, approval, {ReminderAudience.MISSING_PARTIES: (member,)}, 0)


def _approval(minutes: Any, subject: Any, to: Recipients, missing: int) -> Deadline:
    committee = minutes.meeting.committee
    return Deadline(
        event=ReminderEvent.APPROVAL_MISSING,
        subject_type=subject._meta.model_name,
        subject_id=subject.pk,
        committee_id=committee.pk,
        day=copenhagen_day(minutes.circulated_at),
        recipients=to,
        facts={
            "committee": committee.name,
            "meeting_day": minutes.meeting.day,
            "missing": missing,
            "path": f"minutes/{minutes.pk}",
        },
    )


def _follow_ups(event: ReminderEvent) -> Callable[[UUID, Span], Iterator[Deadline]]:
    def find(municipality_id: UUID, span: Span) -> Iterator[Deadline]:
        chairs = _chairs(municipality_id)
        unfinished = FollowUp.objects.to_remind().with_due_between(*span)
        rows = unfinished.filter(municipality_id=municipality_id).select_related(
            "committee", "owner", "owner_department"
        )
        row: Any
        for row in rows:
            yield Deadline(
                event=event,
                subject_type="followup",
                subject_id=row.pk,
                committee_id=row.committee_id,
                day=row.due_to,
                since=copenhagen_day(row.created_at),
                recipients={
                    ReminderAudience.OWNER: (owner_of(row),),
                    ReminderAudience.SECRETARIAT: (secretariat_of(row.committee),),
                    ReminderAudience.CHAIR: chairs(row.committee_id),
                },
                facts={
                    "title": row.title if row.visibility == "open" else "",
                    "committee": row.committee.name,
                    "path": f"follow-ups/{row.pk}",
                },
            )

    return find


def secretariat_of(committee: Committee | None) -> Recipient:
    """Whoever reads the mailbox of a committee's secretariat."""
    if committee is None:
        return Recipient(None, "Sekretariatet", "")
    return Recipient(None, f"Sekretariatet for {committee.name}", committee.secretariat_email)


def owner_of(follow_up: FollowUp) -> Recipient:
    """Who is to do it: the account, else the department, else the committee's secretariat."""
    owner, department = follow_up.owner, follow_up.owner_department
    if owner is not None:
        return Recipient(None, owner.name, owner.email)
    if department is not None:
        return Recipient(None, department.name, department.email)
    return secretariat_of(follow_up.committee)


def _chairs(municipality_id: UUID) -> Callable[[UUID], tuple[Recipient, ...]]:
    day = today()
    seats = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day),
        municipality_id=municipality_id,
        role__in=CHAIRS,
        starts_on__lte=day,
    ).select_related("person")
    found: dict[UUID, tuple[Recipient, ...]] = {}
    for seat in seats:
        one = Recipient(seat.person_id, seat.person.name, seat.person.email)
        found[seat.committee_id] = (*found.get(seat.committee_id, ()), one)
    return lambda committee_id: found.get(committee_id, ())


_FINDERS: dict[ReminderEvent, Callable[[UUID, Span], Iterator[Deadline]]] = {
    ReminderEvent.HEARING_DEADLINE: _hearings,
    ReminderEvent.AGENDA_DEADLINE: _agendas,
    ReminderEvent.APPROVAL_MISSING: _approvals,
    ReminderEvent.FOLLOW_UP_DUE: _follow_ups(ReminderEvent.FOLLOW_UP_DUE),
    ReminderEvent.FOLLOW_UP_OVERDUE: _follow_ups(ReminderEvent.FOLLOW_UP_OVERDUE),
}

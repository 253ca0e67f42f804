"""Deadlines, pulled from the apps below each time somebody asks: a moved one leaves no trace of
where it was. Imported rows have none. Each kind costs one query however many there are."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from agenda.rules import agenda_dispatch_deadline
from agenda.vocabulary import Visibility
from annualcycle.models import FollowUp
from committees.models import Committee, Membership
from committees.standings import CHAIRS
from foundation.calendar import copenhagen_day
from foundation.clock import today
from foundation.outbox.compose import Recipient
from hearings.models import Consultee
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes.models import Approval
from minutes.vocabulary import ApprovalState, MinutesApproval
from reminders.rules import Deadline, Rule
from reminders.vocabulary import ReminderAudience, ReminderEvent

UNSENT = [MeetingState.PLANNED.value, MeetingState.CONVENED.value]

Span = tuple[date, date]
Chairs = Mapping[UUID, tuple[Recipient, ...]]
Recipients = dict[ReminderAudience, tuple[Recipient, ...]]


def deadlines_of(municipality_id: UUID, rules: Collection[Rule], span: Span) -> list[Deadline]:
    """All deadlines within the span that some rule is about."""
    finders = dict.fromkeys(_FINDERS[rule.event] for rule in rules)
    wanted = any(rule.audience is ReminderAudience.CHAIR for rule in rules)
    chairs = _chairs(municipality_id) if wanted else {}
    return [one for find in finders for one in find(municipality_id, span, chairs)]


def _hearings(municipality_id: UUID, span: Span, _: Chairs) -> Iterator[Deadline]:
    rows = (
        Consultee.objects.awaiting()
        .filter(
            Q(last_day_known__range=span) | Q(hearing__response_deadline__range=span),
            municipality_id=municipality_id,
            hearing__announced_at__isnull=False,
        )
        .annotate(extended_at=Max("hearing__extensions__created_at"))
        .select_related("person", "committee", "hearing__case")
        .select_related("hearing__issued_by_committee", "hearing__item__committee")
    )
    missing: dict[UUID, list[Any]] = {}
    for consultee in rows:
        missing.setdefault(consultee.hearing_id, []).append(consultee)
    for asked in missing.values():
        yield _hearing_for_secretariat(asked)
        yield from map(_hearing_for, asked)


def _hearing_for_secretariat(asked: Sequence[Any]) -> Deadline:
    hearing, extended_at = asked[0].hearing, asked[0].extended_at
    to: Recipients = {ReminderAudience.SECRETARIAT: (secretariat_of(_issuer(hearing)),)}
    facts = {"missing": len(asked), "at": hearing.deadline_time}
    since = extended_at or hearing.announced_at
    return _hearing(hearing, hearing, since, to, facts)


def _hearing_for(consultee: Any) -> Deadline:
    """Each has his own day, and knows of it since he was asked or got more time."""
    hearing = consultee.hearing
    who = Recipient(consultee.person_id, consultee.name, consultee.address)
    to: Recipients = {ReminderAudience.MISSING_PARTIES: (who,)}
    known = (consultee.extended_at, consultee.invited_at, hearing.announced_at)
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


def _agendas(municipality_id: UUID, span: Span, chairs: Chairs) -> Iterator[Deadline]:
    """The last day to send an agenda out [11], of meetings whose agenda is not out."""
    rows = Meeting.objects.filter(
        municipality_id=municipality_id,
        is_imported=False,
        state__in=UNSENT,
        agenda_published_at=None,
        day__gte=span[0],
        day__lte=span[1],
    ).select_related("committee")
    for meeting in rows:
        settings = meeting.committee.effective
        lead, saturday = settings.agenda_lead_workdays, settings.saturday_is_workday
        yield Deadline(
            event=ReminderEvent.AGENDA_DEADLINE,
            subject_type="meeting",
            subject_id=meeting.pk,
            committee_id=meeting.committee_id,
            day=agenda_dispatch_deadline(meeting.day, lead, saturday_counts=saturday),
            since=copenhagen_day(meeting.created_at),
            recipients={
                ReminderAudience.SECRETARIAT: (secretariat_of(meeting.committee),),
                ReminderAudience.CHAIR: chairs.get(meeting.committee_id, ()),
            },
            facts={
                "committee": meeting.committee.name,
                "meeting_day": meeting.day,
                "path": f"meetings/{meeting.pk}/agenda",
            },
        )


def _approvals(municipality_id: UUID, span: Span, _: Chairs) -> Iterator[Deadline]:
    """Minutes in circulation; the day to count from is the day they were sent round [57, 58]."""
    rows = Approval.objects.filter(
        municipality_id=municipality_id,
        state=ApprovalState.PENDING.value,
        person__isnull=False,
        minutes__approval=MinutesApproval.CIRCULATED.value,
        minutes__meeting__is_imported=False,
        minutes__circulated_at__date__range=span,
    ).select_related("person", "minutes__meeting__committee")
    missing: dict[UUID, list[Any]] = {}
    for approval in rows:
        missing.setdefault(approval.minutes_id, []).append(approval)
    for pending in missing.values():
        minutes = pending[0].minutes
        office = secretariat_of(minutes.meeting.committee)
        yield _approval(minutes, minutes, {ReminderAudience.SECRETARIAT: (office,)}, len(pending))
        for approval in pending:
            who = approval.person
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


def _follow_ups(municipality_id: UUID, span: Span, chairs: Chairs) -> Iterator[Deadline]:
    """The last day of each; before it one event, after it another."""
    unfinished = FollowUp.objects.to_remind().with_due_between(*span)
    rows = unfinished.filter(municipality_id=municipality_id)
    row: Any
    for row in rows.select_related("committee", "owner", "owner_department"):
        due = Deadline(
            event=ReminderEvent.FOLLOW_UP_DUE,
            subject_type=row._meta.model_name,
            subject_id=row.pk,
            committee_id=row.committee_id,
            day=row.due_to,
            since=copenhagen_day(row.created_at),
            recipients={
                ReminderAudience.OWNER: (owner_of(row),),
                ReminderAudience.SECRETARIAT: (secretariat_of(row.committee),),
                ReminderAudience.CHAIR: chairs.get(row.committee_id, ()),
            },
            facts={
                "title": row.title if row.visibility == Visibility.OPEN else "",
                "committee": row.committee.name,
                "path": f"follow-ups/{row.pk}",
            },
        )
        yield due
        yield replace(due, event=ReminderEvent.FOLLOW_UP_OVERDUE)


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


def _chairs(municipality_id: UUID) -> Chairs:
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
    return found


_FINDERS: dict[ReminderEvent, Callable[[UUID, Span, Chairs], Iterator[Deadline]]] = {
    ReminderEvent.HEARING_DEADLINE: _hearings,
    ReminderEvent.AGENDA_DEADLINE: _agendas,
    ReminderEvent.APPROVAL_MISSING: _approvals,
    ReminderEvent.FOLLOW_UP_DUE: _follow_ups,
    ReminderEvent.FOLLOW_UP_OVERDUE: _follow_ups,
}

"""Changes of plans and meetings."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from committees.models import Committee, Person
from committees.vocabulary import Numbering
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, removing, said_no
from foundation.calendar import copenhagen_day
from foundation.clock import now
from foundation.outbox.compose import Dispatch, Letter, Posting, Recipient, queue_letters
from foundation.problems import InvalidInput, Refusal
from foundation.rulebook import refuse_state
from meetings import letters, rules
from meetings.models import Meeting, MeetingPlan, NumberSeries
from meetings.querysets import called_to
from meetings.vocabulary import MeetingState

add_meeting = adding(Meeting)
change_plan, remove_plan = changing(MeetingPlan), removing(MeetingPlan)

TIMES = ("day", "starts_at")
PLACEHOLDER_REASON = "-"
"""Stands for the reason the request will bring, where a verb is judged before it is sent."""


@transaction.atomic
def add_plan(*, act: Act, meetings: Sequence[dict[str, Any]], **values: Any) -> MeetingPlan:
    """Plan a committee's meetings of a year in one go (ksl § 8, stk. 1) [8]."""
    home = values["committee"].municipality_id
    plan: MeetingPlan = said_no(act.create, MeetingPlan, municipality_id=home, **values)
    rows = [
        Meeting(municipality_id=home, meeting_plan=plan, committee=plan.committee, **meeting)
        for meeting in meetings
    ]
    said_no(Meeting.objects.bulk_create, rows)
    act.record("create", plan)
    return plan


@transaction.atomic
def change_meeting(*, act: Act, target: UUID, **values: Any) -> Meeting:
    """Change what is planned of a meeting."""
    row = act.lock(Meeting.objects.all(), target)
    moves = any(name in values and values[name] != getattr(row, name) for name in TIMES)
    state = MeetingState(row.state)
    act.enforce(rules.refuse_update(state, is_imported=row.is_imported, moves=moves))
    _one_day(row, values)
    act.record("update", row, changed=said_no(act.change, row, **values))
    return row


def _one_day(row: Meeting, values: Mapping[str, Any]) -> None:
    """The day is the one on which the meeting starts, also when only one of them is sent."""
    starts_at, day = values.get("starts_at", row.starts_at), values.get("day", row.day)
    if starts_at is not None and copenhagen_day(starts_at) != day:
        detail = "Dagen er en anden end starttidspunktets."
        raise InvalidInput.at("/day", "day_mismatch", detail)


@transaction.atomic
def remove_meeting(*, act: Act, target: UUID) -> None:
    """Take a meeting out of the plan that nobody was convened to and nothing stands on."""
    row = act.lock(Meeting.objects.all(), target)
    act.enforce(reasons_remove(row))
    act.record("delete", row, is_deletion=True)
    said_no(act.remove, row)


def reasons_remove(row: Meeting, _reader: Any = None) -> list[Refusal]:
    """What stands against taking the meeting out of the plan."""
    return refuse_state(rules.MOVES, "delete", MeetingState(row.state))


@transaction.atomic
def cancel(*, act: Act, target: UUID, reason: str = "") -> Meeting:
    """Cancel a meeting; those who were convened are told why."""
    row = act.lock(Meeting.objects.all(), target)
    act.enforce(rules.refuse_cancel(MeetingState(row.state), reason))
    was_convened = row.state == MeetingState.CONVENED
    state = MeetingState.CANCELLED.value
    changed = act.change(row, state=state, cancelled_at=now(), cancel_reason=reason)
    if was_convened:
        post(row, "meeting-cancelled", letters.cancelled)
    act.record("cancel", row, changed=changed)
    return row


def reasons_cancel(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against cancelling, whatever the reason given."""
    return rules.refuse_cancel(MeetingState(row.state), PLACEHOLDER_REASON)


@transaction.atomic
def reschedule(*, act: Act, target: UUID, reason: str = "", **when: Any) -> Meeting:
    """Move a meeting to another time; those who were convened are told."""
    row = act.lock(Meeting.objects.all(), target)
    state, today = MeetingState(row.state), act.reader.today
    act.enforce(rules.refuse_reschedule(state, when["day"], today, reason=reason))
    _one_day(row, when)
    values = {**when, "rescheduled_at": now(), "reschedule_reason": reason}
    changed = said_no(act.change, row, **values)
    if state == MeetingState.CONVENED:
        post(row, f"meeting-rescheduled-{row.version}", letters.rescheduled)
    act.record("reschedule", row, changed=changed)
    return row


def reasons_reschedule(row: Meeting, reader: Any) -> list[Refusal]:
    """What stands against moving the meeting, whatever the new time."""
    state, today = MeetingState(row.state), reader.today
    return rules.refuse_reschedule(state, today, today, reason=PLACEHOLDER_REASON)


def post(
    meeting: Meeting, rule: str, letters: Callable[[Meeting, Sequence[Person]], Sequence[Letter]]
) -> None:
    """One letter to everybody who is called to the meeting. A meeting told about in a document
    causes none."""
    if meeting.is_imported:
        return
    why = Dispatch(meeting.municipality_id, rule, "meeting", meeting.pk, meeting.day)
    people = list(called_to(meeting))
    queue_letters(
        [
            Posting(why, Recipient(person.pk, person.name, person.email), letter)
            for person, letter in zip(people, letters(meeting, people), strict=True)
        ]
    )


def take_numbers(meeting: Meeting, count: int, *, above: int) -> range:
    """The next `count` numbers of the committee's series, higher than `above`. The series' row
    stays locked until the transaction ends, so that no number is ever given twice."""
    committee: Committee = meeting.committee
    held, _ = NumberSeries.objects.select_for_update().get_or_create(
        municipality_id=meeting.municipality_id,
        committee=committee,
        period=period_of(meeting),
        defaults={"last_number": max(committee.numbering_start - 1, 0)},
    )
    first = max(held.last_number, above) + 1
    NumberSeries.objects.filter(pk=held.pk).update(last_number=first + count - 1)
    return range(first, first + count)


def period_of(meeting: Meeting) -> str:
    """Where the committee's numbers start again."""
    committee: Committee = meeting.committee
    term = committee.council_term_id or committee.term_from_year or "?"
    periods = {
        Numbering.PER_MEETING: f"m {meeting.pk.hex}",
        Numbering.PER_YEAR: f"{meeting.day.year}",
        Numbering.PER_TERM: f"t {str(term).replace('-', '')}",
        Numbering.RUNNING: "running",
    }
    return periods[Numbering(committee.numbering)]

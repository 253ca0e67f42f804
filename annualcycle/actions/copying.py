"""The next year, made from this one; and the years that a decision asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from annualcycle import rules
from annualcycle.actions.planning import Plan, lay_year
from annualcycle.models import AnnualCycle, CycleTopic, TopicParticipant
from annualcycle.vocabulary import Frequency, RelativeTo
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.calendar import copenhagen_time
from foundation.clock import COPENHAGEN
from foundation.problems import InvalidInput
from meetings.actions import add_plan
from meetings.models import Meeting, MeetingPlan
from meetings.vocabulary import MeetingKind, MeetingState

OWN = {"id", "version", "created_at", "modified_at", "annual_cycle", "relative_topic"}
TOLD = {"position": None, "basis": None, "evidence": None}
"""Where a document told of the topic; a copy is told of nowhere."""
YEAR = timedelta(weeks=52)


@dataclass
class NextYear:
    """The new year, as it was laid: `left_out` are topics that do not come again by themselves,
    with a code (`once`, `hearing`, `base`)."""

    plan: Plan
    meeting_plan: MeetingPlan | None
    left_out: list[tuple[CycleTopic, str]] = field(default_factory=list)


@transaction.atomic
def copy_to_next_year(
    *, act: Act, target: UUID, meetings: Sequence[dict[str, Any]] | None = None
) -> NextYear:
    """Make the next year from this one, with its meeting plan, and lay it: the meetings that are
    told, or this year's on the same weekdays of the month [104]."""
    old = act.lock(AnnualCycle.objects.select_related("committee"), target)
    home, year = old.municipality_id, old.year + 1
    shifted = old.budget_negotiations_on
    new = said_no(
        act.create,
        AnnualCycle,
        municipality_id=home,
        committee=old.committee,
        year=year,
        copied_from=old,
        budget_negotiations_on=shifted + YEAR if shifted is not None else None,
    )
    meeting_plan = _meetings(act, old, meetings)
    rows = list(CycleTopic.objects.filter(annual_cycle=old).order_by("created_at", "id"))
    why = _left_out(rows)
    left_out = [(row, why[row.pk]) for row in rows if row.pk in why]
    copy_topics([row for row in rows if row.pk not in why], new)
    act.record("create", new)
    done = NextYear(lay_year(act, new), meeting_plan, left_out)
    act.record("copy-to-next-year", old)
    return done


def _left_out(rows: Sequence[CycleTopic]) -> dict[UUID, str]:
    """Why topics do not come again: by themselves, or because what they count from does not."""
    found = {row.pk: code for row in rows if (code := _why_not_again(row)) is not None}
    while True:
        kept = {row.pk for row in rows} - found.keys() | {None}
        more = [row.pk for row in rows if row.relative_topic_id not in kept]
        if found.keys() >= set(more):
            return found
        found = dict.fromkeys(more, "base") | found


def _why_not_again(row: CycleTopic) -> str | None:
    if row.frequency == Frequency.ONCE:
        return "once"
    return "hearing" if row.relative_to == RelativeTo.HEARING_DEADLINE else None


def copy_topics(rows: Sequence[CycleTopic], cycle: AnnualCycle, **instead: Any) -> list[CycleTopic]:
    """The topics in another year, with those who are invited; one that counts from another
    counts from the other's copy."""
    found: dict[UUID, CycleTopic] = {}
    for row in rows:
        fields = (f for f in CycleTopic._meta.concrete_fields if f.name not in OWN)
        values = {f.attname: getattr(row, f.attname) for f in fields}
        found[row.pk] = CycleTopic(**{**values, **TOLD, **instead, "annual_cycle": cycle})
    for row in rows:
        if row.relative_topic_id is not None:
            found[row.pk].relative_topic = found[row.relative_topic_id]
    CycleTopic.objects.bulk_create(_bases_first(found.values()))
    _copy_invited(rows, found)
    return list(found.values())


def _bases_first(rows: Iterable[CycleTopic]) -> list[CycleTopic]:
    """Keys are made here, so that any order holds; checked when the transaction ends."""
    return sorted(rows, key=lambda row: row.relative_topic_id is not None)


def _copy_invited(rows: Sequence[CycleTopic], found: dict[UUID, CycleTopic]) -> None:
    invited = TopicParticipant.objects.filter(topic__in=rows).order_by("topic", "position")
    TopicParticipant.objects.bulk_create(
        TopicParticipant(
            municipality_id=one.municipality_id,
            topic=found[one.topic_id],
            position=one.position,
            person_id=one.person_id,
            department_id=one.department_id,
            name=one.name,
            every=one.every,
            first=one.first,
        )
        for one in invited
    )


def _meetings(
    act: Act, old: AnnualCycle, told: Sequence[dict[str, Any]] | None
) -> MeetingPlan | None:
    """The meeting plan of the next year: a standing one where no meetings are told."""
    year = old.year + 1
    standing = MeetingPlan.objects.filter(committee=old.committee, year=year).first()
    if told is None:
        told = [] if standing is not None else _as_this_year(old)
    if not told:
        return standing
    wrong = [place for place, meeting in enumerate(told) if meeting["day"].year != year]
    if wrong:
        detail = "Mødet ligger i et andet år end planen."
        raise InvalidInput.at(f"/meetings/{wrong[0]}/day", "other_year", detail)
    return add_plan(act=act, committee=old.committee, year=year, name="", meetings=told)


def _as_this_year(old: AnnualCycle) -> list[dict[str, Any]]:
    """This year's ordinary meetings on the same weekdays of the month, at the same time."""
    rows = Meeting.objects.filter(
        committee=old.committee, day__year=old.year, meeting_kind=MeetingKind.ORDINARY.value
    ).exclude(state=MeetingState.CANCELLED.value)
    held = list(rows.order_by("day", "starts_at", "id"))
    days = rules.meeting_days_next_year([meeting.day for meeting in held])
    return [
        {
            "day": day,
            "starts_at": _at(day, meeting.starts_at, meeting.day),
            "ends_at": _at(day, meeting.ends_at, meeting.day),
            "place": meeting.place,
        }
        for day, meeting in zip(days, held, strict=True)
    ]


def _at(day: date, moment: datetime | None, was: date) -> datetime | None:
    """The same time in Copenhagen, whatever the clock is that day; a meeting may end the day
    after."""
    if moment is None:
        return None
    then = copenhagen_time(moment)
    return datetime.combine(day + (then.date() - was), then.time(), tzinfo=COPENHAGEN)

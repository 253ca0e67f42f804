"""What calendars are made of, each through the one door of its own table."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from annualcycle.models import AnnualCycle, CycleTopic, FollowUp, Milestone, Occurrence
from committees.models import Committee
from hearings.models import Consultee
from hearings.vocabulary import HearingState
from meetings.models import Meeting

PAST = timedelta(days=366)
"""How long what is over stays in a calendar that has no year."""


def own_meetings(reader: Any) -> "QuerySet[Meeting]":
    """Those the reader takes part in, called off or not."""
    return _recent(Meeting.objects.visible_to(reader).mine(reader), reader)


def meetings_of_committee(reader: Any, committee: Committee) -> "QuerySet[Meeting]":
    """A committee's, called off or not."""
    return _recent(Meeting.objects.visible_to(reader).filter(committee=committee), reader)


def meetings_of_year(reader: Any, cycle: AnnualCycle) -> "QuerySet[Meeting]":
    """Those of the cycle's committee in its year, called off or not."""
    rows = Meeting.objects.visible_to(reader).filter(committee_id=cycle.committee_id)
    return _in_order(rows.filter(day__year=cycle.year))


def occurrences_of_year(reader: Any, cycle: AnnualCycle) -> "QuerySet[Occurrence]":
    """What comes up in the year, skipped or not."""
    rows = Occurrence.objects.visible_to(reader).of_year(cycle)
    found: QuerySet[Occurrence] = rows.select_related("topic", "meeting")
    return found


def milestones_of_year(reader: Any, cycle: AnnualCycle) -> "QuerySet[Milestone]":
    """Those due in the year, of strategies that are the committee's or that a topic of the
    cycle is about, as far as the reader knows of the topic."""
    topics = CycleTopic.objects.visible_to(reader).filter(
        annual_cycle=cycle, strategy__isnull=False
    )
    ours = Q(strategy__committee=cycle.committee_id) | Q(strategy__in=topics.values("strategy"))
    rows = Milestone.objects.visible_to(reader).filter(ours, due_to__year=cycle.year)
    found: QuerySet[Milestone] = rows.select_related("strategy").order_by("due_to", "id")
    return found


def own_hearings(reader: Any) -> "QuerySet[Consultee]":
    """Running hearings in which the reader himself is asked. An account without a person is
    nobody: organs and outsiders who are asked have none either."""
    if reader.person_id is None:
        return Consultee.objects.none()
    running = Q(hearing__state=HearingState.RUNNING.value, hearing__is_imported=False)
    rows = Consultee.objects.visible_to(reader).filter(running, person=reader.person_id)
    found: QuerySet[Consultee] = rows.select_related("hearing__item", "hearing__case")
    return found.order_by("id")


def own_follow_ups(reader: Any) -> "QuerySet[FollowUp]":
    """Those the reader is to see to by a day, done or not."""
    rows = FollowUp.objects.visible_to(reader).filter(
        owner=reader.user_id, due_to__gte=reader.today - PAST
    )
    found: QuerySet[FollowUp] = rows.select_related("item__meeting")
    return found.order_by("due_to", "id")


def _recent(rows: "QuerySet[Meeting]", reader: Any) -> "QuerySet[Meeting]":
    return _in_order(rows.filter(day__gte=reader.today - PAST))


def _in_order(rows: "QuerySet[Meeting]") -> "QuerySet[Meeting]":
    return rows.select_related("committee").order_by("day", "id")

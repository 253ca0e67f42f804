"""What calendars are made of, each through the one door of its own table. Calendar programs ask
all day, so that what they ask is compiled once for each reader."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from annualcycle.models import AnnualCycle, CycleTopic, FollowUp, Milestone, Occurrence
from committees.models import Committee
from foundation.http.one_row import kept_rows, one_row
from foundation.tenancy.prepared import HOLE
from hearings.models import Consultee
from hearings.vocabulary import HearingState
from meetings.models import Meeting

PAST = timedelta(days=366)
"""How long what is over stays in a calendar that has no year."""


def one_committee(reader: Any, wanted: UUID) -> Committee | None:
    """The committee, as far as the reader knows of it."""
    rows = one_row((Committee, reader), lambda: Committee.objects.visible_to(reader))
    found: Committee | None = rows.find(wanted)
    return found


def one_cycle(reader: Any, wanted: UUID) -> AnnualCycle | None:
    """The cycle with its committee, as far as the reader knows of it."""

    def rows() -> "QuerySet[AnnualCycle]":
        return AnnualCycle.objects.visible_to(reader).select_related("committee")

    found: AnnualCycle | None = one_row((one_cycle, reader), rows).find(wanted)
    return found


def own_meetings(reader: Any) -> Sequence[Meeting]:
    """Those the reader takes part in, called off or not."""

    def rows() -> "QuerySet[Meeting]":
        return _recent(Meeting.objects.visible_to(reader).mine(reader), reader)

    return kept_rows((own_meetings, reader), rows).of()


def meetings_of_committee(reader: Any, committee: Committee) -> Sequence[Meeting]:
    """A committee's, called off or not."""

    def rows() -> "QuerySet[Meeting]":
        return _recent(Meeting.objects.visible_to(reader).filter(committee=HOLE), reader)

    return kept_rows((meetings_of_committee, reader), rows).of(committee.pk)


def meetings_of_year(reader: Any, cycle: AnnualCycle) -> Sequence[Meeting]:
    """Those of the cycle's committee in its year, called off or not."""
    year = cycle.year

    def rows() -> "QuerySet[Meeting]":
        found = Meeting.objects.visible_to(reader).filter(committee=HOLE, day__year=year)
        return _in_order(found)

    return kept_rows((meetings_of_year, reader, year), rows).of(cycle.committee_id)


def occurrences_of_year(reader: Any, cycle: AnnualCycle) -> Sequence[Occurrence]:
    """What comes up in the year, skipped or not."""

    def rows() -> "QuerySet[Occurrence]":
        found = Occurrence.objects.visible_to(reader).of_year(HOLE)
        return found.select_related("topic", "meeting")

    return kept_rows((occurrences_of_year, reader), rows).of(cycle.pk)


def milestones_of_year(reader: Any, cycle: AnnualCycle) -> Sequence[Milestone]:
    """Those due in the year, of strategies that are the committee's or that a topic of the
    cycle is about, as far as the reader knows of the topic."""
    year = cycle.year

    def rows() -> "QuerySet[Milestone]":
        topics = CycleTopic.objects.visible_to(reader).filter(annual_cycle=HOLE)
        told = Q(strategy__in=topics.filter(strategy__isnull=False).values("strategy"))
        ours = AnnualCycle.objects.visible_to(reader).filter(pk=HOLE).values("committee")
        found = Milestone.objects.visible_to(reader).filter(due_to__year=year)
        found = found.filter(told | Q(strategy__committee__in=ours))
        return found.select_related("strategy").order_by("due_to", "id")

    return kept_rows((milestones_of_year, reader, year), rows).of(cycle.pk)


def own_hearings(reader: Any) -> Sequence[Consultee]:
    """Running hearings in which the reader himself is asked. An account without a person is
    nobody: organs and outsiders who are asked have none either."""
    if reader.person_id is None:
        return []

    def rows() -> "QuerySet[Consultee]":
        running = Q(hearing__state=HearingState.RUNNING.value, hearing__is_imported=False)
        found = Consultee.objects.visible_to(reader).filter(running, person=reader.person_id)
        return found.select_related("hearing__item", "hearing__case").order_by("id")

    return kept_rows((own_hearings, reader), rows).of()


def own_follow_ups(reader: Any) -> Sequence[FollowUp]:
    """Those the reader is to see to by a day, done or not."""

    def rows() -> "QuerySet[FollowUp]":
        found = FollowUp.objects.visible_to(reader).filter(
            owner=reader.user_id, due_to__gte=reader.today - PAST
        )
        return found.select_related("item__meeting").order_by("due_to", "id")

    return kept_rows((own_follow_ups, reader), rows).of()


def _recent(rows: "QuerySet[Meeting]", reader: Any) -> "QuerySet[Meeting]":
    return _in_order(rows.filter(day__gte=reader.today - PAST))


def _in_order(rows: "QuerySet[Meeting]") -> "QuerySet[Meeting]":
    return rows.select_related("committee").order_by("day", "id")

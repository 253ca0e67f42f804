"""Hearings for a report: which were open, and how many had answered."""

from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hearings.models import Consultee, Hearing, HearingExtension, HearingResponse
from hearings.vocabulary import Audience
from reminders.querysets.reports.asked import Asked, Line

CLOSED = "Høring om en lukket sag"


def open_hearings(asked: Asked) -> list[Line]:
    """Hearings that were running at the moment asked for, first what ends first. Those of a
    committee are the ones it sends out and the ones it is asked in.

    As of then: announced by then, and neither ended, concluded nor taken back by then. The
    deadline is the one that stood: an extension given since is undone, and a hearing that was
    over by its old deadline and runs again since was not open. Who was asked and who had
    answered go by the times of the invitations and the answers; who had been let off by then
    counts only if he answered all the same, and who declined has not answered.
    """
    rows = standing_hearings(asked).annotate(
        asked_count=Coalesce(Subquery(_asked(asked)), 0),
        answered_count=Coalesce(Subquery(_answered(asked)), 0),
        told=Exists(Hearing.objects.considered_by(asked.reader).filter(pk=OuterRef("pk"))),
    )
    return [_line(row) for row in rows]


def standing_hearings(asked: Asked) -> Any:
    """Every hearing the receiver may know of that was running at the moment asked for;
    `day_then` is its deadline as it stood."""
    later = HearingExtension.objects.filter(
        municipality_id=asked.municipality_id,
        hearing_id=OuterRef("pk"),
        consultee__isnull=True,
        created_at__gt=asked.moment,
    )
    rows = Hearing.objects.visible_to(asked.reader).filter(municipality_id=asked.municipality_id)
    if asked.committee_id is not None:
        rows = rows.about(asked.committee_id)
    old: Any = Subquery(later.order_by("created_at", "position").values("old_deadline")[:1])
    found: Any = rows.annotate(old_day=old)
    found = found.annotate(day_then=Coalesce("old_day", "response_deadline"))
    was_over = Q(old_day__isnull=False, old_day__lt=asked.day)
    found = found.filter(
        asked.not_yet("ended_at"),
        asked.not_yet("concluded_at"),
        asked.not_yet("withdrawn_at"),
        announced_at__lte=asked.moment,
        is_imported=False,
    ).exclude(was_over)
    related = ("issued_by_committee", "item__committee", "case")
    return found.select_related(*related).order_by("day_then", "id")


def title_of(row: Any) -> str:
    """What a hearing is called in a letter: nothing closed is named, whoever the receiver is."""
    return str(row.title) if row.is_open else CLOSED


def issuer_of(row: Any) -> str | None:
    """Which committee sends it out."""
    committee = row.issued_by_committee or (row.item and row.item.committee)
    return committee.name if committee else None


def _line(row: Any) -> Line:
    counts = (row.asked_count, row.answered_count) if row.told else (None, None)
    opened: date | None = row.opens_on
    audience = Audience(row.audience).label
    return (issuer_of(row), title_of(row), audience, opened, row.day_then, *counts)


def _asked(asked: Asked) -> "QuerySet[Any]":
    rows = Consultee.objects.filter(
        municipality_id=asked.municipality_id,
        hearing_id=OuterRef("pk"),
        invited_at__lte=asked.moment,
    )
    still = asked.not_yet("waived_at") | Q(answered_at__lte=asked.moment)
    return _counted(rows.filter(still), "pk")


def _answered(asked: Asked) -> "QuerySet[Any]":
    """Consultees with an answer sent by then, whether another has replaced it or not."""
    rows = HearingResponse.objects.filter(
        municipality_id=asked.municipality_id,
        hearing_id=OuterRef("pk"),
        consultee__isnull=False,
        submitted_at__lte=asked.moment,
    )
    return _counted(rows, "consultee")


def _counted(rows: "QuerySet[Any]", what: str) -> "QuerySet[Any]":
    number = Count(what, distinct=True, output_field=IntegerField())
    found: QuerySet[Any] = rows.order_by().values("hearing").annotate(number=number)
    return found.values("number")

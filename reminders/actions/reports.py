"""Recurring reports: made as of their day, once each, even when the day was missed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.accounts.reader import Reader
from foundation.accounts.reading import the_house
from foundation.audit.act import Act
from foundation.clock import now, today
from foundation.outbox.compose import Dispatch, queue_letter
from foundation.outbox.jobs import one_by_one
from foundation.outbox.models import Message
from foundation.problems import Refusal
from foundation.tables import Table
from reminders import letters
from reminders.actions.recipients import is_entitled, reader_behind, recipient_of
from reminders.actions.subscriptions import stop
from reminders.models import ReportRun, ReportSubscription
from reminders.querysets.reports import Asked, lines_of
from reminders.rules import refuse_recipient, refuse_report_again, split_missed
from reminders.vocabulary import ReportKind, ReportRunState


@dataclass(frozen=True)
class Preview:
    """A report that is not sent: to whom it would go, and whether he may have it."""

    subscription: ReportSubscription
    table: Table
    day: date
    recipient_name: str
    reasons: list[Refusal]


@transaction.atomic
def send_now(*, act: Act, target: UUID) -> ReportSubscription:
    """Make the report of today now."""
    row = act.lock(ReportSubscription.objects.all(), target)
    reader = reader_behind(row)
    act.enforce(_refusals(row, entitled=is_entitled(row, reader)))
    _make(row, today(), reader)
    act.record("send-now", row, committee_id=row.committee_id)
    return row


def reasons_send_now(row: ReportSubscription, reader: Any) -> list[Refusal]:
    """What stands against making today's report."""
    return _refusals(row, entitled=is_entitled(row, reader_behind(row)))


def preview(row: ReportSubscription) -> Preview:
    """What `send_now` would send, with the rights its receiver has now."""
    reader, day = reader_behind(row), today()
    entitled = is_entitled(row, reader)
    lines = lines_of(ReportKind(row.kind), _asked(row, day, reader)) if entitled else []
    reasons = refuse_recipient(ReportKind(row.kind), is_entitled=entitled)
    return Preview(row, letters.report_table(row, day, lines), day, recipient_of(row).name, reasons)


def make_due_reports() -> int:
    """Make every report that is due; answers how many. One that fails stops no other, and the
    job has not succeeded."""
    due = ReportSubscription.objects.due_by(today())
    return one_by_one(due.values_list("pk", flat=True), _make_due)


@transaction.atomic
def _make_due(target: UUID) -> int:
    """What has come due of one subscription. After an outage a report whose older ones are
    worthless comes once, as of the newest day; those before it are written down as superseded."""
    due = ReportSubscription.objects.due_by(today())
    row = due.select_for_update(of=("self",), skip_locked=True).filter(pk=target).first()
    if row is None:
        return 0
    reader = reader_behind(row)
    if not is_entitled(row, reader):
        stop(Act(the_house(row.municipality_id)), row)
        return 0
    days = row.rhythm.between(row.next_due_on, today())
    done = set(ReportRun.objects.of_days(row, days).values_list("due_on", flat=True))
    to_make, older = split_missed(ReportKind(row.kind), days)
    _supersede(row, [day for day in older if day not in done])
    missing = [day for day in to_make if day not in done]
    for day in missing:
        _make(row, day, reader)
    row.next_due_on = row.rhythm.next_after(today())
    row.save(update_fields=["next_due_on"])
    return len(missing)


def _make(row: ReportSubscription, day: date, reader: Reader | None) -> None:
    lines = lines_of(ReportKind(row.kind), _asked(row, day, reader))
    message = _post(row, letters.report_table(row, day, lines), day)
    run = _run(row, day, row_count=len(lines), message=message)
    run.save(force_insert=True)


def _post(row: ReportSubscription, table: Table, day: date) -> Message | None:
    recipient = recipient_of(row)
    about = ("reportsubscription", row.pk, day)
    return queue_letter(
        dispatch=Dispatch(row.municipality_id, f"report.{row.kind}", *about),
        recipient=recipient,
        letter=letters.report(row, recipient, table, day),
        attachments=letters.report_files(row, table, day),
    )


def _supersede(row: ReportSubscription, days: Iterable[date]) -> None:
    superseded = ReportRunState.SUPERSEDED.value
    ReportRun.objects.bulk_create(_run(row, day, state=superseded, row_count=0) for day in days)


def _run(row: ReportSubscription, day: date, **told: Any) -> ReportRun:
    home = row.municipality_id
    return ReportRun(municipality_id=home, subscription=row, due_on=day, produced_at=now(), **told)


def _asked(row: ReportSubscription, day: date, reader: Reader | None) -> Asked:
    return Asked(
        reader=reader,
        municipality_id=row.municipality_id,
        committee_id=row.committee_id,
        day=day,
        now=now(),
        period=row.rhythm.period_before(day),
    )


def _refusals(row: ReportSubscription, *, entitled: bool) -> list[Refusal]:
    made = ReportRun.objects.of_days(row, [today()]).values_list("due_on", flat=True).first()
    refused = refuse_recipient(ReportKind(row.kind), is_entitled=entitled)
    return [*refused, *refuse_report_again(made, today())]

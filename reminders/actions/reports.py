"""Recurring reports: made as of their day, once each, even when the day was missed."""

import logging
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import removing, said_no
from foundation.clock import now, today
from foundation.outbox.compose import Dispatch, Recipient, queue_letter
from foundation.problems import InvalidInput, Refusal
from reminders import letters
from reminders.models import ReportRun, ReportSubscription
from reminders.querysets.deadlines import secretariat_of
from reminders.querysets.follow_ups import open_follow_ups
from reminders.rules import latest_report_day, next_report_day, refuse_report_again
from reminders.vocabulary import Recurrence

RULE = "report.open_follow_ups"
RECIPIENTS = ("recipient_user", "recipient_person", "recipient_email")

log = logging.getLogger(__name__)
remove_subscription = removing(ReportSubscription)


@transaction.atomic
def add_subscription(
    *, act: Act, parent: Any = None, committee: Any = None, municipality: Any = None, **values: Any
) -> ReportSubscription:
    """Subscribe. Without a recipient the report goes to the committee's secretariat; it is
    first made on the first day that fits, today included."""
    committee = parent or committee
    home = committee.municipality_id if committee else act.home(municipality)
    if not any(values.get(name) for name in RECIPIENTS):
        values["recipient_email"] = _office_of(committee)
    values["next_due_on"] = _first_day(values)
    row = said_no(
        act.create, ReportSubscription, municipality_id=home, committee=committee, **values
    )
    act.record("create", row, committee_id=row.committee_id)
    return row  # type: ignore[no-any-return]


@transaction.atomic
def change_subscription(*, act: Act, target: UUID, **values: Any) -> ReportSubscription:
    """Change a subscription; a new rhythm begins on its first day that fits."""
    row = act.lock(ReportSubscription.objects.all(), target)
    if any(values.get(name) for name in RECIPIENTS):
        values = {**_nobody(), **values}
    rhythm = ("recurrence", "weekday", "day_of_month")
    if any(name in values for name in rhythm):
        present = {name: getattr(row, name) for name in rhythm}
        values["next_due_on"] = _first_day({**present, **values})
    changed = said_no(act.change, row, **values)
    act.record("update", row, changed=changed, committee_id=row.committee_id)
    return row


@transaction.atomic
def send_now(*, act: Act, target: UUID) -> ReportSubscription:
    """Make the report of today now."""
    row = act.lock(ReportSubscription.objects.all(), target)
    act.enforce(reasons_send_now(row, act.reader))
    _make(row, today())
    act.record("send-now", row, committee_id=row.committee_id)
    return row


def reasons_send_now(row: ReportSubscription, reader: Any) -> list[Refusal]:
    """What stands against making today's report."""
    made = ReportRun.objects.of_day(row.pk, today()).values_list("due_on", flat=True).first()
    return refuse_report_again(made, today())


def make_due_reports() -> int:
    """Make every report that is due; answers how many. One that fails stops no other."""
    made = 0
    for target in ReportSubscription.objects.due_by(today()).values_list("pk", flat=True):
        try:
            made += _make_due(target)
        except Exception:
            log.exception("report %s failed", target)
    return made


@transaction.atomic
def _make_due(target: UUID) -> bool:
    """The newest report that is due; periods that were missed altogether are not made up for."""
    due = ReportSubscription.objects.due_by(today())
    row = due.select_for_update(of=("self",), skip_locked=True).filter(pk=target).first()
    if row is None:
        return False
    recurrence, anchor = _rhythm(row)
    day = max(latest_report_day(recurrence, anchor, today()), row.next_due_on)
    is_new = not ReportRun.objects.of_day(row.pk, day).exists()
    if is_new:
        _make(row, day)
    row.next_due_on = next_report_day(recurrence, anchor, today())
    row.save(update_fields=["next_due_on"])
    return is_new


def _make(row: ReportSubscription, day: date) -> None:
    committee = row.committee.name if row.committee else row.municipality.name
    rows = open_follow_ups(row.municipality_id, row.committee_id, day)
    recipient = _recipient(row)
    message = queue_letter(
        dispatch=Dispatch(row.municipality_id, RULE, "reportsubscription", row.pk, day),
        recipient=recipient,
        letter=letters.open_follow_ups(recipient, committee, day, rows),
        attachments=[letters.follow_ups_as_csv(rows)],
    )
    ReportRun.objects.create(
        municipality_id=row.municipality_id,
        subscription=row,
        due_on=day,
        produced_at=now(),
        row_count=len(rows),
        message=message,
    )


def _recipient(row: ReportSubscription) -> Recipient:
    if row.recipient_person is not None:
        person = row.recipient_person
        return Recipient(person.pk, person.name, person.email)
    if row.recipient_user is not None:
        return Recipient(None, row.recipient_user.name, row.recipient_user.email)
    office = secretariat_of(row.committee)
    return Recipient(None, office.name, row.recipient_email)


def _office_of(committee: Any) -> str:
    address = str(committee.secretariat_email) if committee else ""
    if not address:
        detail = "Angiv en modtager: udvalget har ingen adresse til sit sekretariat."
        raise InvalidInput.at("/recipient_email", "required", detail)
    return address


def _nobody() -> dict[str, Any]:
    return {"recipient_user": None, "recipient_person": None, "recipient_email": ""}


def _rhythm(row: ReportSubscription) -> tuple[Recurrence, int]:
    return Recurrence(row.recurrence), row.weekday or row.day_of_month or 1


def _first_day(values: dict[str, Any]) -> date:
    recurrence = Recurrence(values["recurrence"])
    name = "weekday" if recurrence is Recurrence.WEEKLY else "day_of_month"
    anchor = values.get(name)
    if anchor is None:
        raise InvalidInput.at(f"/{name}", "required", "Skal angives.")
    return next_report_day(recurrence, anchor, today() - timedelta(days=1))

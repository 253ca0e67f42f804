"""Changes of who gets which report when."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import removing, said_no
from foundation.clock import now, today
from foundation.outbox.compose import Dispatch, queue_letter
from foundation.problems import InvalidInput
from foundation.problems.problem import Fault
from reminders import letters
from reminders.actions.recipients import is_entitled, office_of, reader_behind
from reminders.models import ReportSubscription
from reminders.rules import SEVERAL_MONTHS, Rhythm, faults_in_rhythm, refuse_recipient
from reminders.vocabulary import Recurrence, ReportKind

RECIPIENTS = ("recipient_user", "recipient_person", "recipient_email")
DAYS = ("weekday", "day_of_month", "first_month")
RHYTHM = ("recurrence", *DAYS, "on_working_days")
NOBODY: dict[str, Any] = {"recipient_user": None, "recipient_person": None, "recipient_email": ""}

remove_subscription = removing(ReportSubscription)


@transaction.atomic
def add_subscription(
    *, act: Act, parent: Any = None, committee: Any = None, municipality: Any = None, **values: Any
) -> ReportSubscription:
    """Subscribe. Without a recipient the report goes to the committee's secretariat; it is
    first made on the first day that fits, today included."""
    committee = parent or committee
    home = committee.municipality_id if committee else act.home(municipality)
    values |= _recipient(values)
    if not any(values[name] for name in RECIPIENTS):
        values["recipient_email"] = _office_of(committee)
    _check(home, values)
    values["next_due_on"] = _first_day(values)
    row: ReportSubscription = said_no(
        act.create, ReportSubscription, municipality_id=home, committee=committee, **values
    )
    act.enforce(refuse_recipient_of(row))
    act.record("create", row, committee_id=row.committee_id)
    return row


@transaction.atomic
def change_subscription(*, act: Act, target: UUID, **values: Any) -> ReportSubscription:
    """Change a subscription; a new rhythm begins on its first day that fits. One that was
    stopped runs again when it is switched on, for somebody who may have it."""
    row = act.lock(ReportSubscription.objects.all(), target)
    if any(name in values for name in RECIPIENTS):
        values |= _recipient(values)
        if not any(values[name] for name in RECIPIENTS):
            values["recipient_email"] = _office_of(row.committee)
    if any(name in values for name in RHYTHM):
        values = _new_rhythm(row, values)
    _check(row.municipality_id, {**{name: getattr(row, name) for name in RHYTHM}, **values})
    if values.get("is_active"):
        values["stopped_at"] = None
    changed = said_no(act.change, row, **values)
    act.enforce(refuse_recipient_of(row) if row.is_active else [])
    act.record("update", row, changed=changed, committee_id=row.committee_id)
    return row


def stop(act: Act, row: ReportSubscription) -> None:
    """Make no more of a report whose receiver has lost his right to it, and tell the
    secretariat; the row is locked."""
    changed = act.change(row, is_active=False, stopped_at=now())
    queue_letter(
        dispatch=Dispatch(
            row.municipality_id, "report-stopped", "reportsubscription", row.pk, today()
        ),
        recipient=office_of(row),
        letter=letters.report_stopped(row),
    )
    act.record("stop", row, changed=changed, committee_id=row.committee_id)


def refuse_recipient_of(row: ReportSubscription) -> list[Any]:
    """What stands against this receiver having this report today."""
    entitled = is_entitled(row, reader_behind(row))
    return refuse_recipient(ReportKind(row.kind), is_entitled=entitled)


def _recipient(values: Mapping[str, Any]) -> dict[str, Any]:
    """Who is named; naming one takes the place of whoever it was."""
    named = {name: values[name] for name in RECIPIENTS if values.get(name)}
    if len(named) > 1:
        detail = "Angiv én modtager; flere modtagere får hver sit abonnement."
        faults = [Fault(f"/{name}", "more_than_one", detail) for name in named]
        raise InvalidInput(detail, errors=faults)
    return {**NOBODY, **named}


def _check(home: UUID, values: Mapping[str, Any]) -> None:
    for name in ("recipient_user", "recipient_person"):
        who = values.get(name)
        if who is not None and who.municipality_id != home:
            raise InvalidInput.at(f"/{name}", "does_not_exist", "Findes ikke.")
    days = [values.get(name) for name in DAYS]
    faults = faults_in_rhythm(Recurrence(values["recurrence"]), *days)
    if faults:
        raise InvalidInput(faults[0][2], errors=[Fault(*fault) for fault in faults])


def _new_rhythm(row: ReportSubscription, values: dict[str, Any]) -> dict[str, Any]:
    """What does not belong to a new recurrence falls away, unless it is said anew."""
    recurrence = Recurrence(values.get("recurrence", row.recurrence))
    kept = {
        "weekday": recurrence is Recurrence.WEEKLY,
        "day_of_month": recurrence is not Recurrence.WEEKLY,
        "first_month": recurrence in SEVERAL_MONTHS,
    }
    gone = {name: None for name, belongs in kept.items() if not belongs}
    present = {name: getattr(row, name) for name in RHYTHM}
    whole = {**present, **gone, **values}
    return {**gone, **values, "next_due_on": _first_day(whole)}


def _first_day(values: Mapping[str, Any]) -> date:
    rhythm = Rhythm(
        Recurrence(values["recurrence"]),
        values.get("weekday") or values.get("day_of_month") or 1,
        values.get("first_month") or 1,
        on_working_days=bool(values.get("on_working_days")),
    )
    return rhythm.next_after(today() - timedelta(days=1))


def _office_of(committee: Any) -> str:
    address = str(committee.secretariat_email) if committee else ""
    if not address:
        detail = "Angiv en modtager: udvalget har ingen adresse til sit sekretariat."
        raise InvalidInput.at("/recipient_email", "required", detail)
    return address

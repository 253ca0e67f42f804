"""Who gets a report, and what he may read on the day it is sent."""

from typing import Any

from committees.models import Department
from committees.vocabulary import DepartmentKind
from foundation.accounts.models import User
from foundation.accounts.reader import Reader, Standing
from foundation.accounts.reading import reader_of
from foundation.accounts.vocabulary import Role
from foundation.clock import today
from foundation.outbox.compose import Recipient
from foundation.tenancy.scope import Scope
from reminders.models import ReportSubscription
from reminders.rules import DEFINITIONS, EMPLOYEES
from reminders.vocabulary import ReportKind

RELATED = ("municipality", "committee", "recipient_user", "recipient_person__user")
"""What is read with a subscription, so that asking who gets it costs nothing more."""


def recipient_of(row: ReportSubscription) -> Recipient:
    """Where the letter goes: to the person's, the account's or the given address of today."""
    if row.recipient_person is not None:
        person = row.recipient_person
        return Recipient(person.pk, person.name, person.email)
    if row.recipient_user is not None:
        return Recipient(None, row.recipient_user.name, row.recipient_user.email)
    name = f"Sekretariatet for {row.committee.name}" if row.committee else "Sekretariatet"
    return Recipient(None, name, row.recipient_email)


def reader_behind(row: ReportSubscription) -> Reader | None:
    """Whose rights decide. The secretariat's own mailbox reads as the secretariat; any other
    address as somebody employed, who knows the open matters and nothing closed. Nobody, where
    there is no account, or it is shut."""
    if row.recipient_email:
        return _reader_at(row)
    account = row.recipient_person.user if row.recipient_person else row.recipient_user
    return _reader_of(account, row) if account is not None else None


def is_entitled(row: ReportSubscription, reader: Reader | None) -> bool:
    """Whether the reader may have the report: by a role in the committee or in the whole
    municipality; what everybody of the house may have, without a committee, by any role."""
    if reader is None:
        return False
    definition = DEFINITIONS[ReportKind(row.kind)]
    roles = reader.roles_for(Scope(row.municipality_id, row.committee_id))
    if definition.is_for_employees:
        anywhere = EMPLOYEES if row.committee_id else EMPLOYEES | definition.entitled
        if reader.has(*anywhere):
            return True
    return not definition.entitled.isdisjoint(roles)


def office_of(row: ReportSubscription) -> Recipient:
    """The secretariat that looks after the subscription."""
    address = row.committee.secretariat_email if row.committee else ""
    return Recipient(None, "Sekretariatet", address or _municipal_office(row) or "")


def _reader_of(account: User, row: ReportSubscription) -> Reader | None:
    belongs = account.municipality_id == row.municipality_id
    return reader_of(account, scopes=("*",)) if account.is_active and belongs else None


def _reader_at(row: ReportSubscription) -> Reader:
    office = office_of(row).address
    is_office = bool(office) and office.casefold() == row.recipient_email.casefold()
    where: dict[str, Any] = {"committee_id": row.committee_id} if is_office else {}
    role = Role.SECRETARIAT if is_office else Role.CASE_OFFICER
    standing = Standing(role, row.municipality_id, **where)
    return Reader(
        today=today(),
        municipality_id=row.municipality_id,
        scopes=("*",),
        standings=(standing,),
    )


def _municipal_office(row: ReportSubscription) -> str | None:
    """The mailbox of the secretariat in the administration, where there is one."""
    offices = Department.objects.filter(
        municipality_id=row.municipality_id, kind=DepartmentKind.SECRETARIAT.value
    )
    found = offices.exclude(email="").order_by("created_at", "id").values_list("email", flat=True)
    return found.first()

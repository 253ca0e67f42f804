"""How people want to be reminded: their own word, one click in a letter, and what holds for the
rest."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from committees.models import Person
from foundation.accounts.models import User
from foundation.accounts.reader import Reader
from foundation.audit.act import Act
from foundation.audit.plain import removing, said_no
from foundation.clock import today
from foundation.outbox.compose import Recipient
from foundation.problems import Missing, PreconditionFailed
from foundation.tenancy.models import etag_of
from reminders.models import NotificationDefault, NotificationPreference
from reminders.optout import OptOut, opt_out_of
from reminders.rules import refuse_wishes
from reminders.vocabulary import ReminderEvent

remove_default = removing(NotificationDefault)


@transaction.atomic
def add_default(
    *, act: Act, parent: Any = None, committee: Any = None, municipality: Any = None, **values: Any
) -> NotificationDefault:
    """Say what holds in a municipality, or in one committee, for those who have not said."""
    committee = parent or committee
    home = committee.municipality_id if committee else act.home(municipality)
    act.enforce(refuse_wishes(values.get("quiet_from"), values.get("quiet_until")))
    model = NotificationDefault
    row = said_no(act.create, model, municipality_id=home, committee=committee, **values)
    act.record("create", row, committee_id=row.committee_id)
    return row  # type: ignore[no-any-return]


@transaction.atomic
def change_default(*, act: Act, target: UUID, **values: Any) -> NotificationDefault:
    """Change what holds for those who have not said."""
    row = act.lock(NotificationDefault.objects.all(), target)
    _enforce(act, row, values)
    changed = said_no(act.change, row, **values)
    act.record("update", row, changed=changed, committee_id=row.committee_id)
    return row


def preference_of(reader: Any) -> NotificationPreference:
    """The reader's wishes, stored or as they are before he had any."""
    if reader.municipality_id is None:
        raise Missing
    key = _key_of(reader)
    found = NotificationPreference.objects.of_receiver(reader.municipality_id, key).first()
    return found or _blank(reader.municipality_id, key, reader.person_id)


@transaction.atomic
def change_preference(*, act: Act, target: Any = None, **values: Any) -> NotificationPreference:
    """Say how one wants to be reminded oneself."""
    known = preference_of(act.reader)
    row = _locked(act, known)
    _enforce(act, row, values)
    if row.version == 0:
        row = said_no(act.create, NotificationPreference, **{**_identity(row), **values})
        changed = list(values)
    else:
        changed = said_no(act.change, row, **values)
    act.record("update", row, changed=changed)
    return row


def opted_out(*, token: str) -> tuple[OptOut, bool]:
    """What the link in a letter is for, and whether its receiver does without already."""
    asked = _asked(token)
    rows = NotificationPreference.objects.of_receiver(asked.municipality_id, asked.recipient_key)
    events = {event.value for event in asked.events}
    return asked, rows.filter(unsubscribed_events__contains=sorted(events)).exists()


@transaction.atomic
def unsubscribe(*, token: str) -> tuple[OptOut, bool]:
    """Do without letters about the events of the link from now on. Done again it changes
    nothing."""
    asked = _asked(token)
    person = _person_of(asked)
    for key in (asked.recipient_key, *_accounts_at(asked)):
        _do_without(replace(asked, recipient_key=key), person)
    return asked, True


def _do_without(asked: OptOut, person: UUID | None) -> None:
    act = Act(Reader(today=today(), municipality_id=asked.municipality_id, person_id=person))
    blank = _blank(asked.municipality_id, asked.recipient_key, person)
    rows = NotificationPreference.objects
    rows.bulk_create([NotificationPreference(**_identity(blank))], ignore_conflicts=True)
    own = rows.of_receiver(asked.municipality_id, asked.recipient_key)
    row = own.select_for_update(of=("self",)).get()
    events = sorted({*row.unsubscribed_events, *(event.value for event in asked.events)})
    changed = act.change(row, unsubscribed_events=events)
    if changed:
        act.record("unsubscribe", row, changed=changed)


def _accounts_at(asked: OptOut) -> list[str]:
    """Accounts were known by their address once, and what was sent then holds for ever."""
    home = {"municipality_id": asked.municipality_id}
    known = User.objects.filter(persons=None, **home).exclude(email="").order_by("pk")
    accounts = known.values_list("pk", "email")
    return [
        str(pk) for pk, email in accounts if Recipient(None, "", email).key == asked.recipient_key
    ]


def _asked(token: str) -> OptOut:
    asked = opt_out_of(token)
    if asked is None:
        raise Missing
    return asked


def _person_of(asked: OptOut) -> UUID | None:
    """The person the key names; an account, or a hash of an address, names none."""
    try:
        named = UUID(asked.recipient_key)
    except ValueError:
        return None
    persons = Person.objects.filter(municipality_id=asked.municipality_id, pk=named)
    found: UUID | None = persons.values_list("pk", flat=True).first()
    accounts = User.objects.filter(municipality_id=asked.municipality_id, pk=named)
    if found is None and not accounts.exists():
        raise Missing
    return found


def _key_of(reader: Any) -> str:
    """As letters to the reader are known by."""
    if reader.person_id is not None:
        return str(reader.person_id)
    return str(reader.user_id)


def _blank(municipality_id: UUID, key: str, person: UUID | None) -> NotificationPreference:
    """As nobody has wished anything; it has no id until it is stored."""
    return NotificationPreference(
        id=None, municipality_id=municipality_id, recipient_key=key, person_id=person, version=0
    )


def _identity(row: NotificationPreference) -> dict[str, Any]:
    return {
        "municipality_id": row.municipality_id,
        "recipient_key": row.recipient_key,
        "person_id": row.person_id,
    }


def _locked(act: Act, known: NotificationPreference) -> NotificationPreference:
    rows = NotificationPreference.objects.of_receiver(known.municipality_id, known.recipient_key)
    row = rows.select_for_update(of=("self",)).first() or known
    if act.if_match not in (None, "*", etag_of(row, act.reader)):
        raise PreconditionFailed("Rækken er ændret, siden du læste den.", extra={"row": row})
    return row


def _enforce(act: Act, row: Any, values: dict[str, Any]) -> None:
    told = {name: values.get(name, getattr(row, name)) for name in ("quiet_from", "quiet_until")}
    events = [ReminderEvent(event) for event in values.get("unsubscribed_events", ())]
    act.enforce(refuse_wishes(told["quiet_from"], told["quiet_until"], events))

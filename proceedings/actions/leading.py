"""Entering who led the meeting at an item, and what the body found of its own quorum."""

from typing import Any

from django.db import transaction

from agenda.models import AgendaItem
from committees.models import Person
from foundation.audit.act import Act
from foundation.problems import Fault, Refusal
from meetings.models import Meeting
from proceedings.actions.attendance import refuse_ledger
from proceedings.errors import enforce_faultless
from proceedings.models import Chairing, QuorumFinding
from proceedings.querysets import Ledger
from proceedings.rules import refuse_lead

Told = dict[str, Any]


@transaction.atomic
def enter_chairing(*, act: Act, parent: Meeting, person: Person, **told: Any) -> Chairing:
    """Somebody led the meeting at an item or at several: elected, or the oldest [5]."""
    meeting = act.lock(Meeting.objects.all(), parent.pk, check=False)
    ledger = Ledger.of(meeting)
    enforce_faultless(_faults(ledger, told))
    who = ledger.attendee(person.pk)
    act.enforce([*refuse_ledger(meeting), *_refuse_lead(ledger, person, told["item"])])
    row = _enter(
        act,
        Chairing,
        meeting,
        person=person,
        name_printed=person.name,
        list_letter=who.list_letter if who else None,
        **told,
    )
    act.record("create", row)
    entered: Chairing = row
    return entered


@transaction.atomic
def enter_quorum(*, act: Act, parent: Meeting, **told: Any) -> QuorumFinding:
    """The body found itself whether enough were there: that overrules what the ledger tells."""
    meeting = act.lock(Meeting.objects.all(), parent.pk, check=False)
    enforce_faultless(_faults(Ledger.of(meeting), told))
    act.enforce(refuse_ledger(meeting))
    row = _enter(act, QuorumFinding, meeting, **told)
    act.record("create", row)
    entered: QuorumFinding = row
    return entered


def _enter(act: Act, model: Any, meeting: Meeting, **told: Any) -> Any:
    old = told.get("replaces")
    if old is not None:
        model.objects.filter(pk=old.pk).update(replaced=True)
    home = {"municipality_id": meeting.municipality_id, "meeting": meeting}
    return act.create(model, **home, recorded_by_id=act.reader.user_id, **told)


def _refuse_lead(ledger: Ledger, person: Person, item: AgendaItem) -> list[Refusal]:
    return refuse_lead(
        ledger.status(person.pk, item.position or 0),
        disqualified=ledger.is_disqualified(person.pk, item.pk),
        belongs=ledger.sits(person.pk, item),
    )


def _faults(ledger: Ledger, told: Told) -> list[Fault]:
    places, faults = ledger.roll.places, []
    for name in ("item", "to_item"):
        if told.get(name) is not None and told[name].pk not in places:
            detail = "Punktet er ikke på mødets dagsorden."
            faults.append(Fault(f"/{name}", "other_meeting", detail))
    item, last = told["item"], told.get("to_item")
    if not faults and last is not None and places[item.pk] > places[last.pk]:
        detail = "Slutter før det punkt, det begynder med."
        faults.append(Fault("/to_item", "range_backwards", detail))
    old = told.get("replaces")
    if old is not None and old.meeting_id != ledger.meeting.pk:
        faults.append(Fault("/replaces", "other_line", "Er om et andet møde."))
    if old is not None and old.replaced:
        faults.append(Fault("/replaces", "already_replaced", "Er allerede rettet."))
    return faults

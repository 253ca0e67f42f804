"""The course of a hearing: planned, announced, extended, ended, concluded or withdrawn."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import InvalidInput, Missing, Refusal
from foundation.richtext import plain_text
from hearings import rules
from hearings.actions import agendas, asking, decided, gates
from hearings.models import Hearing, HearingExtension
from hearings.vocabulary import (
    Audience,
    HearingBasis,
    HearingState,
    OnNoObjection,
    ResponseState,
)


@transaction.atomic
def add_hearing(
    *,
    act: Act,
    parent: Any = None,
    municipality: Any = None,
    consultees: Sequence[dict[str, Any]] = (),
    **values: Any,
) -> Hearing:
    """Plan a hearing about a case, about an item, or about what its title says."""
    values = _completed(parent, values)
    if values.get("item") is not None and not values["item"].is_whole_for(act.reader):
        raise Missing
    owners = (values.get(name) for name in ("case", "item", "issued_by_committee"))
    owner = next((row.municipality_id for row in owners if row), None)
    home = owner or act.home(municipality)
    hearing: Hearing = said_no(act.create, Hearing, municipality_id=home, **values)
    asking.add_rows(hearing, consultees)
    gates.settle(act, hearing)
    act.record("create", hearing)
    return hearing


@transaction.atomic
def change_hearing(*, act: Act, target: UUID, **values: Any) -> Hearing:
    """Change what is planned of a hearing."""
    row = act.lock(Hearing.objects.all(), target)
    state = HearingState(row.state)
    act.enforce(rules.refuse_update(state, is_imported=row.is_imported))
    changed = said_no(act.change, row, **_with_text(values))
    gates.settle(act, row)
    act.record("update", row, changed=changed)
    return row


@transaction.atomic
def remove_hearing(*, act: Act, target: UUID) -> None:
    """Drop a hearing nobody has been told of."""
    row = act.lock(Hearing.objects.all(), target)
    act.enforce(rules.refuse_state(rules.MOVES, "delete", HearingState(row.state)))
    act.record("delete", row, is_deletion=True)
    gates.clear(act, row)
    said_no(act.remove, row)


@transaction.atomic
def announce(*, act: Act, target: UUID) -> Hearing:
    """Open a hearing today and write to everybody who is heard."""
    row = act.lock(Hearing.objects.all(), target)
    act.enforce(reasons_announce(row, act.reader))
    running, today = HearingState.RUNNING.value, act.reader.today
    changed = act.change(row, state=running, opens_on=today, announced_at=now())
    asked = list(asking.asked_in(row))
    asking.invite(asked)
    agendas.put_on_agendas(act, row, asked)
    gates.settle(act, row)
    act.record("announce", row, changed=changed)
    return row


def reasons_announce(row: Hearing, reader: Any) -> list[Refusal]:
    """What stands against opening the hearing today."""
    asked = list(asking.asked_in(row))
    return rules.refuse_announce(
        rules.AnnounceFacts(
            state=HearingState(row.state),
            audience=Audience(row.audience),
            basis=HearingBasis(row.legal_basis),
            today=reader.today,
            response_deadline=row.response_deadline,
            consultees=len(asked),
            unreachable=[one.name for one in asked if not one.address],
            has_material=bool(row.draft_text) or row.documents.exists(),
            suspended_items=gates.suspended_items(row),
            councils_too_late=agendas.too_late(asked),
            own_deadlines=[one.deadline for one in asked if one.deadline is not None],
        )
    )


@transaction.atomic
def extend(
    *,
    act: Act,
    target: UUID,
    response_deadline: date,
    reason: str,
    deadline_time: time | None = None,
) -> Hearing:
    """Give everybody more time, and write to them; a hearing that had ended runs again."""
    row = act.lock(Hearing.objects.all(), target)
    act.enforce(_refuse_extend(row, response_deadline, act.reader))
    act.create(
        HearingExtension,
        municipality_id=row.municipality_id,
        hearing=row,
        position=Hearing.objects.next_position(row.pk, "extensions"),
        old_deadline=row.response_deadline,
        new_deadline=response_deadline,
        reason=reason,
    )
    window = {"response_deadline": response_deadline, "deadline_time": deadline_time}
    changed = act.change(row, state=HearingState.RUNNING.value, ended_at=None, **window)
    asking.give_time(row)
    asking.tell_of_extension(row, reason)
    gates.settle(act, row)
    act.record("extend", row, changed=changed)
    return row


def reasons_extend(row: Hearing, reader: Any) -> list[Refusal]:
    """What stands against giving more time, whatever the new day."""
    return _refuse_extend(row, date.max, reader)


def _refuse_extend(row: Hearing, day: date, reader: Any) -> list[Refusal]:
    old = row.response_deadline or date.min
    return rules.refuse_extend(HearingState(row.state), old, day, reader.today)


@transaction.atomic
def end(*, act: Act, target: UUID) -> Hearing:
    """Write down that the time is over; that decides nothing."""
    row = act.lock(Hearing.objects.all(), target)
    act.enforce(reasons_end(row, act.reader))
    return end_locked(act, row)


def end_locked(act: Act, row: Hearing) -> Hearing:
    """`end`, of a row that is locked and may end. Who has not answered still owes an answer:
    only concluding writes silence down."""
    changed = act.change(row, state=HearingState.ENDED.value, ended_at=now())
    gates.settle(act, row)
    act.record("end", row, changed=changed)
    return row


def reasons_end(row: Hearing, reader: Any) -> list[Refusal]:
    """What stands against ending the hearing today."""
    last_day = row.response_deadline or date.min
    return rules.refuse_end(HearingState(row.state), last_day, reader.today)


@transaction.atomic
def conclude(*, act: Act, target: UUID, has_objections: bool | None = None) -> Hearing:
    """Close the hearing for answers; silence is written down as silence, and means what the
    hearing said beforehand that it would [93]."""
    row = act.lock(Hearing.objects.all(), target)
    decided.take_into(act, row)
    has_answers = row.responses.filter(state=ResponseState.SUBMITTED.value).exists()
    act.enforce(
        rules.refuse_conclude(
            HearingState(row.state),
            OnNoObjection(row.on_no_objection),
            has_answers=has_answers,
            has_objections=has_objections,
        )
    )
    if has_objections is None and not has_answers:
        has_objections = False
    told = {"concluded_at": now(), "has_objections": has_objections}
    changed = act.change(row, state=HearingState.CONCLUDED.value, **told)
    asking.write_down_silence(row)
    gates.settle(act, row)
    act.record("conclude", row, changed=changed)
    return row


def reasons_conclude(row: Hearing, _reader: Any) -> list[Refusal]:
    """What stands against closing the hearing."""
    return rules.refuse_state(rules.MOVES, "conclude", HearingState(row.state))


@transaction.atomic
def withdraw(*, act: Act, target: UUID, reason: str = "") -> Hearing:
    """Take a hearing back; those who were asked are told why."""
    row = act.lock(Hearing.objects.all(), target)
    act.enforce(rules.refuse_withdraw(HearingState(row.state), reason))
    state = HearingState.WITHDRAWN.value
    changed = act.change(row, state=state, withdrawn_at=now(), withdraw_reason=reason)
    asking.tell_of_withdrawal(row)
    agendas.take_off_agendas(act, row)
    gates.settle(act, row)
    act.record("withdraw", row, changed=changed)
    return row


def reasons_withdraw(row: Hearing, _reader: Any) -> list[Refusal]:
    """What stands against taking the hearing back, whatever the reason given."""
    return rules.refuse_withdraw(HearingState(row.state), "-")


def _completed(parent: Any, values: dict[str, Any]) -> dict[str, Any]:
    """What the item and the case say of the hearing where the request says nothing."""
    if parent is not None:
        values["item" if isinstance(parent, AgendaItem) else "case"] = parent
    item = values.get("item")
    if item is not None:
        if item.case_id is not None and values.get("case", item.case) != item.case:
            detail = "Punktet hører til en anden sag."
            raise InvalidInput.at("/case", "item_of_other_case", detail)
        values.setdefault("case", item.case)
        values.setdefault("issued_by_committee", item.committee)
    about = values.get("case") or item
    values.setdefault("title", about.title if about is not None else "")
    if not values["title"]:
        raise InvalidInput.at("/title", "required", "Angiv sagen eller høringens titel.")
    if any(one is not None and one.visibility == Visibility.CLOSED for one in (item, about)):
        values["visibility"] = Visibility.CLOSED.value
    return _with_text(values)


def _with_text(values: dict[str, Any]) -> dict[str, Any]:
    if "draft_html" in values:
        values["draft_text"] = plain_text(values["draft_html"])
    return values

"""Answers: drafted, given, replaced; by an account or by an invitation."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.calendar import end_of_day
from foundation.clock import now
from foundation.problems import Forbidden, InvalidInput, Refusal
from foundation.richtext import plain_text
from hearings import access, rules
from hearings.actions import gates
from hearings.actions.locking import lock_hearing
from hearings.models import Consultee, Hearing, HearingResponse
from hearings.vocabulary import ConsulteeState, HearingState, ResponseState
from proceedings.models import Decision


@transaction.atomic
def add_response(*, act: Act, parent: Hearing, **values: Any) -> HearingResponse:
    """Draft an answer."""
    hearing = act.lock(Hearing.objects.all(), parent.pk, check=False)
    consultee = _spoken_for(act, hearing, values.pop("consultee", None))
    act.enforce(rules.refuse_state(rules.MOVES, "draft", HearingState(hearing.state)))
    row = _new(act, hearing, {**values, "consultee": consultee})
    act.record("create", row)
    return row


@transaction.atomic
def change_response(*, act: Act, target: UUID, **values: Any) -> HearingResponse:
    """Change a draft."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce(refuse_moved(row, "update"))
    act.record("update", row, changed=said_no(act.change, row, **_with_text(values)))
    return row


@transaction.atomic
def remove_response(*, act: Act, target: UUID) -> None:
    """Drop a draft."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce(refuse_moved(row, "delete"))
    act.record("delete", row, is_deletion=True)
    act.remove(row)


@transaction.atomic
def submit(*, act: Act, target: UUID) -> HearingResponse:
    """Give the answer; late ones are taken too, and marked [89]."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce(reasons_submit(row, act.reader))
    act.record("submit", row, changed=_give(act, row))
    return row


def reasons_submit(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against giving the answer."""
    return [
        *refuse_moved(row, "submit"),
        *rules.refuse_empty(row.body_text),
        *rules.refuse_submit(HearingState(row.hearing.state), _state_of(row.consultee)),
    ]


@transaction.atomic
def replace(*, act: Act, target: UUID, body_html: str) -> HearingResponse:
    """Give another answer in the place of one; the earlier one is kept."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce([*reasons_replace(row, act.reader), *rules.refuse_empty(plain_text(body_html))])
    return _replaced(act, row, body_html)


def reasons_replace(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against replacing the answer."""
    given = _state_of(row.consultee) if row.consultee else ConsulteeState.ANSWERED
    return [
        *refuse_moved(row, "replace"),
        *rules.refuse_replace(HearingState(row.hearing.state), given),
    ]


@transaction.atomic
def decline(*, act: Act, target: UUID) -> HearingResponse:
    """Say that the draft will not become an answer."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce(reasons_decline(row, act.reader))
    act.change(row.consultee, declined_at=now())
    gates.settle(act, row.hearing)
    act.record("decline", row)
    return row


def reasons_decline(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against saying no instead of answering."""
    asked = _state_of(row.consultee) if row.consultee else ConsulteeState.WAIVED
    return [
        *refuse_moved(row, "decline"),
        *rules.refuse_decline(HearingState(row.hearing.state), asked),
    ]


def refuse_moved(row: HearingResponse, verb: str) -> list[Refusal]:
    """The answer's own state forbids the verb."""
    return rules.refuse_state(rules.RESPONSE_MOVES, verb, ResponseState(row.state))


def answer_at_once(act: Act, consultee: Consultee, body_html: str) -> HearingResponse:
    """Draft and give in one, for somebody who comes with an invitation. The hearing's row
    must be locked."""
    hearing = consultee.hearing
    act.enforce(
        [
            *rules.refuse_empty(plain_text(body_html)),
            *rules.refuse_submit(HearingState(hearing.state), _state_of(consultee)),
        ]
    )
    row = _new(act, hearing, {"consultee": consultee, "body_html": body_html})
    act.record("submit", row, changed=_give(act, row))
    return row


def replace_at_once(act: Act, consultee: Consultee, body_html: str) -> HearingResponse:
    """Replace the answer that stands, for somebody who comes with an invitation."""
    state = HearingState(consultee.hearing.state)
    refused = rules.refuse_replace(state, _state_of(consultee))
    act.enforce([*rules.refuse_empty(plain_text(body_html)), *refused])
    row = consultee.responses.get(state=ResponseState.SUBMITTED.value)
    return _replaced(act, row, body_html)


def given_by_decision(act: Act, consultee: Consultee, decision: Decision) -> HearingResponse:
    """The answer a committee decided on its item, given when it was decided. The hearing's row
    must be locked."""
    day = decision.decided_on
    written_up = min(now(), end_of_day(day)) if day is not None else now()
    told = {
        "consultee": consultee,
        "committee": consultee.committee,
        "item": consultee.item,
        "decided_on": day,
        "body_html": decision.body_html,
    }
    row = _new(act, consultee.hearing, told)
    _give(act, row, decision.decided_at or written_up)
    return row


def _spoken_for(act: Act, hearing: Hearing, named: Consultee | None) -> Consultee | None:
    """Whose answer it will be: the one named, else the reader's own; nobody writes for
    another."""
    if named is not None and named.hearing_id != hearing.pk:
        raise InvalidInput.at("/consultee", "does_not_exist", "Findes ikke i høringen.")
    own = Consultee.objects.asked_of(act.reader).filter(hearing=hearing)
    consultee: Consultee | None = named or own.order_by("position").first()
    roles = access.roles_to_answer(act.reader, hearing, consultee)
    if access.ANSWERERS.isdisjoint(roles):
        raise Forbidden("Det har du ikke ret til.", extra={"verb": "create"})
    return consultee


def _new(act: Act, hearing: Hearing, values: dict[str, Any]) -> HearingResponse:
    consultee = values.get("consultee")
    if consultee is not None and not values.get("sender_name"):
        values["sender_name"] = consultee.name
    row: HearingResponse = said_no(
        act.create,
        HearingResponse,
        municipality_id=hearing.municipality_id,
        hearing=hearing,
        position=Hearing.objects.next_position(hearing.pk, "responses"),
        **_with_text(values),
    )
    return row


def _give(act: Act, row: HearingResponse, at: datetime | None = None) -> list[str]:
    """The answer stands from now on; its consultee has answered, in time or late."""
    moment, hearing, consultee = at or now(), row.hearing, row.consultee
    own_day = consultee.deadline if consultee is not None else None
    last_day = own_day or hearing.response_deadline
    answered = ConsulteeState.ANSWERED
    if last_day is not None:
        answered = rules.answered_as(moment, last_day, None if own_day else hearing.deadline_time)
    if consultee is not None:
        act.change(consultee, answered_at=moment)
        gates.settle(act, hearing)
    late = answered is ConsulteeState.ANSWERED_LATE
    state = ResponseState.SUBMITTED.value
    return act.change(row, state=state, submitted_at=moment, is_late=late)


def _replaced(act: Act, row: HearingResponse, body_html: str) -> HearingResponse:
    act.change(row, state=ResponseState.REPLACED.value)
    kept = ("consultee", "sender_name", "committee", "committee_printed", "decided_on", "item")
    values = {name: getattr(row, name) for name in kept}
    new = _new(act, row.hearing, {**values, "body_html": body_html})
    act.record("replace", new, changed=_give(act, new))
    return new


def _state_of(consultee: Consultee | None) -> ConsulteeState:
    return consultee.state if consultee is not None else ConsulteeState.INVITED


def _with_text(values: dict[str, Any]) -> dict[str, Any]:
    if "body_html" in values:
        values["body_text"] = plain_text(values["body_html"])
    return values

"""Answers: drafted, given, replaced; by an account or by an invitation."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import Upload
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.calendar import end_of_day
from foundation.clock import now
from foundation.problems import Forbidden, InvalidInput, Refusal
from foundation.richtext import plain_text
from hearings import access, rules
from hearings.actions import gates
from hearings.actions.giving import (
    files_of,
    give,
    give_instead,
    is_settled,
    new_response,
    with_text,
)
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
    row = new_response(act, hearing, {**values, "consultee": consultee})
    act.record("create", row)
    return row


@transaction.atomic
def change_response(*, act: Act, target: UUID, **values: Any) -> HearingResponse:
    """Change a draft."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce(refuse_moved(row, "update"))
    act.record("update", row, changed=said_no(act.change, row, **with_text(values)))
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
    act.record("submit", row, changed=give(act, row))
    return row


def reasons_submit(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against giving the answer."""
    return [
        *refuse_moved(row, "submit"),
        *rules.refuse_empty(row.body_text, has_files=row.files.exists()),
        *rules.refuse_submit(HearingState(row.hearing.state), _stands_as(row)),
    ]


@transaction.atomic
def replace(
    *,
    act: Act,
    target: UUID,
    body_html: str,
    keep_files: bool = True,
    uploads: Sequence[Upload] = (),
) -> HearingResponse:
    """Give another answer in the place of one; the earlier one is kept, and its files come
    along unless they are left out."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    files = files_of(row) if keep_files else []
    files += [(upload, upload.file_name) for upload in uploads]
    empty = rules.refuse_empty(plain_text(body_html), has_files=bool(files))
    act.enforce([*reasons_replace(row, act.reader), *empty])
    return give_instead(act, row, body_html, files)


def reasons_replace(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against replacing the answer."""
    given = state_of(row.consultee) if row.consultee else ConsulteeState.ANSWERED
    hearing = HearingState(row.hearing.state)
    return [
        *refuse_moved(row, "replace"),
        *rules.refuse_replace(hearing, given, is_settled=is_settled(row)),
        *rules.refuse_redacted(is_redacted=row.redacted_at is not None),
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
    asked = state_of(row.consultee) if row.consultee else ConsulteeState.WAIVED
    return [
        *refuse_moved(row, "decline"),
        *rules.refuse_decline(HearingState(row.hearing.state), asked),
    ]


def refuse_moved(row: HearingResponse, verb: str) -> list[Refusal]:
    """The answer's own state forbids the verb."""
    return rules.refuse_state(rules.RESPONSE_MOVES, verb, ResponseState(row.state))


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
    row = new_response(act, consultee.hearing, told)
    give(act, row, decision.decided_at or written_up)
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


def _stands_as(row: HearingResponse) -> ConsulteeState:
    """How far whoever writes the draft has come. Of one who used the public form and is at
    another answer the first one stands: only his own link puts the other in its place."""
    if (
        row.consultee is None
        and row.state == ResponseState.DRAFT
        and row.thread not in {None, row.pk}
    ):
        rows = HearingResponse.objects.standing().filter(
            municipality_id=row.municipality_id, thread=row.thread
        )
        if rows.exists():
            return ConsulteeState.ANSWERED
    return state_of(row.consultee)


def state_of(consultee: Consultee | None) -> ConsulteeState:
    """How far the consultee has come; nobody asked is as good as invited."""
    return consultee.state if consultee is not None else ConsulteeState.INVITED

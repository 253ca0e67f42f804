"""What somebody without an account does with the link in a letter: of an invitation, or of the
receipt for what was sent by the public form."""

from collections.abc import Callable
from typing import Any

from django.db import transaction

from foundation.accounts.reader import Reader
from foundation.audit.act import Act
from foundation.clock import now, today
from foundation.problems import Missing, RuleViolation
from foundation.richtext import plain_text
from hearings import rules
from hearings.actions import answers, consultees
from hearings.actions.giving import (
    files_of,
    give,
    give_instead,
    is_settled,
    new_response,
    with_text,
)
from hearings.actions.locking import lock_hearing
from hearings.letters import consultee_of, response_of
from hearings.models import Consultee, HearingResponse
from hearings.vocabulary import (
    Answer,
    ConsulteeState,
    HearingState,
    ResponseChannel,
    ResponseState,
)


@transaction.atomic
def open_invitation(*, token: str) -> Consultee:
    """Whom the invitation belongs to; the first time it is opened is noted."""
    known = consultee_of(token)
    if known is not None and known.seen_at is not None:
        return known
    row: Consultee = held(token, consultee_of)
    act = act_of(row)
    act.record("see", row, changed=act.change(row, seen_at=now()))
    return row


@transaction.atomic
def answer(
    *, token: str, answer: Answer, body_html: str = "", keep_files: bool = True
) -> Consultee:
    """Answer the hearing, once: another answer must say that it replaces the first."""
    row: Consultee = held(token, consultee_of)
    act = act_of(row)
    if answer is Answer.DECLINE:
        consultees.decline_locked(act, row)
    elif answer is Answer.REPLACE:
        _replace(act, _standing(row), draft_of(row), body_html, keep_files=keep_files)
    elif answer is Answer.DRAFT:
        _draft(act, row, body_html)
    else:
        _submit(act, row, body_html)
    return row


def open_own(*, token: str) -> HearingResponse:
    """The answer one sent by the public form, as it stands."""
    found = response_of(token)
    if found is None:
        raise Missing
    return found


@transaction.atomic
def replace_own(*, token: str, body_html: str, keep_files: bool = True) -> HearingResponse:
    """Put another answer in the place of the one that was sent by the public form."""
    row: HearingResponse = held(token, response_of)
    return _replace(act_of(row), row, draft_of(row), body_html, keep_files=keep_files)


def draft_of(party: Any) -> HearingResponse | None:
    """The draft that somebody with a link is at: an account's drafts are not his."""
    rows = HearingResponse.objects.filter(
        municipality_id=party.municipality_id, state=ResponseState.DRAFT.value
    )
    if isinstance(party, Consultee):
        rows = rows.filter(consultee=party, channel=ResponseChannel.INVITATION.value)
    else:
        rows = rows.filter(thread=party.thread)
    found: HearingResponse | None = rows.order_by("position").first()
    return found


def begun(act: Act, party: Any, body_html: str = "") -> HearingResponse:
    """The draft, made where there is none. The hearing's row must be locked."""
    found = draft_of(party)
    if found is not None:
        return found
    values: dict[str, Any] = {"body_html": body_html}
    if isinstance(party, Consultee):
        values |= {"consultee": party, "channel": ResponseChannel.INVITATION.value}
    else:
        values |= {name: getattr(party, name) for name in ("thread", "sender_name", "channel")}
    row = new_response(act, party.hearing, values)
    act.record("create", row)
    return row


def act_of(party: Any) -> Act:
    """An act of somebody known by his link only."""
    asked = isinstance(party, Consultee)
    return Act(
        Reader(
            today=today(),
            municipality_id=party.municipality_id,
            person_id=party.person_id if asked else None,
            name=party.name if asked else "",
        )
    )


def held(token: str, known: Callable[[str], Any]) -> Any:
    """The row behind the link, with the hearing locked: of two at once the second sees what the
    first did. 404 looks the same for every bad token."""
    first = known(token)
    if first is None:
        raise Missing
    lock_hearing(pk=first.hearing.pk)
    found = known(token)
    if found is None:
        raise Missing
    return found


def refuse_writing(party: Any) -> list[Any]:
    """What stands against working at a draft: the hearing does not take answers any more, or
    what one would put in the place of an answer comes too late."""
    state = HearingState(party.hearing.state)
    refused = rules.refuse_state(rules.MOVES, "draft", state)
    stands = party if isinstance(party, HearingResponse) else _stood(party)
    if stands is None:
        return refused
    return [*refused, *rules.refuse_replace(state, ConsulteeState.ANSWERED,
                                            is_settled=is_settled(stands))]  # fmt: skip


def _draft(act: Act, row: Consultee, body_html: str) -> None:
    act.enforce(refuse_writing(row))
    draft = begun(act, row, body_html)
    changed = act.change(draft, **with_text({"body_html": body_html}))
    if changed:
        act.record("update", draft, changed=changed)


def _submit(act: Act, row: Consultee, body_html: str) -> None:
    draft = draft_of(row)
    has_files = draft is not None and draft.files.exists()
    text = body_html or (draft.body_html if draft is not None else "")
    act.enforce(
        [
            *rules.refuse_empty(plain_text(text), has_files=has_files),
            *rules.refuse_submit(HearingState(row.hearing.state), answers.state_of(row)),
        ]
    )
    if draft is None:
        values = {"consultee": row, "channel": ResponseChannel.INVITATION.value}
        draft = new_response(act, row.hearing, {**values, "body_html": text})
    else:
        act.change(draft, **with_text({"body_html": text}))
        draft.consultee = row  # so that the row at hand learns that it has answered
    act.record("submit", draft, changed=give(act, draft))


def _replace(
    act: Act,
    row: HearingResponse,
    draft: HearingResponse | None,
    body_html: str,
    *,
    keep_files: bool,
) -> HearingResponse:
    files = files_of(row) if keep_files else []
    fresh = files_of(draft) if draft is not None else []
    files += [file for file in fresh if file[0] not in [upload for upload, _ in files]]
    refused = answers.reasons_replace(row, act.reader)
    act.enforce([*rules.refuse_empty(plain_text(body_html), has_files=bool(files)), *refused])
    if draft is not None:
        act.remove(draft)
    return give_instead(act, row, body_html, files)


def _stood(party: Consultee) -> HearingResponse | None:
    found: HearingResponse | None = party.responses.filter(
        state=ResponseState.SUBMITTED.value
    ).first()
    if found is not None:
        found.consultee = party
    return found


def _standing(party: Consultee) -> HearingResponse:
    found = _stood(party)
    if found is None:
        state = HearingState(party.hearing.state)
        raise RuleViolation(rules.refuse_replace(state, answers.state_of(party)))
    return found

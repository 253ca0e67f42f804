"""How an answer comes to stand, whoever gives it and by whatever way."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max

from agenda.models import Upload
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.ids import new_id
from foundation.outbox.compose import Dispatch, Posting, Recipient, queue_letters
from foundation.richtext import plain_text
from hearings import letters, rules
from hearings.actions import gates
from hearings.actions.late import item_ahead
from hearings.models import Hearing, HearingResponse, ResponseFile
from hearings.vocabulary import ConsulteeState, FileEdition, ResponseState, SenderKind

_KEPT = (
    "consultee",
    "sender_name",
    "sender_kind",
    "sender_email",
    "name_may_be_published",
    "channel",
    "committee",
    "committee_printed",
    "decided_on",
    "item",
)
"""What a later answer has from the one whose place it takes."""


def new_response(act: Act, hearing: Hearing, values: dict[str, Any]) -> HearingResponse:
    """A draft after those there are; the hearing's row must be locked."""
    consultee = values.get("consultee")
    if consultee is not None and not values.get("sender_name"):
        values["sender_name"] = consultee.name
    if values.get("committee") or (consultee is not None and consultee.committee_id):
        values["sender_kind"] = SenderKind.AUTHORITY.value
    own = new_id()
    row: HearingResponse = said_no(
        act.create,
        HearingResponse,
        id=own,
        municipality_id=hearing.municipality_id,
        hearing=hearing,
        position=Hearing.objects.next_position(hearing.pk, "responses"),
        **{"thread": own, **with_text(values)},
    )
    return row


def give(act: Act, row: HearingResponse, at: datetime | None = None) -> list[str]:
    """The answer stands from now on; its consultee has answered, in time or late, and gets a
    receipt. A late one is laid with the item it can still be considered at [89]."""
    moment, consultee = at or now(), row.consultee
    last_day, hour = last_moment(row)
    answered = ConsulteeState.ANSWERED
    if last_day is not None:
        answered = rules.answered_as(moment, last_day, hour)
    if consultee is not None:
        act.change(consultee, answered_at=moment)
        gates.settle(act, row.hearing)
    late = answered is ConsulteeState.ANSWERED_LATE
    changed = act.change(
        row,
        state=ResponseState.SUBMITTED.value,
        submitted_at=moment,
        is_late=late,
        considered_item=item_ahead(row.hearing) if late else None,
    )
    _acknowledge(row)
    return changed


def give_instead(
    act: Act,
    row: HearingResponse,
    body_html: str,
    files: Iterable[tuple[Upload, str]],
    **told: Any,
) -> HearingResponse:
    """Another answer in the place of `row`, which is kept as it was."""
    thread = row.thread or row.pk
    act.change(row, state=ResponseState.REPLACED.value, thread=thread)
    kept = {name: getattr(row, name) for name in _KEPT}
    values = {**kept, **told, "thread": thread, "body_html": body_html}
    new = new_response(act, row.hearing, values)
    add_files(act, new, files)
    act.record("replace", new, changed=give(act, new))
    return new


def last_moment(row: HearingResponse) -> tuple[date | None, time | None]:
    """The last day of whoever answers, and the hour where the day has one."""
    consultee, hearing = row.consultee, row.hearing
    own = consultee.deadline if consultee is not None else None
    return (own, None) if own else (hearing.response_deadline, hearing.deadline_time)


def is_settled(row: HearingResponse) -> bool:
    """Whether the answer was given in time and the time has run out."""
    last_day, at = last_moment(row)
    over = last_day is not None and rules.has_expired(now(), last_day, at)
    return over and not row.is_late


def add_files(
    act: Act,
    row: HearingResponse,
    files: Iterable[tuple[Upload, str]],
    *,
    edition: FileEdition = FileEdition.ORIGINAL,
) -> None:
    """Lay files with an answer, after those there are."""
    first = (row.files.aggregate(last=Max("position"))["last"] or 0) + 1
    for position, (upload, title) in enumerate(files, first):
        said_no(
            act.create,
            ResponseFile,
            municipality_id=row.municipality_id,
            response=row,
            position=position,
            upload=upload,
            title=title,
            edition=edition.value,
        )


def files_of(row: HearingResponse) -> list[tuple[Upload, str]]:
    """The files of an answer as they were sent."""
    sent = row.files.filter(edition=FileEdition.ORIGINAL.value).select_related("upload")
    return [(file.upload, file.title) for file in sent.order_by("position")]


def with_text(values: dict[str, Any]) -> dict[str, Any]:
    """The values with rich text as plain text beside."""
    if "body_html" in values:
        values["body_text"] = plain_text(values["body_html"])
    return values


def _acknowledge(row: HearingResponse) -> None:
    consultee = row.consultee
    name, person, address = "", None, row.sender_email
    if consultee is not None:
        name, person = consultee.name, consultee.person_id
        address = consultee.address
    if not address or row.hearing.is_imported:
        return
    why = Dispatch(row.municipality_id, "hearing-receipt", "hearingresponse", row.pk)
    queue_letters([Posting(why, Recipient(person, name, address), letters.receipt(row))])

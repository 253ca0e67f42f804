"""The public form: an answer of somebody whom nobody asked."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from foundation.accounts.reader import Reader
from foundation.audit.act import Act
from foundation.clock import today
from foundation.problems import Missing
from foundation.richtext import plain_text
from hearings import rules
from hearings.actions.files import Sent, refuse_many, upload_from_outside
from hearings.actions.giving import add_files, give, new_response
from hearings.actions.locking import lock_hearing
from hearings.models import Hearing, HearingResponse
from hearings.vocabulary import ResponseChannel, SenderKind

_SAME = ("sender_name", "sender_email", "sender_kind", "body_html")


@transaction.atomic
def answer_publicly(
    *, target: UUID, files: Sequence[Sent] = (), dry_run: bool = False, **values: Any
) -> HearingResponse:
    """Take an answer in. Sent twice it is there once: who presses a button again, or never got
    the first reply, has answered one time."""
    lock_hearing(pk=target)
    rows = Hearing.objects.taking_public_answers().select_related("item", "case")
    hearing = rows.filter(pk=target).first()
    if hearing is None:
        raise Missing
    sender = Reader(today=today(), municipality_id=hearing.municipality_id)
    act = Act(sender, dry_run=dry_run)
    refuse_many(len(files))
    act.enforce(rules.refuse_empty(plain_text(values["body_html"]), has_files=bool(files)))
    if values["sender_kind"] == SenderKind.AUTHORITY:
        values["sender_kind"] = SenderKind.ORGANISATION.value
    uploads = [upload_from_outside(act, file) for file in files]
    earlier = _sent_before(hearing, values, [upload.sha256 for upload in uploads])
    if earlier is not None:
        return earlier
    channel = ResponseChannel.FORM.value
    row = new_response(act, hearing, {**values, "channel": channel})
    add_files(act, row, [(upload, upload.file_name) for upload in uploads])
    act.record("submit", row, changed=give(act, row))
    return row


def _sent_before(
    hearing: Hearing, values: dict[str, Any], hashes: Sequence[str]
) -> HearingResponse | None:
    """The same answer from the same sender, files and all; the hearing's row is locked."""
    same = {name: values[name] for name in _SAME}
    rows = hearing.responses.standing().filter(channel=ResponseChannel.FORM.value, **same)
    for row in rows.order_by("position"):
        held = row.files.order_by("position").values_list("upload__sha256", flat=True)
        if list(held) == list(hashes):
            found: HearingResponse = row
            return found
    return None

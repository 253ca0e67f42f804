"""Removing what a citizen sent by mistake: the words and bytes are gone, a salted hash is kept."""

import json
import logging
import secrets
from functools import partial
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from redis.exceptions import RedisError

from agenda.actions import erase_upload
from agenda.actions.files import salted
from foundation.audit.act import Act
from foundation.clock import now
from foundation.http.models import IdempotencyRecord
from foundation.outbox.models import Message
from foundation.problems import Refusal
from hearings import rules
from hearings.actions.locking import lock_hearing
from hearings.models import (
    AdministrationComment,
    HearingResponse,
    JointReply,
    PublicResponse,
    ResponseFile,
)
from hearings.white_book import print_kept_under

log = logging.getLogger(__name__)
NOBODY = "Slettet afsender"
_WORDS = ("body_html", "sender_name", "sender_email")


@transaction.atomic
def redact(*, act: Act, target: UUID, reason: str) -> HearingResponse:
    """Remove an answer's text, sender and files for good, in every edition and wherever a copy
    was kept. That there was one, when, and why it was removed stays."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce(rules.refuse_redact(is_redacted=row.redacted_at is not None, reason=reason))
    salt = secrets.token_hex(32)
    held = list(row.files.select_related("upload").order_by("position"))
    words = {name: getattr(row, name) for name in _WORDS}
    files = [file.upload.sha256 for file in held]
    proof = salted(salt, json.dumps({**words, "files": files}, sort_keys=True))
    _remove_files(act, held, salt)
    PublicResponse.objects.filter(response=row).delete()
    _forget_copies(row, [file.upload_id for file in held])
    _forget_drafts(act, row, salt)
    changed = act.change(
        row,
        body_html="",
        body_text="",
        sender_name=NOBODY,
        sender_email="",
        redacted_at=now(),
        redact_reason=reason,
        redaction_salt=salt,
        redacted_hash=proof,
    )
    act.record("redact", row, changed=changed)
    return row


def reasons_redact(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against removing the answer, whatever the reason."""
    return rules.refuse_redact(is_redacted=row.redacted_at is not None, reason="-")


def _remove_files(act: Act, held: list[ResponseFile], salt: str) -> None:
    """A file that came along to another answer, which stands as it is, is only taken off."""
    uploads = [file.upload_id for file in held]
    others = ResponseFile.objects.filter(upload__in=uploads, response__redacted_at=None)
    elsewhere = others.exclude(response__in=[file.response_id for file in held])
    kept = set(elsewhere.values_list("upload_id", flat=True))
    for file in held:
        if file.upload_id in kept:
            act.remove(file)
        else:
            act.change(file, title="slettet")
            erase_upload(act=act, upload=file.upload, salt=salt)


def _forget_print(hearing_id: UUID) -> None:
    """While Redis is away the print stays there until its day is over; it is shown to nobody."""
    try:
        cache.delete(print_kept_under(hearing_id))
    except RedisError:
        log.exception("the print of a white book could not be removed")


def _forget_drafts(act: Act, row: HearingResponse, salt: str) -> None:
    """The text stands in the draft of a joint reply too, with hashes that short words could be
    guessed from, and in what the administration made of it. What members put in is theirs."""
    for comment in AdministrationComment.objects.filter(response=row).exclude(summary=""):
        act.change(comment, summary="")
    for reply in JointReply.objects.filter(response=row):
        proof = salted(salt, reply.content_hash)
        act.change(reply, draft_html="", draft_text="", content_hash=proof)
        for member in reply.members.exclude(approved_hash=""):
            act.change(member, approved_hash=salted(salt, member.approved_hash))
        told = [reply.pk, *reply.members.values_list("pk", flat=True)]
        IdempotencyRecord.objects.filter(object_id__in=told).delete()


def _forget_copies(row: HearingResponse, uploads: list[UUID]) -> None:
    """Answers kept for replay hold the text, so does the print of a white book, and the receipt
    the address it went to. A receipt on its way has been answered for and is not sent."""
    transaction.on_commit(partial(_forget_print, row.hearing_id))
    IdempotencyRecord.objects.filter(object_id__in=[row.pk, *uploads]).delete()
    if row.consultee_id is None:
        Message.objects.filter(
            municipality_id=row.municipality_id,
            rule="hearing-receipt",
            subject_id=row.pk,
        ).delete()

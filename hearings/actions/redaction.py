"""Removing what a citizen sent by mistake: the words and bytes are gone, a salted hash is kept."""

import json
import logging
import secrets
from functools import partial
from typing import Any
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.db.models import Q, QuerySet
from redis.exceptions import RedisError

from agenda.actions import erase_upload
from agenda.actions.files import salted
from agenda.models import Upload
from foundation.audit.act import Act
from foundation.clock import now
from foundation.http.models import IdempotencyRecord
from foundation.outbox.models import Message
from foundation.outbox.suppression import forget
from foundation.problems import Refusal
from hearings import rules
from hearings.actions.locking import lock_hearing
from hearings.models import (
    AdministrationComment,
    HearingResponse,
    JointReply,
    JointReplyMember,
    PublicResponse,
    ResponseFile,
)
from hearings.vocabulary import ResponseState
from hearings.white_book import print_kept_under

log = logging.getLogger(__name__)
NOBODY, GONE = "Slettet afsender", "Slettet"
_WORDS = ("body_html", "sender_name", "sender_email")


@transaction.atomic
def redact(*, act: Act, target: UUID, reason: str) -> HearingResponse:
    """Remove an answer's text, sender and files for good, in every edition and wherever a copy
    was kept, and those it took the place of, which say the same in other words. That there was
    one, when, and why it was removed stays."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    act.enforce(rules.refuse_redact(is_redacted=row.redacted_at is not None, reason=reason))
    versions = [row, *_earlier(row)]
    rows = ResponseFile.objects.filter(response__in=versions).select_related("upload")
    held = list(rows.order_by("position"))
    changed = {one.pk: _erase(act, one, held, reason) for one in versions}
    _remove_files(act, held, row.redaction_salt)
    for one in versions:
        act.record("redact", one, changed=changed[one.pk])
    return row


def reasons_redact(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against removing the answer, whatever the reason."""
    return rules.refuse_redact(is_redacted=row.redacted_at is not None, reason="-")


def _earlier(row: HearingResponse) -> "QuerySet[HearingResponse]":
    """What the answer took the place of. A later one stands for itself."""
    same = Q(thread=row.thread or row.pk)
    if row.consultee_id is not None:
        same |= Q(consultee_id=row.consultee_id)
    return HearingResponse.objects.filter(
        same,
        municipality_id=row.municipality_id,
        hearing_id=row.hearing_id,
        state=ResponseState.REPLACED.value,
        position__lt=row.position,
        redacted_at=None,
    ).order_by("position")


def _erase(act: Act, row: HearingResponse, held: list[ResponseFile], reason: str) -> list[str]:
    salt = secrets.token_hex(32)
    own = [file for file in held if file.response_id == row.pk]
    words = {name: getattr(row, name) for name in _WORDS}
    files = [file.upload.sha256 for file in own]
    proof = salted(salt, json.dumps({**words, "files": files}, sort_keys=True))
    PublicResponse.objects.filter(response=row).delete()
    _forget_copies(row, [file.upload_id for file in own])
    _forget_drafts(act, row, salt)
    return act.change(
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


def _remove_files(act: Act, held: list[ResponseFile], salt: str) -> None:
    """A file that came along to another answer, which stands as it is, is only taken off."""
    uploads = [file.upload for file in held]
    others = ResponseFile.objects.filter(upload__in=uploads, response__redacted_at=None)
    elsewhere = others.exclude(response__in=[file.response_id for file in held])
    kept = set(elsewhere.values_list("upload_id", flat=True))
    gone: dict[UUID, Upload] = {}
    for file in held:
        if file.upload_id in kept:
            act.remove(file)
        else:
            act.change(file, title="slettet")
            upload = gone.setdefault(file.upload_id, file.upload)
            erase_upload(act=act, upload=upload, salt=salt)


def _forget_print(hearing_id: UUID) -> None:
    """While Redis is away the print stays there until its day is over; it is shown to nobody."""
    try:
        cache.delete(print_kept_under(hearing_id))
    except RedisError:
        log.exception("the print of a white book could not be removed")


def _forget_drafts(act: Act, row: HearingResponse, salt: str) -> None:
    """The text stands in the draft of a joint reply too, with hashes that short words could be
    guessed from, in what its members put in and objected, and in what the administration made
    of it."""
    for comment in AdministrationComment.objects.filter(response=row).exclude(summary=""):
        act.change(comment, summary="")
    for reply in JointReply.objects.filter(response=row):
        proof = salted(salt, reply.content_hash)
        act.change(reply, draft_html="", draft_text="", content_hash=proof)
        for member in reply.members.order_by("position"):
            _forget_part(act, member, salt)
        told = [reply.pk, *reply.members.values_list("pk", flat=True)]
        IdempotencyRecord.objects.filter(object_id__in=told).delete()


def _forget_part(act: Act, member: JointReplyMember, salt: str) -> None:
    approved = member.approved_hash and salted(salt, member.approved_hash)
    objection = member.objection and GONE
    act.change(member, input_html="", input_text="", approved_hash=approved, objection=objection)


def _forget_copies(row: HearingResponse, uploads: list[UUID]) -> None:
    """Answers kept for replay hold the text, so does the print of a white book, and the receipt
    the address it went to. A receipt on its way has been answered for and is not sent."""
    transaction.on_commit(partial(_forget_print, row.hearing_id))
    IdempotencyRecord.objects.filter(object_id__in=[row.pk, *uploads]).delete()
    if row.consultee_id is None:
        forget(
            Message.objects.filter(
                municipality_id=row.municipality_id,
                rule="hearing-receipt",
                subject_id=row.pk,
            )
        )

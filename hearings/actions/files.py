"""Files that go with an answer."""

from dataclasses import dataclass
from typing import IO, Any
from uuid import UUID

from django.db import transaction

from agenda.actions import add_upload
from agenda.models import Upload
from foundation.audit.act import Act
from foundation.danish import find_cpr
from foundation.files import media_type_of, opened
from foundation.files.kinds import MediaTypeRefused
from foundation.files.words import Unreadable, words_of
from foundation.http.files import size_of
from foundation.problems import Forbidden, InvalidInput, Missing, PayloadTooLarge
from hearings import access, rules
from hearings.actions import answers
from hearings.actions.giving import add_files
from hearings.actions.invitations import act_of, begun, draft_of, held, refuse_writing
from hearings.actions.locking import lock_hearing
from hearings.models import HearingResponse, ResponseFile
from hearings.vocabulary import FileEdition, ResponseState

MOST_FILES, MOST_FILE_BYTES = 5, 10 * 2**20
"""What one answer without an account may hold."""
_FOR_READING = ("application/pdf", "image/png", "image/jpeg", "text/plain")
_WRITTEN = ("wordprocessingml.document", "opendocument.text")


@dataclass(frozen=True)
class Sent:
    """A file as it came in."""

    content: IO[bytes]
    name: str


@transaction.atomic
def add_file(
    *,
    act: Act,
    parent: HearingResponse,
    upload: Upload | Sent,
    edition: FileEdition = FileEdition.ORIGINAL,
    title: str = "",
) -> ResponseFile:
    """Lay a file with a draft; or, for the public edition of an answer that stands, one that was
    looked through for personal numbers first [77]."""
    lock_hearing(responses=parent.pk)
    row = act.lock(HearingResponse.objects.all(), parent.pk, check=False)
    if isinstance(upload, Sent):
        upload = add_upload(
            act=act,
            content=upload.content,
            file_name=upload.name,
            municipality=row.municipality,
        )
    if edition is FileEdition.PUBLIC:
        _require_keeper(act, row)
        state, gone = ResponseState(row.state), row.redacted_at is not None
        found = holds_number(upload, title)
        act.enforce(rules.refuse_public_version(state, is_redacted=gone, has_cpr=found))
    else:
        act.enforce(answers.refuse_moved(row, "update"))
    add_files(act, row, [(upload, title or upload.file_name)], edition=edition)
    file = row.files.latest("position")
    act.record("create", file)
    return file


@transaction.atomic
def remove_file(*, act: Act, target: UUID) -> None:
    """Take a file off a draft, or off the public edition."""
    lock_hearing(responses__files=target)
    file = act.lock(ResponseFile.objects.all(), target)
    if file.edition == FileEdition.ORIGINAL:
        act.enforce(answers.refuse_moved(file.response, "update"))
    else:
        _require_keeper(act, file.response)
    act.record("delete", file, is_deletion=True)
    act.remove(file)


@transaction.atomic
def add_own_file(*, token: str, known: Any, sent: Sent) -> ResponseFile:
    """Lay a file with the draft of somebody who has a link and no account."""
    party = held(token, known)
    act = act_of(party)
    act.enforce(refuse_writing(party))
    draft = begun(act, party)
    refuse_many(draft.files.count() + 1)
    upload = upload_from_outside(act, sent)
    add_files(act, draft, [(upload, upload.file_name)])
    file = draft.files.latest("position")
    act.record("create", file)
    return file


@transaction.atomic
def remove_own_file(*, token: str, known: Any, file_id: UUID) -> None:
    """Take a file off that draft."""
    party = held(token, known)
    act = act_of(party)
    draft = draft_of(party)
    file = draft.files.filter(pk=file_id).first() if draft is not None else None
    if file is None:
        raise Missing
    act.record("delete", file, is_deletion=True)
    act.remove(file)


def upload_from_outside(act: Act, sent: Sent) -> Upload:
    """Take in a file of somebody nobody knows: small, and of a kind that is for reading."""
    if size_of(sent.content) > MOST_FILE_BYTES:
        raise PayloadTooLarge(f"Filen er større end {MOST_FILE_BYTES // 2**20} MB.")
    kind = media_type_of(sent.content, sent.name)
    if kind not in _FOR_READING and not kind.endswith(_WRITTEN):
        raise MediaTypeRefused("Send PDF, billeder (PNG, JPEG) eller tekst (Word, ODT, TXT).")
    return add_upload(act=act, content=sent.content, file_name=sent.name)


def refuse_many(count: int) -> None:
    """400 above what one answer without an account may hold."""
    if count > MOST_FILES:
        raise InvalidInput.at("/file", "too_many_files", f"Send højst {MOST_FILES} filer.")


def _require_keeper(act: Act, row: HearingResponse) -> None:
    """What the public reads is for those who run the hearing to say, not for who answers."""
    if access.KEEPERS.isdisjoint(act.reader.roles_for(row.hearing.scope())):
        raise Forbidden("Det har du ikke ret til.", extra={"verb": "create"})


def holds_number(upload: Upload, title: str) -> bool:
    """Whether the file or a name it goes by may hold a personal number; one that cannot be read
    may."""
    if find_cpr(title) or find_cpr(upload.file_name):
        return True
    try:
        with opened(upload.storage_key) as content:
            return bool(find_cpr(words_of(content, upload.media_type)))
    except (Unreadable, OSError):
        return True

"""Uploaded files and attachments."""

import hashlib
from typing import IO, Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from agenda.actions.facts import writable_item
from agenda.actions.parts import new_block
from agenda.models import AgendaItem, Attachment, Upload
from agenda.vocabulary import BlockKind, ScanState, Visibility
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.files import clean_name, erase, keep, media_type_of


@transaction.atomic
def add_upload(*, act: Act, content: IO[bytes], file_name: str, municipality: Any = None) -> Upload:
    """Take a file in. What it is, its bytes say; nobody has scanned it."""
    name = clean_name(file_name)
    media_type = media_type_of(content, name)
    home = act.home(municipality)
    stored = keep(content, home, dry_run=act.dry_run)
    row = act.create(
        Upload,
        municipality_id=home,
        sha256=stored.sha256,
        size=stored.size,
        storage_key=stored.key,
        media_type=media_type,
        file_name=name,
        scan_state=ScanState.SKIPPED.value,
        uploaded_by_id=act.reader.user_id,
    )
    act.record("create", row, is_open=False)
    return row


@transaction.atomic
def erase_upload(*, act: Act, upload: Upload, salt: str) -> None:
    """Remove what a file held, for good: its bytes, its name, and the hash it could be found by;
    a salted one is kept. Bytes that another upload has too stay for that one. The bytes go before
    the transaction ends: where that fails a file is gone sooner than its row says, never later."""
    key, sha256 = upload.storage_key, upload.sha256
    if upload.is_erased:
        return
    gone = {"storage_key": "", "file_name": "slettet", "sha256": salted(salt, sha256)}
    act.change(upload, **gone)
    same = {"municipality_id": upload.municipality_id, "sha256": sha256, "storage_key": key}
    if not act.dry_run and not Upload.objects.filter(**same).exists():
        erase(key)


def salted(salt: str, text: str) -> str:
    """A hash that proves what was there to whoever has it, and tells nobody else."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


@transaction.atomic
def add_attachment(*, act: Act, parent: AgendaItem, upload: Upload, **values: Any) -> Attachment:
    """Attach an uploaded file to an item; in a closed item it is closed unless told open [74]."""
    item = writable_item(act, parent.pk)
    values = {"visibility": item.visibility, "title": upload.file_name} | values
    openly = values["visibility"] == Visibility.OPEN
    block = item.blocks.filter(kind=BlockKind.ATTACHMENTS.value).order_by("position").first()
    if block is None:
        block = new_block(act, item, BlockKind.ATTACHMENTS, openly=openly)
    last = block.attachments.aggregate(last=Max("position"))["last"]
    row: Attachment = said_no(
        act.create,
        Attachment,
        municipality_id=item.municipality_id,
        item=item,
        block=block,
        position=(last or 0) + 1,
        upload=upload,
        **values,
    )
    act.record("create", row)
    return row


@transaction.atomic
def change_attachment(*, act: Act, target: UUID, **values: Any) -> Attachment:
    """Change an attachment's title or who may read it."""
    row = act.lock(Attachment.objects.all(), target)
    item = writable_item(act, row.item_id)
    changed = act.change(row, **values)
    if "visibility" in changed:
        act.advance(item, openly=item.is_open)
    act.record("update", row, changed=changed)
    return row


@transaction.atomic
def remove_attachment(*, act: Act, target: UUID) -> None:
    """Take an attachment off the item; the block goes with its last one."""
    row = act.lock(Attachment.objects.all(), target)
    item = writable_item(act, row.item_id)
    act.record("delete", row, is_deletion=True)
    block, openly = row.block, row.is_open
    said_no(act.remove, row)
    if not block.attachments.exists():
        block.delete()
    act.advance(item, openly=openly)

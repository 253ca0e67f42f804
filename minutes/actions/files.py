"""Looking through attached files for personal identity numbers [77]."""

import logging
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from agenda.models import Attachment, Upload
from agenda.vocabulary import Visibility
from foundation.danish import find_cpr
from foundation.files import opened
from foundation.files.words import Unreadable, words_of
from meetings.models import Meeting
from minutes.models import FileScan, Redaction
from minutes.vocabulary import ScanOutcome

AT_A_TIME = 20
SEEN = FileScan.objects.filter(
    municipality_id=OuterRef("municipality_id"), upload_id=OuterRef("pk")
)

log = logging.getLogger(__name__)


def scan_due() -> int:
    """Look through some of the files nobody has looked through; answers how many."""
    return _scan(Upload.objects.filter(~Exists(SEEN)).order_by("created_at", "id")[:AT_A_TIME])


def scan_of(meeting: Meeting) -> None:
    """Look through what the meeting would publish and the tick has not reached yet."""
    shown = open_attachments(meeting).values("upload")
    _scan(Upload.objects.filter(~Exists(SEEN), pk__in=shown).order_by("id"))


def open_attachments(meeting: Meeting) -> "QuerySet[Attachment]":
    """The attached files of a meeting that become public with its minutes."""
    open_, home = Visibility.OPEN.value, meeting.municipality_id
    taken_out = Redaction.objects.filter(municipality_id=home, item=OuterRef("item_id"))
    found: QuerySet[Attachment] = Attachment.objects.filter(
        ~Exists(taken_out),
        municipality_id=home,
        item__meeting=meeting,
        item__visibility=open_,
        item__position__isnull=False,
        visibility=open_,
        upload__isnull=False,
    )
    return found


def found_in(meeting: Meeting) -> dict[str, list[str]]:
    """The ids of the open attachments by what was found in them, in printed order."""
    rows = open_attachments(meeting).exclude(upload__file_scan__outcome=None)
    ordered = rows.order_by("item__position", "position", "id")
    found: dict[str, list[str]] = defaultdict(list)
    for pk, outcome in ordered.values_list("pk", "upload__file_scan__outcome"):
        found[outcome].append(str(pk))
    return found


def _scan(uploads: Iterable[Upload]) -> int:
    rows = [
        FileScan(municipality_id=one.municipality_id, upload=one, outcome=outcome_of(one).value)
        for one in uploads
    ]
    FileScan.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def outcome_of(upload: Upload) -> ScanOutcome:
    """What is in one file. A file that is gone or cannot be read is told as unreadable."""
    try:
        with opened(upload.storage_key) as content:
            text = words_of(content, upload.media_type)
    except (Unreadable, OSError):
        log.warning("upload %s cannot be read", upload.pk)
        return ScanOutcome.UNREADABLE
    return ScanOutcome.PERSONAL_NUMBER if find_cpr(text) else ScanOutcome.CLEAN

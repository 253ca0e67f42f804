"""What is published: agendas that were sent out, and minutes that were let go (ksl § 8, stk. 7).

A committee owes the public the list of its cases; its minutes are published where somebody
decided so (§ 20, stk. 7). One and the same verb says so for every organ [69].
"""

from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from agenda.models import AgendaItem, Attachment
from agenda.vocabulary import ItemState, ScanState, Visibility
from foundation.tenancy.prepared import HOLE
from hearings.models import Hearing, HearingDocument, PublicResponse, ResponseFile
from hearings.vocabulary import FileEdition, HearingState, ResponseState
from meetings.models import Meeting
from minutes.models import Minutes, Redaction
from minutes.vocabulary import Edition, Publication, RenditionFormat

ON_AGENDA = [
    ItemState.PLACED.value,
    ItemState.TREATED.value,
    ItemState.POSTPONED.value,
    ItemState.WITHDRAWN.value,
]
LET_GO = Minutes.objects.filter(
    municipality_id=OuterRef("municipality_id"),
    publication=Publication.PUBLISHED.value,
)


def public_meetings() -> "QuerySet[Meeting]":
    """Meetings of which something is published."""
    minutes = Exists(LET_GO.filter(meeting=OuterRef("pk")))
    found: QuerySet[Meeting] = Meeting.objects.filter(
        Q(agenda_published_at__isnull=False) | minutes
    )
    return found


def public_minutes() -> "QuerySet[Minutes]":
    """Published minutes."""
    found: QuerySet[Minutes] = Minutes.objects.published()
    return found


def public_page(kind: RenditionFormat) -> Any:
    """Media type, hash and bytes of the latest public edition of the minutes whose id is filled
    into the hole."""
    page = public_minutes().filter(
        pk=HOLE,
        renditions__version_number=F("version_number"),
        renditions__edition=Edition.PUBLIC.value,
        renditions__format=kind.value,
    )
    return page.values_list("renditions__media_type", "renditions__sha256", "renditions__content")


def public_items(meeting: Any) -> "QuerySet[AgendaItem]":
    """The items of a meeting that is published, in printed order."""
    found: QuerySet[AgendaItem] = AgendaItem.objects.filter(
        municipality_id=meeting.municipality_id, meeting=meeting, position__isnull=False
    ).order_by("position")
    return found


def public_hearings() -> "QuerySet[Hearing]":
    """Hearings of the public, and those to come where the municipality shows them."""
    found: QuerySet[Hearing] = Hearing.objects.published()
    return found


def public_hearing_documents() -> "QuerySet[HearingDocument]":
    """What the public is heard about, once it has been asked."""
    told = public_hearings().exclude(state=HearingState.PLANNED.value)
    found: QuerySet[HearingDocument] = HearingDocument.objects.filter(
        hearing__in=told.values("pk")
    ).exclude(upload__scan_state=ScanState.INFECTED.value)
    return found


def public_attachments() -> "QuerySet[Attachment]":
    """Open attachments of open items on published agendas, of which nothing was taken out."""
    open_ = Visibility.OPEN.value
    published = public_meetings().filter(pk=OuterRef("item__meeting_id"))
    taken_out = Redaction.objects.filter(
        municipality_id=OuterRef("municipality_id"), item=OuterRef("item_id")
    )
    found: QuerySet[Attachment] = Attachment.objects.filter(
        Exists(published),
        ~Exists(taken_out),
        visibility=open_,
        item__visibility=open_,
        item__state__in=ON_AGENDA,
        upload__isnull=False,
    ).exclude(upload__scan_state=ScanState.INFECTED.value)
    return found


def public_responses(hearing_id: UUID) -> "QuerySet[PublicResponse]":
    """Public editions of the answers that stand in a hearing whose answers are published; what
    was redacted has none."""
    hearings = Hearing.objects.with_published_responses().filter(pk=hearing_id)
    rows = PublicResponse.objects.filter(
        response__hearing__in=hearings.values("pk"),
        response__state=ResponseState.SUBMITTED.value,
        response__redacted_at=None,
    )
    numbered = rows.annotate(number=F("response__position"))
    found: QuerySet[PublicResponse] = numbered.select_related("response__hearing").prefetch_related(
        Prefetch(
            "response__files",
            _public_files().select_related("upload").order_by("position"),
            "public_files",
        )
    )
    return found


def public_response_files() -> "QuerySet[ResponseFile]":
    """Files of those editions."""
    hearings = Hearing.objects.with_published_responses()
    return _public_files().filter(
        response__hearing__in=hearings.values("pk"),
        response__public_version__isnull=False,
        response__state=ResponseState.SUBMITTED.value,
        response__redacted_at=None,
    )


def _public_files() -> "QuerySet[ResponseFile]":
    rows = ResponseFile.objects.filter(edition=FileEdition.PUBLIC.value)
    found: QuerySet[ResponseFile] = rows.exclude(
        upload__scan_state=ScanState.INFECTED.value
    ).exclude(upload__storage_key="")
    return found

"""Taking in a document."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from committees.models import Committee, CommitteeAlias
from foundation.audit.act import Act
from foundation.tenancy.models import Municipality
from interchange.document import whole_document
from interchange.errors import DocumentDiffers
from interchange.intake import Intake
from interchange.intake.bodies import committee_of
from interchange.intake.standing import StandingItem, standing_items
from interchange.notes import Notes
from interchange.rules import differences
from meetings.models import Meeting
from meetings.vocabulary import DocumentKind, MeetingState
from minutes.models import Minutes
from minutes.sealing import seal, sealed_fields
from minutes.vocabulary import MinutesApproval

Document = dict[str, Any]
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a document; an agenda has no minutes."""

    meeting: Meeting
    minutes: Minutes | None
    created: bool
    notes: Notes


@transaction.atomic
def import_document(*, act: Act, document: Document) -> Imported:
    """Make a meeting from a document; the same document again changes nothing, minutes take the
    place of their agenda. Documents of one municipality wait for each other, so that two of
    the same make one meeting. Nothing that was read in causes a letter."""
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [f"meeting-document {document['municipality']['code']}"])
    notes = Notes()
    committee = _committee(document, _municipality(document, notes), notes)
    intake = Intake(document, committee, notes)
    meeting = _meeting_of(document, committee)
    if meeting is None:
        return _finished(act, intake.new(), notes)
    stored = whole_document(meeting.pk)
    wrong = list(differences(stored, document))
    if not wrong:
        minutes = Minutes.objects.filter(meeting=meeting).first()
        return Imported(meeting, minutes, created=False, notes=notes)
    standing = _standing(meeting, stored, document)
    if standing is None:
        raise DocumentDiffers(wrong)
    return _finished(act, intake.again(meeting, standing), notes)


def _municipality(document: Document, notes: Notes) -> Municipality:
    told = document["municipality"]
    row: Municipality | None = Municipality.objects.filter(code=told["code"]).first()
    if row is None:
        notes.municipality_made(told["name"])
        return Municipality.objects.create(**told)
    if row.name != told["name"]:
        raise DocumentDiffers(["/municipality/name"])
    return row


def _committee(document: Document, municipality: Municipality, notes: Notes) -> Committee:
    told = document["committee"]
    row = committee_of(document, municipality.pk)
    if row is None:
        return _new_committee(document, municipality, notes)
    if row.kind != told["kind"]:
        raise DocumentDiffers(["/committee/kind"])
    return row


def _new_committee(document: Document, municipality: Municipality, notes: Notes) -> Committee:
    told, home = document["committee"], {"municipality": municipality}
    term = told["term"] or {}
    notes.committee_made(told["name"])
    row: Committee = Committee.objects.create(
        **home,
        name=told["name"],
        kind=told["kind"],
        term_from_year=term.get("from"),
        term_to_year=term.get("to"),
        numbering=document["meeting"]["numbering"],
    )
    CommitteeAlias.objects.bulk_create(
        CommitteeAlias(**home, committee=row, name=name) for name in told["aliases"]
    )
    return row


def _meeting_of(document: Document, committee: Committee) -> Meeting | None:
    """The meeting of a committee that starts then."""
    start = datetime.fromisoformat(document["meeting"]["starts_at"])
    held = Meeting.objects.exclude(state=MeetingState.CANCELLED.value)
    found: Meeting | None = (
        held.filter(municipality_id=committee.municipality_id, committee=committee, starts_at=start)
        .select_for_update()
        .first()
    )
    return found


def _standing(meeting: Meeting, stored: Document, document: Document) -> list[StandingItem] | None:
    """The items that minutes may take over: those of an agenda that was read in, while the
    meeting has not begun here."""
    after = document["meeting"]["document_kind"] == DocumentKind.MINUTES
    waits = meeting.state in (MeetingState.PLANNED, MeetingState.CONVENED)
    if not (after and waits and meeting.document_kind == DocumentKind.AGENDA):
        return None
    return standing_items(meeting, stored)


def _finished(act: Act, meeting: Meeting, notes: Notes) -> Imported:
    """Minutes come with one version in all renditions; who approved it is not known."""
    minutes = None
    if meeting.document_kind == DocumentKind.MINUTES:
        approval = MinutesApproval.UNKNOWN.value
        home = {"municipality_id": meeting.municipality_id, "meeting": meeting}
        minutes = act.create(Minutes, **home, approval=approval)
        act.change(minutes, **sealed_fields(seal(minutes)))
    act.record("import", meeting)
    return Imported(meeting, minutes, created=True, notes=notes)

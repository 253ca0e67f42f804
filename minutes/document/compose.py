"""The document of a meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from committees.vocabulary import Numbering
from foundation.calendar import copenhagen_time
from foundation.tenancy.rows import Part, Row, Rows, fetch
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes.document.blocks import blocks_of
from minutes.document.parts import printed_parts
from minutes.document.places import Place
from minutes.document.presence import Presence
from minutes.document.public import public_items
from minutes.document.quotes import quote_parts
from minutes.vocabulary import Edition
from proceedings.querysets import Ledger
from proceedings.querysets.sources import ledger_parts

Document = dict[str, Any]
FORMAT = "meeting-document/1"


@dataclass(frozen=True, slots=True)
class Layer:
    """What an app above adds to each item under `key`: its parts, and how an item's value is
    made from them."""

    key: str
    parts: Callable[[Place], Sequence[Part]]
    compose: Callable[[Rows, str], list[Document]]


@dataclass(frozen=True, slots=True)
class Composing:
    """How the rows become a document (`compose_document`)."""

    edition: Edition
    layers: Sequence[Layer] = ()
    has_header: bool = True
    is_agenda: bool = False


def compose_document(
    meeting_id: UUID,
    *,
    edition: Edition = Edition.FULL,
    layers: Sequence[Layer] = (),
    has_header: bool = True,
    is_agenda: bool = False,
) -> Document:
    """The meeting as a document. Without layers the readings of an item (hearings, follow-ups,
    recurrences) are left empty: they are not part of the minutes. `header` is there where the
    committee prints presence above the items, and nowhere without `has_header`; an agenda tells
    nothing of what the meeting made of it. The public edition tells of a closed item no more than
    ksl § 13, stk. 4 and § 8, stk. 5 let it."""
    how = Composing(edition, layers, has_header=has_header, is_agenda=is_agenda)
    return _composed(_read(meeting_id), how)


def compose_both(meeting_id: UUID, *, is_agenda: bool = False) -> tuple[Document, Document]:
    """The whole document and the public one."""
    meeting = _read(meeting_id)
    editions = (Edition.FULL, Edition.PUBLIC)
    full, public = (
        _composed(meeting, Composing(edition, is_agenda=is_agenda)) for edition in editions
    )
    return full, public


def _read(meeting_id: UUID) -> Meeting:
    whole = Meeting.objects.select_related("municipality", "committee__council_term", "chair")
    return whole.get(pk=meeting_id)


def _composed(meeting: Meeting, how: Composing) -> Document:
    rows = fetch(_parts(meeting, how.edition, how.layers))
    presence = None if how.is_agenda else _presence(meeting, rows, how)
    items = [_item(rows, row, how.layers, presence) for row in rows.under("item")]
    home, public = meeting.municipality, how.edition == Edition.PUBLIC
    return {
        "format": FORMAT,
        "municipality": {"code": home.code, "name": home.name},
        "committee": _committee(meeting, rows),
        "meeting": _meeting(meeting, rows),
        "items": public_items(items, rows.under("item")) if public else items,
        **({"header": header} if presence and (header := presence.header()) else {}),
    }


def _parts(meeting: Meeting, edition: Edition, layers: Sequence[Layer]) -> list[Part]:
    """All rows that are needed. A document that was read in brings what it quotes with it."""
    own = (meeting.municipality_id, meeting.pk, meeting.committee_id)
    place = Place(*own, meeting.day, meeting.starts_at)
    quoted = [] if meeting.is_imported else quote_parts(place, edition)
    extra = [part for layer in layers for part in layer.parts(place)]
    return [*printed_parts(place), *ledger_parts(meeting), *quoted, *extra]


def _presence(meeting: Meeting, rows: Rows, how: Composing) -> Presence | None:
    """What minutes tell of presence: to the public nothing of closed items."""
    if meeting.state != MeetingState.ENDED:
        return None
    public = how.edition == Edition.PUBLIC
    ledger = Ledger.read(meeting, rows)
    return Presence(ledger, lambda item: not (public and item.is_closed), how.has_header)


def _committee(meeting: Meeting, rows: Rows) -> Document:
    committee, names = meeting.committee, rows.under("alias")
    heading = [row["name"] for row in names if row["position"] == 0]
    return {
        "name": heading[0] if heading else committee.name,
        "aliases": [row["name"] for row in names if row["position"] > 0],
        "kind": committee.kind,
        "term": _term(meeting),
    }


def _term(meeting: Meeting) -> Document | None:
    """The years printed behind the committee's name."""
    committee = meeting.committee
    years = (meeting.term_from_printed, meeting.term_to_printed)
    if not meeting.is_imported:
        years = (committee.term_from_year, committee.term_to_year)
        term = committee.council_term
        if years[0] is None and term is not None:
            years = (term.starts_on.year, term.ends_on.year)
    return None if years[0] is None else {"from": years[0], "to": years[1]}


def _meeting(meeting: Meeting, rows: Rows) -> Document:
    """A list of members that nobody printed is made from the seats of the day."""
    start = meeting.starts_at
    listed = rows.under("listed") or ([] if meeting.is_imported else rows.under("seat"))
    return {
        "document_kind": "minutes" if meeting.state == MeetingState.ENDED else "agenda",
        "starts_at": copenhagen_time(start).isoformat() if start else meeting.day.isoformat(),
        "place": meeting.place,
        "chair": meeting.chair.name if meeting.chair else meeting.chair_printed,
        "numbering": _numbering(meeting),
        "listed_members": [{k: row[k] for k in ("name", "list_letter")} for row in listed],
    }


def _numbering(meeting: Meeting) -> str:
    """A document knows whether numbers start at 1 or go on, not when they start again."""
    known = meeting.numbering_printed or meeting.committee.numbering
    return str(known if known == Numbering.PER_MEETING else Numbering.RUNNING)


def _item(rows: Rows, row: Row, layers: Sequence[Layer], presence: Presence | None) -> Document:
    number = row["number"]
    readings: dict[str, Any] = {"hearings": [], "follow_ups": [], "recurrences": []}
    return {
        "number": int(number) if number and number.isdecimal() and number.isascii() else number,
        **{k: row[k] for k in ("title", "marker", "visibility")},
        "case_number": row["case_number"] or None,
        **{k: row[k] for k in ("item_type", "printed_page", "toc_title")},
        "blocks": blocks_of(rows, row, presence),
        "routing": [
            _station(r, "purpose order is_deciding reading")
            for r in rows.under("routing", row["id"])
        ]
        or None,
        "earlier_treatment": [
            _station(r, "date_text subject source") for r in rows.under("earlier", row["id"])
        ],
        **readings,
        **{layer.key: layer.compose(rows, row["id"]) for layer in layers},
    }


def _station(row: Row, names: str) -> Document:
    """A body that treated or will treat it, as printed."""
    known = {key: row[key] for key in names.split()}
    return {"committee": row["printed"] or row["committee"], "date": row["date"], **known}

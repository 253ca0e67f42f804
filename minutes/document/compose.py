"""The document of a meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from committees.vocabulary import Numbering
from foundation.calendar import copenhagen_time
from foundation.tenancy.rows import Part, Row, Rows, fetch_kept
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes.document.blocks import Told, told_of
from minutes.document.parts import printed_parts
from minutes.document.places import Place
from minutes.document.presence import Presence
from minutes.document.public import faced, open_blocks
from minutes.document.quotes import quote_parts, quotes_of
from minutes.vocabulary import Edition
from proceedings.querysets import Ledger
from proceedings.querysets.roll import Place as Item
from proceedings.querysets.sources import ledger_parts_of

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

    editions: Sequence[Edition]
    layers: Sequence[Layer] = ()
    has_header: bool = True
    is_agenda: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """What one edition tells by itself; an agenda has no `presence` yet."""

    edition: Edition
    presence: Presence | None = None


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
    how = Composing((edition,), layers, has_header=has_header, is_agenda=is_agenda)
    (document,) = _composed(meeting_id, how)
    return document


def compose_both(
    meeting_id: UUID, *, is_agenda: bool = False, ledger: Ledger | None = None
) -> tuple[Document, Document]:
    """The whole document and the public one, of the same rows. Whoever has read the ledger of the
    `meeting_in_print` in this transaction need not have either read again."""
    both = (Edition.FULL, Edition.PUBLIC)
    full, public = _composed(meeting_id, Composing(both, is_agenda=is_agenda), ledger)
    return full, public


def meeting_in_print(meeting_id: UUID) -> Meeting:
    """The meeting with all that a document says of it by itself."""
    whole = Meeting.objects.select_related("municipality", "committee__council_term", "chair")
    return whole.get(pk=meeting_id)


def _composed(meeting_id: UUID, how: Composing, ledger: Ledger | None = None) -> list[Document]:
    meeting = meeting_in_print(meeting_id) if ledger is None else ledger.meeting
    is_told = meeting.state == MeetingState.ENDED and not how.is_agenda
    rows = _fetched(meeting, how, with_ledger=is_told and ledger is None)
    ledger = (ledger or Ledger.read(meeting, rows)) if is_told else None
    settings = ledger.roll.sitting.settings if ledger else None
    told = [
        (row, _item(rows, row, how.layers), told_of(rows, row, settings))
        for row in rows.under("item")
    ]
    head = {
        "format": FORMAT,
        "municipality": {"code": meeting.municipality.code, "name": meeting.municipality.name},
        "committee": _committee(meeting, rows),
        "meeting": _meeting(meeting, rows),
    }
    return [{**head, **_edition(rows, told, each)} for each in _tellings(ledger, how)]


def _edition(rows: Rows, told: Sequence[tuple[Row, Document, Told]], how: Telling) -> Document:
    """What one edition tells, around what all of them do."""
    items = [_told(rows, *each, how) for each in told]
    header = how.presence.header() if how.presence else []
    return {"items": items, **({"header": header} if header else {})}


def _told(rows: Rows, row: Row, item: Document, told: Told, how: Telling) -> Document:
    """An item as one edition tells it."""
    public = how.edition == Edition.PUBLIC
    if public and row["visibility"] != "open":
        return faced(item, row["public_title"], row["public_decision"])
    presence = how.presence.blocks(row["id"]) if how.presence else []
    blocks = told.blocks(quotes_of(rows, row, how.edition), presence)
    return {**item, "blocks": open_blocks(blocks) if public else blocks}


def _fetched(meeting: Meeting, how: Composing, *, with_ledger: bool) -> Rows:
    """All rows that are needed, with those of the ledger or without. A document that was
    read in brings what it quotes with it."""
    own = (meeting.municipality_id, meeting.pk, meeting.committee_id)
    quotes = () if meeting.is_imported else tuple(how.editions)
    layers = tuple(how.layers)

    def parts(*place: Any) -> list[Part]:
        at = Place(*place)
        ledger = ledger_parts_of(at.municipality_id, at.meeting_id) if with_ledger else []
        return [*ledger, *_parts(at, quotes, layers)]

    key = ("document", quotes, layers, with_ledger)
    return fetch_kept(key, (*own, meeting.day, meeting.starts_at), parts)


def _parts(place: Place, quotes: Sequence[Edition], layers: Sequence[Layer]) -> list[Part]:
    quoted = [part for edition in quotes for part in quote_parts(place, edition)]
    extra = [part for layer in layers for part in layer.parts(place)]
    return [*printed_parts(place), *quoted, *extra]


def _tellings(ledger: Ledger | None, how: Composing) -> list[Telling]:
    """Minutes tell the public nothing of who was there at closed items."""
    if ledger is None:
        return [Telling(edition) for edition in how.editions]
    made: list[Telling] = []
    for edition in how.editions:
        beside = made[0].presence if made else None
        shown = _is_open if edition == Edition.PUBLIC else _is_any
        made.append(Telling(edition, Presence(ledger, shown, how.has_header, beside)))
    return made


def _is_open(item: Item) -> bool:
    return not item.is_closed


def _is_any(_item: Item) -> bool:
    return True


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


def _item(rows: Rows, row: Row, layers: Sequence[Layer]) -> Document:
    """The item without its blocks, which stand in their place."""
    number = row["number"]
    readings: dict[str, Any] = {"hearings": [], "follow_ups": [], "recurrences": []}
    return {
        "number": int(number) if number and number.isdecimal() and number.isascii() else number,
        **{k: row[k] for k in ("title", "marker", "visibility")},
        "case_number": row["case_number"] or None,
        **{k: row[k] for k in ("item_type", "printed_page", "toc_title")},
        "blocks": [],
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

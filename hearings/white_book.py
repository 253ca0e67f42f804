"""Hvidbog: every answer beside what the administration says of it and what it changes [91].

There are two editions. The internal one tells what was sent, to those who consider it. The public
one knows nothing but public editions, and names senders as the hearing says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from foundation.calendar import copenhagen_day
from foundation.richtext import plain_text
from foundation.tables import Table
from hearings.models import Hearing, HearingResponse, sender_of
from hearings.vocabulary import FileEdition, ProposalChange, SenderKind

HEADINGS = (
    "Nr.",
    "Afsender",
    "Modtaget",
    "For sent",
    "Høringssvar",
    "Filer",
    "Forvaltningens bemærkning",
    "Betydning",
    "Foreslået ændring",
)
PRINTED = ("Nr.", "Afsender", "Høringssvar", "Bemærkning", "Betydning")
"""Fewer columns leave room for what people wrote."""
LONGEST_IN_PRINT = 1500
"""Letters of an answer in print; whoever wants it all reads it as data."""
_CUT = " … (forkortet)"
_EMPTY = "Der er ingen høringssvar."


def print_kept_under(hearing_id: Any) -> str:
    """Where the cache keeps the print of the public edition, one for each hearing."""
    return f"white-book:{hearing_id}"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer in the white book. `response` is its id in the internal edition only."""

    number: int
    response: UUID | None
    sender: str | None
    sender_kind: SenderKind
    received_at: datetime
    is_late: bool
    body_html: str
    files: tuple[str, ...]
    summary: str
    comment_html: str
    proposal_change: ProposalChange | None
    proposed_change: str


def answers_in(hearing: Hearing, *, is_public: bool) -> "QuerySet[HearingResponse]":
    """The answers that stand, in the order they came; for the public those with an edition of
    its own."""
    rows: Any = hearing.responses.standing().with_editions().with_comments()
    if is_public:
        rows = rows.filter(redacted_at=None, public_version__isnull=False)
    found: QuerySet[HearingResponse] = rows.order_by("position")
    return found


def lines(
    hearing: Hearing, rows: Iterable[HearingResponse], *, is_public: bool
) -> tuple[Line, ...]:
    """The rows as one edition tells them."""
    return tuple(_line(hearing, row, is_public=is_public) for row in rows)


def table_of(hearing: Hearing, *, is_public: bool, is_print: bool = False) -> Table:
    """The whole white book as a table for a file; in print long answers are cut."""
    told = lines(hearing, answers_in(hearing, is_public=is_public), is_public=is_public)
    return Table(
        title=f"Hvidbog: {hearing.title}",
        municipality=hearing.municipality.name,
        headings=PRINTED if is_print else HEADINGS,
        rows=tuple((_printed if is_print else _cells)(line) for line in told),
        empty=_EMPTY,
        facts=_facts(hearing, told, is_public=is_public),
    )


def _line(hearing: Hearing, row: HearingResponse, *, is_public: bool) -> Line:
    row.hearing = hearing
    public: dict[str, Any] = getattr(row, "told_public", None) or {}
    comment: dict[str, Any] = getattr(row, "told_comment", None) or {}
    edition = FileEdition.PUBLIC if is_public else FileEdition.ORIGINAL
    files: list[dict[str, Any]] = getattr(row, "told_files", [])
    change = comment.get("proposal_change")
    return Line(
        number=row.position,
        response=None if is_public else row.pk,
        sender=sender_of(row, public.get("sender_name", "")) if is_public else row.sender_name,
        sender_kind=SenderKind(row.sender_kind),
        received_at=row.submitted_at or row.created_at,
        is_late=row.is_late,
        body_html=public.get("body_html", "") if is_public else row.body_html,
        files=tuple(file["title"] for file in files if file["edition"] == edition),
        summary=comment.get("summary", ""),
        comment_html=comment.get("comment_html", ""),
        proposal_change=ProposalChange(change) if change else None,
        proposed_change=comment.get("proposed_change", ""),
    )


def _cells(line: Line) -> tuple[Any, ...]:
    return (
        line.number,
        _sender(line),
        copenhagen_day(line.received_at),
        line.is_late,
        line.summary or plain_text(line.body_html),
        "; ".join(line.files),
        plain_text(line.comment_html),
        line.proposal_change.label if line.proposal_change else "",
        line.proposed_change,
    )


def _printed(line: Line) -> tuple[Any, ...]:
    text = line.summary or plain_text(line.body_html)
    if len(text) > LONGEST_IN_PRINT:
        text = text[:LONGEST_IN_PRINT].rstrip() + _CUT
    files = f"Filer: {'; '.join(line.files)}." if line.files else ""
    late = ", for sent" if line.is_late else ""
    change = line.proposal_change.label if line.proposal_change else ""
    return (
        line.number,
        f"{_sender(line)}, modtaget {copenhagen_day(line.received_at):%d-%m-%Y}{late}",
        f"{text} {files}".strip(),
        plain_text(line.comment_html),
        f"{change}: {line.proposed_change}" if line.proposed_change else change,
    )


def _sender(line: Line) -> str:
    return line.sender or line.sender_kind.label


def _facts(
    hearing: Hearing, told: tuple[Line, ...], *, is_public: bool
) -> tuple[tuple[str, str], ...]:
    changing = sum(line.proposal_change not in (None, ProposalChange.NONE) for line in told)
    late = sum(line.is_late for line in told)
    edition = ("Udgave", "Offentlig udgave" if is_public else "Intern udgave")
    deadline = hearing.response_deadline
    return (
        edition,
        *((("Frist", f"{deadline:%d-%m-%Y}"),) if deadline else ()),
        ("Høringssvar", f"{len(told)}, heraf {late} efter fristen"),
        ("Ændrer forslaget", f"{changing}"),
    )

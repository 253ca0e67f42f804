"""What other bodies and earlier meetings made of a matter, quoted where it is taken up again.

A quote is what circulated minutes say, word for word: body, day, number, what was decided, how the
votes fell and who was away. It is read from a version that nothing changes, and becomes part of
the version its own minutes are sent out as [97]. Of a closed item it has no more than was written
for the public, whoever reads: who sees the later item need not be one who saw the earlier. The
public reads quotes of published minutes alone.
"""

from datetime import date
from typing import Any

from django.db.models import Case, F, Func, JSONField, Q, Value, When

from agenda.models import AgendaItem
from agenda.vocabulary import Visibility
from foundation.tenancy.rows import Part, Row, Rows, part
from minutes.document.places import Place, place_in_print
from minutes.rules.quoting import Earlier, quote_of
from minutes.vocabulary import Edition, Publication

Block = dict[str, Any]
VERSION = "meeting__minutes__versions"
TOLD = ("told", "first", "header", "corrections", "body")


class _Inside(Func):
    """A way into a JSON column."""

    template, arg_joiner = "(%(expressions)s)", " -> "
    output_field = JSONField()


def quote_parts(place: Place, edition: Edition) -> list[Part]:
    """The items of the same case, and those that an item continues, as minutes that went out
    before this meeting tell of them. Two parts, each by its own index."""
    here = AgendaItem.objects.filter(
        municipality_id=place.municipality_id, meeting=place.meeting_id, position__isnull=False
    )
    cases = here.filter(case__isnull=False).values("case")
    before = here.filter(continues_item__isnull=False).values("continues_item")
    return [
        _part(_earlier(place, edition).filter(case__in=cases), edition),
        _part(_earlier(place, edition).filter(pk__in=before), edition),
    ]


def quotes_of(rows: Rows, item: Row, edition: Edition) -> list[Block]:
    """Decisions of others, in the order they were made, as the item's document has them in that
    edition."""
    found = {
        row["id"]: row
        for row in rows.under(_name(edition))
        if row["id"] == item["continues"] or (item["case"] and row["case"] == item["case"])
    }
    quotes = (_quote(row) for row in found.values())
    return [quote for quote in quotes if quote is not None]


def _part(earlier: Any, edition: Edition) -> Part:
    whole, public = F(f"{VERSION}__content"), F(f"{VERSION}__public_content")
    openly = Case(When(visibility=Visibility.OPEN.value, then=whole), default=public)
    told = public if edition == Edition.PUBLIC else openly
    rows = earlier.annotate(
        told=_Inside(told, Value("items"), place_in_print("")),
        first=_Inside(public, Value("items"), Value(0)),
        header=_Inside(public, Value("header")),
        corrections=_Inside(public, Value("corrections")),
        body=_Inside(public, Value("committee"), Value("name")),
    )
    columns = {name: name for name in ("id", "case", *TOLD)}
    return part(_name(edition), rows, **columns, day="meeting__day", position="meeting__day")


def _name(edition: Edition) -> str:
    return f"quote {edition.value}"


def _earlier(place: Place, edition: Edition) -> Any:
    """Items of minutes that went out before, to the public those that are published."""
    before = Q(meeting__day__lt=place.day)
    if place.starts_at:
        before |= Q(meeting__day=place.day, meeting__starts_at__lt=place.starts_at)
    published = {"meeting__minutes__publication": Publication.PUBLISHED.value}
    return AgendaItem.objects.filter(
        before,
        municipality_id=place.municipality_id,
        position__isnull=False,
        **(published if edition == Edition.PUBLIC else {}),
        **{f"{VERSION}__number": F("meeting__minutes__version_number")},
    ).exclude(meeting=place.meeting_id)


def _quote(row: Row) -> Block | None:
    return quote_of(
        Earlier(
            body=row["body"],
            day=date.fromisoformat(row["day"]),
            told=row["told"] or {},
            first=row["first"] or {},
            header=row["header"] or (),
            is_corrected=bool(row["corrections"]),
        )
    )

"""Search over what a reader may read."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import (
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from agenda.models import AgendaItem, Case, ItemSection
from committees.models import Committee, Person
from desk.vocabulary import FoundType
from foundation.danish import sort_key
from foundation.tenancy.fields import DanishSortKey

COLUMNS = ("f_type", "f_id", "f_title", "f_committee", "f_meeting")
NO_ID = Value(None, output_field=UUIDField())
Part = Callable[[Any, str], Any]


def found(
    reader: Any, text: str, *, kind: str | None = None, committee: UUID | None = None
) -> "QuerySet[Any, tuple[Any, ...]]":
    """Rows in which a word begins with `text`, in Danish folding; the newest first."""
    parts = [part(reader, text) for name, part in PARTS.items() if kind in (None, name)]
    if committee is not None:
        parts = [part.filter(f_committee=committee) for part in parts]
    first, *others = parts
    rows: QuerySet[Any, tuple[Any, ...]] = first.union(*others, all=True)
    return rows.order_by("-f_id")


def _shape(rows: Any, kind: FoundType, **columns: Any) -> Any:
    empty = {"committee": NO_ID, "meeting": NO_ID}
    values = {f"f_{name}": value for name, value in (empty | columns).items()}
    word = Cast(Value(kind.value), CharField())
    return rows.order_by().annotate(f_type=word, **values).values_list(*COLUMNS)


def _begins(key: str, text: str) -> Q:
    folded = sort_key(text)
    return Q(**{f"{key}__startswith": folded}) | Q(**{f"{key}__contains": f" {folded}"})


def _items(reader: Any, text: str) -> Any:
    """Items whose title or text holds it; closed ones only for those who see them whole."""
    told = SearchQuery(text, config="danish", search_type="websearch")
    sections = ItemSection.objects.filter(block__item_id=OuterRef("pk")).annotate(
        words=SearchVector("body_text", config="danish")
    )
    rows = AgendaItem.objects.whole_to(reader).annotate(key=DanishSortKey("title"))
    rows = rows.filter(_begins("key", text) | Q(Exists(sections.filter(words=told))))
    return _shape(
        rows,
        FoundType.AGENDA_ITEM,
        id=F("pk"),
        title=F("title"),
        committee=F("committee_id"),
        meeting=F("meeting_id"),
    )


def _cases(reader: Any, text: str) -> Any:
    rows = Case.objects.visible_to(reader).annotate(key=DanishSortKey("title"))
    rows = rows.filter(_begins("key", text) | Q(case_number__startswith=text))
    return _shape(rows, FoundType.CASE, id=F("pk"), title=F("title"))


def _committees(reader: Any, text: str) -> Any:
    rows = Committee.objects.visible_to(reader).filter(_begins("sort_key", text))
    title = Cast("name", TextField())
    return _shape(rows, FoundType.COMMITTEE, id=F("pk"), title=title, committee=F("pk"))


def _persons(reader: Any, text: str) -> Any:
    rows = Person.objects.visible_to(reader).filter(_begins("sort_key", text))
    return _shape(rows, FoundType.PERSON, id=F("pk"), title=Cast("name", TextField()))


PARTS: dict[str, Part] = {
    FoundType.AGENDA_ITEM: _items,
    FoundType.CASE: _cases,
    FoundType.COMMITTEE: _committees,
    FoundType.PERSON: _persons,
}

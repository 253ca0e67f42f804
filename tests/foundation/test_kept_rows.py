"""Rows read by a statement that was made for other values."""

from datetime import date
from typing import Any
from uuid import UUID

from committees.models import Committee
from foundation.tenancy.rows import Part, fetch, fetch_kept, part
from meetings.models import Meeting
from tests.cast import Cast

NOBODY = UUID(int=0)


def of(committee: UUID, other: UUID, since: date | None) -> list[Part]:
    both = Committee.objects.filter(pk__in=[committee, other])
    held = Meeting.objects.filter(committee__in=[committee, other])
    later = held.filter(day__gt=since) if since else held.none()
    return [
        part("committee", both, position="sort_key", name="name"),
        part("later", later, "committee", position="day", place="place"),
    ]


def test_each_asks_for_his_own_and_the_statement_is_made_once(cast: Cast) -> None:
    for n, day in enumerate((date(2026, 3, 4), date(2026, 4, 1), date(2026, 5, 6))):
        for committee in (cast.culture, cast.council):
            Meeting.objects.create(municipality=cast.egernborg, committee=committee, day=day,
                                   place=f"Sal {n}")  # fmt: skip
    made: list[Any] = []

    def parts(*values: Any) -> list[Part]:
        made.append(values)
        return of(*values)

    culture, council = cast.culture.pk, cast.council.pk
    shapes: dict[str, list[tuple[Any, ...]]] = {
        "two": [(culture, council, date(2026, 3, 31)), (council, NOBODY, date(2026, 5, 1))],
        "one": [(culture, culture, date(2026, 3, 31)), (council, council, date(2026, 1, 1))],
        "no day": [(culture, council, None), (NOBODY, council, None)],
    }
    for values in (one for told in shapes.values() for one in told):
        for _ in range(2):
            assert fetch_kept("test", values, parts) == fetch(of(*values))
    assert len(made) == len(shapes)
    assert not {culture, council, NOBODY}.intersection(v for values in made for v in values)


def test_what_another_key_names_is_another_statement(cast: Cast) -> None:
    names = [
        fetch_kept(key, [cast.culture.pk], lambda pk, n=name: [
            part(n, Committee.objects.filter(pk=pk), position="id")
        ])
        for key, name in (("test a", "a"), ("test b", "b"))
    ]  # fmt: skip
    assert [len(rows.under(name)) for rows, name in zip(names, "ab", strict=True)] == [1, 1]

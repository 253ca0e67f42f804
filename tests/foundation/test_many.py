"""Rows that are stored together are stored as each would be alone."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DataError, IntegrityError, transaction

from agenda.models import AgendaItem
from committees.models import Committee, Person
from foundation.accounts.models import User
from foundation.outbox.models import Message
from foundation.tenancy.many import add_new, add_rows, store_new, store_rows
from tests.architecture.counting import counting
from tests.cast import Cast

LATER = datetime(2027, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)


def test_each_row_gets_its_own_values_and_no_other_row_any(cast: Cast) -> None:
    rows = list(Committee.objects.order_by("pk"))
    rows, last = rows[:-1], rows[-1]
    odd = ["Børn & 'unge' %s \\", "Æ", *(f"Udvalg {n}" for n in range(len(rows)))]
    for row, name in zip(rows, odd, strict=False):
        row.name, row.settings, row.council_term, row.modified_at = name, {"a": [name]}, None, LATER
    columns = ["name", "settings", "council_term", "modified_at"]
    told: dict[Any, Any] = {row.pk: [getattr(row, c) for c in columns] for row in rows}
    told[last.pk] = [getattr(last, c) for c in columns]
    _, statements = counting(lambda: store_rows(rows, columns))
    assert statements == 1
    found = Committee.objects.select_related("council_term")
    assert {row.pk: [getattr(row, c) for c in columns] for row in found} == told


def test_a_text_that_is_too_long_is_refused_and_not_cut_off(cast: Cast) -> None:
    row = Person.objects.filter(municipality=cast.egernborg)[0]
    row.name = "n" * 5000
    with pytest.raises(DataError):
        store_rows([row], ["name"])


def test_no_rows_are_no_statement(cast: Cast) -> None:
    assert counting(lambda: store_rows([], ["title"]))[1] == 0
    assert not AgendaItem.objects.filter(title="").exists()


def test_new_rows_are_what_they_are_told_to_be(cast: Cast) -> None:
    home = cast.egernborg
    user = User.objects.create(municipality=home, name="Ny")
    told = [("Børn & 'unge' %s \\ \u2028", "", None), ("Æ", "a@egernborg.example", user.pk)]
    columns = ("name", "email", "user")
    _, statements = counting(lambda: add_rows(Person, columns, told, municipality=home.pk))
    assert statements == 1
    found = Person.objects.filter(name__in=[name for name, *_ in told]).order_by("pk")
    assert [(row.name, row.email, row.user_id) for row in found] == told
    one = Person(municipality=home)
    assert {(row.version, row.municipality_id) for row in found} == {(one.version, home.pk)}
    assert all(row.created_at <= one.created_at for row in found)


def test_of_new_rows_one_that_is_too_long_is_refused_and_not_cut_off(cast: Cast) -> None:
    with pytest.raises(DataError):
        add_rows(Person, ("name", "email"), [("n" * 5000, "")], municipality=cast.egernborg.pk)


def test_no_new_rows_are_no_statement(cast: Cast) -> None:
    assert counting(lambda: add_rows(Person, ("name",), []))[1] == 0


def test_of_rows_told_again_only_the_new_ones_are_stored(cast: Cast) -> None:
    def letters(*names: str) -> list[Message]:
        return [
            Message(municipality=cast.egernborg, unique_key=name, rule="r", subject_line=name,
                    text=f"{name} %s \\ \u2028 'Æ'", headers={"X": ["å"]}, message_id=f"<{name}>",
                    state="unaddressed")
            for name in names
        ]  # fmt: skip

    first, statements = counting(lambda: add_new(letters("b", "a")))
    assert statements == 1
    again, _ = counting(lambda: add_new(letters("a", "c", "b")))
    assert [[row.unique_key for row in rows] for rows in (first, again)] == [["b", "a"], ["c"]]
    names = [field.attname for field in Message._meta.concrete_fields]
    told = {row.pk: [getattr(row, name) for name in names] for row in [*first, *again]}
    assert {row.pk: [getattr(row, n) for n in names] for row in Message.objects.all()} == told


def test_a_new_row_is_changed_as_one_that_was_read(cast: Cast) -> None:
    (row,) = add_new([User(municipality=cast.egernborg, name="Ny")])
    row.name = "Nyere"
    row.save()
    assert User.objects.get(pk=row.pk).name == "Nyere"


def test_none_are_no_statement(cast: Cast) -> None:
    assert counting(lambda: add_new([])) == ([], 0)


def test_new_rows_are_stored_whole_or_not_at_all(cast: Cast) -> None:
    home = cast.egernborg
    rows = [
        Person(municipality=home, name=name, email=f"{name}@egernborg.example") for name in "ab"
    ]
    assert counting(lambda: store_new(rows))[1] == 1
    assert [Person.objects.get(pk=row.pk).name for row in rows] == ["a", "b"]
    assert not any(row._state.adding for row in rows)
    again = Person(pk=rows[0].pk, municipality=home, name="c")
    with pytest.raises(IntegrityError), transaction.atomic():
        store_new([Person(municipality=home, name="d"), again])
    assert not Person.objects.filter(name__in=["c", "d"]).exists()

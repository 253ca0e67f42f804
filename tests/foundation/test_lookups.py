"""A question about a row at hand names the municipality of the row, and asks nothing else."""

from typing import Any

import pytest
from django.db.models import Exists, OuterRef

from agenda.models import AgendaItem, ItemBlock
from committees.models import Committee
from meetings.models import Meeting
from tests.cast import Cast

OWN = '"municipality_id"'


@pytest.fixture
def item(cast: Cast) -> AgendaItem:
    made = AgendaItem.objects.create(
        municipality=cast.egernborg, committee=cast.culture, title="Havnen"
    )
    ItemBlock.objects.create(municipality=cast.egernborg, item=made, position=10, kind="section")
    return made


def asks(rows: Any) -> bool:
    """Whether the rows are asked for by their municipality."""
    _, _, conditions = str(rows.query).partition(" WHERE ")
    return OWN in conditions


def test_a_row_at_hand_is_asked_about_within_its_municipality(item: AgendaItem) -> None:
    for rows in (
        item.blocks.all(),
        ItemBlock.objects.filter(item=item),
        ItemBlock.objects.filter(item__in=[item]),
        ItemBlock.objects.filter(item__committee=item.committee),
    ):
        assert asks(rows)
        assert rows.count() == 1


def test_so_is_a_row_outside(item: AgendaItem) -> None:
    blocks = ItemBlock.objects.filter(item=OuterRef("pk"))
    rows = AgendaItem.objects.filter(Exists(blocks))
    assert asks(rows)
    assert list(rows) == [item]


def test_a_bare_id_tells_of_no_municipality(item: AgendaItem) -> None:
    rows = ItemBlock.objects.filter(item=item.pk)
    assert not asks(rows)
    assert rows.count() == 1


def test_what_was_read_without_its_municipality_is_asked_about_within_it(
    item: AgendaItem,
) -> None:
    bare = list(AgendaItem.objects.only("pk"))
    rows = ItemBlock.objects.filter(item__in=bare)
    assert asks(rows)
    assert rows.count() == 1


def test_what_is_left_out_is_the_same(cast: Cast, item: AgendaItem) -> None:
    loose = AgendaItem.objects.create(
        municipality=cast.egernborg, committee=cast.culture, title="Broen"
    )
    meeting = Meeting.objects.create(
        municipality=cast.egernborg, committee=cast.culture, day="2026-03-24"
    )
    item.meeting = meeting
    item.save()
    rows = AgendaItem.objects.filter(committee=cast.culture)
    assert list(rows.exclude(meeting=meeting)) == [loose]
    assert list(rows.exclude(meeting__in=[meeting])) == [loose]
    others = Committee.objects.exclude(meetings=meeting)
    assert cast.culture not in others
    assert others.exists()

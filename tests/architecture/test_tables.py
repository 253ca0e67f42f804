"""The shape of the tables: their words, their indexes, and what they refuse."""

import inspect
import re
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from agenda.models import AgendaItem, ItemBlock, ItemSection
from committees.models import Committee, Person
from foundation.danish import sort_key
from foundation.tenancy.models import Municipality
from meetings.models import Meeting
from minutes.models import Minutes, MinutesVersion
from proceedings.models import PresenceEvent
from tests.architecture.tables import evidence_models, indexes, own_models, tenant_models

# The outbox is claimed across municipalities, a Message-ID is one of its kind in the world, and
# whose account it is says where he is at home.
NOT_LED_BY_MUNICIPALITY = {"message_waiting", "outbox_message_message_id_", "person_of_account"}
ENGLISH = {"A", "An", "The", "One", "What", "Who", "Row", "Base", "Table"}
WHEN = datetime(2026, 3, 3, 16, 0, tzinfo=UTC)


def opening(model: type) -> str:
    return re.split(r"[.,:;(\n]", inspect.cleandoc(model.__doc__ or ""))[0].strip()


def test_every_table_says_its_danish_term_first() -> None:
    for model in own_models():
        own = model.__dict__.get("__doc__") or ""
        assert own, model.__name__
        assert not own.startswith(f"{model.__name__}("), model.__name__
        assert opening(model).split()[0] not in ENGLISH, model.__name__


def test_no_two_tables_share_their_danish_term() -> None:
    terms = [opening(model) for model in own_models()]
    assert sorted(terms) == sorted(set(terms))


@pytest.mark.django_db
def test_the_municipality_leads_every_index() -> None:
    found = indexes()
    wrong = [
        name
        for model in [*tenant_models(), *evidence_models()]
        for name, columns in found[model._meta.db_table]
        if columns[0] != "municipality_id" and not name.startswith(tuple(NOT_LED_BY_MUNICIPALITY))
    ]
    assert wrong == []


@pytest.mark.django_db
def test_every_reference_between_tenant_tables_has_an_index() -> None:
    """Else deleting its target, or asking from its side, reads the whole table."""
    found = indexes()
    bare = [
        f"{model.__name__}.{field.name}"
        for model in tenant_models()
        for field in model._meta.concrete_fields
        if field.is_relation
        and field.related_model in tenant_models()
        and ["municipality_id", field.column]
        not in [columns[:2] for _, columns in found[model._meta.db_table]]
    ]
    assert bare == []


@pytest.mark.django_db
def test_constraint_names_are_whole() -> None:
    """PostgreSQL cuts longer names off silently, and then the code cannot tell them apart."""
    long = [c.name for m in own_models() for c in m._meta.constraints if len(c.name) > 63]
    assert long == []


@pytest.fixture
def meeting(db: None) -> Meeting:
    home = Municipality.objects.create(code="963", name="Fyrskov")
    committee = Committee.objects.create(
        municipality=home, name="Teknikudvalget", kind="standing_committee", seats=5
    )
    return Meeting.objects.create(
        municipality=home, committee=committee, day=date(2026, 3, 3), starts_at=WHEN
    )


def make_item(home: Meeting, **more: object) -> AgendaItem:
    return AgendaItem.objects.create(
        **{
            "municipality_id": home.municipality_id,
            "committee_id": home.committee_id,
            "title": "Cykelsti langs åen",
        }
        | more
    )


def refused_as(constraint: str) -> pytest.RaisesExc[IntegrityError]:
    return pytest.raises(IntegrityError, match=constraint)


def test_a_placed_item_has_a_meeting_and_a_place(meeting: Meeting) -> None:
    with refused_as("agendaitem_on_agenda_has_place"), transaction.atomic():
        make_item(meeting, state="placed")
    placed = make_item(meeting, state="placed", meeting=meeting, position=1)
    assert placed.number is None


def test_two_items_may_pass_each_other_but_not_share_a_place(meeting: Meeting) -> None:
    first = make_item(meeting, meeting=meeting, position=1)
    second = make_item(meeting, meeting=meeting, position=2)
    AgendaItem.objects.filter(pk=first.pk).update(position=2)
    AgendaItem.objects.filter(pk=second.pk).update(position=1)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with refused_as("agendaitem_position_once"), transaction.atomic():
        make_item(meeting, meeting=meeting, position=1)


def test_nothing_said_is_null_and_never_empty(meeting: Meeting) -> None:
    with refused_as("agendaitem_marker_said"), transaction.atomic():
        make_item(meeting, marker="")


def test_an_ended_meeting_has_its_time_and_no_other_has(meeting: Meeting) -> None:
    with refused_as("meeting_ended_at_known"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(state="ended")
    with refused_as("meeting_ended_at_known"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(ended_at=WHEN)
    assert Meeting.objects.filter(pk=meeting.pk).update(state="ended", ended_at=WHEN) == 1


def test_one_meeting_starts_at_a_time_unless_it_was_cancelled(meeting: Meeting) -> None:
    again = {
        "municipality_id": meeting.municipality_id,
        "committee_id": meeting.committee_id,
        "day": meeting.day,
        "starts_at": meeting.starts_at,
    }
    with refused_as("meeting_start_once"), transaction.atomic():
        Meeting.objects.create(**again)
    Meeting.objects.filter(pk=meeting.pk).update(state="cancelled", cancelled_at=WHEN)
    assert Meeting.objects.create(**again).state == "planned"


def test_words_outside_the_vocabulary_are_refused(meeting: Meeting) -> None:
    with refused_as("agendaitem_item_type_valid"), transaction.atomic():
        make_item(meeting, item_type="chat")


def test_only_a_line_has_a_style(meeting: Meeting) -> None:
    item = make_item(meeting)
    home = {"municipality_id": item.municipality_id, "item": item}
    with refused_as("itemblock_line_has_style"), transaction.atomic():
        ItemBlock.objects.create(kind="absence_line", position=1, **home)
    with refused_as("itemblock_line_has_style"), transaction.atomic():
        ItemBlock.objects.create(kind="section", position=1, placement="own_line", **home)


def test_a_block_has_one_section_and_knows_it(meeting: Meeting) -> None:
    item = make_item(meeting)
    home = {"municipality_id": item.municipality_id}
    block = ItemBlock.objects.create(item=item, kind="section", position=1, **home)
    section = ItemSection.objects.create(block=block, **home)
    assert block.section == section
    with refused_as("itemsection_block_once"), transaction.atomic():
        ItemSection.objects.create(block=block, **home)


def make_event(meeting: Meeting, **more: object) -> PresenceEvent:
    return PresenceEvent.objects.create(
        municipality_id=meeting.municipality_id,
        meeting=meeting,
        name_printed="Ida Friis",
        kind="excused",
        **{"source": "secretariat"} | more,
    )


def test_what_the_ledger_was_told_stays(meeting: Meeting) -> None:
    event = make_event(meeting)
    with pytest.raises(DatabaseError, match="told_stays"), transaction.atomic():
        PresenceEvent.objects.filter(pk=event.pk).update(kind="present")
    with pytest.raises(DatabaseError, match="told_is_kept"), transaction.atomic():
        event.delete()
    mended = make_event(meeting, replaces=event)
    event.replaced = True
    event.save()
    assert [e.pk for e in PresenceEvent.objects.filter(replaced=False)] == [mended.pk]


def test_every_version_of_a_row_with_legal_effect_is_kept(meeting: Meeting) -> None:
    event = make_event(meeting)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE proceedings_presenceevent SET replaced = true")
        cursor.execute(
            "SELECT pgh_label, replaced FROM proceedings_presenceeventevidence"
            " WHERE municipality_id = %s AND pgh_obj_id = %s ORDER BY pgh_id",
            [event.municipality_id, event.pk],
        )
        assert cursor.fetchall() == [("insert", False), ("update", True)]


def test_a_version_of_minutes_is_never_changed(meeting: Meeting) -> None:
    home = {"municipality_id": meeting.municipality_id}
    minutes = Minutes.objects.create(meeting=meeting, **home)
    version = MinutesVersion.objects.create(
        minutes=minutes, number=1, content={}, public_content={}, content_hash="a" * 64,
        chain_hash="b" * 64, **home,
    )  # fmt: skip
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        MinutesVersion.objects.filter(pk=version.pk).update(content={"x": 1})
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        version.delete()


@pytest.mark.django_db
def test_names_sort_as_in_a_danish_index() -> None:
    home = Municipality.objects.create(code="964", name="Ærøby")
    for name in ("Zakarias", "Ærbo", "Øster", "Åse", "Aase", "André", "Andrea", "anders", "Ülla"):
        Person.objects.create(municipality=home, name=name)
    people = list(Person.objects.filter(municipality=home).order_by("sort_key", "id"))
    assert [p.name for p in people if p.name not in ("Åse", "Aase")] == [
        "anders", "André", "Andrea", "Ülla", "Zakarias", "Ærbo", "Øster",
    ]  # fmt: skip
    assert {p.name for p in people[-2:]} == {"Åse", "Aase"}
    assert [p.sort_key for p in people] == [sort_key(p.name) for p in people]

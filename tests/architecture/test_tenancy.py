"""The wall between municipalities, and the direction of foreign keys."""

from configparser import ConfigParser
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Field, Model

from agenda.models import AgendaItem, Case
from committees.models import Committee, CommitteeAlias, Membership, Person
from foundation.tenancy.models import Municipality, TenantModel
from meetings.models import Meeting
from tests.architecture.tables import composite_keys, evidence_models, own_models, tenant_models

CONTRACTS = Path(__file__).resolve().parents[2] / ".importlinter"


def relations(model: type[Model]) -> list[Any]:
    """Columns that point to another table."""
    return [f for f in model._meta.get_fields() if isinstance(f, Field) and f.is_relation]


def floors(contract: str) -> dict[str, int]:
    """Package -> floor, the lowest is 0, as the import contract has it."""
    parser = ConfigParser()
    parser.read(CONTRACTS)
    rows = parser[f"importlinter:contract:{contract}"]["layers"].split("\n")
    rows = [row for row in rows if row.strip()]
    return {
        name.strip(): floor
        for floor, row in enumerate(reversed(rows))
        for name in row.replace(":", "|").split("|")
    }


@pytest.mark.django_db
def test_every_reference_between_tenant_tables_has_its_composite_key() -> None:
    keys = composite_keys()
    missing = [
        f"{model.__name__}.{field.name}"
        for model in tenant_models()
        for field in relations(model)
        if issubclass(field.related_model, TenantModel)
        and (model._meta.db_table, field.column, field.related_model._meta.db_table) not in keys
    ]
    assert missing == []


def test_every_table_of_the_apps_belongs_to_a_municipality() -> None:
    strangers = [
        model.__name__
        for model in own_models()
        if not model.__module__.startswith("foundation.") and not issubclass(model, TenantModel)
    ]
    assert strangers == []


def test_foreign_keys_point_down() -> None:
    floor, inside = floors("apps"), floors("foundation")
    upward = []
    for model in own_models():
        for field in relations(model):
            target = field.related_model
            (own, *own_rest), (other, *other_rest) = (
                m.__module__.split(".") for m in (model, target)
            )
            same = own == other
            if same and own == "foundation" and own_rest[0] != other_rest[0]:
                down = inside[own_rest[0]] > inside[other_rest[0]]
            else:
                down = same or floor[own] > floor[other]
            if not down:
                upward.append(f"{model._meta.label}.{field.name} -> {target._meta.label}")
    assert upward == []


def test_evidence_keys_are_64_bits_wide_and_rows_stay() -> None:
    tables: list[Any] = evidence_models()
    assert {m.pgh_tracked_model.__name__ for m in tables} == {
        "Amendment",
        "Approval",
        "ChairDecision",
        "Chairing",
        "Correction",
        "Decision",
        "Disqualification",
        "MemberProposal",
        "Minutes",
        "Outcome",
        "PresenceEvent",
        "QuorumFinding",
        "Redaction",
        "Statement",
        "Substitution",
        "Suspension",
        "Vote",
    }
    for model in tables:
        assert model._meta.pk.get_internal_type() == "BigAutoField", model.__name__
        assert any(t.name == "append_only" for t in model._meta.triggers), model.__name__


@pytest.fixture
def two_committees(db: None) -> tuple[Committee, Committee]:
    here, there = (
        Committee.objects.create(
            municipality=Municipality.objects.create(code=code, name=name),
            name="Kulturudvalget",
            kind="standing_committee",
        )
        for code, name in (("961", "Lyngholm"), ("962", "Strandby"))
    )
    return here, there


def refused(constraint: str, make: Any, **values: object) -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        make.objects.create(**values)
    assert constraint in str(caught.value)


def test_a_reference_across_the_wall_fails_at_its_statement(
    two_committees: tuple[Committee, Committee],
) -> None:
    here, there = two_committees
    wall = {"municipality_id": here.municipality_id}
    refused(
        "committeealias_committee_tenant_fk", CommitteeAlias, committee=there, name="KU", **wall
    )
    refused("meeting_committee_tenant_fk", Meeting, committee=there, day=date(2026, 3, 3), **wall)
    refused(
        "committee_predecessor_tenant_fk",
        Committee,
        predecessor=there,
        name="B",
        kind="forum",
        **wall,
    )
    case = Case.objects.create(municipality=there.municipality, title="Bænke ved havnen")
    refused(
        "agendaitem_case_tenant_fk", AgendaItem, committee=here, case=case, title="Bænke", **wall
    )
    person = Person.objects.create(municipality=there.municipality, name="Ida Friis")
    refused(
        "membership_person_tenant_fk",
        Membership,
        committee=here,
        person=person,
        role="member",
        starts_on=date(2026, 1, 1),
        **wall,
    )


def test_the_same_reference_inside_the_wall_is_taken(
    two_committees: tuple[Committee, Committee],
) -> None:
    here, _ = two_committees
    alias = CommitteeAlias.objects.create(municipality=here.municipality, committee=here, name="KU")
    assert alias.committee == here
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

"""Changes of organs and people."""

from typing import Any
from uuid import UUID

from django.db import transaction

from committees.models import (
    Committee,
    CommitteeAlias,
    CouncilTerm,
    Department,
    Membership,
    Party,
    Person,
)
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, removing, said_no
from foundation.tenancy.models import Municipality

add_department, change_department = adding(Department), changing(Department)
remove_department = removing(Department)
add_council_term, change_council_term = adding(CouncilTerm), changing(CouncilTerm)
remove_council_term = removing(CouncilTerm)
add_party, change_party, remove_party = adding(Party), changing(Party), removing(Party)
add_person, change_person, remove_person = adding(Person), changing(Person), removing(Person)
add_membership = adding(Membership, under="committee")
change_membership, remove_membership = changing(Membership), removing(Membership)
change_municipality = changing(Municipality)


@transaction.atomic
def add_municipality(*, act: Act, **values: Any) -> Municipality:
    """Make a municipality of this installation."""
    row: Municipality = said_no(act.create, Municipality, **values)
    act.record("create", row)
    return row


@transaction.atomic
def add_committee(
    *, act: Act, municipality: Any = None, aliases: list[str] | None = None, **values: Any
) -> Committee:
    """Make a committee with its other names."""
    home = act.home(municipality)
    row: Committee = said_no(act.create, Committee, municipality_id=home, **values)
    _set_aliases(act, row, aliases or [])
    act.record("create", row)
    return row


@transaction.atomic
def change_committee(
    *, act: Act, target: UUID, aliases: list[str] | None = None, **values: Any
) -> Committee:
    """Change a committee, and its other names where they are sent."""
    row = act.lock(Committee.objects.all(), target)
    changed = said_no(act.change, row, **values)
    if aliases is not None:
        _set_aliases(act, row, aliases)
        changed = [*changed, "aliases"]
    act.record("update", row, changed=changed)
    return row


def _set_aliases(act: Act, committee: Committee, names: list[str]) -> None:
    kept = committee.aliases.exclude(name__in=names)
    kept.delete()
    known = set(committee.aliases.values_list("name", flat=True))
    for name in dict.fromkeys(names):
        if name not in known:
            act.create(
                CommitteeAlias,
                municipality_id=committee.municipality_id,
                committee=committee,
                name=name,
            )

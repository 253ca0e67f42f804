"""The named cast: two municipalities that do not exist, and everybody the tests speak of."""

from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.core.management import call_command

from committees.models import Committee, CouncilTerm, Department, Membership, Party, Person
from committees.vocabulary import CommitteeKind, MembershipRole
from foundation.accounts import tokens
from foundation.accounts.models import Grant, User
from foundation.accounts.reader import Reader
from foundation.accounts.reading import reader_of
from foundation.accounts.vocabulary import Role
from foundation.tenancy.models import Municipality
from tests.door import Door

TERM_START, TERM_END = date(2026, 1, 1), date(2029, 12, 31)


@dataclass
class Cast:
    """Everybody by name: `cast.door("chair")`, `cast.person("member")`, `cast.culture`."""

    egernborg: Municipality
    mosevig: Municipality
    rows: dict[str, Any] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        rows = self.__dict__.get("rows", {})
        if name in rows:
            return rows[name]
        raise AttributeError(name)

    def door(self, name: str | None) -> Door:
        """The way in of one of the cast; None is the public."""
        if name is None:
            return Door()
        if name not in self._tokens:
            scopes = ("read", "write") if name == "integrator" else ("*",)
            self._tokens[name] = tokens.issue(user=self.users[name], name=name, scopes=scopes).text
        return Door(self._tokens[name])

    def reader(self, name: str) -> Reader:
        """What one of the cast is, today."""
        return reader_of(self.users[name], scopes=("*",))

    def person(self, name: str) -> Person:
        return self.persons[name]

    def person_id(self, name: str) -> str:
        return str(self.persons[name].pk)


class Standing:
    """The cast as it stands in the database between tests."""

    def __init__(self) -> None:
        # A database that is kept has the cast of the run before.
        call_command("flush", interactive=False, verbosity=0)
        self._kept = _with_tokens()

    def cast(self) -> Cast:
        """Everybody, to be changed as one likes; anew when a test emptied all tables."""
        home = self._kept.egernborg
        if not Municipality.objects.filter(pk=home.pk).exists():
            self._kept = _with_tokens()
        return deepcopy(self._kept)


def _with_tokens() -> Cast:
    cast = assemble()
    for name in cast.users:
        cast.door(name)
    return cast


def assemble() -> Cast:
    """The cast, written straight to the tables: the set-up of tests, not what they test."""
    cast = Cast(
        Municipality.objects.create(code="981", name="Egernborg Kommune"),
        Municipality.objects.create(code="982", name="Mosevig Kommune"),
    )
    _organs(cast)
    _staff(cast)
    _members(cast)
    _neighbours(cast)
    return cast


def _organs(cast: Cast) -> None:
    home = {"municipality": cast.egernborg}
    term = CouncilTerm.objects.create(
        **home, name="2026-2029", starts_on=TERM_START, ends_on=TERM_END
    )
    department = Department.objects.create(**home, name="Kultur og Fritid")
    kinds = {
        "council": (CommitteeKind.COUNCIL, "Byrådet", 9),
        "finance": (CommitteeKind.FINANCE_COMMITTEE, "Økonomiudvalget", 5),
        "culture": (CommitteeKind.STANDING_COMMITTEE, "Kultur- og Fritidsudvalget", 5),
        "elders": (CommitteeKind.ADVISORY_COUNCIL, "Ældrerådet", 5),
        "forum": (CommitteeKind.FORUM, "Erhvervsforum", 6),
    }
    cast.rows |= {"term": term, "department": department}
    for key, (kind, name, seats) in kinds.items():
        cast.rows[key] = Committee.objects.create(
            **home,
            name=name,
            kind=kind.value,
            seats=seats,
            council_term=term,
            secretariat_email="sekretariat@egernborg.example",
        )


def _user(cast: Cast, key: str, name: str, home: Municipality | None) -> User:
    user = User.objects.create(name=name, email=f"{key}@egernborg.example", municipality=home)
    cast.users[key] = user
    return user


def _staff(cast: Cast) -> None:
    department = cast.department.pk
    staff: tuple[tuple[str, str, Role, UUID | None], ...] = (
        ("secretariat", "Signe Holm", Role.SECRETARIAT, None),
        ("case_officer", "Carl Engsig", Role.CASE_OFFICER, department),
        ("department_head", "Ditte Bro", Role.DEPARTMENT_HEAD, department),
        ("official", "Oskar Lind", Role.OFFICIAL, None),
        ("integrator", "Fagsystemet", Role.INTEGRATOR, None),
    )
    for key, name, role, where in staff:
        user = _user(cast, key, name, cast.egernborg)
        Grant.objects.create(user=user, role=role.value, department_id=where)
    administrator = _user(cast, "administrator", "Anker Drift", None)
    Grant.objects.create(user=administrator, role=Role.ADMINISTRATOR.value)
    _user(cast, "consultee", "Hanne Høringspart", cast.egernborg)
    _person(cast, "consultee", "Hanne Høringspart")


def _person(cast: Cast, key: str, name: str) -> Person:
    person = Person.objects.create(
        municipality=cast.egernborg,
        name=name,
        email=f"{key}@egernborg.example",
        user=cast.users.get(key),
    )
    cast.persons[key] = person
    return person


def _seat(cast: Cast, key: str, committee: Committee, role: MembershipRole) -> None:
    Membership.objects.create(
        municipality=cast.egernborg,
        person=cast.persons[key],
        committee=committee,
        role=role.value,
        starts_on=TERM_START,
        party=cast.party,
    )


def _members(cast: Cast) -> None:
    cast.rows["party"] = Party.objects.create(
        municipality=cast.egernborg, name="Bylisten", list_letter="Y", valid_from=TERM_START
    )
    people = {
        "chair": "Karen Bæk",
        "member": "Mikkel Aas",
        "member2": "Nina Østergård",
        "member3": "Palle Rask",
        "member4": "Rie Sand",
        "substitute": "Tove Vind",
        "council_member": "Ulla Ås",
    }
    for key, name in people.items():
        _user(cast, key, name, cast.egernborg)
        _person(cast, key, name)
    _seat(cast, "chair", cast.culture, MembershipRole.CHAIR)
    for key in ("member", "member2", "member3", "member4"):
        _seat(cast, key, cast.culture, MembershipRole.MEMBER)
    for key in ("substitute", "council_member"):
        _seat(cast, key, cast.council, MembershipRole.MEMBER)


def _neighbours(cast: Cast) -> None:
    home = cast.mosevig
    user = _user(cast, "secretariat_other_municipality", "Viggo Mose", home)
    Grant.objects.create(user=user, role=Role.SECRETARIAT.value)
    cast.rows["mosevig_committee"] = Committee.objects.create(
        municipality=home, name="Teknikudvalget", kind=CommitteeKind.STANDING_COMMITTEE.value
    )
    cast.rows["mosevig_person"] = Person.objects.create(municipality=home, name="Xenia Mose")

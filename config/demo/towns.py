"""Making the two towns: organs, people, seats and a year of meetings."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction

from committees import actions as organs
from committees.models import Committee, CouncilTerm, Department, Person
from committees.vocabulary import CommitteeKind
from config.demo import people
from config.demo.people import Organ
from foundation.accounts.models import Grant, User
from foundation.accounts.reading import reader_of
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.clock import COPENHAGEN, today
from foundation.tenancy.models import Municipality
from meetings import actions as meetings

MONTHS = 12
TERM_YEARS = 4


def build() -> None:
    """The demo, unless it is there already."""
    if Municipality.objects.filter(code=people.EGERNBORG[0]).exists():
        return
    with transaction.atomic():
        administrator = User.objects.create(name="Anker Drift", email=address("administrator"))
        Grant.objects.create(user=administrator, role=Role.ADMINISTRATOR.value)
        act = Act(reader_of(administrator))
        _egernborg(act)
        _mosevig(act)


def address(key: str) -> str:
    """The cast's mail addresses; `example` belongs to nobody (RFC 2606)."""
    return f"{key}@egernborg.example"


def secretary() -> User:
    """Egernborg's secretariat, who does what follows."""
    return User.objects.get(email=address("secretariat"))


def _egernborg(act: Act) -> None:
    town = organs.add_municipality(act=act, code=people.EGERNBORG[0], name=people.EGERNBORG[1])
    home = {"act": act, "municipality": town}
    term = organs.add_council_term(**home, **_term())
    departments = [organs.add_department(**home, name=name) for name in people.DEPARTMENTS]
    parties = {
        letter: organs.add_party(**home, name=name, list_letter=letter, valid_from=term.starts_on)
        for letter, name in people.PARTIES
    }
    committees = {organ.key: _committee(act, town, term, organ) for organ in people.ORGANS}
    _staff(town, departments[0])
    for politician in people.POLITICIANS:
        person = _person(act, town, politician.key, politician.name)
        for key, role in politician.seats:
            organs.add_membership(
                act=act,
                committee=committees[key],
                person=person,
                role=role.value,
                starts_on=term.starts_on,
                party=parties.get(politician.letter),
            )
    _person(act, town, *people.CONSULTEE)
    for organ in people.ORGANS:
        _plan(act, committees[organ.key], organ)


def _mosevig(act: Act) -> None:
    town = organs.add_municipality(act=act, code=people.MOSEVIG[0], name=people.MOSEVIG[1])
    key = "secretariat_other_municipality"
    user = User.objects.create(name="Viggo Mose", email=address(key), municipality=town)
    Grant.objects.create(user=user, role=Role.SECRETARIAT.value)
    organ = Organ(
        "technical", "Teknikudvalget", CommitteeKind.STANDING_COMMITTEE, 5, "Mosevig Rådhus", 0, 15
    )
    committee = organs.add_committee(
        act=act, municipality=town, name=organ.name, kind=organ.kind.value, seats=organ.seats
    )
    _plan(act, committee, organ)


def _term() -> dict[str, Any]:
    """The council term we are in: they begin every fourth year counted from 2026."""
    first = 2026 + (today().year - 2026) // TERM_YEARS * TERM_YEARS
    last = first + TERM_YEARS - 1
    days = {"starts_on": date(first, 1, 1), "ends_on": date(last, 12, 31)}
    return {"name": f"{first}-{last}", **days}


def _committee(act: Act, town: Municipality, term: CouncilTerm, organ: Organ) -> Committee:
    return organs.add_committee(
        act=act,
        municipality=town,
        aliases=list(organ.aliases),
        name=organ.name,
        kind=organ.kind.value,
        seats=organ.seats,
        council_term=term,
        secretariat_email=address("secretariat"),
        settings={"short_substitute_allowed": True} if organ.key == "culture" else {},
    )


def _staff(town: Municipality, department: Department) -> None:
    for one in people.STAFF:
        is_service = one.role is Role.INTEGRATOR
        user = User.objects.create(
            name=one.name, email=address(one.key), municipality=town, is_service=is_service
        )
        where = department.pk if one.in_department else None
        Grant.objects.create(user=user, role=one.role.value, department_id=where)


def _person(act: Act, town: Municipality, key: str, name: str) -> Person:
    user = User.objects.create(name=name, email=address(key), municipality=town)
    person: Person = organs.add_person(
        act=act, municipality=town, name=name, email=user.email, user=user
    )
    return person


def _plan(act: Act, committee: Committee, organ: Organ) -> None:
    """A year of meetings from this month on, one plan a calendar year."""
    days = list(_meeting_days(organ.weekday))
    for year in sorted({day.year for day in days}):
        meetings.add_plan(
            act=act,
            committee=committee,
            year=year,
            name=f"Mødeplan {year}",
            meetings=[_meeting(day, organ) for day in days if day.year == year],
        )


def _meeting(day: date, organ: Organ) -> dict[str, Any]:
    starts = datetime.combine(day, time(organ.hour), COPENHAGEN)
    return {"day": day, "starts_at": starts, "place": organ.place}


def _meeting_days(weekday: int) -> Iterator[date]:
    """The second such weekday of each month; July is free."""
    first = today().replace(day=1)
    for _ in range(MONTHS + 1):
        if first.month != 7:
            yield first + timedelta(days=(weekday - first.weekday()) % 7 + 7)
        first = (first + timedelta(days=31)).replace(day=1)

"""A municipality after five years: invented, and large enough to be felt."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from agenda.models import AgendaItem, Case, ItemBlock, ItemSection, ItemWithholding
from annualcycle.models import FollowUp
from committees.models import Committee, Membership, Person
from foundation.accounts import tokens
from foundation.accounts.models import Grant, User
from foundation.tenancy.models import Municipality
from meetings.models import Meeting
from minutes.models import Minutes, Rendition
from minutes.sealing import MEDIA_TYPES

CODE, YEARS, COMMITTEES, MEETINGS_A_YEAR, ITEMS, SECTIONS, SEATS = "983", 5, 12, 20, 15, 3, 8
COUNCIL = 31
FIRST_DAY = date(2022, 1, 5)
CLOSED_SHARE, WITHHELD_SHARE, FOLLOWED_SHARE = 0.15, 0.02, 0.25
TEXT = "<p>" + "Forvaltningen redegør for sagen og dens økonomi. " * 12 + "</p>"
BATCH = 2000


@dataclass(frozen=True)
class Filled:
    """What the measurements ask for."""

    member: str
    secretariat: str
    committee: UUID
    meeting: UUID
    item: UUID
    minutes: UUID


def fill() -> Filled:
    """The municipality, made when it is not there; tokens are always new."""
    home = Municipality.objects.filter(code=CODE).first() or _made()
    member = User.objects.get(municipality=home, name="Medlem 0")
    secretary = User.objects.get(municipality=home, name="Sekretær")
    committee = Committee.objects.filter(municipality=home).order_by("id")[0]
    meeting = Meeting.objects.filter(committee=committee).order_by("-day")[0]
    item = AgendaItem.objects.filter(meeting=meeting, visibility="open").order_by("position")[0]
    minutes = Minutes.objects.filter(meeting=meeting).first() or _published(meeting)
    return Filled(
        minutes=minutes.pk,
        member=tokens.issue(user=member, name="bench").text,
        secretariat=tokens.issue(user=secretary, name="bench").text,
        committee=committee.pk,
        meeting=meeting.pk,
        item=item.pk,
    )


def _made() -> Municipality:
    home = Municipality.objects.create(code=CODE, name="Målerup Kommune")
    secretary = User.objects.create(municipality=home, name="Sekretær")
    Grant.objects.create(user=secretary, role="secretariat")
    committees = Committee.objects.bulk_create(
        Committee(municipality=home, name=f"Udvalg {n}", kind="standing_committee", seats=SEATS)
        for n in range(COMMITTEES)
    )
    people = _people(home, committees)
    meetings = _meetings(home, committees)
    _items(home, meetings, people)
    return home


def _people(home: Municipality, committees: list[Committee]) -> list[Person]:
    users = User.objects.bulk_create(
        User(municipality=home, name=f"Medlem {n}") for n in range(COUNCIL)
    )
    people = Person.objects.bulk_create(
        Person(municipality=home, name=user.name, user=user) for user in users
    )
    Membership.objects.bulk_create(
        Membership(municipality=home, person=person, committee=committee, role="member",
                   starts_on=FIRST_DAY)
        for number, committee in enumerate(committees)
        for person in (people[(number * 5 + seat) % COUNCIL] for seat in range(SEATS))
    )  # fmt: skip
    return people


def _meetings(home: Municipality, committees: list[Committee]) -> list[Meeting]:
    found = []
    for number, committee in enumerate(committees):
        for turn in range(YEARS * MEETINGS_A_YEAR):
            day = FIRST_DAY + timedelta(days=18 * turn)
            at = datetime(day.year, day.month, day.day, 8 + number % 8, tzinfo=UTC)
            found.append(
                Meeting(municipality=home, committee=committee, day=day, starts_at=at,
                        state="ended", convened_at=at, agenda_published_at=at, opened_at=at,
                        ended_at=at, place="Rådhuset")
            )  # fmt: skip
    return Meeting.objects.bulk_create(found, batch_size=BATCH)


def _published(meeting: Meeting) -> Minutes:
    """Minutes as they lie ready for the public: a page as large as the agenda."""
    at, sha256 = meeting.starts_at, hashlib.sha256(TEXT.encode()).hexdigest()
    home = meeting.municipality
    minutes = Minutes.objects.create(
        municipality=home, meeting=meeting, approval="approved", approved_at=at, circulated_at=at,
        publication="published", published_at=at, version_number=1, content_hash=sha256,
    )  # fmt: skip
    for kind, media_type in MEDIA_TYPES.items():
        Rendition.objects.create(
            municipality=home, minutes=minutes, version_number=1, edition="public",
            format=kind.value, media_type=media_type, sha256=sha256,
            content=(TEXT * ITEMS * SECTIONS).encode(),
        )  # fmt: skip
    return minutes


def _items(home: Municipality, meetings: list[Meeting], people: list[Person]) -> None:
    dice = Random(983)  # noqa: S311 - the same municipality each time, no secret
    items: list[Any] = []
    for meeting in meetings:
        for position in range(1, ITEMS + 1):
            closed = dice.random() < CLOSED_SHARE
            items.append(
                AgendaItem(municipality=home, committee_id=meeting.committee_id, meeting=meeting,
                           state="treated", position=position, number=str(position),
                           title=f"Sag nummer {position} om vejene", item_type="decision",
                           visibility="closed" if closed else "open",
                           closed_reason="other" if closed else None)
            )  # fmt: skip
    for item in items:
        item.case = Case(municipality=home, title=item.title, visibility=item.visibility)
    Case.objects.bulk_create([item.case for item in items], batch_size=BATCH)
    AgendaItem.objects.bulk_create(items, batch_size=BATCH)
    blocks = [
        ItemBlock(municipality=home, item=item, position=n, kind="section", heading=f"Afsnit {n}")
        for item in items
        for n in range(1, SECTIONS + 1)
    ]
    ItemBlock.objects.bulk_create(blocks, batch_size=BATCH)
    ItemSection.objects.bulk_create(
        (ItemSection(municipality=home, block=b, body_html=TEXT, body_text=TEXT) for b in blocks),
        batch_size=BATCH,
    )
    _extras(home, items, people, dice)


def _extras(home: Municipality, items: list[Any], people: list[Person], dice: Random) -> None:
    closed = [i for i in items if i.visibility == "closed" and dice.random() < WITHHELD_SHARE]
    ItemWithholding.objects.bulk_create(
        ItemWithholding(municipality=home, item=item, person=dice.choice(people),
                        cause="disqualified", since=item.meeting.starts_at)
        for item in closed
    )  # fmt: skip
    FollowUp.objects.bulk_create(
        FollowUp(municipality=home, item=item, committee_id=item.committee_id,
                 title="Orientering til udvalget", due_from=item.meeting.day,
                 due_to=item.meeting.day + timedelta(days=60), visibility=item.visibility)
        for item in items if dice.random() < FOLLOWED_SHARE
    )  # fmt: skip

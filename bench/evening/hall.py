"""Who is there, and where: a committee, its people, the meeting and its agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from agenda.models import (
    AgendaItem,
    Attachment,
    Case,
    ItemBlock,
    ItemSection,
    Recommendation,
    RecommendationGroup,
    RecommendationPoint,
    Upload,
)
from committees.models import Committee, Membership, Party, Person
from foundation.accounts.models import User
from foundation.tenancy.models import Municipality
from meetings.models import Meeting

DAY = date(2026, 3, 24)
OPENED = datetime(2026, 3, 24, 15, 0, tzinfo=UTC)
SENT = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
SINCE = date(2026, 1, 1)
TEXT = "<p>" + "Forvaltningen redegør for sagen og dens økonomi. " * 12 + "</p>"
SECTIONS, POINTS = 3, 2
EVERY_CLOSED, ONE_IN_PARTY = 6, 4


@dataclass(frozen=True)
class Hall:
    """The rows everything else hangs on."""

    committee: Committee
    council: Committee
    members: Sequence[Person]
    substitutes: Sequence[Person]
    meeting: Meeting
    items: Sequence[AgendaItem]


def seated(home: Municipality, items: int, members: int) -> Hall:
    """A committee of so many, and a meeting of so many items in the middle of its evening."""
    committee = Committee.objects.create(
        municipality=home, name=f"Storudvalget {members}", kind="standing_committee",
        seats=members, secretariat_email="sekretariat@maalerup.example",
        settings={"short_substitute_allowed": True},
    )  # fmt: skip
    council = Committee.objects.filter(municipality=home, kind="council").first()
    council = council or Committee.objects.create(
        municipality=home, name="Storrådet", kind="council", seats=members
    )
    people = _people(home, "Medlem", members)
    others = _people(home, "Stedfortræder", members)
    _seats(home, committee, people)
    _seats(home, council, others)
    meeting = Meeting.objects.create(
        municipality=home, committee=committee, day=DAY, starts_at=OPENED, state="in_session",
        convened_at=SENT, agenda_published_at=SENT, opened_at=OPENED, place="Byrådssalen",
    )  # fmt: skip
    return Hall(committee, council, people, others, meeting, _agenda(meeting, items))


def _people(home: Municipality, word: str, how_many: int) -> list[Person]:
    users = User.objects.bulk_create(
        User(municipality=home, name=f"{word} {how_many}-{n:02}") for n in range(how_many)
    )
    return Person.objects.bulk_create(
        Person(municipality=home, name=user.name, user=user,
               email=f"{word[0].lower()}{how_many}-{n}@maalerup.example")
        for n, user in enumerate(users)
    )  # fmt: skip


def _seats(home: Municipality, committee: Committee, people: Sequence[Person]) -> None:
    parties = [_party(home, chr(65 + n)) for n in range(1 + (len(people) - 1) // ONE_IN_PARTY)]
    Membership.objects.bulk_create(
        Membership(municipality=home, person=person, committee=committee, starts_on=SINCE,
                   role="chair" if n == 0 else "member", party=parties[n // ONE_IN_PARTY])
        for n, person in enumerate(people)
    )  # fmt: skip


def _party(home: Municipality, letter: str) -> Party:
    told = {"municipality": home, "list_letter": letter, "valid_from": SINCE}
    return Party.objects.get_or_create(**told, defaults={"name": f"Liste {letter}"})[0]


def _agenda(meeting: Meeting, how_many: int) -> list[AgendaItem]:
    home = meeting.municipality
    places = range(1, how_many + 1)
    shut = [place % EVERY_CLOSED == 0 for place in places]
    cases = Case.objects.bulk_create(
        Case(municipality=home, title=f"Sag {place}", visibility="closed" if closed else "open")
        for place, closed in zip(places, shut, strict=True)
    )
    items = AgendaItem.objects.bulk_create(
        AgendaItem(municipality=home, committee_id=meeting.committee_id, meeting=meeting,
                   case=case, state="placed", position=place, number=str(place),
                   title=f"Sag nummer {place} om vejene", visibility=case.visibility,
                   placed_at=SENT, closed_reason="other" if closed else None,
                   closed_note="Forretningsforhold" if closed else "",
                   public_title="Lukket sag" if closed else "")
        for place, case, closed in zip(places, cases, shut, strict=True)
    )  # fmt: skip
    _write(home, items)
    return items


def _write(home: Municipality, items: Sequence[AgendaItem]) -> None:
    """Each item with its sections, its recommendation and an attachment."""
    kinds = ["section"] * SECTIONS + ["recommendation", "attachments"]
    blocks = ItemBlock.objects.bulk_create(
        ItemBlock(municipality=home, item=item, position=n, kind=kind, heading=f"Afsnit {n}")
        for item in items
        for n, kind in enumerate(kinds, 1)
    )
    of = {kind: [block for block in blocks if block.kind == kind] for kind in kinds}
    ItemSection.objects.bulk_create(
        ItemSection(municipality=home, block=b, body_html=TEXT, body_text=TEXT)
        for b in of["section"]
    )
    _recommend(home, of["recommendation"])
    upload = Upload.objects.create(
        municipality=home, sha256="0" * 64, size=1, media_type="application/pdf",
        file_name="bilag.pdf", scan_state="clean", storage_key="0" * 64,
    )  # fmt: skip
    Attachment.objects.bulk_create(
        Attachment(municipality=home, item=block.item, block=block, position=1, title="Bilag",
                   upload=upload, visibility=block.item.visibility)
        for block in of["attachments"]
    )  # fmt: skip


def _recommend(home: Municipality, blocks: Sequence[ItemBlock]) -> None:
    rows = Recommendation.objects.bulk_create(
        Recommendation(municipality=home, block=block, recommended_by="Forvaltningen")
        for block in blocks
    )
    groups = RecommendationGroup.objects.bulk_create(
        RecommendationGroup(municipality=home, recommendation=row, position=1) for row in rows
    )
    RecommendationPoint.objects.bulk_create(
        RecommendationPoint(municipality=home, group=group, position=n, text="at sagen godkendes")
        for group in groups
        for n in range(1, POINTS + 1)
    )

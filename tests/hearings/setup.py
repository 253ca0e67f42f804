"""Set-up of the tests of hearings."""

from typing import Any

from django.test import Client

from agenda.models import AgendaItem, Case
from agenda.vocabulary import ItemState, Visibility
from foundation.outbox.models import Message
from hearings import letters
from hearings.models import Consultee, Hearing
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from tests.cast import Cast
from tests.door import Door, expect

START = "2026-03-02T09:00:00+01:00"
DEADLINE = "2026-03-27"
TEXT = "<p>Vi støtter forslaget.</p>"
MEETING_DAY = "2026-03-18"
REPLY = "<p>Ældrerådet anbefaler forslaget.</p>"
ANSWER = {"body_html": REPLY, "outcomes": [{"outcome": "reply_to_hearing"}]}
RAADET = "Ældrerådet"
PDF = b"%PDF-1.7\n" + b"udkast" * 40
DRAFT = "<p>Udkast til takster for svømmehallen.</p>"


def planned(cast: Cast, door: Door | None = None, **told: Any) -> dict[str, Any]:
    """A planned hearing of one person and one committee."""
    body = {
        "title": "Takster for svømmehallen",
        "audience": "statutory_council",
        "issued_by_committee": str(cast.culture.pk),
        "response_deadline": DEADLINE,
        "draft_html": DRAFT,
        "consultees": [
            {"person": cast.person_id("consultee")},
            {"committee": str(cast.elders.pk), "email": "raad@egernborg.example"},
        ],
        **told,
    }
    return (door or cast.door("secretariat")).made("hearings", body)


def running(cast: Cast, **told: Any) -> dict[str, Any]:
    """A hearing that has been announced."""
    hearing = planned(cast, **told)
    return cast.door("secretariat").done(f"hearings/{hearing['id']}/announce")


def consultee_of(hearing: dict[str, Any], name: str = "Hanne Høringspart") -> Consultee:
    """The consultee of that name."""
    found: Consultee = Consultee.objects.select_related("hearing").get(
        hearing_id=hearing["id"], name=name
    )
    return found


def invitation_of(hearing: dict[str, Any], name: str = "Hanne Høringspart") -> str:
    """The path of the consultee's invitation."""
    return f"invitations/{letters.token_for(consultee_of(hearing, name))}"


def written(rule: str) -> list[Message]:
    """The letters that a rule has queued."""
    return list(Message.objects.filter(rule=rule).order_by("recipient_address"))


def closed_case(cast: Cast) -> Case:
    """A closed case of the department."""
    found: Case = Case.objects.create(
        municipality=cast.egernborg,
        title="Salg af grund",
        visibility=Visibility.CLOSED.value,
        department=cast.department,
    )
    return found


def item_on_agenda(cast: Cast, *, closed: bool = False, **told: Any) -> AgendaItem:
    """An item on a sent agenda of the culture committee."""
    meeting, _ = Meeting.objects.get_or_create(
        municipality=cast.egernborg,
        committee=cast.culture,
        day="2026-03-18",
        defaults={
            "state": MeetingState.CONVENED.value,
            "convened_at": "2026-03-01T08:00:00Z",
            "agenda_published_at": "2026-03-01T08:00:00Z",
        },
    )
    found: AgendaItem = AgendaItem.objects.create(
        municipality=cast.egernborg,
        committee=cast.culture,
        meeting=meeting,
        position=AgendaItem.objects.filter(meeting=meeting).count() + 1,
        state=ItemState.PLACED.value,
        title="Et hemmeligt salg" if closed else "Ny svømmehal",
        public_title="Ejendomssag" if closed else "",
        visibility=(Visibility.CLOSED if closed else Visibility.OPEN).value,
        department=cast.department,
        **told,
    )
    return found


def held(hearing: dict[str, Any]) -> Hearing:
    """The row."""
    found: Hearing = Hearing.objects.get(pk=hearing["id"])
    return found


def drafted(door: Door, hearing: dict[str, Any], **told: Any) -> dict[str, Any]:
    """A draft in the hearing."""
    return door.made(f"hearings/{hearing['id']}/responses", {"body_html": TEXT, **told})


def given(door: Door, hearing: dict[str, Any], **told: Any) -> dict[str, Any]:
    """An answer in the hearing."""
    draft = drafted(door, hearing, **told)
    return door.done(f"responses/{draft['id']}/submit", if_match=None)


def uploaded(cast: Cast) -> str:
    """The id of an uploaded file."""
    response: Any = Client(raise_request_exception=False).generic(
        "POST",
        "/api/v1/uploads",
        PDF,
        content_type="application/octet-stream",
        headers={
            "Authorization": f"Bearer {cast.door('secretariat').token}",
            "Content-Disposition": 'attachment; filename="udkast.pdf"',
        },
    )
    return str(expect(response, 201)["id"])


def council_meeting(cast: Cast, day: str = MEETING_DAY, **told: Any) -> Meeting:
    found: Meeting = Meeting.objects.create(
        municipality=cast.egernborg, committee=cast.elders, day=day, **told
    )
    return found


def item_of(hearing: dict[str, Any]) -> AgendaItem:
    item = consultee_of(hearing, RAADET).item
    assert item is not None
    return item


def decided(cast: Cast, item: AgendaItem, body: dict[str, Any] = ANSWER) -> None:
    """The council sits, and decides the item."""
    Meeting.objects.filter(items=item, state="planned").update(
        state="in_session", convened_at="2026-03-02T09:00:00Z", opened_at="2026-03-18T12:00:00Z"
    )
    door, path = cast.door("secretariat"), f"agenda-items/{item.pk}"
    door.changed(f"{path}/decision", body)
    nobody_told = {"code": "not_quorate", "reason": "Alle var der."}
    door.done(f"{path}/decide", {"overrides": [nobody_told]})

"""The item on a council's agenda keeps in step with its hearing."""

from collections.abc import Callable

from hearings.tasks import end
from meetings.models import Meeting
from tests.cast import Cast
from tests.door import refused
from tests.hearings.setup import RAADET, consultee_of, council_meeting, decided, item_of, running

Clock = Callable[[str], None]


def test_the_item_goes_with_the_hearing(cast: Cast) -> None:
    council_meeting(cast)
    hearing = running(cast)
    path = f"hearings/{hearing['id']}/withdraw"
    cast.door("secretariat").done(path, {"reason": "Forslaget er trukket."})
    item = item_of(hearing)
    assert (item.state, item.withdraw_reason) == ("withdrawn", "Forslaget er trukket.")


def test_a_decided_item_stays_when_the_hearing_goes(cast: Cast, hold_clock: Clock) -> None:
    council_meeting(cast)
    hearing = running(cast)
    hold_clock("2026-03-18T14:00:00+01:00")
    decided(cast, item_of(hearing))
    path = f"hearings/{hearing['id']}/withdraw"
    cast.door("secretariat").done(path, {"reason": "Forslaget er trukket."})
    assert item_of(hearing).state == "treated"


def test_a_withdrawn_item_asks_for_another(cast: Cast) -> None:
    council_meeting(cast)
    hearing, door = running(cast), cast.door("secretariat")
    council = f"consultees/{consultee_of(hearing, RAADET).pk}"
    etag = door.get(council).headers["ETag"]
    refused(door.post(f"{council}/put-on-agenda", if_match=etag), 409, "already_on_agenda")
    door.done(f"agenda-items/{item_of(hearing).pk}/withdraw", {"reason": "Rettes."})
    end()
    assert consultee_of(hearing, RAADET).item is None
    assert door.done(f"{council}/put-on-agenda")["item"] is not None
    assert item_of(hearing).state == "placed"


def test_a_postponed_item_is_followed(cast: Cast, hold_clock: Clock) -> None:
    council_meeting(cast)
    hearing, later = running(cast), council_meeting(cast, "2026-03-25")
    first = item_of(hearing)
    Meeting.objects.filter(items=first).update(
        state="in_session", convened_at="2026-03-02T09:00:00Z", opened_at="2026-03-18T12:00:00Z"
    )
    hold_clock("2026-03-18T14:00:00+01:00")
    body = {"meeting": str(later.pk)}
    cast.door("secretariat").done(f"agenda-items/{first.pk}/postpone", body)
    end()
    assert (item_of(hearing).continues_item, item_of(hearing).meeting) == (first, later)


def test_a_committee_that_is_no_council_gets_an_item_on_request(cast: Cast) -> None:
    hearing = running(cast, audience="committees", consultees=[{"committee": str(cast.forum.pk)}])
    asked, door = consultee_of(hearing, "Erhvervsforum"), cast.door("secretariat")
    assert asked.item is None
    for name, status, code in (
        ("consultee", 404, "not_found"),
        ("secretariat_other_municipality", 404, "not_found"),
        ("council_member", 403, "forbidden"),
    ):
        refused(cast.door(name).post(f"consultees/{asked.pk}/put-on-agenda"), status, code)
    assert door.done(f"consultees/{asked.pk}/put-on-agenda")["item"] is not None
    person = running(cast, consultees=[{"person": cast.person_id("consultee")}])
    path = f"consultees/{consultee_of(person).pk}"
    etag = door.get(path).headers["ETag"]
    refused(door.post(f"{path}/put-on-agenda", if_match=etag), 409, "no_committee")

"""Two secretaries at the same meeting at once, each on a connection of his own: nothing is lost,
and nobody waits for one who waits for him."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from proceedings.models import AgendaAmendment, PresenceEvent
from tests.agenda.scene import TODAY
from tests.agenda.test_two_writers import at_once
from tests.cast import Cast
from tests.door import Door, expect
from tests.proceedings.stage import SITTING, Stage

Call = Callable[[], HttpResponse]


@pytest.fixture
def stage(real_cast: Cast, hold_clock: Callable[[str], None]) -> Stage:
    hold_clock(TODAY)
    found = Stage(real_cast).convene()
    hold_clock(SITTING)
    return found.open()


def post(stage: Stage, path: str, **body: Any) -> Call:
    door = Door(stage.desk.token)
    return lambda: door.post(path, body, if_match="*")


def attendance(stage: Stage, who: str, kind: str = "present") -> Call:
    line = {"person": stage.cast.person_id(who), "kind": kind}
    return post(stage, f"{stage.at}/attendance", events=[line])


def statuses(calls: list[Call]) -> list[int]:
    return sorted(answer.status_code for answer in at_once(calls))


def test_attendance_written_at_once_is_all_there(stage: Stage) -> None:
    people = ["chair", "member", "member2", "member3", "member4"]
    assert statuses([attendance(stage, who) for who in people]) == [201] * 5
    assert PresenceEvent.objects.count() == 5


def test_of_two_drafts_one_is_told_what_the_other_wrote(stage: Stage) -> None:
    path = f"{stage.at_item}/decision"
    etag = stage.desk.get(path).headers["ETag"]

    def draft(text: str) -> Call:
        door = Door(stage.desk.token)
        return lambda: door.patch(path, {"body_html": text}, if_match=etag)

    answers = at_once([draft("<p>Den ene.</p>"), draft("<p>Den anden.</p>")])
    assert sorted(a.status_code for a in answers) == [200, 412]
    lost = expect(next(a for a in answers if a.status_code == 412), 412)
    kept = expect(next(a for a in answers if a.status_code == 200), 200)
    assert lost["current"]["body_html"] == kept["body_html"]
    assert stage.desk.seen(path)["body_html"] == kept["body_html"]


def test_starts_and_finishes_at_once_leave_one_item_running_at_most(stage: Stage) -> None:
    tap = [post(stage, f"{at}/start") for at in (stage.at_item, stage.at_closed)]
    tap += [post(stage, f"{stage.at_item}/finish"), post(stage, f"{stage.at_closed}/start")]
    assert set(statuses(tap)) <= {200, 409}
    items = [stage.desk.seen(at) for at in (stage.at_item, stage.at_closed)]
    running = [i for i in items if i["started_at"] and not i["finished_at"]]
    assert len(running) <= 1
    taken = [i["treated_order"] for i in items if i["treated_order"]]
    assert len(taken) == len(set(taken))


def test_of_items_taken_up_at_once_all_but_the_last_are_finished(stage: Stage) -> None:
    late = {"meeting": stage.meeting_row["id"], "urgency_reason": "Haster."}
    more = [f"agenda-items/{stage.ready(f'Sen {n}')['id']}" for n in range(4)]
    for one in more:
        stage.desk.done(f"{one}/add-late", late)
    paths = [stage.at_item, stage.at_closed, *more]
    assert statuses([post(stage, f"{at}/start") for at in paths]) == [200] * 6
    items = [stage.desk.seen(at) for at in paths]
    assert sorted(item["treated_order"] for item in items) == [1, 2, 3, 4, 5, 6]
    running = [item["treated_order"] for item in items if not item["finished_at"]]
    assert running == [6]


def test_moves_withdrawals_and_late_items_at_once_each_leave_their_trace(stage: Stage) -> None:
    new = [stage.ready(f"Sen {n}")["id"] for n in range(2)]
    there = {"meeting": stage.meeting_row["id"], "urgency_reason": "Haster."}
    calls = [post(stage, f"agenda-items/{one}/add-late", **there) for one in new]
    calls += [
        post(stage, f"{stage.at_closed}/move", after=None),
        post(stage, f"{stage.at_item}/withdraw", reason="Udgår."),
        post(stage, f"{stage.at_closed}/move", after=stage.item["id"]),
    ]
    assert statuses(calls) == [200] * 5
    told = AgendaAmendment.objects.values_list("kind", flat=True)
    assert sorted(told) == ["added", "added", "moved", "moved", "withdrawn"]
    agenda = stage.agenda("secretariat", stage.meeting_row)
    assert [item["position"] for item in agenda] == [1, 2, 3, 4]
    assert len({item["number"] for item in agenda}) == 4


def test_the_meeting_ends_while_attendance_is_written(stage: Stage) -> None:
    stage.desk.done(f"{stage.at_item}/start")
    calls = [attendance(stage, who) for who in ("chair", "member", "member2")]
    calls += [post(stage, f"{stage.at}/end"), post(stage, f"{stage.at_closed}/start")]
    answers = [answer.status_code for answer in at_once(calls)]
    assert answers[:4] == [201, 201, 201, 200]
    assert answers[4] in (200, 409)
    assert PresenceEvent.objects.count() == 3
    assert stage.desk.seen(stage.at)["state"] == "ended"

"""Who reads which hearing, and how it is found."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agenda.models import ItemWithholding
from committees.models import Membership
from foundation import clock
from hearings.models import (
    Consultee,
    Hearing,
    HearingConsideration,
    HearingResponse,
    JointReply,
)
from tests.cast import Cast
from tests.door import refused
from tests.hearings.setup import DEADLINE, closed_case, held, item_on_agenda, planned, running

Clock = Callable[[str], None]

KEEPERS = {"administrator", "secretariat", "official"}
EVERYBODY = [
    "administrator",
    "secretariat",
    "official",
    "integrator",
    "case_officer",
    "department_head",
    "chair",
    "member",
    "council_member",
    "consultee",
]


def readers_of(cast: Cast, hearing: dict[str, Any]) -> set[str]:
    """Those of the cast who find the hearing, by its address and in the list alike."""
    found = set()
    for name in EVERYBODY:
        door = cast.door(name)
        status = door.get(f"hearings/{hearing['id']}").status_code
        listed = {row["id"] for row in door.seen("hearings")["results"]}
        assert (status == 200) == (hearing["id"] in listed), name
        assert status in (200, 404), name
        if status == 200:
            found.add(name)
    return found


def test_a_planned_hearing_is_known_to_those_who_prepare_it(cast: Cast) -> None:
    assert readers_of(cast, planned(cast)) == KEEPERS | {"integrator", "chair"}


def test_an_open_hearing_is_known_to_all_who_work_with_it(cast: Cast) -> None:
    assert readers_of(cast, running(cast)) == set(EVERYBODY)


def test_a_closed_case_is_heard_behind_closed_doors(cast: Cast) -> None:
    hearing = running(cast, case=str(closed_case(cast).pk))
    insiders = {"case_officer", "department_head", "chair", "member", "consultee"}
    assert readers_of(cast, hearing) == KEEPERS | insiders


def test_a_hearing_is_as_closed_as_its_item_becomes(cast: Cast) -> None:
    item = item_on_agenda(cast)
    hearing = running(cast, item=str(item.pk), issued_by_committee=str(cast.finance.pk))
    assert "council_member" in readers_of(cast, hearing)
    item.visibility = "closed"
    item.save()
    found = readers_of(cast, hearing)
    assert {"council_member", "integrator"}.isdisjoint(found)
    assert {"member", "consultee"} <= found


def test_one_from_whom_the_item_is_withheld_loses_the_hearing(cast: Cast) -> None:
    item = item_on_agenda(cast, closed=True)
    hearing = running(cast, item=str(item.pk))
    assert "member" in readers_of(cast, hearing)
    ItemWithholding.objects.create(
        municipality=cast.egernborg,
        item=item,
        person=cast.person("member"),
        cause="notified",
        since=clock.now(),
    )
    found = readers_of(cast, hearing)
    assert "member" not in found
    assert "chair" in found


def test_a_consulted_council_is_heard_in_closed_matters_too(cast: Cast) -> None:
    Membership.objects.create(
        municipality=cast.egernborg,
        person=cast.person("council_member"),
        committee=cast.elders,
        role="member",
        starts_on=date(2026, 1, 1),
    )
    hearing = running(cast, case=str(closed_case(cast).pk))
    assert "council_member" in readers_of(cast, hearing)
    rows = cast.door("council_member").seen(f"hearings/{hearing['id']}/consultees")["results"]
    assert [row["name"] for row in rows] == ["Ældrerådet"]


def test_who_sat_then_reads_and_who_sits_now_does_not(cast: Cast) -> None:
    hearing = running(cast, case=str(closed_case(cast).pk))
    seats = Membership.objects.filter(committee=cast.culture)
    seats.filter(person=cast.person("member")).update(ends_on=date(2026, 3, 20))
    seats.filter(person=cast.person("member2")).update(starts_on=date(2026, 4, 1))
    with clock.frozen(clock.now().replace(month=5)):
        assert cast.door("member").get(f"hearings/{hearing['id']}").status_code == 200
        refused(cast.door("member2").get(f"hearings/{hearing['id']}"), 404, "not_found")


def test_nobody_sees_another_municipality(cast: Cast) -> None:
    hearing, door = running(cast), cast.door("secretariat_other_municipality")
    refused(door.get(f"hearings/{hearing['id']}"), 404, "not_found")
    assert door.seen("hearings", count="true")["count"] == 0
    body = {"title": "Takster", "audience": "public"}
    for field, row in (("issued_by_committee", cast.culture), ("item", item_on_agenda(cast))):
        response = door.post("hearings", {**body, field: str(row.pk)})
        refused(response, 400, "does_not_exist", f"/{field}")
    told = {"consultees": [{"person": cast.person_id("member")}]}
    refused(door.post("hearings", body | told), 400, "does_not_exist", "/consultees/0/person")


@pytest.mark.parametrize("name", ["member", "chair", "council_member", "consultee", "official"])
def test_who_may_not_run_a_hearing(cast: Cast, name: str) -> None:
    door, hearing = cast.door(name), running(cast)
    body = {
        "title": "Takster",
        "audience": "public",
        "issued_by_committee": str(cast.culture.pk),
    }
    refused(door.post("hearings", body), 403, "forbidden")
    for verb in ("announce", "extend", "end", "conclude", "withdraw"):
        response = door.post(f"hearings/{hearing['id']}/{verb}", {}, if_match="*")
        refused(response, 403, "forbidden")


def test_a_case_officer_runs_the_hearings_of_the_own_department(cast: Cast) -> None:
    door = cast.door("case_officer")
    hearing = planned(cast, door, case=str(closed_case(cast).pk))
    assert door.done(f"hearings/{hearing['id']}/announce")["state"] == "running"
    body = {"title": "Andet", "audience": "public", "issued_by_committee": str(cast.finance.pk)}
    refused(door.post("hearings", body), 403, "forbidden")


def imported(cast: Cast, **told: Any) -> Hearing:
    """A hearing told by a document."""
    given: dict[str, Any] = {
        "title": "Strategi for fritid",
        "audience": "forum",
        "state": "running",
        "is_imported": True,
        "position": 1,
        "evidence": "Sendt i høring",
        "basis": "stated",
        **told,
    }
    found: Hearing = Hearing.objects.create(municipality=cast.egernborg, **given)
    return found


@pytest.mark.parametrize(
    ("window", "day", "runs"),
    [
        ({"opens_on": "2022-11-22", "response_deadline": "2022-12-06"}, "2022-12-01", True),
        ({"opens_on": "2022-11-22", "response_deadline": "2022-12-06"}, "2022-12-06", True),
        ({"opens_on": "2022-11-22", "response_deadline": "2022-12-06"}, "2022-12-07", False),
        ({"opens_on": "2022-11-22", "response_deadline": "2022-12-06"}, "2022-11-21", False),
        ({"opens_after": "2023-10-05", "response_deadline": "2023-11-03"}, "2023-11-02", True),
        ({"opens_after": "2023-10-05", "response_deadline": "2023-11-03"}, "2023-10-05", False),
        ({"response_deadline": "2023-11-03"}, "2023-11-02", False),
    ],
)
def test_hearings_running_on_a_day(
    cast: Cast, window: dict[str, str], day: str, *, runs: bool
) -> None:
    hearing = imported(cast, item=item_on_agenda(cast), **window)
    found = cast.door("secretariat").seen("hearings", running_on=day)["results"]
    assert [row["id"] for row in found] == ([str(hearing.pk)] if runs else [])


def test_a_hearing_ended_early_or_taken_back_runs_no_more(cast: Cast, hold_clock: Clock) -> None:
    hearing, door = running(cast), cast.door("secretariat")
    assert door.seen("hearings", running_on="2026-03-20")["results"]
    hold_clock("2026-03-10T10:00:00+01:00")
    door.done(f"hearings/{hearing['id']}/withdraw", {"reason": "Forkert udkast"})
    assert not door.seen("hearings", running_on="2026-03-20")["results"]
    assert door.seen("hearings", running_on="2026-03-10")["results"]


def forum_hearing(cast: Cast, **given: Any) -> Hearing:
    """A hearing of a forum, with all that a document may tell of one."""
    told = imported(cast, **{"item": item_on_agenda(cast), **given})
    home = {"municipality": cast.egernborg, "hearing": told}
    Consultee.objects.create(**home, position=1, name="Fritidsforum")
    JointReply.objects.create(
        **home, prepared_by="Forvaltningen", on_behalf_of="forummet", approved_by="medlemmerne"
    )
    HearingConsideration.objects.create(
        **home, position=1, committee_printed="Fritidsudvalget", day="2023-11-23", reading=2
    )
    HearingResponse.objects.create(
        **home, position=1, state="submitted", committee_printed="Rådet", decided_on="2023-10-01"
    )
    return told


def test_hearings_are_found_by_who_is_asked_and_by_what_is_told(cast: Cast) -> None:
    door, item = cast.door("secretariat"), item_on_agenda(cast)
    told = forum_hearing(cast, item=item)
    other = running(cast)
    ours = [str(told.pk)]

    def found(**query: str) -> list[str]:
        return [row["id"] for row in door.seen("hearings", **query)["results"]]

    assert found(consultee="fritidsforum") == ours
    assert found(consultee=cast.person_id("consultee")) == [other["id"]]
    assert found(consultee=str(cast.elders.pk)) == [other["id"]]
    assert found(committee=str(cast.elders.pk)) == [other["id"]]
    assert found(committee=str(cast.culture.pk)) == [*ours, other["id"]]
    assert found(has_joint_reply="true") == ours
    assert found(has_joint_reply="false") == [other["id"]]
    assert found(item=str(item.pk)) == ours
    assert found(q="svømme") == [other["id"]]
    assert found(state="running", audience="forum") == ours
    assert found(deadline_from=DEADLINE, deadline_to=DEADLINE) == [other["id"]]


def test_a_hearing_shows_its_joint_reply_and_where_it_is_considered(cast: Cast) -> None:
    told, door = forum_hearing(cast), cast.door("secretariat")
    shown = door.seen(f"hearings/{told.pk}")
    assert shown["joint_reply"]["prepared_by"] == "Forvaltningen"
    assert [(c["day"], c["reading"]) for c in shown["considerations"]] == [("2023-11-23", 2)]
    answers = door.seen(f"hearings/{told.pk}/responses")["results"]
    assert [row["decided_on"] for row in answers] == ["2023-10-01"]


def test_a_consultee_finds_nothing_through_the_names_of_others(cast: Cast) -> None:
    running(cast)
    door = cast.door("consultee")
    assert door.seen("hearings", consultee="Hanne Høringspart")["results"]
    assert not door.seen("hearings", consultee="Ældrerådet")["results"]


def test_published_hearings_are_open_ones_of_the_public(cast: Cast) -> None:
    public = running(cast, audience="public")
    running(cast, audience="public", case=str(closed_case(cast).pk))
    planned(cast, audience="public")
    running(cast)
    assert [str(h.pk) for h in Hearing.objects.published()] == [public["id"]]


def test_due_hearings_are_running_and_not_imported(cast: Cast) -> None:
    hearing, day = running(cast), date(2026, 3, 27)
    planned(cast)
    imported(cast, item=item_on_agenda(cast), opens_on="2026-03-01", response_deadline=DEADLINE)
    assert [str(h.pk) for h in Hearing.objects.due_on(day)] == [hearing["id"]]
    assert not Hearing.objects.due_on(date(2026, 3, 26))


def crowd(cast: Cast, hearing: dict[str, Any]) -> None:
    """Many more of everything."""
    for _ in range(3):
        running(cast)
    home = {"municipality": cast.egernborg, "hearing": held(hearing)}
    for position in range(50, 60):
        Consultee.objects.create(**home, position=position, name="Nabo")
        HearingResponse.objects.create(
            **home, position=position, state="submitted", sender_name="Nabo"
        )


@pytest.mark.parametrize("path", ["hearings", "hearings/{id}/consultees", "responses"])
def test_reading_takes_the_same_few_queries_however_many(cast: Cast, path: str) -> None:
    hearing, door = running(cast), cast.door("member")
    counts = []
    for crowded in (False, True):
        if crowded:
            crowd(cast, hearing)
        with CaptureQueriesContext(connection) as asked:
            door.seen(path.format(**hearing))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 6

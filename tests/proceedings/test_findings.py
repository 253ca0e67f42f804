"""What the body finds about one question; leaving the room; what is withheld."""

from collections.abc import Callable
from typing import Any

import pytest

from agenda.models import AgendaItem, Case, ItemWithholding
from proceedings.models import PresenceEvent
from tests.door import refused
from tests.proceedings.found import decided, disqualified, finding, sees
from tests.proceedings.stage import Stage


@pytest.fixture
def sitting(stage: Stage) -> Stage:
    stage.open().everybody()
    return stage


def test_away_where_the_question_is_decided_is_away(sitting: Stage) -> None:
    sitting.attend("member", kind="absent", item=sitting.item["id"])
    path = f"{sitting.at}/decide-disqualifications"
    told = {"findings": [finding(sitting, "member", sitting.closed_item)]}
    under = {**told, "decided_under_item": sitting.item["id"]}
    refused(sitting.desk.post(path, under), 409, "not_present")
    sitting.desk.done(path, told, if_match=None)


def test_the_body_may_think_again_until_the_item_is_treated(sitting: Stage) -> None:
    path = disqualified(sitting, "member", sitting.at_closed, left_room=True)
    assert not sees(sitting, "member")
    sitting.desk.done(f"{path}/decide", {"outcome": "not_disqualified"})
    assert sees(sitting, "member")
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert [one["present"] for one in items] == [5, 5]
    sitting.decide(sitting.at_closed, public_decision="Godkendt.")
    again = sitting.desk.post(f"{path}/decide", {"outcome": "disqualified"}, if_match="*")
    refused(again, 409, "item_decided")


def test_leaving_and_coming_back_stand_in_the_ledger_with_their_hours(
    sitting: Stage, hold_clock: Callable[[str], None]
) -> None:
    hold_clock("2026-03-24T16:45:00+01:00")
    path = disqualified(sitting, "member", sitting.at_item)
    refused(sitting.desk.post(f"{path}/return-to-room", {}, if_match="*"), 409, "not_out")
    out = sitting.desk.done(f"{path}/leave-room", {"at": "2026-03-24T16:20:00+01:00"})
    assert (out["left_room"], out["left_at"]) == (True, "2026-03-24T15:20:00Z")
    early = {"at": "2026-03-24T16:10:00+01:00"}
    answer = sitting.desk.post(f"{path}/return-to-room", early, if_match="*")
    refused(answer, 409, "returned_before_leaving")
    back = sitting.desk.done(f"{path}/return-to-room", {"at": "2026-03-24T16:40:00+01:00"})
    assert (back["left_at"], back["returned_at"]) == (
        "2026-03-24T15:20:00Z",
        "2026-03-24T15:40:00Z",
    )
    lines = PresenceEvent.objects.filter(kind="took_no_part", replaced=False)
    assert [(line.item_id, line.took_no_part_reason) for line in lines] == [
        (AgendaItem.objects.get(pk=sitting.item["id"]).pk, "disqualification")
    ]
    assert PresenceEvent.objects.filter(kind="took_no_part", replaced=True).count() == 1


def test_while_somebody_stays_who_should_leave_the_item_waits(sitting: Stage) -> None:
    path = disqualified(sitting, "member", sitting.at_item)
    sitting.desk.done(f"{path}/refuse-to-leave")
    sitting.propose(sitting.at_item)
    refused(decided(sitting, sitting.at_item), 409, "disqualified_in_room")
    sitting.desk.done(f"{path}/leave-room")
    assert decided(sitting, sitting.at_item).status_code == 200


def test_nobody_leaves_for_what_was_not_found(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_item)
    for verb in ("leave-room", "refuse-to-leave"):
        path = f"disqualifications/{question['id']}/{verb}"
        refused(sitting.desk.post(path, {}, if_match="*"), 409, "not_disqualified")
        refused(sitting.door("member2").post(path, {}, if_match="*"), 404, "not_found")


def test_by_a_paragraph_and_for_a_reason_one_takes_part_all_the_same(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_closed)
    path = f"disqualifications/{question['id']}/decide"
    half = {"outcome": "disqualified", "participates_despite": "fvl4_2"}
    refused(sitting.desk.post(path, half, if_match="*"), 409, "exception_incomplete")
    whole = half | {"participates_despite_reason": "Udvalget ville ellers være skævt sammensat."}
    why = [{"code": "quorum_not_lost", "reason": "Hele den ene side ville være ude."}]
    row = sitting.desk.done(path, whole | {"overrides": why})
    assert row["participates_despite_label"].endswith("(fvl § 4, stk. 2)")
    assert sees(sitting, "member")
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert [one["present"] for one in items] == [5, 5]
    gone = sitting.desk.post(f"disqualifications/{question['id']}/leave-room", {}, if_match="*")
    refused(gone, 409, "takes_part")


def test_what_was_found_before_is_a_hint_and_binds_nobody(sitting: Stage) -> None:
    case = Case.objects.create(municipality=sitting.cast.egernborg, title="Havnen")
    later = sitting.meeting(day="2026-05-05")
    again = sitting.closed(later, "Køb af grund, 2. behandling")
    pks = [sitting.closed_item["id"], again["id"]]
    AgendaItem.objects.filter(pk__in=pks).update(case=case)
    disqualified(sitting, "member", sitting.at_closed)
    sitting.convened(later)
    asked = sitting.question("member", f"agenda-items/{again['id']}")
    hint = sitting.desk.seen(f"disqualifications/{asked['id']}")["earlier"]
    assert [(one["item"], one["day"], one["state"]) for one in hint] == [
        (sitting.closed_item["id"], "2026-03-24", "disqualified")
    ]
    seen = sitting.door("member").seen(f"agenda-items/{again['id']}")["title"]
    assert seen == "Køb af grund, 2. behandling"
    assert not sees(sitting, "member")
    at = f"meetings/{later['id']}"
    sitting.desk.done(f"{at}/open")
    told = {"findings": [finding(sitting, "member", again, "not_disqualified")]}
    (row,) = sitting.desk.done(f"{at}/decide-disqualifications", told, if_match=None)["results"]
    assert row["earlier"] == hint


def withheld(stage: Stage, who: str) -> dict[str, Any]:
    told = {"person": stage.cast.person_id(who), "reason": "Formanden har rejst spørgsmålet."}
    return stage.desk.made(f"{stage.at_closed}/withholdings", told)


def test_the_secretariat_withholds_what_was_only_reported_and_gives_it_back(stage: Stage) -> None:
    told = {"person": stage.cast.person_id("member"), "reason": "Ingen."}
    path = f"{stage.at_closed}/withholdings"
    refused(stage.desk.post(path, told), 409, "no_open_question")
    stage.question("member", stage.at_closed)
    assert sees(stage, "member")
    row = withheld(stage, "member")
    assert (row["cause"], row["reason"]) == ("secretariat", "Formanden har rejst spørgsmålet.")
    assert not sees(stage, "member")
    assert sees(stage, "member2")
    own = stage.door("member").seen(f"withholdings/{row['id']}")
    assert own["reason"] is None
    refused(stage.door("member2").get(f"withholdings/{row['id']}"), 404, "not_found")
    refused(
        stage.door("chair").post(f"withholdings/{row['id']}/lift", if_match="*"), 403, "forbidden"
    )
    stage.desk.done(f"withholdings/{row['id']}/lift")
    assert sees(stage, "member")
    again = stage.desk.post(f"withholdings/{row['id']}/lift", if_match="*")
    refused(again, 409, "already_lifted")


def test_what_the_law_withholds_the_secretariat_does_not_give_back(stage: Stage) -> None:
    sent = {"item": stage.closed_item["id"], "ground": "nr_2"}
    stage.door("member").made("me/disqualification-notices", sent)
    row = stage.desk.seen(f"{stage.at_closed}/withholdings")["results"][0]
    assert (row["cause"], row["until"]) == ("notified", None)
    answer = stage.desk.post(f"withholdings/{row['id']}/lift", if_match="*")
    refused(answer, 409, "follows_the_question")
    assert not sees(stage, "member")


def test_what_the_secretariat_withholds_ends_with_the_question(sitting: Stage) -> None:
    question = sitting.question("member", sitting.at_closed)
    withheld(sitting, "member")
    told = {"outcome": "not_disqualified"}
    sitting.desk.done(f"disqualifications/{question['id']}/decide", told)
    assert sees(sitting, "member")
    assert not ItemWithholding.objects.filter(until=None).exists()


def test_the_cases_other_items_at_the_same_meeting_are_withheld_too(sitting: Stage) -> None:
    """A closed item beside an open one about the same matter is the same matter."""
    case = Case.objects.create(municipality=sitting.cast.egernborg, title="Havnen")
    pks = [sitting.closed_item["id"], sitting.item["id"]]
    AgendaItem.objects.filter(pk__in=pks).update(case=case)
    assert sees(sitting, "member")
    path = disqualified(sitting, "member", sitting.at_item)
    assert not sees(sitting, "member")
    sitting.desk.done(f"{path}/decide", {"outcome": "not_disqualified"})
    assert sees(sitting, "member")


def test_a_disqualified_substitute_loses_what_he_was_called_to(sitting: Stage) -> None:
    disqualified(sitting, "member", sitting.at_closed)
    item = {"extent": "item", "item": sitting.closed_item["id"], "meeting": None}
    sitting.call("substitute", "member", basis="ksl28_3", **item)
    assert sees(sitting, "substitute")
    disqualified(sitting, "substitute", sitting.at_closed)
    assert not sees(sitting, "substitute")
    items = sitting.desk.seen(f"{sitting.at}/presence")["items"]
    assert items[1]["present"] == 4

"""Minutes before they go out."""

from tests.door import refused
from tests.minutes.test_lifecycle import page, post
from tests.proceedings.stage import Stage


def ended(stage: Stage) -> str:
    stage.open().everybody()
    stage.decide(stage.at_item)
    stage.decide(stage.at_closed, public_decision="Godkendt.")
    return f"minutes/{stage.end()['minutes_id']}"


def test_all_that_is_unfinished_is_listed(stage: Stage) -> None:
    stage.open()
    stage.attend("chair")
    stage.desk.done(f"{stage.at_item}/finish")
    minutes = f"minutes/{stage.end()['minutes_id']}"
    problem = refused(post(stage, f"{minutes}/circulate"), 409, "decision_missing")
    assert {r["code"] for r in problem["reasons"]} == {"items_untreated", "decision_missing"}
    assert {r["code"] for r in problem["warnings"]} == {"presence_unknown"}
    assert stage.desk.seen(minutes)["version_number"] == 0


def test_a_draft_is_the_secretariats_and_the_chairs(stage: Stage) -> None:
    minutes = ended(stage)
    assert "Udvalget godkendte" in page(stage, "chair", f"{minutes}.html")
    for who in ("member", "council_member", "consultee", "secretariat_other_municipality"):
        refused(stage.door(who).get(minutes), 404, "not_found")
        refused(stage.door(who).get(f"{minutes}.html"), 404, "not_found")

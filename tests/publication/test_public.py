"""What everybody may read, and all that they may not."""

from typing import Any

import pytest

from tests.door import Door, refused
from tests.proceedings.stage import SECRET, Stage

ALL = ("chair", "member", "member2", "member3", "member4")


@pytest.fixture
def public() -> Door:
    return Door()


def publish(stage: Stage, minutes: str, **overrides: str) -> Any:
    why = [{"code": code, "reason": reason} for code, reason in overrides.items()]
    return stage.desk.post(f"{minutes}/publish", {"overrides": why}, if_match="*")


def approved(stage: Stage) -> str:
    minutes = stage.circulated()
    stage.approve(minutes, *ALL)
    return minutes


def everything(public: Door, stage: Stage, minutes: str) -> str:
    """All that the public doors say of the meeting."""
    paths = [
        "public/meetings", f"public/{stage.at}", f"public/{stage.at}/agenda",
        f"public/{minutes}", f"public/{minutes}.json", f"public/{minutes}.html",
    ]  # fmt: skip
    answers = [public.get(path) for path in paths]
    assert [answer.status_code for answer in answers] == [200] * len(paths)
    return "\n".join(answer.content.decode() for answer in answers)


def test_open_items_are_told_whole_and_closed_ones_as_written_for_the_public(
    stage: Stage, public: Door
) -> None:
    minutes = approved(stage)
    assert publish(stage, minutes).status_code == 200
    told = everything(public, stage, minutes)
    for shown in ("Ny svømmehal", "Ejendomssag", "Sagen blev godkendt.", "Tekst."):
        assert shown in told
    for hidden in (SECRET, "property_transactions", "etag", "version"):
        assert hidden not in told
    assert public.get(f"public/{minutes}.pdf").content.startswith(b"%PDF")


def test_before_the_minutes_only_the_agenda_is_public(stage: Stage, public: Door) -> None:
    minutes = approved(stage)
    agenda = public.seen(f"public/{stage.at}/agenda")
    assert [item["title"] for item in agenda["items"]] == ["Ny svømmehal", "Ejendomssag"]
    assert agenda["items"][1]["public_decision"] is None
    assert "Udvalget godkendte" not in str(agenda)
    for path in (f"public/{minutes}", f"public/{minutes}.html", f"public/{minutes}.pdf"):
        refused(public.get(path), 404, "not_found")
    assert public.seen(f"public/{stage.at}")["minutes_id"] is None


def test_a_planned_meeting_is_nobodys_before_its_agenda_is_sent(stage: Stage, public: Door) -> None:
    planned = stage.meeting("2026-05-19")
    refused(public.get(f"public/meetings/{planned['id']}"), 404, "not_found")
    refused(public.get(f"public/meetings/{planned['id']}/agenda"), 404, "not_found")
    ids = {row["id"] for row in public.seen("public/meetings")["results"]}
    assert ids == {stage.meeting_row["id"]}


def test_unpublished_minutes_are_gone(stage: Stage, public: Door) -> None:
    minutes = approved(stage)
    publish(stage, minutes)
    refused(stage.desk.post(f"{minutes}/unpublish", {}, if_match="*"), 409, "reason_required")
    stage.desk.done(f"{minutes}/unpublish", {"reason": "Personoplysninger."})
    for kind in ("", ".json", ".html", ".pdf"):
        refused(public.get(f"public/{minutes}{kind}"), 404, "not_found")
    assert stage.desk.seen(minutes)["publication"] == "unpublished"


def test_nothing_goes_out_before_the_round_is_over_without_a_reason(stage: Stage) -> None:
    minutes = stage.circulated()
    refused(publish(stage, minutes), 409, "not_approved")
    assert publish(stage, minutes, not_approved="Offentlig interesse.").status_code == 200


def test_a_personal_number_stops_publication_until_somebody_answers_for_it(stage: Stage) -> None:
    stage.open().everybody()
    stage.propose(stage.at_item, body_html="<p>Bevilget til 010190-<b>1234</b>.</p>")
    stage.desk.done(f"{stage.at_item}/decide")
    stage.decide(stage.at_closed, public_decision="Godkendt.")
    minutes = f"minutes/{stage.end()['minutes_id']}"
    why = [{"code": "cpr_found", "reason": "Et journalnummer."}]
    refused(stage.desk.post(f"{minutes}/circulate", {}, if_match="*"), 409, "cpr_found")
    stage.desk.done(f"{minutes}/circulate", {"overrides": why})
    stage.approve(minutes, *ALL)
    refused(publish(stage, minutes), 409, "cpr_found")
    assert publish(stage, minutes, cpr_found="Et journalnummer.").status_code == 200


def test_what_is_redacted_is_gone_from_every_public_door(stage: Stage, public: Door) -> None:
    minutes = approved(stage)
    publish(stage, minutes)
    before = stage.desk.seen(minutes)
    told = {
        "item": stage.item["id"],
        "public_title": "Sag om et anlæg",
        "public_decision": "Godkendt.",
        "reason": "Navne på borgere.",
    }
    after = stage.desk.done(f"{minutes}/redact", told)
    assert after["content_hash"] == before["content_hash"]
    assert after["approval"] == "approved"
    shown = everything(public, stage, minutes)
    assert "Sag om et anlæg" in shown
    assert "Ny svømmehal" not in shown
    assert "Tekst." not in shown
    assert stage.desk.seen(f"{minutes}/verify")["intact"]
    assert "Ny svømmehal" in stage.door("member").get(f"{minutes}.html").content.decode()


@pytest.mark.parametrize("verb", ["publish", "unpublish", "redact"])
@pytest.mark.parametrize("who", ["chair", "member", "official", "council_member"])
def test_others_do_not_publish(stage: Stage, verb: str, who: str) -> None:
    minutes = approved(stage)
    refused(stage.door(who).post(f"{minutes}/{verb}", {}, if_match="*"), 403, "forbidden")


def test_the_public_tag_does_not_move_with_what_is_hidden(stage: Stage, public: Door) -> None:
    path = f"public/{stage.at}/agenda"
    first = public.get(path).headers["ETag"]
    sections = f"{stage.at_closed}/sections"
    stage.desk.made(sections, {"kind": "other", "heading": "Bilag", "body_html": "Hemmeligt."})
    assert public.get(path).headers["ETag"] == first
    assert "Hemmeligt" not in public.get(path).content.decode()

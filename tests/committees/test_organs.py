"""Organs and people through HTTP: the conventions that every resource keeps."""

import uuid

import pytest

from foundation.audit.models import Entry
from tests.cast import Cast
from tests.door import expect, refused


@pytest.fixture
def body() -> dict[str, object]:
    return {"name": "Teknik- og Miljøudvalget", "kind": "standing_committee", "aliases": ["TMU"]}


def test_the_secretariat_makes_a_committee_and_reads_it_back(
    cast: Cast, body: dict[str, object]
) -> None:
    door = cast.door("secretariat")
    made = door.made("committees", body)
    seen = door.seen(f"committees/{made['id']}")
    assert seen == made
    assert (seen["kind_label"], seen["aliases"]) == ("Stående udvalg", ["TMU"])
    entry = Entry.objects.get(object_id=made["id"])
    assert (entry.verb, entry.actor_id) == ("create", cast.users["secretariat"].id)


@pytest.mark.parametrize("who", ["member", "case_officer", "council_member", "consultee"])
def test_others_may_not_make_committees(cast: Cast, body: dict[str, object], who: str) -> None:
    refused(cast.door(who).post("committees", body), 403, "forbidden")
    assert not Entry.objects.exists()


def test_without_a_token_nothing_is_seen(cast: Cast) -> None:
    refused(cast.door(None).get("committees"), 401, "not_authenticated")


def test_another_municipality_does_not_exist(cast: Cast) -> None:
    door = cast.door("secretariat_other_municipality")
    refused(door.get(f"committees/{cast.culture.pk}"), 404, "not_found")
    names = [row["name"] for row in door.seen("committees")["results"]]
    assert names == ["Teknikudvalget"]


def test_a_reference_to_another_municipality_is_refused(cast: Cast) -> None:
    answer = cast.door("secretariat").post(
        f"committees/{cast.culture.pk}/memberships",
        {"person": str(cast.mosevig_person.pk), "role": "member", "starts_on": "2026-01-01"},
    )
    refused(answer, 400, "does_not_exist", "/person")


def test_patch_needs_the_present_etag(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"committees/{cast.culture.pk}"
    etag = door.get(path).headers["ETag"]
    refused(door.patch(path, {"seats": 7}), 428, "if_match_required")
    expect(door.patch(path, {"seats": 7}, if_match=etag), 200)
    stale = refused(door.patch(path, {"seats": 9}, if_match=etag), 412, "stale")
    assert stale["current"]["seats"] == 7


def test_every_fault_is_named_at_once(cast: Cast) -> None:
    sent = {"name": 5, "kind": "klub", "seats": "7", "mystery": 1, "etag": "x"}
    problem = refused(cast.door("secretariat").post("committees", sent), 400, "unknown_field")
    found = {(f["pointer"], f["code"]) for f in problem["errors"]}
    assert found == {
        ("/name", "not_a_string"),
        ("/kind", "invalid_choice"),
        ("/seats", "not_an_integer"),
        ("/mystery", "unknown_field"),
        ("/etag", "read_only"),
    }


def test_read_only_fields_sent_back_unchanged_are_accepted(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"committees/{cast.culture.pk}"
    seen = door.seen(path)
    again = expect(door.patch(path, {**seen, "seats": 7}, if_match=seen["etag"]), 200)
    assert again["seats"] == 7


def test_the_same_key_does_it_once(cast: Cast, body: dict[str, object]) -> None:
    door = cast.door("secretariat")
    first = expect(door.post("committees", body, key="k1"), 201)
    again = door.post("committees", body, key="k1")
    assert expect(again, 201) == first
    assert again.headers["Idempotency-Replayed"] == "true"
    other = door.post("committees", {**body, "name": "Andet"}, key="k1")
    refused(other, 422, "idempotency_conflict")


def test_a_dry_run_leaves_nothing(cast: Cast, body: dict[str, object]) -> None:
    door = cast.door("secretariat")
    tried = door.send("POST", "committees", body, query={"dry_run": "true"})
    made = expect(tried, 201)
    assert made["name"] == body["name"]
    refused(door.get(f"committees/{made['id']}"), 404, "not_found")


def test_pages_hold_every_row_once_in_danish_order(cast: Cast) -> None:
    door = cast.door("secretariat")
    found, page = [], door.seen("persons", limit=3, count="true")
    total = page["count"]
    while True:
        found += [row["name"] for row in page["results"]]
        if page["next"] is None:
            break
        page = expect(door.get(page["next"]), 200)
    assert len(found) == len(set(found)) == total
    assert found[-1] == "Ulla Ås"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"limit": "0"}, "bad_limit"),
        ({"limit": "201"}, "bad_limit"),
        ({"cursor": "nonsense"}, "bad_cursor"),
        ({"colour": "red"}, "unknown_parameter"),
        ({"kind": "klub"}, "invalid_choice"),
        ({"modified_since": "2026-01-01"}, "no_offset"),
    ],
)
def test_bad_queries_are_refused(cast: Cast, query: dict[str, str], code: str) -> None:
    refused(cast.door("secretariat").get("committees", **query), 400, code)


def test_an_id_that_is_none_is_not_found(cast: Cast) -> None:
    door = cast.door("secretariat")
    refused(door.get("committees/nonsense"), 404, "not_found")
    refused(door.get(f"committees/{uuid.uuid4()}"), 404, "not_found")
    refused(door.get("no-such-thing"), 404, "not_found")


@pytest.mark.parametrize(
    "raw",
    [b"{", b'{"a":1,"a":2}', b'{"a":NaN}', b"\xff", b"[" * 5000, b'{"name":"a\\u0000b"}'],
)
def test_broken_json_is_refused(cast: Cast, raw: bytes) -> None:
    response = cast.door("secretariat").send("POST", "committees", raw)
    assert response.status_code == 400


def test_a_body_too_large_is_refused(cast: Cast) -> None:
    response = cast.door("secretariat").send("POST", "committees", b" " * (10 * 2**20))
    refused(response, 413, "too_large")


def test_settings_are_differences_from_the_kind_s_defaults(cast: Cast) -> None:
    door = cast.door("secretariat")
    standing = door.changed(
        f"committees/{cast.culture.pk}", {"settings": {"agenda_lead_workdays": 6}}
    )
    assert standing["settings"] == {"agenda_lead_workdays": 6}
    assert standing["effective_settings"]["agenda_lead_workdays"] == 6
    assert not standing["effective_settings"]["saturday_is_workday"]
    assert standing["effective_settings"]["late_item_numbering"] == "last"
    elders = door.seen(f"committees/{cast.elders.pk}")
    assert (elders["settings"], elders["effective_settings"]["short_substitute_allowed"]) == (
        {},
        True,
    )


@pytest.mark.parametrize(
    ("settings", "pointer", "code"),
    [
        ({"coffee": True}, "/settings/coffee", "unknown_field"),
        ({"agenda_lead_workdays": "4"}, "/settings/agenda_lead_workdays", "wrong_type"),
        ({"agenda_lead_workdays": True}, "/settings/agenda_lead_workdays", "wrong_type"),
        ({"agenda_lead_workdays": -1}, "/settings/agenda_lead_workdays", "out_of_range"),
        ({"quorum_rule": "all"}, "/settings/quorum_rule", "invalid_choice"),
        ({"excused_words": "Afbud"}, "/settings/excused_words", "hole_missing"),
        ({"excused_words": "Afbud: {names} {sted}"}, "/settings/excused_words", "unknown_hole"),
        ({"left_words": "{name} gik[ kl. {time}"}, "/settings/left_words", "unbalanced"),
        ({"saturday_is_workday": 1}, "/settings/saturday_is_workday", "wrong_type"),
        ({"late_item_numbering": "first"}, "/settings/late_item_numbering", "invalid_choice"),
        ({"late_item_numbering": []}, "/settings/late_item_numbering", "invalid_choice"),
        (
            {"member_proposal_deadline_hour": 24},
            "/settings/member_proposal_deadline_hour",
            "out_of_range",
        ),
        ([], "/settings", "not_an_object"),
    ],
)
def test_settings_nobody_knows_are_refused(
    cast: Cast, settings: object, pointer: str, code: str
) -> None:
    door, path = cast.door("secretariat"), f"committees/{cast.culture.pk}"
    answer = door.patch(path, {"settings": settings}, if_match=door.seen(path)["etag"])
    refused(answer, 400, code, pointer)

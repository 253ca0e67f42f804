"""Idempotency-Key: what was sent twice is done once, and answered alike."""

from datetime import timedelta

import pytest
from django.db.models import F

from committees.models import Department
from foundation.accounts.models import Grant
from foundation.audit.models import Entry
from foundation.http.models import IdempotencyRecord
from tests.cast import Cast
from tests.door import expect, refused

BODY = {"name": "Teknik og Miljø"}
PATH = "departments"


def test_the_same_again_is_the_first_answer(cast: Cast) -> None:
    door = cast.door("secretariat")
    first = door.post(PATH, BODY, key="en1")
    again = door.post(PATH, BODY, key='"en1"')
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert [again.headers[n] for n in ("ETag", "Location")] == [
        first.headers[n] for n in ("ETag", "Location")
    ]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Entry.objects.count() == 1


def test_another_body_under_the_same_key_is_refused(cast: Cast) -> None:
    door = cast.door("secretariat")
    door.made(PATH, BODY, key="k")
    refused(door.post(PATH, {"name": "Andet"}, key="k"), 422, "idempotency_conflict")
    assert Entry.objects.count() == 1


def test_a_key_belongs_to_its_token_and_its_path(cast: Cast) -> None:
    door = cast.door("secretariat")
    door.made(PATH, BODY, key="k")
    door.made("persons", {"name": "Teknik og Miljø"}, key="k")
    cast.door("secretariat_other_municipality").made(PATH, BODY, key="k")
    assert Entry.objects.count() == 3


def test_a_refusal_is_not_kept(cast: Cast) -> None:
    door = cast.door("secretariat")
    refused(door.post(PATH, {}, key="k"), 400, "required", "/name")
    assert not IdempotencyRecord.objects.exists()
    door.made(PATH, BODY, key="k")


def test_a_conflict_is_not_kept(cast: Cast) -> None:
    door = cast.door("administrator")
    taken = {"code": "981", "name": "Egernborg Kommune"}
    refused(door.post("municipalities", taken, key="k"), 409, "duplicate")
    assert not IdempotencyRecord.objects.exists()


def test_a_dry_run_keeps_nothing(cast: Cast) -> None:
    door = cast.door("secretariat")
    tried = door.send("POST", PATH, BODY, query={"dry_run": "true"}, key="k")
    expect(tried, 201)
    assert tried.headers["Dry-Run"] == "true"
    assert not IdempotencyRecord.objects.exists()
    assert "Idempotency-Replayed" not in door.post(PATH, BODY, key="k").headers


@pytest.mark.parametrize("key", ["", " ", "to ord", "x" * 201, "æ", '""', "\x00", "a\tb"])
def test_what_is_no_key_is_refused(cast: Cast, key: str) -> None:
    refused(cast.door("secretariat").post(PATH, BODY, key=key), 400, "bad_idempotency_key")
    assert not Entry.objects.exists()


def test_a_key_is_kept_for_a_day_by_the_databases_clock(cast: Cast) -> None:
    door = cast.door("secretariat")
    first = door.made(PATH, BODY, key="k")
    records = IdempotencyRecord.objects.all()
    records.update(created_at=F("created_at") - timedelta(hours=23, minutes=59))
    assert expect(door.post(PATH, BODY, key="k"), 201)["id"] == first["id"]
    records.update(created_at=F("created_at") - timedelta(minutes=2))
    refused(door.post(PATH, BODY, key="k"), 409, "duplicate")


def test_no_replay_to_one_who_has_lost_his_rights(cast: Cast) -> None:
    door = cast.door("secretariat")
    door.made(PATH, BODY, key="k")
    Grant.objects.filter(user=cast.users["secretariat"]).delete()
    refused(door.post(PATH, BODY, key="k"), 403, "forbidden")


def test_no_replay_of_what_is_gone(cast: Cast) -> None:
    door = cast.door("secretariat")
    made = door.made(PATH, BODY, key="k")
    Department.objects.filter(pk=made["id"]).delete()
    refused(door.post(PATH, BODY, key="k"), 404, "not_found")


def test_a_replay_comes_before_if_match(cast: Cast) -> None:
    """The verb has moved the row, so that the tag it was sent with is stale by now."""
    door = cast.door("secretariat")
    token = door.made(f"users/{cast.users['member'].pk}/tokens", {"name": "iPad"})
    path = f"tokens/{token['id']}/revoke"
    first = door.post(path, {}, key="k", if_match=token["etag"])
    again = door.post(path, {}, key="k", if_match=token["etag"])
    assert expect(again, 200) == expect(first, 200)
    refused(door.post(path, {}, key="other", if_match=token["etag"]), 412, "stale")

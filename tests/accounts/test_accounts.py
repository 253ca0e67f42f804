"""Accounts, roles and tokens through HTTP."""

import pytest

from foundation.accounts.models import Grant, Token
from foundation.audit.models import Entry
from foundation.http.models import IdempotencyRecord
from tests.cast import Cast
from tests.door import Door, expect, refused


def user_path(cast: Cast, who: str) -> str:
    return f"users/{cast.users[who].pk}"


def test_the_secretariat_makes_an_account_with_a_role_and_a_token(cast: Cast) -> None:
    door = cast.door("secretariat")
    user = door.made("users", {"name": "Nete Ny", "email": "nete@egernborg.example"})
    body = {"user": user["id"], "role": "case_officer", "department": str(cast.department.pk)}
    grant = door.made("grants", body)
    assert (grant["role_label"], grant["department"]) == ("Sagsbehandler", str(cast.department.pk))
    issued = door.made(f"users/{user['id']}/tokens", {"name": "Bærbar"})
    assert issued["token"].startswith("pkt_")
    expect(Door(issued["token"]).get("committees"), 200)
    assert "token" not in door.seen(f"tokens/{issued['id']}")
    verbs = list(Entry.objects.order_by("seq").values_list("object_type", "verb"))
    assert verbs == [("user", "create"), ("grant", "create"), ("token", "create")]


def test_a_replayed_token_is_not_shown_again_nor_kept(cast: Cast) -> None:
    door, path = cast.door("secretariat"), f"{user_path(cast, 'member')}/tokens"
    first = expect(door.post(path, {"name": "iPad"}, key="once"), 201)
    again = expect(door.post(path, {"name": "iPad"}, key="once"), 201)
    assert "token" not in again
    assert again["id"] == first["id"]
    secret = first["token"].rpartition("_")[2].encode()
    assert secret not in bytes(IdempotencyRecord.objects.get().body)


def test_a_revoked_token_opens_nothing(cast: Cast) -> None:
    door = cast.door("secretariat")
    issued = door.made(f"{user_path(cast, 'member')}/tokens", {"name": "iPad"})
    revoked = door.done(f"tokens/{issued['id']}/revoke")
    assert revoked["revoked_at"] is not None
    refused(Door(issued["token"]).get("committees"), 401, "bad_token")
    etag = revoked["etag"]
    again = door.post(f"tokens/{issued['id']}/revoke", if_match=etag)
    refused(again, 409, "already_revoked")


def test_everybody_looks_after_his_own_tokens_only(cast: Cast) -> None:
    member = cast.door("member")
    own = member.made(f"{user_path(cast, 'member')}/tokens", {"name": "Telefon"})
    assert len(member.seen(f"{user_path(cast, 'member')}/tokens")["results"]) == 2
    path = f"{user_path(cast, 'member2')}/tokens"
    refused(member.post(path, {"name": "x"}), 409, "not_ones_own")
    assert member.seen(path)["results"] == []
    refused(cast.door("member2").get(f"tokens/{own['id']}"), 404, "not_found")


def test_a_narrow_token_makes_no_wider_one(cast: Cast) -> None:
    integrator = cast.door("integrator")
    path = f"{user_path(cast, 'integrator')}/tokens"
    wide = integrator.post(path, {"name": "x", "scopes": ["*"]})
    refused(wide, 409, "wider_than_own")
    integrator.made(path, {"name": "x", "scopes": ["read"]})


@pytest.mark.parametrize("scope", ["everything", "meetings:delete", "read write", ""])
def test_scopes_that_do_not_exist_are_refused(cast: Cast, scope: str) -> None:
    path = f"{user_path(cast, 'member')}/tokens"
    expect(cast.door("secretariat").post(path, {"name": "x", "scopes": [scope]}), 400)


def test_the_secretariat_makes_no_administrators(cast: Cast) -> None:
    body = {"user": str(cast.users["secretariat"].pk), "role": "administrator"}
    refused(cast.door("secretariat").post("grants", body), 409, "only_administrators")
    grant = cast.door("administrator").made("grants", body)
    path = f"{user_path(cast, 'secretariat')}/tokens"
    official = Grant.objects.get(user=cast.users["official"])
    Grant.objects.filter(pk=official.pk).update(role="secretariat")
    refused(cast.door("official").post(path, {"name": "x"}), 409, "only_administrators")
    assert grant["role"] == "administrator"


def test_the_installations_own_accounts_are_the_operators(cast: Cast) -> None:
    path = f"{user_path(cast, 'administrator')}/tokens"
    refused(cast.door("administrator").post(path, {"name": "x"}), 409, "operators_account")
    refused(cast.door("secretariat").post(path, {"name": "x"}), 404, "not_found")


@pytest.mark.parametrize("who", ["member", "case_officer", "official", "chair", "consultee"])
def test_others_keep_no_accounts(cast: Cast, who: str) -> None:
    door = cast.door(who)
    refused(door.post("users", {"name": "x"}), 403, "forbidden")
    body = {"user": str(cast.users[who].pk), "role": "secretariat"}
    refused(door.post("grants", body), 403, "forbidden")


def test_members_do_not_browse_accounts(cast: Cast) -> None:
    refused(cast.door("member").get("users"), 403, "forbidden")
    mine = cast.door("case_officer").seen("grants")["results"]
    assert [row["role"] for row in mine] == ["case_officer"]


def test_another_municipality_has_no_accounts(cast: Cast) -> None:
    door = cast.door("secretariat_other_municipality")
    refused(door.get(user_path(cast, "member")), 404, "not_found")
    body = {"user": str(cast.users["member"].pk), "role": "official"}
    refused(door.post("grants", body), 400, "does_not_exist", "/user")
    own = str(cast.users["secretariat_other_municipality"].pk)
    body = {"user": own, "role": "official", "committee": str(cast.culture.pk)}
    refused(door.post("grants", body), 400, "does_not_exist", "/committee")
    assert len(door.seen("users")["results"]) == 1


def test_a_role_taken_back_holds_no_more(cast: Cast) -> None:
    door = cast.door("secretariat")
    grant = Grant.objects.get(user=cast.users["case_officer"])
    path = f"grants/{grant.pk}"
    expect(cast.door("case_officer").get("users"), 200)
    expect(door.delete(path, if_match=door.get(path).headers["ETag"]), 204)
    refused(cast.door("case_officer").get("users"), 403, "forbidden")


def test_a_role_holds_within_its_days(cast: Cast) -> None:
    door = cast.door("secretariat")
    grant = Grant.objects.get(user=cast.users["case_officer"])
    path = f"grants/{grant.pk}"
    etag = door.get(path).headers["ETag"]
    wrong = door.patch(path, {"starts_on": "2026-05-01", "ends_on": "2026-04-01"}, if_match=etag)
    refused(wrong, 409, "days_in_order")
    door.changed(path, {"ends_on": "2026-01-31"})
    refused(cast.door("case_officer").get("users"), 403, "forbidden")


def test_a_guest_is_called_to_one_item(cast: Cast) -> None:
    body = {"user": str(cast.users["consultee"].pk), "role": "guest"}
    refused(cast.door("secretariat").post("grants", body), 409, "guest_needs_item")


def test_an_account_that_is_not_active_signs_in_no_more(cast: Cast) -> None:
    member = cast.door("member")
    expect(member.get("committees"), 200)
    cast.door("secretariat").changed(user_path(cast, "member"), {"is_active": False})
    refused(member.get("committees"), 401, "bad_token")
    assert Token.objects.filter(user=cast.users["member"]).exists()


def test_a_host_that_is_not_ours_is_bad_input(cast: Cast) -> None:
    answer = cast.door("secretariat").send(
        "GET", "committees?limit=1", headers={"Host": "evil.example"}
    )
    refused(answer, 400, "bad_request")

"""Who comes in: tokens that are alive, and no wider than they say."""

import pytest
from django.db.models.functions import Now

from foundation.accounts import tokens
from foundation.accounts.models import Token
from foundation.audit.models import AdministratorRead, Entry
from tests.cast import Cast
from tests.door import Door, expect, refused

BODY = {"name": "Teknikudvalget"}


def door_with(cast: Cast, *scopes: str, who: str = "secretariat") -> Door:
    return Door(tokens.issue(user=cast.users[who], name="prøve", scopes=scopes).text)


def test_an_expired_token_opens_nothing(cast: Cast) -> None:
    door = door_with(cast, "*")
    expect(door.get("committees"), 200)
    Token.objects.filter(user=cast.users["secretariat"]).update(expires_at=Now())
    answer = door.get("committees")
    refused(answer, 401, "bad_token")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "header",
    [
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic dXNlcjpwYXNz",
        "Bearer pkt_",
        "Bearer pkt__",
        "Bearer pkt_0123456789ab_",
        "Bearer pkt_0123456789ab_forkert",
        "Bearer pkt_012345678\x00ab_x",
        "Bearer pkt_æøåæøåæøåæøå_x",
        "Bearer pkt_0123456789ab_ø",
        "Bearer \xff\xfe",
        "Bearer " + "x" * 9000,
        "Bearer ' OR 1=1 --",
        "\x00",
    ],
)
def test_what_is_no_token_is_refused_alike(cast: Cast, header: str) -> None:
    answer = Door().send("GET", "committees", headers={"Authorization": header})
    refused(answer, 401, "bad_token")


def test_the_name_of_the_scheme_is_read_in_any_case(cast: Cast) -> None:
    text = cast.door("member").token
    for scheme in ("Bearer", "bearer", "BEARER"):
        answer = Door().send("GET", "committees", headers={"Authorization": f"{scheme} {text}"})
        expect(answer, 200)


def test_a_token_for_reading_writes_nothing(cast: Cast) -> None:
    door = door_with(cast, "read")
    expect(door.get("departments"), 200)
    refused(door.post("departments", BODY), 403, "insufficient_scope")
    assert not Entry.objects.exists()


def test_a_token_for_one_resource_opens_no_other(cast: Cast) -> None:
    door = door_with(cast, "departments:write")
    made = door.made("departments", BODY)
    door.seen(f"departments/{made['id']}")
    refused(door.get("committees"), 403, "insufficient_scope")
    refused(
        door_with(cast, "departments:read").post("departments", BODY), 403, "insufficient_scope"
    )


def test_a_scope_gives_no_right_that_the_role_lacks(cast: Cast) -> None:
    refused(door_with(cast, "*", who="member").post("departments", BODY), 403, "forbidden")


def test_what_the_administrator_reads_is_logged(cast: Cast) -> None:
    path = f"committees/{cast.culture.pk}"
    cast.door("secretariat").seen(path)
    assert not AdministratorRead.objects.exists()
    cast.door("administrator").seen(path)
    read = AdministratorRead.objects.get()
    assert read.path == f"/api/v1/{path}"
    assert read.actor_id == cast.users["administrator"].pk


def test_what_the_administrator_asks_at_length_is_logged_too(cast: Cast) -> None:
    cast.door("administrator").get("committees", cursor="x" * 2000)
    assert AdministratorRead.objects.get().path.startswith("/api/v1/committees?cursor=x")

"""Who reads the log learns neither keys nor what was asked for, only which route was."""

import json
import logging
from typing import Any

import pytest

from tests.cast import Cast
from tests.door import Door
from tests.web import Web

WORD = "Hemmelignøgle"
ASKED = (
    (f"search?q={WORD}", "/api/v1/search"),
    (f"committees?cursor={WORD}", "/api/v1/committees"),
    (f"committees/{WORD}", "/api/v1/committees/<str:pk>"),
    (f"invitations/{WORD}?{WORD}={WORD}", "/api/v1/invitations/<str:token>"),
    (f"calendar/{WORD}.ics", "/api/v1/calendar/<str:token>.ics"),
    (f"downloads/{WORD}", "/api/v1/downloads/<str:signed>"),
    (f"unsubscribe/{WORD}", "/api/v1/unsubscribe/<str:token>"),
    (f"invitation/{WORD}", "(no such address)"),
    (f"{WORD}", "(no such address)"),
)


def lines_of(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


@pytest.mark.parametrize(("address", "route"), ASKED)
@pytest.mark.parametrize("who", ["secretariat", None])
def test_a_line_names_the_route_and_no_value(
    cast: Cast, caplog: pytest.LogCaptureFixture, who: str | None, address: str, route: str
) -> None:
    (handler,) = [h for h in logging.getLogger().handlers if type(h) is logging.StreamHandler]
    door = cast.door(who)
    with caplog.at_level(logging.INFO):
        door.get(address)
    text = "\n".join(handler.format(record) for record in caplog.records)
    assert WORD[:8] not in text
    (told,) = [line for line in lines_of(text) if line["event"] == "request_finished"]
    assert told["request"] == f"GET {route}"
    assert {"code", "request_id", "timestamp", "level"} <= set(told)


@pytest.mark.servers
@pytest.mark.xdist_group("punkt")
def test_the_servers_own_log_holds_no_value_either(server: Web) -> None:
    door: Door = server.door("pkt_0123456789ab_Hemmelig")
    for address, _ in ASKED:
        door.get(address.replace("ø", "%C3%B8"))
    text = server.said()
    assert "Hemmelig" not in text
    asked = {line["request"] for line in lines_of(text) if "request" in line}
    assert {f"GET {route}" for _, route in ASKED} <= asked

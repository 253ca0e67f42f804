"""The chaos: what it counts as a fault, and a small run of it."""

import asyncio
import re
import smtplib
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from runner.chaos import office
from runner.chaos.office import FAULTS, Office, serve
from runner.chaos.verdict import WINDOW, Accepted, Kill, Letter, Verdict, judge, read_journal
from runner.embedded.redis_server import free_port
from runner.state import ROOT


def sent(
    named: str = "<a>", state: str = "sent", *, is_doomed: bool = False, is_by_rule: bool = True
) -> Letter:
    return Letter(named, state, is_doomed, is_by_rule)


def took(at: float, named: str = "<a>", *, was_told: bool = True) -> Accepted:
    return Accepted(at, named, was_told)


def faults(verdict: Verdict) -> str:
    return "\n".join(verdict.faults)


def test_a_letter_sent_once_is_as_it_should_be() -> None:
    verdict = judge(1, [sent()], [took(1)], [])
    assert (verdict.sent, verdict.accepted, verdict.faults) == (1, 1, [])


@pytest.mark.parametrize(
    ("ledger", "journal", "said"),
    [
        ([], [], "the ledger has 0"),
        ([sent()], [], "marked as sent and was never accepted"),
        ([sent(state="retrying")], [took(1)], "is lost: it is retrying"),
        ([sent(state="dead")], [], "is lost: it is dead"),
        ([sent(is_doomed=True)], [took(1)], "must be refused and is sent"),
        ([sent()], [took(1), took(1, "<b>")], "no letter of ours"),
        ([sent()], [took(1), took(2)], "accepted, answered, and sent again"),
        ([sent(is_by_rule=False)], [took(1)], "no letter was written by a rule"),
    ],
)
def test_each_fault_is_found(ledger: list[Letter], journal: list[Accepted], said: str) -> None:
    assert said in faults(judge(1, ledger, journal, []))


def test_a_refused_letter_is_no_fault() -> None:
    verdict = judge(1, [sent(state="dead", is_doomed=True)], [], [])
    assert (verdict.refused, verdict.faults) == (1, [])


def test_only_what_nobody_could_know_may_be_repeated() -> None:
    unanswered = judge(1, [sent()], [took(1, was_told=False), took(60)], [])
    assert (unanswered.repeated_unanswered, unanswered.faults) == (1, [])
    killed = judge(1, [sent()], [took(1), took(60)], [Kill(1.2, "worker", 60)])
    assert (killed.repeated_after_kill, killed.faults) == (1, [])
    for kill in (Kill(1.2, "redis", 60), Kill(2 + WINDOW, "worker", 60)):
        assert "sent again" in faults(judge(1, [sent()], [took(1), took(60)], [kill]))


def test_a_kill_excuses_one_letter_and_no_more() -> None:
    names = ["<a>", "<b>"]
    journal = [took(at, name) for name in names for at in (1, 60)]
    verdict = judge(2, [sent(name) for name in names], journal, [Kill(1.2, "worker", 60)])
    assert "2 letters repeated after 1 kills" in faults(verdict)


@pytest.fixture
def moody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, Path]]:
    """The mail server in a good mood; a test gives it a worse one."""
    for name in FAULTS:
        monkeypatch.setitem(office.FAULTS, name, 0.0)
    port, journal = free_port(), tmp_path / "journal"
    loop = asyncio.new_event_loop()
    task = loop.create_task(serve(port, Office(journal, "1")))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    until_open(port)
    yield port, journal
    loop.call_soon_threadsafe(task.cancel)
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def until_open(port: int) -> None:
    """The server listens a moment after its loop has begun."""
    for _ in range(200):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)) as one:
            assert one.recv(3) == b"220"
            return
        time.sleep(0.05)
    pytest.fail("the mail server does not listen")


def post(port: int, to: str = "bo@stormloese.example") -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=3) as server:
        server.sendmail("a@b.example", [to], "Message-ID: <1@b>\n\nHej")


def test_what_is_taken_stands_in_the_journal(moody: tuple[int, Path]) -> None:
    port, journal = moody
    post(port)
    accepted, moods = read_journal(journal.read_text())
    assert [(one.message_id, one.was_told) for one in accepted] == [("<1@b>", True)]
    assert not moods


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_each_mood_fails_the_sender_and_is_noted(
    moody: tuple[int, Path], monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    port, journal = moody
    monkeypatch.setitem(office.FAULTS, fault, 1.0)
    with pytest.raises((smtplib.SMTPException, OSError)):
        post(port)
    accepted, moods = read_journal(journal.read_text())
    assert moods[fault] == 1
    assert [one.was_told for one in accepted] == [False] * fault.startswith("takes it")


@pytest.mark.parametrize(("to", "code"), [("nobody1@x.example", 550), ("toolong1@x.example", 552)])
def test_some_receivers_are_always_refused(moody: tuple[int, Path], to: str, code: int) -> None:
    port, journal = moody
    with pytest.raises(smtplib.SMTPException, match=str(code)):
        post(port, to)
    assert read_journal(journal.read_text())[0] == []


@pytest.mark.servers
@pytest.mark.own_servers
def test_a_small_chaos_loses_nothing() -> None:
    """Each part is killed once while three hundred letters are due."""
    argv = ["--letters", "300", "--outages", "60", "--workers", "1", "--seed", "7"]
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "runner.chaos", *argv],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    counts = dict(re.findall(r"^  (.+?) {2,}(\d+)$", done.stdout, re.MULTILINE))
    assert counts["written"] == "300"
    assert int(counts["of these by rule"]) >= 100
    assert int(counts["sent"]) + int(counts["refused for good"]) == 300
    assert counts["Message-IDs accepted"] == counts["sent"]
    assert counts["FAULTS"] == "0"
    killed = [name.partition(",")[0] for name in counts if name.endswith(" 60 s")]
    assert sorted(killed) == ["beat", "postgresql", "redis", "smtp", "worker"]

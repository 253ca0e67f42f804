"""What became of the letters: the ledger held against the mail server's journal. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

WINDOW = 10.0
"""Seconds between a server's acceptance and the note of it, however slow the machine."""


@dataclass(frozen=True)
class Accepted:
    """The server took a letter; whether it said so."""

    at: float
    message_id: str
    was_told: bool


@dataclass(frozen=True)
class Kill:
    """`kill -9` of a part, and how long it was gone, in seconds."""

    at: float
    part: str
    outage: float


@dataclass(frozen=True)
class Letter:
    """A row of the ledger. `is_doomed`: its receiver is always refused; `is_by_rule`: a scan wrote
    it."""

    message_id: str
    state: str
    is_doomed: bool
    is_by_rule: bool


@dataclass
class Verdict:
    """Counts, and every fault as a line."""

    letters: int = 0
    by_rule: int = 0
    sent: int = 0
    refused: int = 0
    accepted: int = 0
    repeated_unanswered: int = 0
    repeated_after_kill: int = 0
    faults: list[str] = field(default_factory=list)


def judge(
    expected: int, ledger: Iterable[Letter], journal: Sequence[Accepted], kills: Sequence[Kill]
) -> Verdict:
    """Every letter sent once, or refused by its receiver; none marked as sent that no server
    took; none repeated but where nobody could know."""
    rows = {letter.message_id: letter for letter in ledger}
    taken: Mapping[str, list[Accepted]] = defaultdict(list)
    for acceptance in sorted(journal, key=lambda one: one.at):
        taken[acceptance.message_id].append(acceptance)
    verdict = Verdict(letters=len(rows), accepted=len(taken))
    verdict.by_rule = sum(letter.is_by_rule for letter in rows.values())
    if not verdict.by_rule:
        verdict.faults.append("no letter was written by a rule")
    if len(rows) != expected:
        verdict.faults.append(f"{expected} letters were written, the ledger has {len(rows)}")
    for letter in rows.values():
        _judge_one(verdict, letter, taken.get(letter.message_id, []))
    for named in taken.keys() - rows.keys():
        verdict.faults.append(f"{named} was accepted and is no letter of ours")
    for acceptances in taken.values():
        _judge_repeats(verdict, acceptances, kills)
    deliverers = len([kill for kill in kills if kill.part != "beat"])
    if verdict.repeated_after_kill > deliverers:
        said = f"{verdict.repeated_after_kill} letters repeated after {deliverers} kills"
        verdict.faults.append(said)
    return verdict


def _judge_one(verdict: Verdict, letter: Letter, taken: Sequence[Accepted]) -> None:
    state, named = letter.state, letter.message_id
    verdict.sent += state == "sent"
    verdict.refused += state == "dead"
    if state == "sent" and not taken:
        verdict.faults.append(f"{named} is marked as sent and was never accepted")
    if letter.is_doomed and state != "dead":
        verdict.faults.append(f"{named} must be refused and is {state}")
    if not letter.is_doomed and state != "sent":
        verdict.faults.append(f"{named} is lost: it is {state}")


def _judge_repeats(
    verdict: Verdict, acceptances: Sequence[Accepted], kills: Sequence[Kill]
) -> None:
    for before in acceptances[:-1]:
        if not before.was_told:
            verdict.repeated_unanswered += 1
        elif any(-1.0 <= kill.at - before.at <= WINDOW for kill in kills if kill.part != "redis"):
            verdict.repeated_after_kill += 1
        else:
            said = f"{before.message_id} was accepted, answered, and sent again"
            verdict.faults.append(said)


def read_journal(text: str) -> tuple[list[Accepted], Counter[str]]:
    """The acceptances, and how often each mood was met. A line cut off by a kill tells nothing."""
    accepted, moods = [], Counter[str]()
    for line in text.splitlines():
        parts = line.split("\t")
        if len(parts) == 5 and parts[1] == "accepted":
            accepted.append(Accepted(float(parts[0]), parts[2], parts[3] == "told"))
        elif len(parts) == 4 and parts[1] == "fault":
            moods[parts[2]] += 1
    return accepted, moods

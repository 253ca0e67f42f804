"""`make chaos`: letters are due, everything is killed, and then it is counted.

The kills are real (`kill -9`); of an outage's time only a few seconds are waited for, the rest
passes by moving back the clocks of all that waits in the database (`--real` waits it out).
"""

import argparse
import time
from random import Random

from runner.chaos.ledger import Ledger
from runner.chaos.parts import Field, Part
from runner.chaos.report import table
from runner.chaos.scribe import Scribe
from runner.chaos.verdict import Kill, Verdict, judge, read_journal
from runner.embedded import servers
from runner.interrupt import listen
from runner.refusal import Refusal, one_line
from runner.screen import say
from runner.suite import throw_away
from runner.supervisor import Supervisor

SHORTEST, LONGEST = 0.3, 3.0
"""Seconds of work between two kills."""
WAITED = 2.0
LONG_SILENCE = 600.0
LATE_SECONDS = 120.0


class Chaos:
    """One run."""

    def __init__(self, field: Field, chosen: argparse.Namespace) -> None:
        self.field, self.chosen = field, chosen
        self.random = Random(chosen.seed)  # noqa: S311 - chaos
        self.ledger = Ledger(field.servers.database_url)
        self.kills: list[Kill] = []
        self.flushes = 0

    def storm(self, scribe: Scribe) -> None:
        """Write, kill, wait, revive; each part for each outage, in a random order."""
        rounds = self._rounds()
        each, rest = divmod(self.chosen.letters, len(rounds))
        for number, (part, outage) in enumerate(rounds):
            scribe.ask(each + (rest if number == 0 else 0))
            time.sleep(self.random.uniform(SHORTEST, LONGEST))
            if self.random.random() < 0.3:
                self.field.flush_redis()
                self.flushes += 1
            self._strike(part, outage)
        scribe.finish()

    def calm(self) -> None:
        """Time goes on until nothing waits any more."""
        moved = time.monotonic()
        count = -1
        while (waiting := self.ledger.waiting()).count:
            if waiting.count != count:
                count, moved = waiting.count, time.monotonic()
            if time.monotonic() - moved > LONG_SILENCE:
                raise Refusal(f"{waiting.count} letters wait and nothing happens")
            if waiting.next_in > 1:
                self.ledger.let_pass(waiting.next_in)
            time.sleep(0.5)

    def count(self) -> Verdict:
        """What became of them."""
        accepted, _ = read_journal(self.field.journal.read_text())
        verdict = judge(self.chosen.letters, self.ledger.letters(), accepted, self.kills)
        late = self.ledger.late_jobs(LATE_SECONDS)
        verdict.faults += [f"the job {name} has not succeeded since" for name in late]
        return verdict

    def _rounds(self) -> list[tuple[Part, float]]:
        rounds = [(part, outage) for part in self.field.parts for outage in self.chosen.outages]
        self.random.shuffle(rounds)
        return rounds

    def _strike(self, part: Part, outage: float) -> None:
        moment = self.field.kill(part)
        self.kills.append(Kill(moment, part.kind, outage))
        time.sleep(outage if self.chosen.real else min(outage, WAITED))
        self.field.revive(part)
        gone = time.time() - moment
        if outage > gone:
            self.ledger.let_pass(outage - gone)
        say(
            f"{len(self.kills):>3}. {part.child.program.name:<12} was gone {outage:>4.0f} s"
            f" {self.ledger.sent():>7} sent"
        )


def run(chosen: argparse.Namespace) -> int:
    """The whole: servers, storm, calm, count. The exit code tells of any fault."""
    begun = time.monotonic()
    with (
        throw_away() as state,
        Supervisor(state.logs) as supervisor,
        # Durable: a database that is killed must know what it has said it knows.
        servers(state, supervisor, environment={}, durable=True) as found,
    ):
        field = Field(state, supervisor, found, str(chosen.seed))
        say(f"Chaos on {found.described}: {chosen.letters} letters, seed {chosen.seed}.")
        field.prepare()
        field.start(workers=chosen.workers)
        say(f"Everything runs after {time.monotonic() - begun:.0f} s.")
        chaos = Chaos(field, chosen)
        with Scribe(field.writer()) as scribe:
            chaos.storm(scribe)
        say(f"The storm is over after {time.monotonic() - begun:.0f} s.")
        chaos.calm()
        verdict = chaos.count()
        _, moods = read_journal(field.journal.read_text())
    say(table(verdict, chaos.kills, moods, chaos.flushes))
    say(f"{time.monotonic() - begun:.0f} s")
    return 1 if verdict.faults else 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m runner.chaos")
    parser.add_argument("--letters", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--outages", type=_seconds, default="10,60,300,600", metavar="10,60,…")
    parser.add_argument("--real", action="store_true", help="wait the outages out")
    listen()
    try:
        return run(parser.parse_args())
    except KeyboardInterrupt:
        say("punkt: the chaos was stopped.")
        return 130


def _seconds(text: str) -> list[float]:
    return [float(one) for one in text.split(",")]


if __name__ == "__main__":
    with one_line():
        code = main()
    raise SystemExit(code)

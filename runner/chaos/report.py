"""The count as a table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from runner.chaos.verdict import Kill, Verdict

MOST_FAULTS = 20


def table(verdict: Verdict, kills: Sequence[Kill], moods: Mapping[str, int], flushes: int) -> str:
    """What was done to the letters, and what became of them."""
    return "\n".join(
        [
            "",
            *_section("kill -9", sorted(Counter(_of(kill) for kill in kills).items())),
            *_section("mail server", sorted(moods.items())),
            *_section(
                "letters",
                [
                    ("written", verdict.letters),
                    ("of these by rule", verdict.by_rule),
                    ("sent", verdict.sent),
                    ("refused for good", verdict.refused),
                    ("Message-IDs accepted", verdict.accepted),
                    ("repeated: answer withheld", verdict.repeated_unanswered),
                    ("repeated: killed in between", verdict.repeated_after_kill),
                    ("Redis flushed", flushes),
                    ("FAULTS", len(verdict.faults)),
                ],
            ),
            *verdict.faults[:MOST_FAULTS],
        ]
    )


def _of(kill: Kill) -> str:
    return f"{kill.part}, {kill.outage:>3.0f} s"


def _section(name: str, rows: Sequence[tuple[str, int]]) -> list[str]:
    return [name, *(f"  {what:<32}{count:>8}" for what, count in rows)]

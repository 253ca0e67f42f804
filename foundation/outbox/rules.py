"""What a mail server's answer means for a letter. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from foundation.outbox.vocabulary import MessageState
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, move, refuse_state

TRANSIENT, PERMANENT = range(400, 500), range(500, 600)
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=6)
MOST_ATTEMPTS = 20  # about four days with the delays below


class Fate(Enum):
    """What becomes of a letter after one try."""

    SENT = "sent"
    AGAIN = "again"
    DEAD = "dead"


@dataclass(frozen=True)
class Answer:
    """One try: what becomes of the letter, and what the server said (never the letter)."""

    fate: Fate
    reply: str


def fate_of(code: int) -> Fate:
    """RFC 5321 § 4.2.1: 4yz may work later, 5yz never will. A code that is none is a server in
    trouble, so the letter waits."""
    return Fate.DEAD if code in PERMANENT else Fate.AGAIN


def after(attempts: int, fate: Fate) -> Fate:
    """Patience ends after some days."""
    return Fate.DEAD if fate is Fate.AGAIN and attempts >= MOST_ATTEMPTS else fate


def delay(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many tries: four times longer each time, up to six hours.
    `jitter` between 0 and 1 spreads letters that failed together by half to either side."""
    grown: timedelta = FIRST_DELAY * 4 ** min(max(attempts - 1, 0), 5)
    return min(grown, LONGEST_DELAY) * (0.5 + jitter)


MOVES = {
    "claim": move(MessageState.QUEUED, MessageState.RETRYING, to=MessageState.SENDING),
    "send": move(MessageState.SENDING, to=MessageState.SENT),
    "retry": move(MessageState.SENDING, to=MessageState.RETRYING),
    "give-up": move(MessageState.SENDING, to=MessageState.DEAD),
    "resend": move(MessageState.DEAD, MessageState.UNADDRESSED, to=MessageState.QUEUED),
}


def refuse_resend(state: MessageState, *, reachable: bool) -> list[Refusal]:
    """A letter goes again when it could not be delivered and there is somewhere to send it."""
    nowhere = Refusal("no_address", "brev", "Modtageren har ingen gyldig adresse.")
    return [*refuse_state(MOVES, "resend", state), *against((not reachable, nowhere))]

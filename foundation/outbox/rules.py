"""What a mail server's answer means for a letter. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

from foundation.outbox.vocabulary import DeliveryFault, MessageState
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, move, refuse_state

RECIPIENT, OURS, LETTER = DeliveryFault.RECIPIENT, DeliveryFault.OURS, DeliveryFault.LETTER
FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=6)
HELD_DELAY = timedelta(minutes=15)
MOST_LOST_LEASES = 5
MOST_ATTEMPTS = 20  # about four days with the delays below


class Fate(Enum):
    """What becomes of a letter after one try. A held one waits for us to mend our set-up, for as
    long as it takes."""

    SENT = "sent"
    AGAIN = "again"
    HELD = "held"
    DEAD = "dead"


class Stage(Enum):
    """What the server was asked when it answered."""

    SESSION = "session"
    SENDER = "sender"
    RECIPIENT = "recipient"
    CONTENT = "content"


@dataclass(frozen=True)
class Answer:
    """One try: what becomes of the letter, whose fault it is, and what the server said (never
    the letter)."""

    fate: Fate
    reply: str
    fault: DeliveryFault | None = None
    gone: bool = False
    """Whether the server said that the address is none any more."""


Status = tuple[int, int, int]
STATUS = re.compile(r"\s*(?:\d{3}[ -])?([245])\.(\d{1,3})\.(\d{1,3})\b", re.ASCII)

_OF_SUBJECT: Mapping[int, DeliveryFault] = {
    1: RECIPIENT,  # addressing
    2: RECIPIENT,  # mailbox
    3: OURS,  # the mail system is set up wrongly
    4: RECIPIENT,  # there is no way to the receiver's server
    5: OURS,  # we speak wrongly
    6: LETTER,  # content or its form
    7: OURS,  # security and policy: we are not trusted, not signed in, or blocked
}
_OF_DETAIL: Mapping[tuple[int, int], DeliveryFault | None] = {
    (1, 7): OURS,  # the sender's address
    (1, 8): OURS,
    (2, 2): None,  # mailbox full: may be emptied
    (2, 3): LETTER,  # too long for this mailbox
    (3, 1): None,  # the system is full
    (3, 2): None,  # or takes nothing now
    (3, 4): LETTER,  # too long for this system
    (4, 7): None,  # time ran out on the way
    (5, 3): None,  # too many receivers at once
    (7, 17): RECIPIENT,  # RFC 7293: mailbox or domain has another owner
    (7, 18): RECIPIENT,
}
_LASTING = frozenset({(1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1), (7, 17), (7, 18)})
"""Details that say: there is nobody there, and there will be nobody tomorrow."""
_OF_CODE: Mapping[Stage, Mapping[int, DeliveryFault | None]] = {
    Stage.RECIPIENT: {
        **dict.fromkeys((500, 501, 502, 503, 504, 530, 534, 535, 538, 554, 555), OURS),
        552: None,  # RFC 5321 § 4.5.3.1.10: to be read as 452, too many receivers
    },
    Stage.CONTENT: {550: RECIPIENT, 552: None, 556: RECIPIENT},
}
_OTHERWISE = {Stage.RECIPIENT: RECIPIENT, Stage.CONTENT: OURS}


def status_of(reply: str, code: int) -> Status | None:
    """The enhanced status (RFC 3463, RFC 2034) a reply begins with; None if it has none or one
    that contradicts its code."""
    found = STATUS.match(reply)
    if found is None or int(found[1]) != code // 100:
        return None
    return int(found[1]), int(found[2]), int(found[3])


def fault_of(status: Status) -> DeliveryFault | None:
    """Whose fault a lasting failure is (RFC 3463 § 3); None when it may pass by itself."""
    _, subject, detail = status
    if (subject, detail) in _OF_DETAIL:
        return _OF_DETAIL[subject, detail]
    return _OF_SUBJECT.get(subject, RECIPIENT)


def is_gone(status: Status | None) -> bool:
    """Whether the address itself is said to be no address any more."""
    return status is not None and status[0] == 5 and status[1:] in _LASTING


def judge(stage: Stage, code: int, reply: str) -> Answer:
    """RFC 5321 § 4.2.1: 4yz may work later, 5yz never will, unless what is wrong is ours: then
    the letter waits until it is mended. A code that is none is a server in trouble."""
    said = f"{code} {reply}".strip()
    if not 500 <= code < 600:
        return Answer(Fate.AGAIN, said)
    status = status_of(reply, code)
    if stage in _OTHERWISE:
        fault = fault_of(status) if status else _of_code(stage, code)
    else:
        too_long = code == 552 or status in ((5, 3, 4), (5, 2, 3))
        fault = LETTER if too_long and stage is Stage.SENDER else OURS
    if fault is None:
        return Answer(Fate.AGAIN, said)
    fate = Fate.HELD if fault is OURS else Fate.DEAD
    return Answer(fate, said, fault, gone=fault is RECIPIENT and is_gone(status))


def _of_code(stage: Stage, code: int) -> DeliveryFault | None:
    return _OF_CODE[stage].get(code, _OTHERWISE[stage])


def after(attempts: int, answer: Answer) -> Answer:
    """Patience ends after some days, but never with what is ours to mend."""
    if answer.fate is Fate.AGAIN and attempts >= MOST_ATTEMPTS:
        return Answer(Fate.DEAD, answer.reply, DeliveryFault.PATIENCE)
    return answer


def delay(attempts: int, jitter: float) -> timedelta:
    """How long to wait after so many tries: four times longer each time, up to six hours.
    `jitter` between 0 and 1 spreads letters that failed together by half to either side."""
    grown: timedelta = FIRST_DELAY * 4 ** min(max(attempts - 1, 0), 5)
    return min(grown, LONGEST_DELAY) * (0.5 + jitter)


MOVES = {
    "claim": move(MessageState.QUEUED, MessageState.RETRYING, to=MessageState.SENDING),
    "send": move(MessageState.SENDING, to=MessageState.SENT),
    "retry": move(MessageState.SENDING, to=MessageState.RETRYING),
    "recall": move(MessageState.SENDING, to=MessageState.RECALLED),
    "queue-again": move(MessageState.RECALLED, to=MessageState.QUEUED),
    "give-up": move(MessageState.SENDING, to=MessageState.DEAD),
    "block": move(
        MessageState.QUEUED,
        MessageState.RETRYING,
        MessageState.SENDING,
        to=MessageState.UNADDRESSED,
    ),
    "bounce": move(
        MessageState.SENT, MessageState.RETRYING, MessageState.SENDING, to=MessageState.BOUNCED
    ),
    "resend": move(
        MessageState.DEAD, MessageState.BOUNCED, MessageState.UNADDRESSED, to=MessageState.QUEUED
    ),
}


def refuse_resend(state: MessageState, *, reachable: bool) -> list[Refusal]:
    """A letter goes again when it could not be delivered and there is somewhere to send it."""
    nowhere = Refusal("no_address", "brev", "Modtageren har ingen gyldig adresse.")
    return [*refuse_state(MOVES, "resend", state), *against((not reachable, nowhere))]

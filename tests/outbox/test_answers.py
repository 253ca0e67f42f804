"""What a mail server's answer means: whose fault it is, and what becomes of the letter."""

import pytest

from foundation.outbox.rules import (
    HELD_DELAY,
    LONGEST_DELAY,
    MOST_ATTEMPTS,
    Answer,
    Fate,
    Stage,
    after,
    delay,
    fault_of,
    is_gone,
    judge,
    status_of,
)
from foundation.outbox.vocabulary import DeliveryFault

RECIPIENT, OURS, LETTER = DeliveryFault.RECIPIENT, DeliveryFault.OURS, DeliveryFault.LETTER
AT_RECIPIENT, AT_CONTENT = Stage.RECIPIENT, Stage.CONTENT


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("code", [421, 450, 451, 452, 454, -1, 250, 600])
def test_what_may_pass_is_tried_again_whoever_was_asked(stage: Stage, code: int) -> None:
    answer = judge(stage, code, "4.7.1 not now")
    assert (answer.fate, answer.fault, answer.gone) == (Fate.AGAIN, None, False)


@pytest.mark.parametrize(
    ("stage", "code", "reply", "fault"),
    [
        (AT_RECIPIENT, 550, "no such user", RECIPIENT),
        (AT_RECIPIENT, 550, "5.1.1 unknown", RECIPIENT),
        (AT_RECIPIENT, 550, "5.1.10 null MX", RECIPIENT),
        (AT_RECIPIENT, 551, "not local", RECIPIENT),
        (AT_RECIPIENT, 553, "name not allowed", RECIPIENT),
        (AT_RECIPIENT, 550, "5.4.4 no route", RECIPIENT),
        (AT_RECIPIENT, 550, "5.7.17 new owner", RECIPIENT),
        (AT_CONTENT, 550, "5.2.1 disabled", RECIPIENT),
        (AT_CONTENT, 550, "unavailable", RECIPIENT),
        (AT_CONTENT, 552, "5.3.4 too big", LETTER),
        (AT_CONTENT, 554, "5.6.0 malformed", LETTER),
        (AT_RECIPIENT, 552, "5.2.3 too long for him", LETTER),
        (Stage.SENDER, 552, "size exceeds the limit", LETTER),
    ],
)
def test_a_last_no_kills_the_letter(
    stage: Stage, code: int, reply: str, fault: DeliveryFault
) -> None:
    answer = judge(stage, code, reply)
    assert (answer.fate, answer.fault) == (Fate.DEAD, fault)


@pytest.mark.parametrize(
    ("stage", "code", "reply"),
    [
        (Stage.SESSION, 535, "5.7.8 bad credentials"),
        (Stage.SESSION, 554, "no service"),
        (Stage.SENDER, 550, "5.1.8 bad sender"),
        (Stage.SENDER, 553, "sender not owned"),
        (AT_RECIPIENT, 554, "relay access denied"),
        (AT_RECIPIENT, 550, "5.7.1 relaying denied"),
        (AT_RECIPIENT, 530, "5.7.0 sign in first"),
        (AT_RECIPIENT, 550, "5.1.7 bad sender"),
        (AT_CONTENT, 554, "looks like spam"),
        (AT_CONTENT, 550, "5.7.26 unauthenticated"),
        (AT_RECIPIENT, 550, "5.3.5 configured wrongly"),
        (AT_RECIPIENT, 501, "5.5.4 bad argument"),
    ],
)
def test_what_is_ours_to_mend_waits_for_us(stage: Stage, code: int, reply: str) -> None:
    answer = judge(stage, code, reply)
    assert (answer.fate, answer.fault, answer.gone) == (Fate.HELD, OURS, False)


@pytest.mark.parametrize(
    ("stage", "code", "reply"),
    [
        (AT_RECIPIENT, 552, "too many recipients"),
        (AT_RECIPIENT, 550, "5.5.3 too many recipients"),
        (AT_RECIPIENT, 552, "5.2.2 mailbox full"),
        (AT_CONTENT, 552, "mailbox full"),
        (AT_CONTENT, 550, "5.3.2 not accepting now"),
        (AT_RECIPIENT, 550, "5.4.7 took too long"),
    ],
)
def test_some_last_words_are_not_meant_so(stage: Stage, code: int, reply: str) -> None:
    assert judge(stage, code, reply).fate is Fate.AGAIN


def test_only_an_address_that_is_none_is_gone() -> None:
    assert judge(AT_RECIPIENT, 550, "5.1.1 unknown").gone
    assert not judge(AT_RECIPIENT, 550, "unknown").gone
    assert not judge(AT_RECIPIENT, 550, "5.4.4 no route").gone
    assert not judge(AT_RECIPIENT, 450, "4.1.1 unknown just now").gone
    assert is_gone((5, 1, 6))
    assert not is_gone((4, 1, 1))


@pytest.mark.parametrize(
    ("reply", "code", "status"),
    [
        ("5.1.1 unknown", 550, (5, 1, 1)),
        ("550 5.1.1 unknown", 550, (5, 1, 1)),
        ("550-5.1.1 unknown", 550, (5, 1, 1)),
        ("4.1.1 unknown", 550, None),
        ("mail from 5.6.7.8 refused", 550, None),
        ("5.1 unknown", 550, None),
    ],
)
def test_a_status_is_read_where_it_stands(
    reply: str, code: int, status: tuple[int, int, int] | None
) -> None:
    assert status_of(reply, code) == status


def test_a_status_nobody_has_described_is_read_by_its_subject() -> None:
    assert fault_of((5, 7, 99)) is OURS
    assert fault_of((5, 1, 99)) is RECIPIENT
    assert fault_of((5, 0, 0)) is RECIPIENT


def test_patience_ends_with_others_never_with_ourselves() -> None:
    again, held = Answer(Fate.AGAIN, "450"), Answer(Fate.HELD, "535", OURS)
    assert after(MOST_ATTEMPTS - 1, again) == again
    assert after(MOST_ATTEMPTS, again) == Answer(Fate.DEAD, "450", DeliveryFault.PATIENCE)
    assert after(10 * MOST_ATTEMPTS, held) == held


def test_waiting_grows_to_hours_is_spread_and_lasts_for_days() -> None:
    middle = [delay(n, 0.5) for n in range(1, MOST_ATTEMPTS)]
    assert middle == sorted(middle)
    assert max(middle) == LONGEST_DELAY
    assert 3 <= sum(d.total_seconds() for d in middle) / 86400 <= 5
    assert delay(1, 0.0) * 3 == delay(1, 1.0)
    assert HELD_DELAY < LONGEST_DELAY

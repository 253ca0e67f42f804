"""A vote tells of those who were there when it was held, not of those who are there later."""

from collections.abc import Callable

from tests.door import expect, refused
from tests.proceedings.hall import Hall
from tests.proceedings.test_unanimity import added, agenda_vote

LATER = "2026-03-24T16:50:00+01:00"


def test_who_left_after_the_vote_had_not_agreed(
    sitting: Hall, hold_clock: Callable[[str], None]
) -> None:
    vote = agenda_vote(sitting, ballots=sitting.ballots(chair="for", member="for"))
    hold_clock(LATER)
    sitting.attend("member2", "member3", "member4", kind="left")
    refused(added(sitting, vote=vote), 409, "unanimity_incomplete")


def test_who_came_after_the_vote_was_not_asked(
    sitting: Hall, hold_clock: Callable[[str], None]
) -> None:
    sitting.attend("member4", kind="left")
    some = ("chair", "member", "member2", "member3")
    vote = agenda_vote(sitting, ballots=sitting.ballots(**dict.fromkeys(some, "for")))
    hold_clock(LATER)
    sitting.attend("member4", kind="arrived")
    expect(added(sitting, vote=vote), 200)

"""Faults in what is told of a vote, each where it stands: all of them, before any rule is asked."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from foundation.problems import Fault
from proceedings.actions.hall import matter_of
from proceedings.actions.hours import hour_faults
from proceedings.actions.polls import COUNTS, TARGETS, Poll, Told, fault, seats_given
from proceedings.rules import ELECTIONS, WITHOUT_BALLOTS
from proceedings.vocabulary import BallotChoice, VoteMethod, VoteSubject

REQUIRED, OTHERS = "Skal angives.", "Hører ikke til her."
COUNTED_BY_HAND = frozenset({VoteMethod.MAJORITY_ELECTION, VoteMethod.PROPORTIONAL_ELECTION})


def faults_of(poll: Poll) -> list[Fault]:
    """Every fault of one vote."""
    return [
        *hour_faults(f"{poll.at}/held_at", poll.held_at),
        *_subject(poll),
        *_method(poll),
        *_ballots(poll),
        *_counts(poll),
        *_contenders(poll),
        *_replaced(poll),
    ]


def _subject(poll: Poll) -> Iterator[Fault]:
    """The subject names its row, which stands at the item, and no other."""
    wanted = TARGETS.get(poll.subject)
    for name in TARGETS.values():
        given = poll.told.get(name)
        if name == wanted and given is None:
            yield fault(poll, name, "required", REQUIRED)
        elif name != wanted and given is not None:
            yield fault(poll, name, "not_for_subject", OTHERS)
        elif given is not None and not _stands_here(poll, name):
            yield fault(poll, name, "does_not_exist", "Findes ikke.")
    if (poll.subject == VoteSubject.ELECTION) != (poll.method in ELECTIONS):
        yield fault(poll, "subject", "not_for_method", "Passer ikke til afstemningsformen.")


def _stands_here(poll: Poll, name: str) -> bool:
    given, room = poll.told[name], poll.room
    if name == "amendment":
        return given.pk in room.amendments and given.item_id == poll.item.pk
    if name == "disqualification":
        return bool(given.item.meeting_id == room.meeting.pk)
    known = room.groups if name == "about_group" else room.points
    return known.get(given) == poll.item.pk


def _method(poll: Poll) -> Iterator[Fault]:
    """What a method has no place for."""
    method = poll.method
    named = [name for name in ("ballots", "groups", "remaining") if poll.told.get(name)]
    if method in WITHOUT_BALLOTS:
        code = "secret_has_names" if method == VoteMethod.SECRET else "not_for_method"
        yield from (fault(poll, name, code, OTHERS) for name in named)
    if poll.told.get("demanded_by") and method != VoteMethod.SILENT_AGREEMENT:
        yield fault(poll, "demanded_by", "not_for_method", OTHERS)
    demander = poll.told.get("demanded_by")
    if demander is not None and poll.room.ledger.attendee(demander.pk) is None:
        yield fault(poll, "demanded_by", "not_a_participant", "Deltager ikke i mødet.")
    for name in ("seats", "ballot_round", "contenders"):
        if poll.told.get(name) is not None and method not in ELECTIONS:
            yield fault(poll, name, "not_for_method", OTHERS)


def _ballots(poll: Poll) -> Iterator[Fault]:
    """Everybody votes once, belongs at the meeting, and in an election votes for somebody."""
    told = poll.told.get("ballots") or ()
    seen: set[object] = set()
    for n, one in enumerate(told):
        person = one["person"]
        if poll.room.ledger.attendee(person.pk) is None:
            detail = "Er hverken medlem den dag eller indkaldt som stedfortræder."
            yield fault(poll, f"ballots/{n}/person", "not_a_participant", detail)
        elif person.pk in seen:
            yield fault(poll, f"ballots/{n}/person", "votes_twice", "Stemmer kun én gang.")
        seen.add(person.pk)
    yield from _groups(poll)
    yield from _choices(poll)


def _groups(poll: Poll) -> Iterator[Fault]:
    """A group that votes has somebody there."""
    told = poll.told.get("groups") or ()
    there = poll.room.may_have_voted(poll.item, poll.held_at) if told else ()
    letters = {who.list_letter for who in there}
    for n, group in enumerate(told):
        if group["list_letter"] not in letters:
            detail = "Ingen med bogstavet kan have stemt."
            yield fault(poll, f"groups/{n}/list_letter", "unknown_group", detail)


def _choices(poll: Poll) -> Iterator[Fault]:
    """In an election a vote for somebody names whom; elsewhere nobody is named."""
    election = poll.method in ELECTIONS
    for name in ("ballots", "groups"):
        for n, one in enumerate(poll.told.get(name) or ()):
            given = one.get("contender")
            at = f"{name}/{n}/contender"
            chosen = election and one["choice"] == BallotChoice.FOR
            if chosen and given is None:
                yield fault(poll, at, "required", REQUIRED)
            elif not chosen and given is not None:
                yield fault(poll, at, "not_for_method", OTHERS)
            elif given is not None and not 0 <= given < len(poll.contenders):
                yield fault(poll, at, "does_not_exist", "Findes ikke.")
    if election and poll.told.get("remaining") == BallotChoice.FOR:
        yield fault(poll, "remaining", "not_for_method", "Angiv, hvem der er stemt på.")


def _counts(poll: Poll) -> Iterator[Fault]:
    """Counts are what the ballots add up to, and are there where nobody's vote is."""
    told = {choice: poll.told.get(name) for choice, name in COUNTS.items()}
    given = {choice: count for choice, count in told.items() if count is not None}
    if poll.method == VoteMethod.SILENT_AGREEMENT or poll.method in ELECTIONS:
        yield from (fault(poll, COUNTS[c], "not_for_method", OTHERS) for c in given)
    elif poll.has_names and poll.method != VoteMethod.SECRET:
        for choice, count in given.items():
            if count != poll.counts[choice]:
                detail = f"Stemmerne er talt til {poll.counts[choice]}."
                yield fault(poll, COUNTS[choice], "counts_differ", detail)
    else:
        needed = (BallotChoice.FOR, BallotChoice.AGAINST)
        yield from (fault(poll, COUNTS[c], "required", REQUIRED) for c in needed if c not in given)


def _contenders(poll: Poll) -> Iterator[Fault]:
    """An election has somebody to elect, and seats to fill."""
    if poll.method not in ELECTIONS:
        return
    seats = poll.told.get("seats")
    if not poll.contenders:
        yield fault(poll, "contenders", "required", REQUIRED)
    if seats is None:
        yield fault(poll, "seats", "required", REQUIRED)
    elif poll.method == VoteMethod.MAJORITY_ELECTION and seats != 1:
        yield fault(poll, "seats", "not_for_method", "Et flertalsvalg gælder én post.")
    yield from _each_contender(poll)
    people = [person for one in poll.contenders for person in _persons(one)]
    if any(times > 1 for times in Counter(person.pk for person in people).values()):
        yield fault(poll, "contenders", "repeated", "En person er opstillet to gange.")


def _each_contender(poll: Poll) -> Iterator[Fault]:
    agreed = poll.method == VoteMethod.AGREED_ELECTION
    for n, one in enumerate(poll.contenders):
        if not one.get("person") and not one.get("name"):
            yield fault(poll, f"contenders/{n}/name", "required", "Angiv person eller navn.")
        if one.get("seats") is not None and not agreed:
            yield fault(poll, f"contenders/{n}/seats", "read_only", "Beregnes af stemmerne.")
        yield from _votes_for(poll, n, one.get("votes"))
    given = sum(seats_given(one) for one in poll.contenders)
    if agreed and poll.told.get("seats") not in (None, given):
        yield fault(poll, "seats", "seats_differ", f"De opstillede får {given}.")


def _votes_for(poll: Poll, place: int, votes: int | None) -> Iterator[Fault]:
    name, counts = f"contenders/{place}/votes", poll.method in COUNTED_BY_HAND
    if votes is not None and not counts:
        yield fault(poll, name, "not_for_method", OTHERS)
    elif votes is None and counts and not poll.has_names:
        yield fault(poll, name, "required", REQUIRED)
    elif votes is not None and poll.has_names and votes != poll.votes_each[place]:
        detail = f"Stemmerne er talt til {poll.votes_each[place]}."
        yield fault(poll, name, "counts_differ", detail)


def _replaced(poll: Poll) -> Iterator[Fault]:
    """A vote replaces one on the same matter that nothing else has replaced."""
    old = poll.told.get("replaces")
    if old is None:
        return
    if matter_of(old) != (poll.item.pk, poll.subject, poll.target_id):
        yield fault(poll, "replaces", "other_vote", "Er om noget andet.")
    elif old.pk not in poll.room.in_force:
        yield fault(poll, "replaces", "already_replaced", "Er allerede rettet af en anden.")


def _persons(contender: Told) -> list[Any]:
    own = [contender["person"]] if contender.get("person") else []
    return [*own, *(contender.get("candidates") or ())]

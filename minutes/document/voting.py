"""Votes and amendments of a meeting held here, in the words that its committee has chosen.

The record must show how each voted; the letters of groups that voted alike are enough [50].
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from django.db.models import Case, F, When

from agenda.vocabulary import Visibility
from committees.settings import CommitteeSettings
from committees.vocabulary import VoterNaming
from committees.wording import fill, joined, person_in
from foundation.tenancy.rows import Part, Row, Rows, part
from minutes.document.places import Place, of_meeting
from proceedings.models import Amendment, AmendmentProposer, Ballot, Contender, Vote
from proceedings.vocabulary import (
    AmendmentState,
    BallotChoice,
    VoteMethod,
    VoteResult,
    VoteSubject,
)

Block = dict[str, Any]
ITEM = "item__meeting"
PRINTED_AT = Case(
    When(
        disqualification__item__visibility=Visibility.CLOSED.value,
        then=F("disqualification__item"),
    ),
    default=F("item"),
)
"""A vote on who is disqualified at a closed item stands there, under whatever item it was held."""
VOTES, AMENDMENTS = "Afstemning", "Ændringsforslag"
WORDS = {choice: f"{choice.value}_words" for choice in BallotChoice}
COUNTED = {
    BallotChoice.FOR: "For",
    BallotChoice.AGAINST: "Imod",
    BallotChoice.ABSTAINED: "Undlod",
    BallotChoice.RESERVED: "Forbehold",
}
SUBJECTS = {
    VoteSubject.RECOMMENDATION_GROUP: "Forslaget",
    VoteSubject.RECOMMENDATION_POINT: "Indstillingens punkt",
    VoteSubject.DISQUALIFICATION: "Habilitet",
    VoteSubject.AGENDA: "Dagsordenen",
    VoteSubject.PROCEDURE: "Sagens behandling",
}
RESULTS = {
    VoteResult.ADOPTED: "Vedtaget.",
    VoteResult.REJECTED: "Forkastet.",
    VoteResult.LAPSED: "Bortfaldet ved stemmelighed.",
}
STATES = {
    AmendmentState.ADOPTED: "Vedtaget.",
    AmendmentState.REJECTED: "Forkastet.",
    AmendmentState.LAPSED: "Bortfaldet ved stemmelighed.",
    AmendmentState.WITHDRAWN: "Trukket tilbage.",
}
NEW_ROUND = "Ingen blev valgt; der stemmes igen."


def voting_parts(place: Place) -> list[Part]:
    """Votes in force with their ballots, and amendments with those behind them."""
    votes = of_meeting(Vote, place, ITEM).filter(replaced=False).annotate(printed_at=PRINTED_AT)
    told = ("id", "subject", "question", "method", "result", "seats", "ballot_round")
    counts = [f"{choice.value}_count" for choice in BallotChoice]
    ballots = of_meeting(Ballot, place, f"vote__{ITEM}").filter(vote__replaced=False)
    standing = of_meeting(Contender, place, f"vote__{ITEM}").filter(vote__replaced=False)
    stood = ("id", "list_letter", "votes", "seats", "by_lot", "of_list")
    amendments = of_meeting(Amendment, place, ITEM)
    proposers = of_meeting(AmendmentProposer, place, f"amendment__{ITEM}")
    put = {"text": "body_text", "state": "state", "amends": "amends", "id": "id"}
    person = {"name": "name_printed", "list_letter": "list_letter"}
    cast = {**person, "choice": "choice", "contender": "contender"}
    return [
        part(
            "vote",
            votes,
            "printed_at",
            **{n: n for n in (*told, *counts)},
            put="amendment__body_text",
        ),
        part("ballot", ballots, "vote", **cast),
        part("stood", standing, "vote", name="name_printed", **{name: name for name in stood}),
        part("amendment", amendments, "item", reason="settled_reason", **put),
        part("proposer", proposers, "amendment", **person),
    ]


def voting_of(rows: Rows, item: Row, settings: CommitteeSettings) -> list[Block]:
    """What was proposed and how it was voted, as sections before the decision."""
    proposed = list(_amendments(rows, item, settings))
    voted = [
        line for vote in rows.under("vote", item["id"]) for line in _vote(rows, vote, settings)
    ]
    found = ((AMENDMENTS, proposed), (VOTES, voted))
    return [_section(heading, lines) for heading, lines in found if lines]


def _amendments(rows: Rows, item: Row, settings: CommitteeSettings) -> Iterator[str]:
    """Each amendment, those to it under it, in the order the chair set."""
    found = rows.under("amendment", item["id"])
    for row in [one for one in found if one["amends"] is None]:
        yield from _amendment(rows, row, settings, settings.amendment_words)
        for sub in [one for one in found if one["amends"] == row["id"]]:
            yield from _amendment(rows, sub, settings, settings.sub_amendment_words)


def _amendment(rows: Rows, row: Row, settings: CommitteeSettings, words: str) -> list[str]:
    """The amendment, and what became of it."""
    names = [_named(one, settings) for one in rows.under("proposer", row["id"])]
    text = " ".join(row["text"].split())
    put = fill(words, proposers=joined(names, settings.names_joined), text=text)
    end = row["reason"] or STATES.get(row["state"])
    return [put, end] if end else [put]


def _vote(rows: Rows, vote: Row, settings: CommitteeSettings) -> list[str]:
    """The lines of one vote. One that was asked for and then held says nothing of its own."""
    if vote["result"] == VoteResult.VOTE_DEMANDED:
        return []
    if vote["subject"] == VoteSubject.ELECTION:
        return [*_title(vote), *_election(rows, vote, settings)]
    told = _voters(rows, vote, settings)
    if not told:
        return []
    lines = [" ".join(told)] if settings.votes_on_one_line else told
    said = [RESULTS[vote["result"]]] if vote["subject"] != VoteSubject.MAIN else []
    return [*_title(vote), *lines, *said]


def _title(vote: Row) -> list[str]:
    """What was voted on, where it is not simply the matter."""
    told = vote["question"] or SUBJECTS.get(vote["subject"])
    if vote["put"] and not vote["question"]:
        told = f"{AMENDMENTS}: {' '.join(vote['put'].split())}"
    method = VoteMethod(vote["method"])
    named = f"{told or ''} ({method.label.lower()})" if method in LABELLED else told
    return [named.strip()] if named else []


LABELLED = frozenset({VoteMethod.SECRET, VoteMethod.WRITTEN_PROCEDURE})


def _voters(rows: Rows, vote: Row, settings: CommitteeSettings) -> list[str]:
    """Who voted what in the committee's words, or the counts where nobody is named."""
    if vote["method"] == VoteMethod.SILENT_AGREEMENT:
        return [settings.agreed_words] if settings.agreed_words else []
    ballots = rows.under("ballot", vote["id"])
    if not ballots:
        counts = {choice: vote[f"{choice.value}_count"] for choice in BallotChoice}
        return [f"{COUNTED[choice]}: {count}." for choice, count in counts.items() if count]
    lines = []
    for choice in BallotChoice:
        own = [row for row in ballots if row["choice"] == choice]
        words = getattr(settings, WORDS[choice])
        if own and words:
            voters = joined(_names(own, ballots, settings), settings.voters_joined)
            lines.append(fill(words, voters=voters, count=str(len(own))))
    return lines


def _names(own: Sequence[Row], ballots: Sequence[Row], settings: CommitteeSettings) -> list[str]:
    """Groups that voted alike by their letter, the largest first, then the others by name."""
    chosen: dict[str | None, set[Any]] = defaultdict(set)
    for row in ballots:
        chosen[row["list_letter"]].add((row["choice"], row["contender"]))
    groups = settings.voters_named == VoterNaming.GROUPS
    alike = {
        letter for letter, choices in chosen.items() if letter and len(choices) == 1 and groups
    }
    sizes = Counter(row["list_letter"] for row in own if row["list_letter"] in alike)
    letters = sorted(sizes, key=lambda letter: (-sizes[letter], str(letter)))
    others = [_named(row, settings) for row in own if row["list_letter"] not in alike]
    return [*map(str, letters), *others]


def _election(rows: Rows, vote: Row, settings: CommitteeSettings) -> Iterator[str]:
    """What each got, and who is elected."""
    standing = rows.under("stood", vote["id"])
    ballots = rows.under("ballot", vote["id"])
    for row in [one for one in standing if one["of_list"] is None]:
        own = [ballot for ballot in ballots if ballot["contender"] == row["id"]]
        got = [_counted(row["votes"], "stemme", "stemmer")] if row["votes"] is not None else []
        if own:
            names = _names(own, ballots, settings)
            got.append(f"({joined(names, settings.voters_joined)})")
        if row["votes"] is not None:
            yield f"{row['name']}: {' '.join(got)}."
    elected = [row for row in standing if row["seats"] and not _is_list_of(row, standing)]
    if vote["result"] == VoteResult.ELECTED:
        yield f"Valgt: {joined([_seat(row) for row in elected], settings.names_joined)}."
    else:
        yield NEW_ROUND


def _is_list_of(row: Row, standing: Sequence[Row]) -> bool:
    """Whether persons of the list stand behind it, who are named instead."""
    return any(one["of_list"] == row["id"] for one in standing)


def _seat(row: Row) -> str:
    seats = f", {row['seats']} pladser" if row["seats"] > 1 else ""
    return f"{row['name']}{seats}{' (ved lodtrækning)' if row['by_lot'] else ''}"


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _named(row: Row, settings: CommitteeSettings) -> str:
    return person_in(settings.person_words, row["name"], row["list_letter"])


def _section(heading: str, lines: Sequence[str]) -> Block:
    body = "".join(f"<p>{escape(line, quote=False)}</p>" for line in lines)
    return {"type": "section", "heading": heading, "kind": "other", "body_html": body}

"""Rules about votes (ksl § 11, stk. 3): who may vote, what must be told, and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed
from meetings.vocabulary import MeetingState
from proceedings.vocabulary import (
    OutcomeKind,
    PresenceStatus,
    VoteMethod,
    VoteResult,
    VoteSubject,
)

ELECTIONS = frozenset(
    {
        VoteMethod.MAJORITY_ELECTION,
        VoteMethod.PROPORTIONAL_ELECTION,
        VoteMethod.LOT,
        VoteMethod.AGREED_ELECTION,
    }
)
"""Methods that choose people and not between yes and no."""
WITHOUT_BALLOTS = frozenset(
    {
        VoteMethod.SILENT_AGREEMENT,
        VoteMethod.SECRET,
        VoteMethod.LOT,
        VoteMethod.AGREED_ELECTION,
    }
)
"""Methods of which nobody's vote is written down."""
_BY_NAME = frozenset({VoteMethod.ROLL_CALL, VoteMethod.WRITTEN_NAMED, VoteMethod.WRITTEN_PROCEDURE})
ON_THE_MATTER = frozenset(
    {
        VoteSubject.MAIN,
        VoteSubject.RECOMMENDATION_GROUP,
        VoteSubject.RECOMMENDATION_POINT,
    }
)
"""What comes after the amendments."""
_AFTER_AMENDMENTS = ON_THE_MATTER | {VoteSubject.AMENDMENT}
_BEFORE = frozenset({MeetingState.PLANNED, MeetingState.CONVENED})

_CANCELLED = Refusal("meeting_cancelled", "mødet", "Mødet er aflyst.")
_NO_MEETING = Refusal("meeting_not_in_session", "ksl § 11", "Der kan kun stemmes i et møde.")

_SECRET = Refusal(
    "secret_vote_forbidden",
    "ksl § 13, stk. 1",
    "Udvalget kan ikke stemme hemmeligt: referatet skal vise, hvad hver har stemt.",
)
_NAMELESS = Refusal(
    "names_missing",
    "ksl § 13, stk. 1",
    "Referatet skal vise, hvad hver har stemt. Angiv stemmerne for personer eller grupper.",
)
_CONTRADICTS = Refusal(
    "vote_contradicts",
    "ksl § 11, stk. 3",
    "Beslutningen siger noget andet end afstemningen.",
    overridable=True,
)
_AGAIN = Refusal(
    "already_voted",
    "forretningsordenen",
    "Der er allerede stemt om det. Ret afstemningen med en ny, der træder i stedet.",
    overridable=True,
)
_WITHDRAWN = Refusal(
    "item_decided", "forretningsordenen", "Punktet er udgået, så der er intet at stemme om."
)
_DEMANDED = Refusal(
    "vote_demanded",
    "ksl § 11, stk. 3",
    "Der er begæret afstemning; formanden kan ikke konstatere enighed.",
)
_NO_PROCEDURE = Refusal(
    "written_procedure_forbidden",
    "ksl § 20",
    "Udvalget træffer kun beslutning i et møde, ikke ved skriftlig procedure.",
)


@dataclass(frozen=True, kw_only=True)
class VoteFacts:
    """A vote that somebody wants to write down, and what stands at its item. `cast` is how many
    votes were told as numbers alone, `voters` how many people can have voted, where that is
    known; `is_demanded` that somebody asked for a vote on the matter, which was not held since."""

    kind: CommitteeKind
    meeting_state: MeetingState
    subject: VoteSubject
    method: VoteMethod
    has_names: bool
    allows_written_procedure: bool = False
    open_amendments: Sequence[str] = ()
    is_withdrawn: bool = False
    is_demanded: bool = False
    cast: int = 0
    voters: int | None = None


@dataclass(frozen=True, kw_only=True)
class Voter:
    """One who is said to have voted. `own_question` is a vote on whether he is disqualified
    himself, in which `may_vote_on_own` is what the body's standing orders say [38]."""

    name: str
    presence: PresenceStatus
    has_right: bool
    is_disqualified: bool = False
    own_question: bool = False
    may_vote_on_own: bool = False


def result_of(votes_for: int, against_it: int) -> VoteResult:
    """More for than against of the votes cast; a tie falls, and nobody's vote counts twice
    (ksl § 11, stk. 3) [44, 45]."""
    if votes_for == against_it:
        return VoteResult.LAPSED
    return VoteResult.ADOPTED if votes_for > against_it else VoteResult.REJECTED


def refuse_vote(vote: VoteFacts) -> list[Refusal]:
    """All that stands against a vote, whoever voted [46, 47, 49, 50, 52]."""
    under_the_act = vote.kind.is_under_the_act
    written = vote.method == VoteMethod.WRITTEN_PROCEDURE
    nameless = vote.method not in WITHOUT_BALLOTS and not vote.has_names
    waits = vote.subject in _AFTER_AMENDMENTS
    return against(
        (vote.meeting_state == MeetingState.CANCELLED, _CANCELLED),
        (vote.meeting_state in _BEFORE and not written, _NO_MEETING),
        (under_the_act and vote.method == VoteMethod.SECRET, _SECRET),
        (nameless and (under_the_act or vote.method in _BY_NAME), _NAMELESS),
        (written and (under_the_act or not vote.allows_written_procedure), _NO_PROCEDURE),
        (vote.is_withdrawn and waits, _WITHDRAWN),
        (vote.is_demanded and vote.method == VoteMethod.SILENT_AGREEMENT, _DEMANDED),
        (vote.voters is not None and vote.cast > vote.voters, _too_many(vote)),
        (bool(vote.open_amendments) and waits, _amendment_open(vote.open_amendments)),
    )


def refuse_voter(
    voter: Voter, *, pointer: str | None = None, written: bool = False
) -> list[Refusal]:
    """Only those vote who have the right to, are there themselves and are not disqualified [38,
    46]. Nobody is present at a `written` procedure [52]."""
    name, presence = voter.name, voter.presence
    barred = voter.is_disqualified and not voter.own_question
    judge = voter.own_question and not voter.may_vote_on_own
    away = not written and presence not in (PresenceStatus.PRESENT, PresenceStatus.UNKNOWN)
    if voter.has_right and not (barred or judge or away):
        return []  # so it is with nearly all, and a meeting has a thousand ballots
    found = against(
        (not voter.has_right, _refused("no_voting_right", f"{name} har ikke stemmeret.")),
        (
            away,
            _refused("not_present", f"{name} var ikke til stede ved punktet."),
        ),
        (barred, _refused("disqualified", f"{name} er inhabil ved punktet.", "ksl § 14, stk. 1")),
        (
            judge,
            _refused("disqualified", f"{name} afgør ikke sin egen habilitet.", "fvl § 6, stk. 3"),
        ),
    )
    return [replace(refusal, pointer=pointer) for refusal in found]


def warn_unknown(names: Sequence[str]) -> list[Refusal]:
    """Of whom the ledger says nothing, somebody answers for it that they were there [46]."""
    detail = f"Det er ikke ført, om {listed(names)} var til stede ved punktet."
    return against(
        (
            bool(names),
            Refusal("presence_unknown", "ksl § 11, stk. 3", detail, overridable=True),
        )
    )


def warn_again(*, again: bool) -> list[Refusal]:
    """What was voted on is voted on again only when somebody says why; a mistake is mended by a
    vote that replaces the other."""
    return against((again, _AGAIN))


CARRIES = frozenset(
    {OutcomeKind.APPROVED, OutcomeKind.ENDORSED, OutcomeKind.RECOMMENDED, OutcomeKind.NOTED}
)
FALLS = frozenset({OutcomeKind.REJECTED, OutcomeKind.LAPSED})


def adopts(outcomes: Sequence[OutcomeKind]) -> bool | None:
    """Whether outcomes carry the proposal or let it fall; None where they say neither or both. A
    proposal that lapsed may be the outcome itself [45]."""
    carries, falls = bool(CARRIES & set(outcomes)), bool(FALLS & set(outcomes))
    return None if carries == falls else carries


def refuse_contradiction(results: Sequence[VoteResult], *, adopted: bool | None) -> list[Refusal]:
    """A decision that says otherwise than the last vote is answered for. `adopted` is None where
    the decision neither carries the proposal nor lets it fall [44]."""
    last = results[-1] if results else None
    fell = last in (VoteResult.REJECTED, VoteResult.LAPSED)
    differs = (adopted is True and fell) or (adopted is False and last == VoteResult.ADOPTED)
    return against(
        (
            differs,
            _CONTRADICTS,
        )
    )


def refuse_unvoted(*, demanded: bool, open_amendments: Sequence[str]) -> list[Refusal]:
    """Nothing is decided while a vote that was asked for is not held, or an amendment stands
    open: nobody may refuse it a vote [18, 47, 49]."""
    return against(
        (
            demanded,
            Refusal(
                "vote_demanded",
                "ksl § 11, stk. 3",
                "Der er begæret afstemning, og den er ikke holdt.",
            ),
        ),
        (bool(open_amendments), _amendment_open(open_amendments)),
    )


def _refused(code: str, detail: str, rule: str = "ksl § 11, stk. 3") -> Refusal:
    return Refusal(code, rule, detail)


def _too_many(vote: VoteFacts) -> Refusal:
    detail = f"Der er talt {vote.cast} stemmer, men kun {vote.voters} kan have stemt."
    return _refused("too_many_votes", detail)


def _amendment_open(which: Sequence[str]) -> Refusal:
    detail = f"Der er ikke stemt om ændringsforslag: {listed(which)}."
    return Refusal("amendment_open", "forretningsordenen", detail)

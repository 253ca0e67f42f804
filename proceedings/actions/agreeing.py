"""What the votes in force tell of agreement, where a rule wants all to agree."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from meetings.models import Meeting
from proceedings.models import AgendaAmendment, Decision, Vote
from proceedings.querysets import Ledger
from proceedings.rules.unanimity import Tally
from proceedings.vocabulary import OutcomeKind, VoteMethod, VoteResult, VoteSubject


def tallies_of(votes: Iterable[Vote], ledger: Ledger) -> list[Tally]:
    """The votes, each beside those who were there when it was held."""
    return [_tally(vote, ledger) for vote in votes]


def untied_votes(meeting: Meeting) -> list[Vote]:
    """Votes on the agenda that no change of it names."""
    named = AgendaAmendment.objects.filter(
        municipality_id=meeting.municipality_id, meeting=meeting, vote__isnull=False
    )
    rows = Vote.objects.filter(
        municipality_id=meeting.municipality_id,
        item__municipality_id=meeting.municipality_id,
        item__meeting=meeting,
        subject=VoteSubject.AGENDA.value,
    )
    found = rows.in_force().exclude(pk__in=named.values("vote")).select_related("item")
    return list(found)


def votes_to_delegate(decision: Decision) -> list[Vote]:
    """The last vote on each matter by which the committee delegated something: the proposal
    itself, or the groups and points of the recommendation that it was about."""
    told = decision.outcomes.filter(outcome=OutcomeKind.DELEGATED.value)
    groups = set(told.values_list("about_group", flat=True))
    rows = Vote.objects.filter(municipality_id=decision.municipality_id, item=decision.item_id)
    rows = rows.in_force().select_related("item", "about_point")
    last: Mapping[Any, Vote] = {
        (vote.subject, vote.about_group_id, vote.about_point_id): vote
        for vote in rows
        if _is_about(vote, groups)
    }
    return list(last.values())


def _is_about(vote: Vote, groups: set[UUID]) -> bool:
    if vote.subject == VoteSubject.MAIN:
        return True
    if vote.subject == VoteSubject.RECOMMENDATION_GROUP:
        return vote.about_group_id in groups
    point = vote.about_point if vote.subject == VoteSubject.RECOMMENDATION_POINT else None
    return point is not None and point.group_id in groups


def _tally(vote: Vote, ledger: Ledger) -> Tally:
    """A vote that was held without counting tells that nobody asked for one."""
    counts = (vote.against_count, vote.abstained_count, vote.reserved_count)
    silent = vote.method == VoteMethod.SILENT_AGREEMENT
    return Tally(
        result=VoteResult(vote.result),
        ayes=None if silent else vote.for_count,
        others=sum(count or 0 for count in counts),
        present=len(ledger.at(vote.held_at).present(vote.item)),
    )

"""What was voted at a meeting, as far as its decisions are measured by it: one statement."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from foundation.tenancy.rows import Row, fetch, part
from meetings.models import Meeting
from proceedings.actions.hall import label_of
from proceedings.models import Amendment, Vote
from proceedings.vocabulary import AmendmentState, VoteResult, VoteSubject

MATTER = {
    VoteSubject.MAIN,
    VoteSubject.RECOMMENDATION_GROUP,
    VoteSubject.RECOMMENDATION_POINT,
    VoteSubject.AMENDMENT,
}


@dataclass(frozen=True)
class Voted:
    """Votes in force and amendments that stand open, by item."""

    votes: dict[UUID, list[Row]]
    amendments: dict[UUID, list[str]]

    @classmethod
    def of(cls, meeting: Meeting) -> Self:
        """As things stand."""
        here: dict[str, Any] = {
            "municipality_id": meeting.municipality_id,
            "item__municipality_id": meeting.municipality_id,
            "item__meeting": meeting,
        }
        told = ("item", "subject", "result", "amendment", "about_group", "about_point")
        votes = Vote.objects.filter(**here, replaced=False)
        still = Amendment.objects.filter(**here, state=AmendmentState.PROPOSED.value)
        rows = fetch(
            [
                part("vote", votes, **{name: name for name in told}),
                part("amendment", still, item="item", text="body_text"),
            ]
        )
        by_item: dict[UUID, list[Row]] = defaultdict(list)
        open_texts: dict[UUID, list[str]] = defaultdict(list)
        for vote in rows.under("vote"):
            by_item[UUID(vote["item"])].append(vote)
        for row in rows.under("amendment"):
            open_texts[UUID(row["item"])].append(label_of(row["text"]))
        return cls(by_item, open_texts)

    def demanded(self, item_id: UUID) -> bool:
        """Whether somebody asked for a vote on the matter that was not held since."""
        last: dict[Any, str] = {}
        for vote in self._on_the_matter(item_id):
            target = vote["amendment"] or vote["about_point"] or vote["about_group"]
            last[vote["subject"], target] = vote["result"]
        return VoteResult.VOTE_DEMANDED in last.values()

    def results(self, item_id: UUID, group: UUID | None) -> Sequence[VoteResult]:
        """What came of the votes on the proposal, or on one group of the recommendation."""
        subject = VoteSubject.RECOMMENDATION_GROUP if group else VoteSubject.MAIN
        wanted = str(group) if group else None
        return [
            VoteResult(vote["result"])
            for vote in self.votes.get(item_id, ())
            if vote["subject"] == subject and vote["about_group"] == wanted
        ]

    def _on_the_matter(self, item_id: UUID) -> Sequence[Row]:
        return [vote for vote in self.votes.get(item_id, ()) if vote["subject"] in MATTER]

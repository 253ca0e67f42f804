"""What was voted at items, as far as their decisions are measured by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from foundation.tenancy.rows import Part, Row, Rows, part
from proceedings.actions.hall import label_of
from proceedings.models import Amendment, Vote
from proceedings.vocabulary import AmendmentState, VoteResult, VoteSubject

MATTER = {
    VoteSubject.MAIN,
    VoteSubject.RECOMMENDATION_GROUP,
    VoteSubject.RECOMMENDATION_POINT,
    VoteSubject.AMENDMENT,
}


def voted_parts(here: dict[str, Any]) -> list[Part]:
    """Votes in force and amendments that stand open, each under its item."""
    told = ("subject", "result", "amendment", "about_group", "about_point")
    votes = Vote.objects.filter(**here, replaced=False)
    still = Amendment.objects.filter(**here, state=AmendmentState.PROPOSED.value)
    return [
        part("vote_held", votes, "item", **{name: name for name in told}),
        part("amendment_open", still, "item", text="body_text"),
    ]


@dataclass(frozen=True)
class Voted:
    """What was voted at items, from the rows of `voted_parts`."""

    rows: Rows

    def open_amendments(self, item_id: UUID) -> Sequence[str]:
        """Amendments of the item that nobody has settled, by their first words."""
        return [label_of(row["text"]) for row in self.rows.under("amendment_open", str(item_id))]

    def demanded(self, item_id: UUID) -> bool:
        """Whether somebody asked for a vote on the matter that was not held since."""
        last: dict[Any, str] = {}
        for vote in self._on_the_matter(item_id):
            target = vote["amendment"] or vote["about_point"] or vote["about_group"]
            last[vote["subject"], target] = vote["result"]
        return VoteResult.VOTE_DEMANDED in last.values()

    def results(self, item_id: UUID, group: str | None) -> Sequence[VoteResult]:
        """What came of the votes on the proposal, or on one group of the recommendation."""
        subject = VoteSubject.RECOMMENDATION_GROUP if group else VoteSubject.MAIN
        return [
            VoteResult(vote["result"])
            for vote in self._votes(item_id)
            if vote["subject"] == subject and vote["about_group"] == group
        ]

    def _on_the_matter(self, item_id: UUID) -> Sequence[Row]:
        return [vote for vote in self._votes(item_id) if vote["subject"] in MATTER]

    def _votes(self, item_id: UUID) -> Sequence[Row]:
        return self.rows.under("vote_held", str(item_id))

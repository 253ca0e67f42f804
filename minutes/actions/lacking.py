"""What the record of a meeting lacks before it is sent out, and where it disagrees with itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import BooleanField, ExpressionWrapper, Q

from agenda.vocabulary import ItemState, ItemType
from foundation.tenancy.prepared import HOLE, HOME, kept_statement
from minutes.document.public import CLOSED_TITLE
from proceedings.models import Ballot, Decision
from proceedings.querysets import Ledger
from proceedings.querysets.roll import Place
from proceedings.rules import WITHOUT_QUORUM
from proceedings.rules.finishing import needs_decision
from proceedings.vocabulary import (
    DecisionState,
    OutcomeKind,
    Quorum,
    VoteMethod,
    VoteSubject,
)

ELSEWHERE = {
    "vote__method": VoteMethod.WRITTEN_PROCEDURE.value,
    "vote__subject": VoteSubject.DISQUALIFICATION.value,
}
"""Votes that say nothing of who was there, or of whom standing orders may let vote on himself."""


@dataclass(frozen=True)
class Written:
    """An item's own decision, as far as it is written."""

    state: str
    outcomes: frozenset[OutcomeKind]
    has_text: bool

    @property
    def is_whole(self) -> bool:
        """Whether it says what was decided."""
        return bool(self.outcomes) and self.has_text


def lacking(ledger: Ledger) -> dict[str, list[str]]:
    """Treated items whose decision is missing or says nothing where one is needed, those that lie
    as a draft, and those whose decision or votes the ledger contradicts."""
    written = _written(ledger)
    treated = [item for item in ledger.items if item.state == ItemState.TREATED]
    found = {
        "undecided_items": [item for item in treated if _is_missing(item, written, ledger)],
        "draft_decisions": [
            item
            for item in treated
            if item.pk in written and written[item.pk].state == DecisionState.DRAFT
        ],
        "without_quorum": [item for item in treated if _lost_quorum(item, written, ledger)],
        "votes_of_absent": list(_voted_absent(ledger)),
    }
    return {name: [called(item) for item in items] for name, items in found.items()}


def called(item: Any) -> str:
    """What the item is called before everybody who may see the reasons: some of them do not
    see what is closed."""
    title = (item.public_title or CLOSED_TITLE) if item.is_closed else item.title
    return f"{item.number}. {title}" if item.number else str(title)


def _written(ledger: Ledger) -> dict[UUID, Written]:
    return {
        item: Written(state, frozenset(OutcomeKind(one) for one in told if one), has_text=text)
        for item, state, told, text in _read(ledger, "written", _decisions)
    }


def _decisions() -> Any:
    has_text = ExpressionWrapper(Q(body_text__regex=r"\S"), output_field=BooleanField())
    rows = Decision.objects.filter(municipality_id=HOME, item__meeting=HOLE).own()
    told = rows.annotate(told=ArrayAgg("outcomes__outcome", distinct=True), has_text=has_text)
    return told.values_list("item_id", "state", "told", "has_text")


def _read(ledger: Ledger, name: str, build: Callable[[], Any]) -> Sequence[Any]:
    """Rows of the ledger's meeting, by a statement compiled once."""
    here = {HOME: ledger.meeting.municipality_id, HOLE: ledger.meeting.pk}
    return kept_statement(("lacking", name), build, (HOME, HOLE)).fill(here)


def _is_missing(item: Place, written: Mapping[UUID, Written], ledger: Ledger) -> bool:
    """A document that was read in says what its minutes said, be it nothing."""
    own = written.get(item.pk)
    if own is None:
        return needs_decision(ItemType(item.item_type))
    taken = own.state == DecisionState.DECIDED
    return taken and not own.is_whole and not ledger.roll.sitting.is_imported


def _lost_quorum(item: Place, written: Mapping[UUID, Written], ledger: Ledger) -> bool:
    """Whether a body under the Act is said to have decided on substance although the ledger, as
    it was corrected since, tells that too few were there [24]."""
    own = written.get(item.pk)
    if own is None or not ledger.roll.sitting.kind.is_under_the_act:
        return False
    return not own.outcomes <= WITHOUT_QUORUM and ledger.quorum(item) == Quorum.NO


def _voted_absent(ledger: Ledger) -> Iterator[Place]:
    """Items with a vote of somebody who took no part in them, as the ledger was corrected
    since [46]."""
    cast: dict[UUID, Sequence[UUID]] = dict(_read(ledger, "cast", _voters))
    for item in [item for item in ledger.items if item.pk in cast]:
        there = ledger.seats(item).there
        others = [one for one in cast[item.pk] if one not in there and ledger.attendee(one)]
        if any(ledger.took_part(one, item) is False for one in others):
            yield item


def _voters() -> Any:
    rows = Ballot.objects.filter(
        municipality_id=HOME, vote__item__meeting=HOLE, vote__replaced=False, person__isnull=False
    )
    for name, value in ELSEWHERE.items():
        rows = rows.exclude(**{name: value})
    told = rows.order_by().values("vote__item").annotate(voters=ArrayAgg("person", distinct=True))
    return told.values_list("vote__item", "voters")

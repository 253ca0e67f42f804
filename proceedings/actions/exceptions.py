"""Whether the body would lose its quorum without those who stay although disqualified."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from proceedings.querysets import Ledger
from proceedings.rules import Staying, needed
from proceedings.vocabulary import DisqualificationState


def staying(
    ledger: Ledger, item: Any, claim: Collection[UUID], leave: Collection[UUID] = ()
) -> Staying:
    """The item with and without those who `claim` to stay, beside the ones who `leave` it by the
    same word of the body. Who was let stay before is counted among those who claim: together they
    are what the body would be short of."""
    before = {
        q.person_id
        for q in ledger.questions
        if q.item_id == item.pk
        and q.person_id is not None
        and q.state == DisqualificationState.DISQUALIFIED
        and q.participates_despite
    }
    claiming = (before | set(claim)) - set(leave)
    with_them = ledger.with_out(set(leave), item)
    without = ledger.with_out(claiming | set(leave), item)
    sitting = ledger.roll.sitting
    return Staying(
        without=without.quorum(item),
        staying=with_them.quorum(item),
        present=len(without.present(item)),
        needed=needed(sitting.seats or 0, sitting.quorum_rule),
    )

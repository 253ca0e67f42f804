"""What a committee decided on its item is its answer: taken from the item, as often as it is
mended, until the hearing is concluded."""

from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from foundation.accounts.reading import the_house
from foundation.audit.act import Act
from foundation.outbox.jobs import one_by_one
from hearings import rules
from hearings.actions import agendas, answers, gates
from hearings.actions.locking import lock_hearing
from hearings.models import Consultee, Hearing
from hearings.vocabulary import HearingState, ResponseState
from proceedings.models import Decision
from proceedings.vocabulary import DecisionState, OutcomeKind


def take_decisions() -> int:
    """Take what committees have decided to answer, and follow items that moved; answers how many
    changed. One that fails stops no other, and a second run finds nothing."""
    return one_by_one(Consultee.objects.on_agendas().values_list("pk", flat=True), _take)


def take_into(act: Act, hearing: Hearing) -> None:
    """`take_decisions` of one hearing, whose row is locked."""
    for one in hearing.consultees.exclude(item=None).order_by("position"):
        follow(act, one)


@transaction.atomic
def _take(target: UUID) -> bool:
    lock_hearing(consultees=target)
    row = Consultee.objects.on_agendas().select_for_update(of=("self",)).filter(pk=target).first()
    return row is not None and follow(Act(the_house(row.municipality_id)), row)


def follow(act: Act, row: Any) -> bool:
    """Keep one consultee in step with his item: what is postponed comes again, what is withdrawn
    asks for another item, what is decided is the answer, and what is closed since is closed
    there too."""
    if agendas.close_along(act, row.hearing, row.item_id):
        return True
    item = row.item
    if item.state in (ItemState.POSTPONED, ItemState.WITHDRAWN):
        again = AgendaItem.objects.filter(
            municipality_id=row.municipality_id, continues_item=item
        ).first()
        if again is not None or item.state == ItemState.WITHDRAWN:
            act.record("update", row, changed=act.change(row, item=again))
            return True
        return False
    decision = _answer_in(item)
    return decision is not None and _answer(act, row, decision)


def _answer_in(item: AgendaItem) -> Decision | None:
    """The decision that says what the committee answers."""
    reply = OutcomeKind.REPLY_TO_HEARING.value
    found: Decision | None = (
        Decision.objects.own_of(item)
        .filter(state=DecisionState.DECIDED.value, outcomes__outcome=reply)
        .first()
    )
    return found


def _answer(act: Act, row: Consultee, decision: Decision) -> bool:
    """The decision as it reads now; an earlier wording of it is kept as replaced, and one that
    was removed is not taken again."""
    hearing = row.hearing
    if rules.refuse_state(rules.MOVES, "submit", HearingState(hearing.state)):
        return False
    standing = row.responses.filter(state=ResponseState.SUBMITTED.value).first()
    if standing is not None and (
        standing.redacted_at is not None
        or standing.item_id != row.item_id
        or standing.body_html == decision.body_html
    ):
        return False
    if standing is not None:
        act.change(standing, state=ResponseState.REPLACED.value)
    given = answers.given_by_decision(act, row, decision)
    gates.settle(act, hearing)
    act.record("submit" if standing is None else "replace", given)
    return True

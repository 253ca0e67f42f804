"""Putting amendments, taking them back, and the order in which they are voted on."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Min

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Conflict, Fault, Forbidden, InvalidInput, Refusal
from foundation.tenancy.many import store_rows
from meetings.vocabulary import MeetingState
from proceedings.actions.decisions import both_texts
from proceedings.actions.turns import lock_at_item
from proceedings.errors import enforce_faultless
from proceedings.models import Amendment, AmendmentProposer, Vote
from proceedings.querysets import KEEPERS, Ledger
from proceedings.rules import (
    ON_THE_MATTER,
    ProposeFacts,
    refuse_mend,
    refuse_propose,
    refuse_settle,
)
from proceedings.vocabulary import AmendmentState, VoteResult, VoteSubject

Told = dict[str, Any]
MATTER = [subject.value for subject in (*ON_THE_MATTER, VoteSubject.AMENDMENT)]


@transaction.atomic
def propose(*, act: Act, parent: AgendaItem, proposers: Sequence[Told], **told: Any) -> Amendment:
    """Put an amendment, or an amendment to one [47]. Nobody but its proposers takes it back."""
    item = act.lock(AgendaItem.objects.all(), parent.pk, check=False)
    if item.meeting is None:
        act.enforce([Refusal("not_on_agenda", "forretningsordenen", "Punktet er på intet møde.")])
    ledger: Ledger = Ledger.of(item.meeting)  # type: ignore[arg-type]
    told["proposed_at"] = told.get("proposed_at") or now()
    enforce_faultless(_faults(item, ledger, proposers, told.get("amends")))
    act.enforce([*_sealed(item), *refuse_propose(_facts(act, item, ledger, proposers, told))])
    row = act.create(
        Amendment,
        municipality_id=item.municipality_id,
        item=item,
        position=_last_position(item) + 1,
        recorded_by_id=act.reader.user_id,
        **both_texts(told.pop("body_html")),
        **told,
    )
    _set_proposers(row, ledger, proposers)
    act.record("create", row)
    return row


@transaction.atomic
def change_amendment(*, act: Act, target: UUID, **values: str) -> Amendment:
    """Mend the wording, with a trace; once it was voted on the words stand."""
    row = lock_at_item(act, Amendment, target)
    _own_word(act, row)
    act.enforce([*_sealed(row.item), *refuse_settle("withdraw", _state(row), has_open_sub=False)])
    words = both_texts(values["body_html"]) if "body_html" in values else {}
    act.record("mend", row, changed=act.change(row, **words))
    return row


@transaction.atomic
def withdraw_amendment(*, act: Act, target: UUID) -> Amendment:
    """Take an amendment back: its proposers do, or the secretariat writes that they did. The
    chair cannot do it for them [18]."""
    row = lock_at_item(act, Amendment, target)
    _own_word(act, row)
    act.enforce(reasons_withdraw_amendment(row, act.reader))
    act.record("withdraw", row, changed=act.change(row, state=AmendmentState.WITHDRAWN.value))
    return row


@transaction.atomic
def set_aside(*, act: Act, target: UUID, reason: str) -> Amendment:
    """All agree that the amendment needs no vote of its own; how it was treated is kept [47]."""
    row = lock_at_item(act, Amendment, target)
    act.enforce(reasons_set_aside(row, act.reader))
    state = AmendmentState.SET_ASIDE.value
    changed = act.change(row, state=state, settled_reason=reason)
    act.record("set-aside", row, changed=changed)
    return row


@transaction.atomic
def order_amendments(*, act: Act, target: UUID, items: Sequence[UUID]) -> AgendaItem:
    """The order in which the chair has the amendments voted on."""
    item = act.lock(AgendaItem.objects.all(), target)
    act.enforce(_sealed(item))
    rows = Amendment.objects.filter(municipality_id=item.municipality_id, item=item)
    own = {row.pk: row for row in rows.select_for_update()}
    if len(set(items)) != len(items):
        raise InvalidInput.at("/items", "repeated", "Et ændringsforslag står der to gange.")
    if set(own) != set(items):
        detail = "Rækkefølgen nævner ikke netop punktets ændringsforslag."
        raise Conflict(detail, code="order_incomplete")
    for position, pk in enumerate(items, 1):
        own[pk].position = position
    store_rows(list(own.values()), ["position"])
    act.advance(item, openly=item.is_open)
    act.record("order-amendments", item, changed=["amendments"])
    return item


def reasons_withdraw_amendment(row: Amendment, _reader: Any) -> list[Refusal]:
    """What stands against taking it back."""
    settled = refuse_settle("withdraw", _state(row), has_open_sub=_has_open_sub(row))
    return [*_sealed(row.item), *settled]


def reasons_set_aside(row: Amendment, _reader: Any) -> list[Refusal]:
    """What stands against leaving it without a vote of its own."""
    demanded, open_sub = _is_demanded(row), _has_open_sub(row)
    settled = refuse_settle("set-aside", _state(row), has_open_sub=open_sub, demanded=demanded)
    return [*_sealed(row.item), *settled]


def _facts(
    act: Act, item: AgendaItem, ledger: Ledger, proposers: Sequence[Told], told: Told
) -> ProposeFacts:
    meeting, amends = item.meeting, told.get("amends")
    people = [one["person"].pk for one in proposers]
    return ProposeFacts(
        meeting_state=MeetingState(meeting.state),  # type: ignore[union-attr]
        item_state=ItemState(item.state),
        proposed_at=told["proposed_at"],
        voting_began=_voting_began(item),
        deadline=_deadline(item, is_sub=amends is not None),
        is_exempt=item.committee.kind == CommitteeKind.FINANCE_COMMITTEE,
        amends=AmendmentState(amends.state) if amends else None,
        proposers=[ledger.status(person, item.position or 0) for person in people],
        own_name=_keeps(act, item) or act.reader.person_id in people,
        is_disqualified=not ledger.out_at(item.pk).isdisjoint(people),
    )


def _deadline(item: AgendaItem, *, is_sub: bool) -> datetime | None:
    """A matter of two readings may set one for each kind [47]."""
    case = item.case
    if case is None:
        return None
    found: datetime | None = case.sub_amendments_due_at if is_sub else case.amendments_due_at
    return found


def _voting_began(item: AgendaItem) -> datetime | None:
    """When the first vote on the matter was held, as far as it is known; else when it was
    written down."""
    votes = Vote.objects.filter(
        municipality_id=item.municipality_id, item=item, subject__in=MATTER, replaced=False
    ).exclude(result=VoteResult.VOTE_DEMANDED.value)
    found = votes.aggregate(held=Min("held_at"), told=Min("created_at"))
    first: datetime | None = found["held"] or found["told"]
    return first


def _faults(
    item: AgendaItem, ledger: Ledger, proposers: Sequence[Told], amends: Amendment | None
) -> Iterator[Fault]:
    if amends is not None and amends.item_id != item.pk:
        yield Fault("/amends", "other_item", "Er stillet til et andet punkt.")
    elif amends is not None and amends.amends_id is not None:
        detail = "Der stilles ikke ændringsforslag til et underændringsforslag."
        yield Fault("/amends", "too_deep", detail)
    for n, one in enumerate(proposers):
        if not _belongs(item, ledger, one["person"].pk):
            detail = "Kun udvalgets medlemmer stiller ændringsforslag."
            yield Fault(f"/proposers/{n}/person", "not_a_participant", detail)


def _belongs(item: AgendaItem, ledger: Ledger, person: UUID) -> bool:
    """Whether the person is of the body at the item; before the meeting whoever is called to it
    may put something, too, since nobody's call is approved yet [29]."""
    state = item.meeting.state  # type: ignore[union-attr]
    who = ledger.attendee(person)
    if state in (MeetingState.IN_SESSION, MeetingState.ENDED):
        return ledger.sits(person, item)
    return who is not None and who.votes


def _set_proposers(row: Amendment, ledger: Ledger, proposers: Sequence[Told]) -> None:
    people = [one["person"] for one in proposers]
    known = {person.pk: ledger.attendee(person.pk) for person in people}
    AmendmentProposer.objects.bulk_create(
        AmendmentProposer(
            municipality_id=row.municipality_id,
            amendment=row,
            position=position,
            person=person,
            name_printed=person.name,
            list_letter=getattr(known[person.pk], "list_letter", None),
        )
        for position, person in enumerate(people, 1)
    )


def _own_word(act: Act, row: Amendment) -> None:
    people = set(row.proposers.values_list("person", flat=True))
    if not _keeps(act, row.item) and act.reader.person_id not in people:
        raise Forbidden("Kun forslagsstillerne selv eller sekretariatet kan gøre det.")


def _keeps(act: Act, item: AgendaItem) -> bool:
    roles = act.reader.roles_for(item.scope())
    return bool(act.reader.is_administrator or not roles.isdisjoint(KEEPERS))


def _is_demanded(row: Amendment) -> bool:
    """Whether the last word about a vote on it is that somebody asks for one."""
    last = Vote.objects.filter(amendment=row, replaced=False).order_by("position").last()
    return last is not None and last.result == VoteResult.VOTE_DEMANDED


def _has_open_sub(row: Amendment) -> bool:
    return bool(row.sub_amendments.filter(state=AmendmentState.PROPOSED.value).exists())


def _state(row: Amendment) -> AmendmentState:
    return AmendmentState(row.state)


def _sealed(item: AgendaItem) -> list[Refusal]:
    return refuse_mend(sealed=item.meeting is not None and item.meeting.sealed_at is not None)


def _last_position(item: AgendaItem) -> int:
    rows = Amendment.objects.filter(municipality_id=item.municipality_id, item=item)
    return int(rows.aggregate(last=Max("position"))["last"] or 0)

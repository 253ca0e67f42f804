"""What the council found of those called in: whether the conditions were met."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from agenda.models import AgendaItem
from agenda.vocabulary import ItemType
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Fault, Refusal
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.attendance import refuse_ledger
from proceedings.errors import enforce_faultless
from proceedings.models import Substitution
from proceedings.rules import ApprovalFacts, refuse_approve
from proceedings.vocabulary import SubstitutionApproval, SubstitutionState


@transaction.atomic
def approve(*, act: Act, target: UUID, item: AgendaItem) -> Substitution:
    """The council approves the call: from the next item on the substitute counts."""
    row = act.lock(Substitution.objects.all(), target)
    act.enforce(_refusals(row, item, _reaching(item)))
    changed = _find(act, row, item, SubstitutionApproval.APPROVED)
    act.record("approve", row, changed=changed)
    return row


@transaction.atomic
def refuse_approval(*, act: Act, target: UUID, item: AgendaItem) -> Substitution:
    """The council finds that the conditions were not met: the substitute takes no part."""
    row = act.lock(Substitution.objects.all(), target)
    act.enforce(_refusals(row, item, _reaching(item)))
    changed = _find(act, row, item, SubstitutionApproval.REFUSED)
    act.record("refuse-approval", row, changed=changed)
    return row


@transaction.atomic
def approve_substitutes(
    *,
    act: Act,
    target: UUID,
    approved: Sequence[Substitution] = (),
    refused: Sequence[Substitution] = (),
) -> AgendaItem:
    """Write what the council found of several calls under one item."""
    item = act.lock(AgendaItem.objects.all(), target)
    enforce_faultless(_faults(approved, refused))
    calls = {
        SubstitutionApproval.APPROVED: [row.pk for row in approved],
        SubstitutionApproval.REFUSED: [row.pk for row in refused],
    }
    rows = Substitution.objects.filter(pk__in=[pk for pks in calls.values() for pk in pks])
    told = rows.select_related("committee").select_for_update(of=("self",)).order_by("pk")
    locked, reaching = list(told), _reaching(item)
    refusals = [r for row in locked for r in _refusals(row, item, reaching)]
    act.enforce(list(dict.fromkeys(refusals)))
    for found, pks in calls.items():
        _find_many(item, found, pks)
    if locked:
        act.touch_parents(locked[0])
    act.record("approve-substitutes", item, changed=["substitutions"])
    return item


def _reaching(item: AgendaItem) -> set[UUID]:
    """Calls that reach the meeting the item is on."""
    if item.meeting is None:
        return set()
    return set(Substitution.objects.called_to(item.meeting).values_list("pk", flat=True))


def _find_many(item: AgendaItem, found: SubstitutionApproval, pks: Sequence[UUID]) -> None:
    """One statement however many they are."""
    if pks:
        Substitution.objects.filter(pk__in=pks).update(
            approval=found.value,
            approved_under_item=item,
            approved_at=now(),
            modified_at=now(),
            version=F("version") + 1,
        )


def _find(act: Act, row: Substitution, item: AgendaItem, found: SubstitutionApproval) -> list[str]:
    told = {"approval": found.value, "approved_under_item": item, "approved_at": now()}
    return act.change(row, **told)


def _refusals(row: Substitution, item: AgendaItem, reaching: set[UUID]) -> list[Refusal]:
    meeting: Meeting | None = item.meeting
    facts = ApprovalFacts(
        committee_kind=CommitteeKind(row.committee.kind),
        item_type=ItemType(item.item_type),
        meeting_state=MeetingState(meeting.state) if meeting else MeetingState.PLANNED,
        state=SubstitutionState(row.state),
        reaches=row.pk in reaching,
    )
    return [*refuse_approve(facts), *(refuse_ledger(meeting) if meeting else [])]


def _faults(approved: Sequence[Any], refused: Sequence[Any]) -> list[Fault]:
    both = {row.pk for row in approved} & {row.pk for row in refused}
    return [
        Fault(f"/refused/{index}", "both", "Kan ikke både godkendes og afvises.")
        for index, row in enumerate(refused)
        if row.pk in both
    ]

"""Suspension (ksl § 23): a decision is stopped, the case goes to the council, or is annulled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from agenda.actions import continue_item
from agenda.models import AgendaItem, Case, CaseGate, RoutingStep
from agenda.vocabulary import GateKind, ItemState, RoutingPurpose
from committees.models import Committee, Person
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Refusal
from meetings.vocabulary import MeetingState
from proceedings.actions.settling import settled_by, standing, written
from proceedings.actions.statements import sitting_of
from proceedings.models import Suspension
from proceedings.querysets import Ledger
from proceedings.rules import (
    NOTHING_DECIDED,
    AnnulFacts,
    SuspendFacts,
    refuse_annul,
    refuse_mend,
    refuse_suspend,
    refuse_take_back,
    settles_anything,
)
from proceedings.vocabulary import SuspensionState

COUNCIL_PRINTED = "Kommunalbestyrelsen"
ANNULLED = "Udvalget har annulleret den beslutning, der var standset."
TAKEN_BACK = "Kravet om at indbringe sagen er taget tilbage."
WAITING = [ItemState.READY.value, ItemState.PLACED.value]


@transaction.atomic
def suspend(
    *, act: Act, target: UUID, person: Person, declared_at: datetime | None = None
) -> AgendaItem:
    """A member stops the decision and brings the matter before the council (ksl § 23)."""
    item = act.lock(AgendaItem.objects.all(), target)
    at, earlier = declared_at or now(), list(standing(item).order_by("pk"))
    ledger = None if item.meeting is None else Ledger.of(item.meeting)
    asked = {} if ledger is None else _asked(item, ledger, person)
    already = any(one.person_id == person.pk for one in earlier)
    act.enforce(_refusals(item, at, already=already, **asked))
    case = item.case or _case_of(act, item)
    way = _same_way(earlier[0]) if earlier else _brought_before(act, item, case)
    who = ledger.attendee(person.pk) if ledger is not None else None
    row = said_no(
        act.create,
        Suspension,
        municipality_id=item.municipality_id,
        item=item,
        person=person,
        name_printed=person.name,
        list_letter=who.list_letter if who else None,
        declared_at=at,
        recorded_by_id=act.reader.user_id,
        **way,
    )
    _gate(act, case, row)
    act.record("suspend", item)
    return item


@transaction.atomic
def annul(*, act: Act, target: UUID, settled_by_item: AgendaItem) -> Suspension:
    """The committee took the matter up again and annulled its decision: nothing goes further."""
    row = act.lock(Suspension.objects.all(), target)
    act.enforce(_refuse_annul(row, settled_by_item))
    told = {"state": SuspensionState.ANNULLED.value, "settled_by_item": settled_by_item}
    changed = act.change(row, **told, settled_at=now())
    others = standing(row.item).exclude(pk=row.pk)
    for other in others.select_for_update(of=("self",)):
        act.change(other, **told, settled_at=now())
    _go_back(act, row, ANNULLED)
    act.record("annul", row, changed=changed)
    return row


@transaction.atomic
def take_back(*, act: Act, target: UUID) -> Suspension:
    """The member takes the declaration back while the meeting lasts."""
    row = act.lock(Suspension.objects.all(), target)
    act.enforce(reasons_take_back(row, act.reader))
    changed = act.change(row, state=SuspensionState.WITHDRAWN.value, settled_at=now())
    if standing(row.item).exists():
        _clear(act, [row])
    else:
        _go_back(act, row, TAKEN_BACK)
    act.record("withdraw", row, changed=changed)
    return row


def settle_by_council(act: Act, item: AgendaItem) -> None:
    """The council has decided the matter itself: what was stopped for it may go on [64]."""
    if item.case is None or item.committee.kind != CommitteeKind.COUNCIL:
        return
    if not settles_anything(replace(settled_by(item, written(item)), is_deciding=True)):
        return
    rows = Suspension.objects.filter(
        municipality_id=item.municipality_id,
        item__case=item.case,
        state=SuspensionState.STANDING.value,
    )
    found = list(rows.select_for_update(of=("self",)).order_by("id"))
    for row in found:
        told = {"state": SuspensionState.COUNCIL_DECIDED.value, "settled_by_item": item}
        act.change(row, **told, settled_at=now())
    _clear(act, found)


def reasons_suspend(row: AgendaItem, _reader: Any) -> list[Refusal]:
    """What stands against a suspension by anybody who was there from beginning to end."""
    return _refusals(row, now())


def reasons_annul(row: Suspension, _reader: Any) -> list[Refusal]:
    """What stands against annulling the decision, whichever item did it."""
    facts = AnnulFacts(
        state=SuspensionState(row.state), same_committee=True, is_decided=True, is_later=True
    )
    return refuse_annul(facts)


def reasons_take_back(row: Suspension, _reader: Any) -> list[Refusal]:
    """What stands against taking the declaration back."""
    meeting = row.item.meeting
    state = MeetingState(meeting.state) if meeting is not None else MeetingState.PLANNED
    sealed = refuse_mend(sealed=meeting is not None and meeting.sealed_at is not None)
    return [*refuse_take_back(SuspensionState(row.state), state), *sealed]


def _refusals(item: AgendaItem, at: datetime, **asked: Any) -> list[Refusal]:
    bench = getattr(item, "bench", None)
    meeting = bench.meeting if bench is not None else item.meeting
    if meeting is None:
        return [NOTHING_DECIDED]
    decision = written(item)
    facts = SuspendFacts(
        committee_kind=CommitteeKind(meeting.committee.kind),
        sitting=sitting_of(meeting),
        declared_at=at,
        settled=settled_by(item, decision),
        is_decided=decision.is_decided,
        **{"is_member": True, "was_there": True, "is_disqualified": False, **asked},
    )
    return [*refuse_suspend(facts), *refuse_mend(sealed=meeting.sealed_at is not None)]


def _asked(item: AgendaItem, ledger: Ledger, person: Person) -> dict[str, Any]:
    """What the ledger says of the one who declares."""
    return {
        "is_member": ledger.sits(person.pk, item),
        "was_there": ledger.took_part(person.pk, item),
        "is_disqualified": ledger.is_disqualified(person.pk, item.pk),
    }


def _refuse_annul(row: Suspension, by: AgendaItem) -> list[Refusal]:
    decision, case = written(by), row.item.case_id
    settles = settles_anything(replace(settled_by(by, decision), is_deciding=True))
    facts = AnnulFacts(
        state=SuspensionState(row.state),
        same_committee=by.committee_id == row.item.committee_id,
        is_decided=decision.is_decided and settles is True,
        is_later=_comes_after(by, row.item),
        same_matter=by.case_id == case or by.continues_item_id == row.item_id,
    )
    return refuse_annul(facts)


def _comes_after(one: AgendaItem, other: AgendaItem) -> bool:
    """Whether the item was treated after the other: at a later meeting, or later at the same."""
    new, old = one.meeting, other.meeting
    if new is None or old is None or one.pk == other.pk:
        return False
    if new.pk != old.pk:
        return bool(new.day >= old.day)
    return (one.treated_order or one.position or 0) > (other.treated_order or other.position or 0)


def _case_of(act: Act, item: AgendaItem) -> Case:
    """A matter that goes on to another body is a case, if it was none before."""
    case = act.create(
        Case,
        municipality_id=item.municipality_id,
        title=item.title,
        visibility=item.visibility,
        department_id=item.department_id,
        case_officer_id=item.case_officer_id,
        responsible_officer_id=item.responsible_officer_id,
    )
    act.change(item, case=case)
    return case


def _brought_before(act: Act, item: AgendaItem, case: Case) -> dict[str, Any]:
    """The council as the step that decides the case, and an item that waits there."""
    council = _council_of(item)
    deciding = case.routing.filter(item=None, is_deciding=True).first()
    waiting = continue_item(act, item, committee=council) if council is not None else None
    if deciding is not None and council is not None and deciding.committee_id == council.pk:
        return {"council_item": waiting}
    if deciding is not None:
        act.change(deciding, is_deciding=False)
    last = case.routing.filter(item=None).aggregate(position=Max("position"), order=Max("order"))
    step = act.create(
        RoutingStep,
        municipality_id=case.municipality_id,
        case=case,
        position=(last["position"] or 0) + 1,
        order=(last["order"] or 0) + 1,
        committee=council,
        committee_printed="" if council is not None else COUNCIL_PRINTED,
        purpose=RoutingPurpose.DECIDE.value,
        is_deciding=True,
    )
    return {"council_step": step, "former_step": deciding, "council_item": waiting}


def _same_way(earlier: Suspension) -> dict[str, Any]:
    names = ("council_step", "former_step", "council_item")
    return {name: getattr(earlier, name) for name in names}


def _council_of(item: AgendaItem) -> Committee | None:
    """The council of the item's term, else the latest."""
    rows = Committee.objects.filter(
        municipality_id=item.municipality_id, kind=CommitteeKind.COUNCIL.value
    )
    same = rows.filter(council_term=item.committee.council_term_id).first()
    return same or rows.order_by("-council_term__starts_on", "-created_at").first()


def _gate(act: Act, case: Case, row: Suspension) -> None:
    act.create(
        CaseGate,
        municipality_id=row.municipality_id,
        case=case,
        kind=GateKind.SUSPENSION.value,
        subject_id=row.pk,
        reason="Et medlem har indbragt sagen for kommunalbestyrelsen (ksl § 23).",
        opened_at=now(),
    )


def _clear(act: Act, rows: Sequence[Suspension]) -> None:
    """The case may go on, as far as these suspensions held it back."""
    gates = CaseGate.objects.filter(
        municipality_id__in={row.municipality_id for row in rows},
        kind=GateKind.SUSPENSION.value,
        subject_id__in=[row.pk for row in rows],
        cleared_at=None,
        waived_at=None,
    )
    for gate in gates.order_by("id"):
        act.change(gate, cleared_at=now())


def _go_back(act: Act, row: Suspension, why: str) -> None:
    """The case's way as it was: the council has nothing to decide."""
    rows = Suspension.objects.filter(municipality_id=row.municipality_id, item=row.item)
    _clear(act, list(rows))
    waiting, step, former = row.council_item, row.council_step, row.former_step
    if waiting is not None and waiting.state in WAITING:
        act.change(waiting, state=ItemState.WITHDRAWN.value, withdraw_reason=why)
    if step is not None:
        act.remove(step)
    if former is not None:
        act.change(former, is_deciding=True)

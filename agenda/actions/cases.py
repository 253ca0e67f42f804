"""Cases and the way they take."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q

from agenda import rules
from agenda.actions.items import own_department
from agenda.models import Case, RoutingStep
from agenda.vocabulary import RoutingPurpose
from committees.vocabulary import CommitteeKind
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.audit.plain import changing, removing, said_no

change_case, remove_case = changing(Case), removing(Case)


@transaction.atomic
def add_case(*, act: Act, municipality: Any = None, **values: Any) -> Case:
    """Open a case; who writes for a department opens it there."""
    if values.get("department") is None:
        values.pop("department", None)
        values["department_id"] = own_department(act.reader)
    if act.reader.has(Role.CASE_OFFICER):
        values.setdefault("case_officer_id", act.reader.user_id)
    row: Case = said_no(act.create, Case, municipality_id=act.home(municipality), **values)
    act.record("create", row)
    return row


@transaction.atomic
def add_step(*, act: Act, parent: Case, **values: Any) -> RoutingStep:
    """Add a committee to the case's way."""
    case = act.lock(Case.objects.all(), parent.pk, check=False)
    last = case.routing.filter(item=None).aggregate(last=Max("position"))["last"] or 0
    values.setdefault("order", last + 1)
    row: RoutingStep = said_no(
        act.create,
        RoutingStep,
        municipality_id=case.municipality_id,
        case=case,
        position=last + 1,
        **values,
    )
    _judge(act, row)
    act.record("create", row)
    return row


@transaction.atomic
def change_step(*, act: Act, target: UUID, **values: Any) -> RoutingStep:
    """Change a step of the case's way."""
    row = act.lock(RoutingStep.objects.all(), target)
    changed = said_no(act.change, row, **values)
    _judge(act, row)
    act.record("update", row, changed=changed)
    return row


@transaction.atomic
def remove_step(*, act: Act, target: UUID) -> None:
    """Take a step out of the case's way."""
    row = act.lock(RoutingStep.objects.all(), target)
    act.record("delete", row, is_deletion=True)
    said_no(act.remove, row)


def _judge(act: Act, step: RoutingStep) -> None:
    """The whole way as it now stands; one that is being written need not decide yet."""
    rows = RoutingStep.objects.filter(
        Q(case_id=step.case_id), municipality_id=step.municipality_id, item_id=step.item_id
    )
    steps = [
        rules.StepFacts(
            order=row.order,
            committee_kind=CommitteeKind(row.committee.kind if row.committee else "other"),
            purpose=RoutingPurpose(row.purpose),
            is_deciding=row.is_deciding,
        )
        for row in rows.select_related("committee")
    ]
    act.enforce(rules.refuse_routing(steps, is_complete=False))

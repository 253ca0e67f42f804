"""A compulsory hearing holds the decision of its case back while it lasts [88]."""

from django.db.models import Q

from agenda.models import CaseGate
from agenda.vocabulary import GateKind
from foundation.audit.act import Act
from foundation.clock import now
from hearings import rules
from hearings.models import Hearing
from hearings.vocabulary import HearingState
from proceedings.models import Suspension
from proceedings.vocabulary import SuspensionState


def settle(act: Act, hearing: Hearing) -> None:
    """Open or clear the case's gate, as the hearing's state wants it."""
    state = HearingState(hearing.state)
    if not rules.holds_decision_back(state, is_compulsory=hearing.is_compulsory):
        clear(act, hearing)
        return
    gate = _gate_of(hearing)
    if gate is not None and gate.cleared_at is not None:
        act.change(gate, cleared_at=None)
    elif gate is None and hearing.case is not None:
        act.create(
            CaseGate,
            municipality_id=hearing.municipality_id,
            case=hearing.case,
            kind=GateKind.HEARING.value,
            subject_id=hearing.pk,
            reason="Den lovpligtige høring er ikke afsluttet.",
            opened_at=now(),
        )


def clear(act: Act, hearing: Hearing) -> None:
    """Let the case go on; a gate that was waived stays waived."""
    gate = _gate_of(hearing)
    if gate is not None and gate.is_standing:
        act.change(gate, cleared_at=now())


def suspended_items(hearing: Hearing) -> list[str]:
    """Numbers of the items whose decision to send this out was stopped: that of the hearing's
    own item, and any of its case the council has still to decide (ksl § 23)."""
    own = Q(item=hearing.item) if hearing.item is not None else Q(pk__in=[])
    if hearing.case is not None:
        own |= Q(item__case=hearing.case, state=SuspensionState.STANDING.value)
    rows = Suspension.objects.stopping().filter(own, municipality_id=hearing.municipality_id)
    numbers = rows.order_by("item_id").values_list("item__number", flat=True).distinct()
    return [number or "–" for number in numbers]


def _gate_of(hearing: Hearing) -> CaseGate | None:
    if hearing.case is None:
        return None
    rows = CaseGate.objects.filter(
        municipality_id=hearing.municipality_id,
        case=hearing.case,
        kind=GateKind.HEARING.value,
        subject_id=hearing.pk,
    )
    found: CaseGate | None = rows.first()
    return found

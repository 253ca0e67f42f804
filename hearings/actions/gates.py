"""A compulsory hearing holds the decision of its case back while it lasts [88]."""

from django.db.models import Max, Q

from agenda.models import CaseGate
from agenda.vocabulary import GateKind
from foundation.audit.act import Act
from foundation.clock import now
from hearings import rules
from hearings.actions import councils
from hearings.models import Hearing
from hearings.querysets import AWAITED
from hearings.vocabulary import HearingBasis, HearingState
from proceedings.models import Suspension
from proceedings.vocabulary import SuspensionState


def settle(act: Act, hearing: Hearing) -> None:
    """Open or clear the case's gate, as the hearing's state wants it, and write down which of
    its councils have been heard."""
    if hearing.case is None:
        return
    gate = _gate_of(hearing)
    if hearing.is_compulsory or gate is not None:
        _settle_own(act, hearing, gate)
    councils.settle(act, hearing)


def _settle_own(act: Act, hearing: Hearing, gate: CaseGate | None) -> None:
    holds = rules.holds_decision_back(
        HearingState(hearing.state),
        is_compulsory=hearing.is_compulsory,
        is_settled=_have_had_their_say(hearing),
    )
    window = _window(hearing)
    told = {"earliest_on": window.earliest, "latest_on": window.latest}
    if gate is not None:
        stays = gate.waived_at is not None or (gate.cleared_at is not None) is not holds
        cleared = gate.cleared_at if stays else (None if holds else now())
        act.change(gate, cleared_at=cleared, **told)
    elif holds:
        act.create(
            CaseGate,
            municipality_id=hearing.municipality_id,
            case=hearing.case,
            kind=GateKind.HEARING.value,
            subject_id=hearing.pk,
            reason="Den lovpligtige høring er ikke afsluttet.",
            opened_at=now(),
            **told,
        )


def _window(hearing: Hearing) -> rules.DecisionWindow:
    """Between which days the case may be decided; a hearing that was taken back says nothing."""
    if hearing.state == HearingState.WITHDRAWN or not hearing.is_compulsory:
        return rules.DecisionWindow(None, None)
    own = hearing.consultees.filter(waived_at=None).aggregate(last=Max("deadline"))["last"]
    days = [day for day in (hearing.response_deadline, own) if day is not None]
    return hearing.decided_within(max(days, default=None))


def clear(act: Act, hearing: Hearing) -> None:
    """Let the case go on when the hearing is dropped; a gate that was waived stays waived."""
    gate = _gate_of(hearing)
    if gate is not None and gate.is_standing:
        act.change(gate, cleared_at=now(), earliest_on=None, latest_on=None)


def _have_had_their_say(hearing: Hearing) -> bool:
    """Whether every council that has to be heard has answered, declined or been let off."""
    if HearingBasis(hearing.legal_basis) not in rules.COUNCILS:
        return False
    asked = hearing.consultees.all()
    return asked.exists() and not asked.filter(AWAITED).exists()


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

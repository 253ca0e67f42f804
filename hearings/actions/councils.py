"""Which councils have been heard about a case, written where decisions look [88]."""

from typing import Any
from uuid import UUID

from agenda.models import CaseGate
from agenda.vocabulary import GateKind
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.clock import now
from hearings.models import Consultee, Hearing
from hearings.rules import is_heard
from hearings.vocabulary import HearingState


def settle(act: Act, hearing: Hearing) -> None:
    """A gate of each council that has had its say about the case, cleared; it goes again where
    more time is given to a council that has not answered. One that was waived stays."""
    heard = _heard(hearing)
    if not heard:
        return
    home = {"municipality_id": hearing.municipality_id, "case_id": hearing.case_id}
    kind = GateKind.COUNCIL.value
    known = {gate.subject_id: gate for gate in CaseGate.objects.filter(**home, kind=kind)}
    for council, name in heard.items():
        gate = known.get(council)
        if gate is None and name:
            told = {"reason": f"{name} er hørt.", "opened_at": now(), "cleared_at": now()}
            act.create(CaseGate, **home, kind=kind, subject_id=council, **told)
        elif gate is not None and gate.waived_at is None and not name:
            act.remove(gate)


def _heard(hearing: Hearing) -> dict[UUID, str]:
    """The councils asked in any hearing of the case, each with its name when it was heard."""
    asked = Consultee.objects.filter(
        municipality_id=hearing.municipality_id,
        hearing__case=hearing.case_id,
        committee__kind=CommitteeKind.ADVISORY_COUNCIL.value,
    ).select_related("hearing", "committee")
    found: dict[UUID, str] = {}
    for one in asked:
        council: Any = one.committee
        said = council.name if is_heard(HearingState(one.hearing.state), one.state) else ""
        found[council.pk] = found.get(council.pk, "") or said
    return found

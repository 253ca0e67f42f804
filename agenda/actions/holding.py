"""What holds the items of meetings back, read in one statement however many there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any, Self
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Q, UUIDField, Value
from django.db.models.functions import Cast, Concat

from agenda import rules
from agenda.models import AgendaItem, Case, CaseGate, HearingDuty, RoutingStep
from agenda.vocabulary import GateKind, ItemState
from foundation.audit.act import Act
from foundation.audit.plain import adding, changing, removing
from foundation.clock import now
from foundation.problems import Refusal
from foundation.tenancy.rows import Part, Row, Rows, fetch, part
from meetings.models import Meeting

GATE = ("kind", "subject_id", "earliest_on", "latest_on", "cleared_at", "waived_at")
PARTS = ("gate", "step", "earlier", "case", "duty")
STEP = ("order", "committee_id", "is_deciding", "reading", "day")
add_duty, change_duty, remove_duty = (
    adding(HearingDuty),
    changing(HearingDuty),
    removing(HearingDuty),
)


@dataclass(frozen=True)
class Held:
    """The gates, ways and topics of the cases a meeting treats."""

    meeting: Meeting
    rows: Rows

    @classmethod
    def of(cls, meeting: Meeting, cases: Collection[UUID]) -> Self:
        """As things stand."""
        return cls(meeting, fetch(held_parts(meeting, cases)) if cases else Rows({}))

    def turn(self, item: AgendaItem) -> rules.Turn:
        """What the item is in its case's way."""
        steps = [
            rules.PlannedStep(
                order=row["order"],
                is_own=row["committee_id"] == str(self.meeting.committee_id),
                is_deciding=row["is_deciding"],
                reading=row["reading"],
                day=_day(row["day"]),
            )
            for row in self._under("step", item)
        ]
        earlier = len(self._under("earlier", item))
        treatment = rules.Treatment(day=self.meeting.day, earlier=earlier, reading=item.reading)
        return rules.turn_of(steps, treatment)

    def open_gates(self, item: AgendaItem) -> list[GateKind]:
        """What holds the item's case back."""
        return [GateKind(row["kind"]) for row in self._under("gate", item) if _stands(row)]

    def refuse_taking_up(self, item: AgendaItem) -> list[Refusal]:
        """The deciding item, and the second reading, wait for the hearings of their case [88]."""
        turn = self.turn(item)
        if not turn.waits:
            return []
        open_gates = [kind for kind in self.open_gates(item) if kind is GateKind.HEARING]
        return [
            *rules.refuse_gates(open_gates, is_deciding=True),
            *rules.warn_unheard(self.unheard(item).values()),
        ]

    def warn_day(self, item: AgendaItem) -> list[Refusal]:
        """The meeting's day lies where the hearings of the case let it be decided [87]."""
        windows = [
            rules.DecisionDays(_day(row["earliest_on"]), _day(row["latest_on"]))
            for row in self._under("gate", item)
            if row["waived_at"] is None
        ]
        return rules.warn_decision_day(windows, self.meeting.day)

    def unheard(self, item: AgendaItem) -> dict[UUID, str]:
        """Councils to be heard about the case that have not been, nor been let off."""
        about = self._under("case", item)
        if not about:
            return {}
        heard = {
            UUID(row["subject_id"])
            for row in self._under("gate", item)
            if row["kind"] == GateKind.COUNCIL and not _stands(row)
        }
        topic = rules.Topic(**{name: about[0][name] for name in TOPIC})
        duties = self.rows.under(self._names["duty"])
        needed = rules.councils_to_hear(topic, [_duty(row) for row in duties])
        return {council: name for council, name in needed.items() if council not in heard}

    def _under(self, name: str, item: AgendaItem) -> Sequence[Row]:
        if item.case_id is None:
            return []
        return self.rows.under(self._names[name], str(item.case_id))

    @cached_property
    def _names(self) -> dict[str, str]:
        """What the parts of this meeting are called."""
        return {name: _named(self.meeting, name) for name in PARTS}


TOPIC = ("kle_number", "case_number", "tags")


def held_parts(meeting: Meeting, cases: Collection[UUID]) -> list[Part]:
    """What the cases are held back by at the meeting, named by it, so that several meetings may
    be read together."""
    home = {"municipality_id": meeting.municipality_id}
    gates = CaseGate.objects.filter(
        Q(step=None) | Q(step__committee=meeting.committee_id), **home, case__in=cases
    )
    steps = RoutingStep.objects.filter(
        Q(committee=meeting.committee_id) | Q(is_deciding=True),
        **home,
        case__in=cases,
        item=None,
    )
    earlier = AgendaItem.objects.filter(
        **home,
        case__in=cases,
        committee=meeting.committee_id,
        state=ItemState.TREATED.value,
        meeting__day__lt=meeting.day,
    )
    about = {name: name for name in TOPIC}
    own, at = Case.objects.filter(**home, pk__in=cases), partial(_naming, meeting)
    return [
        part(at("gate"), gates, "case_id", position="id", **{name: name for name in GATE}),
        part(at("step"), steps, "case_id", **{name: name for name in STEP}),
        part(at("earlier"), earlier, "case_id", position="id"),
        part(at("case"), own, "id", position="id", **about),
        _duties_part(meeting),
    ]


def _named(meeting: Meeting, name: str) -> str:
    return f"{name} {meeting.pk}"


def _naming(meeting: Meeting, name: str) -> Any:
    """`_named`, written by the database, so that a statement is the same for every meeting."""
    return Concat(Value(f"{name} "), Cast(Value(meeting.pk, UUIDField()), CharField()))


def _duties_part(meeting: Meeting) -> Part:
    rows = HearingDuty.objects.filter(municipality_id=meeting.municipality_id)
    told = {"council": "committee_id", "name": "committee__name"}
    return part(
        _naming(meeting, "duty"), rows, position="id", kle_prefix="kle_prefix", tag="tag", **told
    )


def reasons_waive_gate(row: CaseGate, _reader: Any) -> list[Refusal]:
    """What stands against setting the gate aside, whatever the reason given."""
    return rules.refuse_waive(GateKind(row.kind), is_standing=row.is_standing)


@transaction.atomic
def waive_gate(*, act: Act, target: UUID, reason: str) -> CaseGate:
    """Let the case go on although the gate stands, and answer for it [88]."""
    row = act.lock(CaseGate.objects.all(), target)
    act.enforce(reasons_waive_gate(row, act.reader))
    act.record("waive", row, changed=act.change(row, **_waived(act, reason)))
    return row


def waive_what_was_overridden(act: Act, item: AgendaItem, held: Held) -> None:
    """A warning about a hearing that was set aside is the waiver of its gate, so that it is asked
    for once and stands with the case."""
    if item.case_id is None or act.reader.user_id is None:
        return
    case = {"municipality_id": item.municipality_id, "case_id": item.case_id}
    if "hearing_open" in act.set_aside:
        gates = CaseGate.objects.filter(
            **case, kind=GateKind.HEARING.value, cleared_at=None, waived_at=None
        )
        for gate in gates.order_by("id"):
            act.change(gate, **_waived(act, act.set_aside["hearing_open"]))
    if "council_unheard" in act.set_aside:
        for council, name in held.unheard(item).items():
            gate, _ = CaseGate.objects.get_or_create(
                **case,
                kind=GateKind.COUNCIL.value,
                subject_id=council,
                defaults={"reason": f"{name} skal høres.", "opened_at": now()},
            )
            act.change(gate, **_waived(act, act.set_aside["council_unheard"]))


def _waived(act: Act, reason: str) -> dict[str, Any]:
    return {"waived_by_id": act.reader.user_id, "waived_at": now(), "waive_reason": reason}


def _stands(gate: Row) -> bool:
    return gate["cleared_at"] is None and gate["waived_at"] is None


def _duty(row: Row) -> rules.Duty:
    return rules.Duty(
        council=UUID(row["council"]),
        name=row["name"],
        kle_prefix=row["kle_prefix"],
        tag=row["tag"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

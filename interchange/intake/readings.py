"""What an item's text is read to mean: its way, its past, its hearings, and what comes of it."""

from html import escape
from typing import Any

from agenda.models import AgendaItem, EarlierTreatment, RoutingStep
from annualcycle.models import CycleTopic, FollowUp
from foundation.clock import today
from hearings.models import (
    Consultee,
    Hearing,
    HearingConsideration,
    HearingResponse,
    JointReply,
)
from hearings.vocabulary import HearingState, ResponseState
from interchange.intake.context import Context

Document = dict[str, Any]


def take_routing(context: Context, item: AgendaItem, steps: list[Document] | None) -> None:
    """The way of the case, as this item tells it."""
    for n, step in enumerate(steps or (), 1):
        values = {k: v for k, v in step.items() if k not in ("committee", "date")}
        context.sheaf.add(
            RoutingStep,
            case=item.case,
            item=item,
            position=n,
            committee_id=context.bodies.id_of(step["committee"]),
            committee_printed=step["committee"],
            day=step["date"],
            **values,
        )


def take_earlier(context: Context, item: AgendaItem, told: list[Document]) -> None:
    """Where it was treated before."""
    for n, row in enumerate(told, 1):
        values = {k: v for k, v in row.items() if k not in ("committee", "date")}
        context.sheaf.add(
            EarlierTreatment,
            item=item,
            position=n,
            committee_id=context.bodies.id_of(row["committee"]),
            committee_printed=row["committee"],
            day=row["date"],
            **values,
        )


def take_follow_ups(context: Context, item: AgendaItem, told: list[Document]) -> None:
    """What is to be done. Nobody is reminded of what a document told."""
    for n, row in enumerate(told, 1):
        values = {k: v for k, v in row.items() if k not in ("responsible", "target_committee")}
        context.sheaf.add(
            FollowUp,
            item=item,
            committee=context.meeting.committee,
            position=n,
            responsible_printed=row["responsible"],
            target_committee_id=context.bodies.id_of(row["target_committee"]),
            target_printed=row["target_committee"],
            visibility=item.visibility,
            is_imported=True,
            **values,
        )


def take_recurrences(context: Context, item: AgendaItem, told: list[Document]) -> None:
    """What comes back. Two items may tell of one topic; both tellings are kept."""
    for n, row in enumerate(told, 1):
        context.sheaf.add(
            CycleTopic, item=item, committee=context.meeting.committee, position=n, **row
        )


def take_hearings(context: Context, item: AgendaItem, told: list[Document]) -> None:
    """Hearings the text tells of."""
    for n, row in enumerate(told, 1):
        parts = ("issued_by", "consultees", "joint_reply", "replies", "considered_at")
        hearing = context.sheaf.add(
            Hearing,
            case=item.case,
            item=item,
            position=n,
            issued_by_committee_id=context.bodies.id_of(row["issued_by"]),
            issued_by_printed=row["issued_by"],
            state=_state(row).value,
            visibility=item.visibility,
            is_imported=True,
            **{k: v for k, v in row.items() if k not in parts},
        )
        _hearing_parts(context, hearing, row)


def _state(row: Document) -> HearingState:
    """As far as the days tell; a hearing without a deadline is not known to have ended."""
    deadline, opens, day = row["response_deadline"], row["opens_on"], today().isoformat()
    if deadline and deadline < day:
        return HearingState.ENDED
    return HearingState.PLANNED if opens and opens > day else HearingState.RUNNING


def _hearing_parts(context: Context, hearing: Hearing, row: Document) -> None:
    add, bodies = context.sheaf.add, context.bodies
    for n, name in enumerate(row["consultees"], 1):
        body = bodies.id_of(name)
        add(Consultee, hearing=hearing, position=n, name=name, committee_id=body)
    if row["joint_reply"]:
        add(JointReply, hearing=hearing, **row["joint_reply"])
    for n, told in enumerate(row["considered_at"], 1):
        add(
            HearingConsideration,
            hearing=hearing,
            position=n,
            committee_id=bodies.id_of(told["committee"]),
            committee_printed=told["committee"],
            day=told["date"],
            reading=told["reading"],
        )
    for n, told in enumerate(row["replies"], 1):
        add(
            HearingResponse,
            hearing=hearing,
            position=n,
            state=ResponseState.SUBMITTED.value,
            body_html=f"<p>{escape(told['text'], quote=False)}</p>",
            body_text=told["text"],
            committee_id=bodies.id_of(told["committee"]),
            committee_printed=told["committee"],
            decided_on=told["decided_on"],
        )

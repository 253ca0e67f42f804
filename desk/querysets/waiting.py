"""What waits for one person."""

from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from annualcycle.models import FollowUp
from annualcycle.vocabulary import FollowUpState
from desk.vocabulary import WaitingKind
from hearings.models import Consultee
from hearings.querysets import AWAITED
from hearings.vocabulary import HearingState
from minutes.models import Approval
from minutes.vocabulary import ApprovalState, MinutesApproval

COLUMNS = ("w_kind", "w_id", "w_title", "w_committee", "w_due_on")
UNDONE = [FollowUpState.PENDING, FollowUpState.IN_PROGRESS]
NO_DAY = Value(None, output_field=DateField())


def waiting_for(reader: Any) -> "QuerySet[Any, tuple[Any, ...]]":
    """Everything that waits for the reader, in one query, the nearest day first."""
    parts = (_approvals(reader), _hearings(reader), _returned(reader), _follow_ups(reader))
    first, *others = parts
    rows: QuerySet[Any, tuple[Any, ...]] = first.union(*others, all=True)
    return rows.order_by(F("w_due_on").asc(nulls_last=True), "w_kind", "w_id")


def _shape(rows: Any, kind: WaitingKind, **columns: Any) -> Any:
    values = {f"w_{name}": value for name, value in columns.items()}
    word = Cast(Value(kind.value), CharField())
    return rows.order_by().annotate(w_kind=word, **values).values_list(*COLUMNS)


def _approvals(reader: Any) -> Any:
    """One's own approvals, as long as the minutes are out for approval."""
    rows = Approval.objects.visible_to(reader).filter(
        person_id=reader.person_id,
        state=ApprovalState.PENDING.value,
        minutes__approval=MinutesApproval.CIRCULATED.value,
    )
    return _shape(
        rows,
        WaitingKind.APPROVAL,
        id=F("minutes_id"),
        title=Cast("minutes__meeting__committee__name", TextField()),
        committee=F("minutes__meeting__committee_id"),
        due_on=NO_DAY,
    )


def _hearings(reader: Any) -> Any:
    """Running hearings in which one has not answered."""
    rows = Consultee.objects.visible_to(reader).filter(
        AWAITED,
        person_id=reader.person_id,
        hearing__state=HearingState.RUNNING.value,
        hearing__is_imported=False,
    )
    return _shape(
        rows,
        WaitingKind.HEARING,
        id=F("hearing_id"),
        title=F("hearing__title"),
        committee=F("hearing__issued_by_committee_id"),
        due_on=Coalesce("deadline", "hearing__response_deadline"),
    )


def _returned(reader: Any) -> Any:
    """One's own items that the secretariat sent back."""
    rows = AgendaItem.objects.whole_to(reader).filter(
        case_officer_id=reader.user_id, state=ItemState.RETURNED.value
    )
    return _shape(
        rows,
        WaitingKind.RETURNED_ITEM,
        id=F("pk"),
        title=F("title"),
        committee=F("committee_id"),
        due_on=NO_DAY,
    )


def _follow_ups(reader: Any) -> Any:
    """Follow-ups one owns and has not reported."""
    rows = FollowUp.objects.visible_to(reader).filter(owner_id=reader.user_id, state__in=UNDONE)
    return _shape(
        rows,
        WaitingKind.FOLLOW_UP,
        id=F("pk"),
        title=F("title"),
        committee=F("committee_id"),
        due_on=F("due_to"),
    )

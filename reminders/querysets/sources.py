"""The rows deadlines are read from: one statement, whatever rules there are and however many
rows."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from annualcycle.models import FollowUp
from committees.models import Membership
from committees.standings import CHAIRS
from foundation.tenancy.rows import Part, part
from hearings.models import Consultee, Hearing
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes.models import Approval
from minutes.vocabulary import ApprovalState, MinutesApproval

UNSENT = [MeetingState.PLANNED.value, MeetingState.CONVENED.value]
PERSON = {"person": "person", "person_name": "person__name", "person_email": "person__email"}
OWN_OFFICE = {
    "committee": "committee",
    "committee_name": "committee__name",
    "office": "committee__secretariat_email",
}

Span = tuple[date, date]


def chairs_part(municipality_id: UUID, day: date) -> Part:
    """Who leads which committee on a day."""
    seats = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day),
        municipality_id=municipality_id,
        role__in=CHAIRS,
        starts_on__lte=day,
    )
    return part("chair", seats, position="id", committee="committee", **PERSON)


def consultees_part(municipality_id: UUID, span: Span) -> Part:
    """Those who owe an answer to a running hearing; the hearing's own facts with each."""
    rows = Consultee.objects.awaiting().around(*span, home=municipality_id)
    rows = rows.filter(
        municipality_id=municipality_id,
        hearing__announced_at__isnull=False,
    )
    own = {name: name for name in ("id", "hearing", "name", "email", "deadline", "invited_at")}
    known = {
        "known_email": "person__email",
        "committee_email": "committee__email",
        "committee_office": "committee__secretariat_email",
        "person": "person",
        "token_hash": "token_hash",
    }
    return part("consultee", rows, position="id", **own, **known, **_hearing())


def _hearing() -> dict[str, Any]:
    """What a consultee's row says of the hearing and of the committee that asks."""
    names = ("title", "announced_at", "response_deadline", "deadline_time", "visibility")
    issuer, item = "hearing__issued_by_committee", "hearing__item"
    extensions = Hearing.objects.filter(pk=OuterRef("hearing_id")).order_by()
    told = Q(extensions__consultee=None) | Q(extensions__consultee=OuterRef("pk"))
    latest = extensions.values("pk").annotate(latest=Max("extensions__created_at", filter=told))
    return {
        **{name: f"hearing__{name}" for name in names},
        "item_visibility": f"{item}__visibility",
        "case_visibility": "hearing__case__visibility",
        "committee": Coalesce(f"{issuer}_id", f"{item}__committee_id"),
        "committee_name": Coalesce(f"{issuer}__name", f"{item}__committee__name"),
        "office": Coalesce(f"{issuer}__secretariat_email", f"{item}__committee__secretariat_email"),
        "extended_at": Subquery(latest.values("latest")),
    }


def agendas_part(municipality_id: UUID, span: Span) -> Part:
    """Meetings whose agenda is not out."""
    rows = Meeting.objects.filter(
        municipality_id=municipality_id,
        is_imported=False,
        state__in=UNSENT,
        agenda_published_at=None,
        day__range=span,
    )
    body = {"kind": "committee__kind", "settings": "committee__settings"}
    own = {name: name for name in ("id", "day", "created_at")}
    return part("agenda", rows, position="id", **own, **OWN_OFFICE, **body)


def approvals_part(municipality_id: UUID, span: Span) -> Part:
    """Approvals that are waited for."""
    rows = Approval.objects.filter(
        municipality_id=municipality_id,
        state=ApprovalState.PENDING.value,
        person__isnull=False,
        minutes__approval=MinutesApproval.CIRCULATED.value,
        minutes__meeting__is_imported=False,
        minutes__circulated_at__date__range=span,
    )
    held = "minutes__meeting"
    told = {name: f"{held}__{path}" for name, path in OWN_OFFICE.items()}
    about = {"meeting_day": f"{held}__day", "circulated_at": "minutes__circulated_at"}
    return part(
        "approval", rows, position="id", id="id", minutes="minutes", **told, **about, **PERSON
    )


def follow_ups_part(municipality_id: UUID, span: Span) -> Part:
    """Follow-ups that somebody has still to do."""
    rows: QuerySet[Any] = FollowUp.objects.to_remind().with_due_between(*span)
    owner = {"owner": "owner", "owner_name": "owner__name", "owner_email": "owner__email"}
    owner |= {"department": "owner_department"}
    owner |= {f"department_{name}": f"owner_department__{name}" for name in ("name", "email")}
    own = {name: name for name in ("id", "due_to", "created_at", "title", "visibility")}
    rows = rows.filter(municipality_id=municipality_id)
    return part("follow_up", rows, position="id", **own, **OWN_OFFICE, **owner)

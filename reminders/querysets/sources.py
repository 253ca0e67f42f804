"""The rows deadlines are read from: one statement, whatever rules there are and however many
rows."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agenda.models import ItemWithholding
from annualcycle.models import FollowUp
from annualcycle.querysets import is_suspended
from committees.models import Committee, Membership
from committees.standings import CHAIRS
from committees.vocabulary import MembershipRole
from foundation.tenancy.rows import Part, part
from hearings.models import Consultee, Hearing, JointReplyMember
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes.models import Approval
from minutes.vocabulary import ApprovalState, MinutesApproval
from proceedings.models import Decision, Outcome
from proceedings.vocabulary import DecisionState
from reminders.querysets.officers import department, officer

UNSENT = [MeetingState.PLANNED.value, MeetingState.CONVENED.value]
LEADERS = [*CHAIRS, MembershipRole.DEPUTY_CHAIR.value]
PERSON = {"person": "person", "person_name": "person__name", "person_email": "person__email"}
OWN_OFFICE = {
    "committee": "committee",
    "committee_name": "committee__name",
    "office": "committee__secretariat_email",
}

Span = tuple[date, date]


@dataclass(frozen=True)
class Asked:
    """Whose deadlines, between which days: with those imported documents tell of, or without;
    all of them, or those about some things only."""

    municipality_id: UUID
    span: Span
    with_imported: bool = False
    subjects: Collection[UUID] | None = None

    def rows(self, rows: "QuerySet[Any]", imported: str = "", *about: str) -> "QuerySet[Any]":
        """The municipality's own among the rows, those about the subjects where some are named:
        `about` are the columns that hold what a reminder may be about."""
        found = rows.filter(municipality_id=self.municipality_id)
        if imported and not self.with_imported:
            found = found.filter(**{imported: False})
        if self.subjects is None:
            return found
        named = Q()
        for column in about or ("pk",):
            named |= Q(**{f"{column}__in": self.subjects})
        return found.filter(named)


def leaders_part(asked: Asked, day: date) -> Part:
    """Who leads which committee from a day on, and who stands in for him."""
    seats = Membership.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day),
        municipality_id=asked.municipality_id,
        role__in=LEADERS,
    )
    own = {name: name for name in ("committee", "role", "starts_on", "ends_on")}
    return part("leader", seats, position="id", **own, **PERSON)


def consultees_part(asked: Asked) -> Part:
    """Those who owe an answer to a running hearing; the hearing's own facts with each."""
    asked_in = Consultee.objects.awaiting(with_imported=asked.with_imported)
    here = Q(deadline__range=asked.span) | Q(hearing__response_deadline__range=asked.span)
    around = (
        asked_in.filter(here)
        if asked.with_imported
        else asked_in.around(*asked.span, home=asked.municipality_id)
    )
    rows: QuerySet[Any] = around.filter(
        Q(hearing__announced_at__isnull=False) | Q(hearing__is_imported=True),
    )
    rows = asked.rows(rows, "hearing__is_imported", "pk", "hearing")
    own = {name: name for name in ("id", "hearing", "name", "email", "deadline", "invited_at")}
    known = {
        "known_email": "person__email",
        "committee_email": "committee__email",
        "committee_office": "committee__secretariat_email",
        "person": "person",
        "token_hash": "token_hash",
        "link_number": "link_number",
    }
    days = ("announced_at", "response_deadline", "deadline_time", "legal_basis")
    known |= {name: f"hearing__{name}" for name in days}
    to_all = Q(extensions__consultee=None)
    extended = {
        "extended_at": _extended(to_all),
        "own_extended_at": _extended(to_all | Q(extensions__consultee=OuterRef("pk"))),
    }
    return part("consultee", rows, position="id", **own, **known, **extended, **_hearing("hearing"))


def members_part(name: str, asked: Asked) -> Part:
    """Those behind a joint reply who owe it something, `input` or `approval`, with what is told of
    its hearing."""
    owing, day = {
        "joint_input": (JointReplyMember.objects.owing_input(), "input_by"),
        "joint_approval": (JointReplyMember.objects.owing_approval(), "approve_by"),
    }[name]
    rows: QuerySet[Any] = owing.filter(**{f"joint_reply__{day}__range": asked.span})
    rows = asked.rows(rows, "", "pk", "joint_reply")
    own = {name: name for name in ("id", "joint_reply", "person", "name", "email")}
    told = ("input_by", "approve_by", "asked_at", "circulated_at", "on_behalf_of")
    reply = {name: f"joint_reply__{name}" for name in told}
    known = {"known_email": "person__email", **_hearing("joint_reply__hearing")}
    return part(name, rows, position="id", **own, **reply, **known)


def _hearing(path: str) -> dict[str, Any]:
    """What is told of the hearing that `path` leads to, and of the committee that asks."""
    issuer, item, case = (f"{path}__{name}" for name in ("issued_by_committee", "item", "case"))
    withheld = Q(item=OuterRef(item)) | Q(item__case=OuterRef(case))
    return {
        **{name: f"{path}__{name}" for name in ("title", "visibility")},
        "item_visibility": f"{item}__visibility",
        "case_visibility": f"{case}__visibility",
        "committee": Coalesce(f"{issuer}_id", f"{item}__committee_id"),
        "committee_name": Coalesce(f"{issuer}__name", f"{item}__committee__name"),
        "office": Coalesce(f"{issuer}__secretariat_email", f"{item}__committee__secretariat_email"),
        "imported": f"{path}__is_imported",
        "withheld_from": _withheld(withheld),
        **officer(f"{case}__case_officer", f"{issuer}_id", f"{case}__department_id"),
        **department(f"{case}__department"),
    }


def _extended(which: Q) -> Subquery:
    """When more time was last given: to all, or to one of them as well."""
    extensions = Hearing.objects.filter(pk=OuterRef("hearing_id")).order_by()
    latest = extensions.values("pk").annotate(latest=Max("extensions__created_at", filter=which))
    return Subquery(latest.values("latest"))


def _withheld(where: Q) -> ArraySubquery:
    """From whom an item is withheld: those found disqualified, or who said they may be [39]."""
    standing = ItemWithholding.objects.filter(where, until__isnull=True)
    return ArraySubquery(standing.filter(municipality=OuterRef("municipality")).values("person"))


def agendas_part(asked: Asked) -> Part:
    """Meetings whose agenda is not out."""
    rows: QuerySet[Any] = Meeting.objects.filter(
        state__in=UNSENT, agenda_published_at=None, day__range=asked.span
    )
    body = {"kind": "committee__kind", "settings": "committee__settings"}
    own = {name: name for name in ("id", "day", "created_at")}
    rows = asked.rows(rows, "is_imported")
    told = {**own, **OWN_OFFICE, **body, "imported": "is_imported"}
    return part("agenda", rows, position="id", **told)


def approvals_part(asked: Asked) -> Part:
    """Approvals that are waited for."""
    held = "minutes__meeting"
    rows: QuerySet[Any] = Approval.objects.filter(
        state=ApprovalState.PENDING.value,
        person__isnull=False,
        minutes__approval=MinutesApproval.CIRCULATED.value,
        minutes__circulated_at__date__range=asked.span,
    )
    rows = asked.rows(rows, f"{held}__is_imported", "pk", "minutes")
    told = {name: f"{held}__{path}" for name, path in OWN_OFFICE.items()}
    about = {"meeting_day": f"{held}__day", "circulated_at": "minutes__circulated_at"}
    own = {"id": "id", "minutes": "minutes", "imported": f"{held}__is_imported"}
    return part("approval", rows, position="id", **own, **told, **about, **PERSON)


def follow_ups_part(asked: Asked) -> Part:
    """Follow-ups that somebody has still to do. One with a condition and no day counts from the
    day it was made."""
    due = Q(due_to__range=asked.span)
    waiting = Q(due_to=None, condition__isnull=False, created_at__date__range=asked.span)
    rows: QuerySet[Any] = FollowUp.objects.unfinished().filter(~is_suspended(), due | waiting)
    own = {n: n for n in ("id", "due_to", "created_at", "title", "visibility", "kind", "condition")}
    owner = officer("owner", "committee_id", "item__department_id")
    return part(
        "follow_up",
        asked.rows(rows, "is_imported"),
        position="id",
        imported="is_imported",
        item="item",
        item_visibility="item__visibility",
        withheld_from=_withheld(Q(item=OuterRef("item"))),
        **own,
        **OWN_OFFICE,
        **owner,
        **department("owner_department"),
    )


def conditions_part(asked: Asked) -> Part:
    """Decisions under a condition that no follow-up looks after [100]."""
    conditional = Outcome.objects.filter(decision=OuterRef("pk"), condition__isnull=False)
    looked_after = FollowUp.objects.about_conditions().filter(item=OuterRef("item"))
    rows: QuerySet[Any] = Decision.objects.filter(
        Exists(conditional),
        ~Exists(looked_after),
        ~is_suspended(),
        state=DecisionState.DECIDED.value,
        decided_on__range=asked.span,
        decided_by_committee=F("item__committee"),
    )
    told = {name: f"item__{path}" for name, path in OWN_OFFICE.items()}
    return part(
        "condition",
        asked.rows(rows, "item__is_imported"),
        position="id",
        id="id",
        item="item",
        day="decided_on",
        imported="item__is_imported",
        withheld_from=_withheld(Q(item=OuterRef("item"))),
        **told,
        **officer("item__case_officer", "item__committee_id", "item__department_id"),
        **department("item__department"),
    )


def seats_part(asked: Asked) -> Part:
    """Seats that end, of those who do not go on in another one there."""
    same = {"committee": OuterRef("committee"), "person": OuterRef("person")}
    further = Membership.objects.filter(**same, starts_on__gt=OuterRef("ends_on"))
    rows: QuerySet[Any] = Membership.objects.filter(~Exists(further), ends_on__range=asked.span)
    rows = asked.rows(rows.exclude(role=MembershipRole.ALTERNATE.value))
    own = {name: name for name in ("id", "starts_on", "ends_on")}
    whole = {"term_ends_on": "committee__council_term__ends_on"}
    return part("seat", rows, position="id", **own, **OWN_OFFICE, **whole, **PERSON)


def terms_part(asked: Asked) -> Part:
    """Committees whose term ends and that none has been made to follow."""
    rows = Committee.objects.filter(council_term__ends_on__range=asked.span, successors=None)
    told = {"committee": "id", "committee_name": "name", "office": "secretariat_email"}
    days = {name: f"council_term__{name}" for name in ("starts_on", "ends_on")}
    return part("term", asked.rows(rows), position="id", id="id", **days, **told)

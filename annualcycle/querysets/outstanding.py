"""Udestående: everything a committee still owes, in one list [99, 100, 108]."""

from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Least, NullIf, TruncDate

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from annualcycle.querysets.conditions import OWN_DECISION, unresolved_conditions
from annualcycle.querysets.continued import (
    annulled,
    is_continued,
    is_treated_elsewhere,
    later_treated,
    same,
)
from annualcycle.querysets.followups import all_follow_ups, is_suspended
from annualcycle.querysets.joined import Joined
from annualcycle.rules import OPEN_STATES
from annualcycle.vocabulary import FollowUpState, OutstandingKind
from foundation.clock import COPENHAGEN
from proceedings.models import Decision, Outcome, Suspension
from proceedings.vocabulary import DecisionState, OutcomeKind, SuspensionState

NEVER = date(9999, 12, 31)
"""The day of what has none, so that it comes last."""
COLUMNS = (
    "o_kind",
    "o_id",
    "o_title",
    "o_committee",
    "o_case",
    "o_item",
    "o_meeting",
    "o_target_committee",
    "o_target_meeting",
    "o_owner",
    "o_owner_department",
    "o_responsible_printed",
    "o_due_from",
    "o_due_to",
    "o_due_text",
    "o_overdue",
    "o_suspended",
    "o_state",
    "o_since",
    "o_sort",
)
ORDER = ("o_sort", "o_kind", "o_id")
NO_ID = Cast(Value(None), UUIDField())
NO_DAY = Cast(Value(None), DateField())
NO_TEXT = Cast(Value(None), TextField())
NO, YES = Value(False), Value(True)  # noqa: FBT003 - Django's own constructor
PENDING = Value(FollowUpState.PENDING.value, output_field=CharField())
UNDER_WAY = Value(FollowUpState.IN_PROGRESS.value, output_field=CharField())


def outstanding_for(reader: Any) -> Joined:
    """What is not settled, as far as the reader may know of it, the nearest day first.

    Each part is read through its own table's door. What a committee annulled is owed no more;
    what a member stopped is marked (ksl § 23).
    """
    return Joined(
        [_follow_ups(reader), _postponed(reader), _conditions(reader), _referred(reader)], COLUMNS
    )


def _part(rows: "QuerySet[Any]", kind: OutstandingKind, reader: Any, **told: Any) -> Any:
    """The rows with the columns of the list; what is not told is not there. Overdue is what has
    a last day that has gone by, and is neither reported on nor stopped."""
    plain = {
        "case": NO_ID, "item": NO_ID, "meeting": NO_ID, "target_committee": NO_ID,
        "target_meeting": NO_ID, "owner": NO_ID, "owner_department": NO_ID,
        "responsible_printed": NO_TEXT, "due_from": NO_DAY, "due_to": NO_DAY,
        "due_text": NO_TEXT, "suspended": NO, "state": PENDING,
    }  # fmt: skip
    columns = {f"o_{name}": value for name, value in {**plain, **told}.items()}
    known = rows.annotate(o_kind=Cast(Value(kind.value), CharField()), **columns)
    waiting = Q(o_state__in=[state.value for state in OPEN_STATES], o_suspended=False)
    late = When(waiting & Q(o_due_to__lt=reader.today), then=YES)
    return known.annotate(
        o_overdue=Case(late, default=NO, output_field=BooleanField()),
        o_sort=Coalesce("o_due_to", "o_due_from", Value(NEVER), output_field=DateField()),
    )


def _follow_ups(reader: Any) -> Any:
    """What somebody is to do, until it is closed: one that is reported on is not closed."""
    rows = all_follow_ups().visible_to(reader).filter(~annulled("item_id"), superseded=False)
    made_on = TruncDate("created_at", tzinfo=COPENHAGEN)
    return _part(
        rows.exclude(state=FollowUpState.DONE.value),
        OutstandingKind.FOLLOW_UP,
        reader,
        id=F("pk"),
        title=F("title"),
        committee=F("committee_id"),
        case=F("item__case_id"),
        item=F("item_id"),
        meeting=F("item__meeting_id"),
        target_committee=F("target_committee_id"),
        target_meeting=F("target_meeting_id"),
        owner=F("owner_id"),
        owner_department=F("owner_department_id"),
        responsible_printed=Cast("responsible_printed", TextField()),
        due_from=F("due_from"),
        due_to=F("due_to"),
        due_text=F("due_text"),
        suspended=Case(When(is_suspended(), then=YES), default=NO, output_field=BooleanField()),
        state=Cast("state", CharField()),
        since=Least(Coalesce("item__meeting__day", made_on), made_on),
    )


def _postponed(reader: Any) -> Any:
    """Items that were put off, by the committee's decision or before it, and have not come back:
    what continues them is not treated, nor put off in its turn [99]."""
    said = _outcomes(OutcomeKind.POSTPONED)
    rows = AgendaItem.objects.whole_to(reader).filter(
        Q(state=ItemState.POSTPONED.value) | Q(Exists(said)),
        ~is_continued(settled=True),
        Q(is_continued()) | ~Q(later_treated()),
    )
    hint = Cast(NullIf("returns_hint", Value("", output_field=CharField())), TextField())
    return _of_items(
        rows,
        OutstandingKind.POSTPONED_ITEM,
        reader,
        target_committee=F("committee_id"),
        due_from=Coalesce("returns_on", _of(said, "returns_from"), "next_day"),
        due_to=Coalesce("returns_on", _of(said, "returns_to"), "next_day"),
        due_text=Coalesce(hint, _of(said, "returns_hint")),
    )


def _referred(reader: Any) -> Any:
    """Cases that another committee was to treat, and has not."""
    said = _outcomes(OutcomeKind.REFERRED)
    by_verb = Q(state=ItemState.TREATED.value) & ~Q(refer_reason="")
    rows = AgendaItem.objects.whole_to(reader).filter(
        by_verb | (Q(case__isnull=False) & Q(Exists(said))),
        ~is_continued(settled=True),
        Q(is_continued()) | ~Q(is_treated_elsewhere()),
    )
    # Where a case was sent is part of what was decided here; what became of it there is not.
    sent_on = AgendaItem.objects.filter(same(continues_item_id=OuterRef("pk")))
    return _of_items(
        rows,
        OutstandingKind.REFERRED_CASE,
        reader,
        target_committee=_of(sent_on.order_by("-created_at", "-id"), "committee_id"),
        due_from=F("next_day"),
        due_to=F("next_day"),
        due_text=_of(said, "returns_hint"),
    )


def _of_items(rows: Any, kind: OutstandingKind, reader: Any, **told: Any) -> Any:
    """Items, with the meeting that what continues them waits for, where the reader knows it."""
    following = AgendaItem.objects.whole_to(reader).filter(
        same(continues_item_id=OuterRef("pk")), meeting__isnull=False
    )
    following = following.order_by("-created_at", "-id")
    rows = rows.annotate(
        next_meeting=Subquery(following.values("meeting_id")[:1]),
        next_day=Subquery(following.values("meeting__day")[:1]),
    )
    return _part(
        rows,
        kind,
        reader,
        id=F("pk"),
        title=F("title"),
        committee=F("committee_id"),
        case=F("case_id"),
        item=F("pk"),
        meeting=F("meeting_id"),
        target_meeting=F("next_meeting"),
        owner=Coalesce("responsible_officer_id", "case_officer_id"),
        owner_department=F("department_id"),
        state=Case(When(next_meeting__isnull=False, then=UNDER_WAY), default=PENDING),
        since=F("meeting__day"),
        **told,
    )


def _conditions(reader: Any) -> Any:
    """Conditions that nobody sees to."""
    item = "decision__item__"
    return _part(
        unresolved_conditions(reader),
        OutstandingKind.UNRESOLVED_CONDITION,
        reader,
        id=F("pk"),
        title=F("condition"),
        committee=F(f"{item}committee_id"),
        case=F(f"{item}case_id"),
        item=F("decision__item_id"),
        meeting=F(f"{item}meeting_id"),
        owner=Coalesce(f"{item}responsible_officer_id", f"{item}case_officer_id"),
        owner_department=F(f"{item}department_id"),
        suspended=Case(When(_standing(), then=YES), default=NO, output_field=BooleanField()),
        since=F("decision__decided_on"),
    )


def _outcomes(kind: OutcomeKind) -> Any:
    """What the own body of the item outside decided of it, the last first: known to whoever sees
    the item whole, as its reader does."""
    here = same(decision__item_id=OuterRef("pk"), outcome=kind.value)
    rows = Outcome.objects.filter(here, OWN_DECISION)
    return rows.order_by("-decision__block__position", "-position", "-id")


def _of(rows: Any, name: str) -> Subquery:
    return Subquery(rows.values(name)[:1])


def _standing() -> Q:
    """Of a decision that waits for the council (ksl § 23)."""
    return Q(Exists(Suspension.objects.stopping().filter(same(item=OuterRef("decision__item")))))

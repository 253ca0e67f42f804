"""What the chair decides between meetings, and what a member or new facts make of it."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.html import escape

from agenda.vocabulary import ItemState, ItemType, Visibility
from committees.models import Committee, Membership, Person
from committees.standings import VOTING_SEATS
from committees.vocabulary import CommitteeKind
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.calendar import copenhagen_day
from foundation.clock import now
from foundation.problems import Fault, Forbidden, Refusal
from foundation.richtext import plain_text
from foundation.tenancy.scope import Scope
from proceedings.actions.agreeing import tallies_of, votes_to_delegate
from proceedings.actions.drafts import draft_of
from proceedings.errors import enforce_faultless
from proceedings.models import ChairDecision, Decision
from proceedings.querysets import Ledger
from proceedings.rules.initiatives import (
    ChairDecisionFacts,
    refuse_chair_change,
    refuse_chair_decision,
    refuse_recall,
    refuse_resume,
)
from proceedings.rules.unanimity import Tally
from proceedings.vocabulary import (
    ChairDecisionGround,
    ChairDecisionState,
    DecisionState,
    OutcomeKind,
)

TITLE = ItemType.CHAIR_DECISION_REPORT.label
KEEPS = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})
RECALLED, NEW_FACTS = "Formandens afgørelse", "Nye oplysninger"


@transaction.atomic
def add_chair_decision(*, act: Act, committee: Committee, **values: Any) -> ChairDecision:
    """Record what the chair has decided for the committee (ksl § 22, stk. 2) [65]."""
    values.setdefault("decided_at", now())
    row = ChairDecision(
        municipality_id=committee.municipality_id,
        committee=committee,
        body_text=plain_text(values["body_html"]),
        **values,
    )
    enforce_faultless(_faults(row))
    act.enforce(_refuse(row))
    row.save(force_insert=True)
    act.record("create", row)
    return row


@transaction.atomic
def change_chair_decision(*, act: Act, target: UUID, **values: Any) -> ChairDecision:
    """Mend a decision that the committee has not been told of yet."""
    row = act.lock(ChairDecision.objects.all(), target)
    act.enforce(refuse_chair_change(ChairDecisionState(row.state), is_told=is_told(row)))
    if "body_html" in values:
        values["body_text"] = plain_text(values["body_html"])
    act.record("mend", row, changed=act.change(row, **values))
    return row


@transaction.atomic
def recall(
    *, act: Act, target: UUID, reason: str = "", person: Person | None = None
) -> ChairDecision:
    """A member wants the committee itself to treat the matter: it becomes an item [65]."""
    row = act.lock(ChairDecision.objects.all(), target)
    own = Person.objects.filter(pk=act.reader.person_id).first()
    by = own if person is None else person
    if by != own and KEEPS.isdisjoint(act.reader.roles_for(_scope(row.committee))):
        raise Forbidden("Et medlem kalder tilbage i eget navn.")
    sits = by is not None and _sits(row.committee, by)
    found = [] if sits else [Fault("/person", "not_a_member", "Er ikke medlem af udvalget.")]
    enforce_faultless(found)
    act.enforce(reasons_recall(row, act.reader))
    new = draft_of(
        act,
        committee=row.committee,
        case=row.case,
        title=row.title,
        sections={RECALLED: row.body_html},
        **closed_as(row),
    )
    state = ChairDecisionState.RECALLED.value
    values = {"state": state, "recalled_at": now(), "recalled_by": by, "new_item": new}
    changed = act.change(row, recall_reason=reason, **values)
    act.record("recall", row, changed=changed)
    return row


def reasons_recall(row: ChairDecision, _reader: Any) -> list[Refusal]:
    """What stands against recalling the decision."""
    item = row.report_item
    treated = item is not None and item.state == ItemState.TREATED
    return refuse_recall(ChairDecisionState(row.state), is_treated=treated)


@transaction.atomic
def resume(*, act: Act, target: UUID, new_facts: str) -> Decision:
    """Bring a settled matter back before the committee because of facts that were not known: a
    new item that continues the old one [66]. `new_item` on the row is the item."""
    row: Any = act.lock(Decision.objects.all(), target)
    decided = row.state == DecisionState.DECIDED
    act.enforce(refuse_resume(is_decided=decided, new_facts=new_facts))
    item = row.item
    closed = {"closed_reason": item.closed_reason, "closed_note": item.closed_note}
    row.new_item = draft_of(
        act,
        committee=item.committee,
        case=item.case,
        title=item.title,
        sections={NEW_FACTS: f"<p>{escape(new_facts)}</p>"},
        continues_item=item,
        public_title=item.public_title,
        visibility=item.visibility,
        **closed,
    )
    act.record("resume", row, changed=["new_item"])
    found: Decision = row
    return found


def reasons_resume(row: Decision, _reader: Any) -> list[Refusal]:
    """What stands against bringing the matter back, whatever is new."""
    return refuse_resume(is_decided=row.state == DecisionState.DECIDED, new_facts="-")


def is_told(row: ChairDecision) -> bool:
    """Whether the decision stands on an agenda that was sent out."""
    item = row.report_item
    if item is None or item.meeting is None:
        return False
    return item.meeting.agenda_published_at is not None


def closed_as(row: ChairDecision, public_title: str = TITLE) -> dict[str, Any]:
    """What makes an item about the decision as closed as the decision is."""
    if row.is_open:
        return {}
    return {
        "visibility": Visibility.CLOSED.value,
        "closed_reason": row.closed_reason,
        "closed_note": row.closed_note,
        "public_title": public_title,
    }


def _faults(row: ChairDecision) -> list[Fault]:
    found = []
    if not _sits(row.committee, row.decided_by):
        found.append(Fault("/decided_by", "not_a_member", "Er ikke medlem af udvalget."))
    if row.decided_at > now():
        found.append(Fault("/decided_at", "in_the_future", "Er ikke sket endnu."))
    if row.visibility == Visibility.CLOSED and row.closed_reason is None:
        found.append(Fault("/closed_reason", "required", "Angiv den konkrete grund."))
    if row.visibility == Visibility.OPEN and row.closed_reason is not None:
        found.append(Fault("/closed_reason", "not_closed", "Afgørelsen er åben."))
    delegated = row.ground == ChairDecisionGround.DELEGATED
    if row.delegated_by is not None and not delegated:
        found.append(Fault("/delegated_by", "not_delegated", "Hører til bemyndigelse."))
    return found


def _refuse(row: ChairDecision) -> list[Refusal]:
    by = row.delegated_by
    case = row.case
    decided = Decision.objects.filter(
        municipality_id=row.municipality_id,
        decided_by_committee=row.committee,
        state=DecisionState.DECIDED.value,
        item__case=case,
    )
    return refuse_chair_decision(
        ChairDecisionFacts(
            committee_kind=CommitteeKind(row.committee.kind),
            ground=ChairDecisionGround(row.ground),
            visibility=Visibility(row.visibility),
            delegated=by is not None and _delegates(by, row.committee),
            votes=_votes(by) if by is not None else (),
            case_is_closed=case is not None and case.visibility == Visibility.CLOSED,
            committee_has_decided=case is not None and decided.exists(),
        )
    )


def _delegates(by: Decision, committee: Committee) -> bool:
    own = by.decided_by_committee_id == committee.pk and by.state == DecisionState.DECIDED
    return own and by.outcomes.filter(outcome=OutcomeKind.DELEGATED.value).exists()


def _votes(by: Decision) -> list[Tally]:
    meeting = by.item.meeting
    return tallies_of(votes_to_delegate(by), Ledger.of(meeting)) if meeting is not None else []


def _scope(committee: Committee) -> Scope:
    return Scope(committee.municipality_id, committee_id=committee.pk)


def _sits(committee: Committee, person: Person) -> bool:
    today = copenhagen_day(now())
    seats = Membership.objects.filter(
        municipality_id=committee.municipality_id,
        committee=committee,
        person=person,
        starts_on__lte=today,
        role__in=VOTING_SEATS,
    )
    return seats.exclude(ends_on__lt=today).exists()

"""Disqualification: a member notifies, the body decides, and access follows at once."""

from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem, ItemWithholding
from agenda.vocabulary import ItemState
from committees.models import Person
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Forbidden, Refusal
from foundation.rulebook import refuse_state
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.models import Disqualification
from proceedings.querysets import KEEPERS, Attendee, Ledger
from proceedings.rules import (
    DISQUALIFICATION_MOVES,
    FindingFacts,
    refuse_finding,
    refuse_mend,
    refuse_notify,
    withholding_cause,
)
from proceedings.vocabulary import (
    DisqualificationGround,
    DisqualificationState,
    DisqualificationWording,
    PresenceStatus,
)

OUTCOMES = {
    DisqualificationState.DISQUALIFIED.value: DisqualificationWording.DECLARED_DISQUALIFIED,
    DisqualificationState.NOT_DISQUALIFIED.value: DisqualificationWording.NOT_DISQUALIFIED,
}


@transaction.atomic
def notify(*, act: Act, parent: AgendaItem, person: Person, **told: Any) -> Disqualification:
    """Tell the body that somebody may be disqualified. One's own word takes the closed material
    away at once; somebody else's takes nothing before the body has decided [36, 39]."""
    item = act.lock(AgendaItem.objects.all(), parent.pk, check=False)
    who = _participant(item, person)
    act.enforce(refuse_notify(ItemState(item.state), may_take_part=who is not None))
    row = said_no(
        act.create,
        Disqualification,
        municipality_id=item.municipality_id,
        item=item,
        person=person,
        name_printed=person.name,
        list_letter=who.list_letter if who else None,
        state=DisqualificationState.NOTIFIED.value,
        notified_at=now(),
        notified_by_id=act.reader.user_id,
        raised_by_self=person.pk == act.reader.person_id,
        **told,
    )
    _withhold(row)
    act.record("notify", row)
    found: Disqualification = row
    return found


@transaction.atomic
def notify_self(*, act: Act, item: AgendaItem, **told: Any) -> Disqualification:
    """A member's own notice of possible disqualification (fvl § 6, stk. 1)."""
    person = Person.objects.filter(pk=act.reader.person_id).first()
    if person is None:
        raise Forbidden("Kontoen hører ikke til en person.")
    return notify(act=act, parent=item, person=person, **told)


@transaction.atomic
def decide_question(*, act: Act, target: UUID, outcome: str, **told: Any) -> Disqualification:
    """Write down what the body decided about somebody's disqualification (ksl § 14, stk. 1)."""
    row = act.lock(Disqualification.objects.all(), target)
    disqualified = outcome == DisqualificationState.DISQUALIFIED
    ground = told.get("ground") or row.ground
    act.enforce(_refuse_finding(row, ground, disqualified=disqualified))
    told.setdefault("wording", OUTCOMES[outcome].value)
    changed = act.change(row, state=outcome, decided_at=now(), **told)
    _withhold(row)
    act.record("decide", row, changed=changed)
    return row


@transaction.atomic
def withdraw_question(*, act: Act, target: UUID) -> Disqualification:
    """Take a notice back before the body has decided: whoever gave it, or the secretariat."""
    row = act.lock(Disqualification.objects.all(), target)
    keeps = act.reader.is_administrator or act.reader.roles_for(row.scope()) & set(KEEPERS)
    if not keeps and row.notified_by_id != act.reader.user_id:
        raise Forbidden("Kun den, der har meldt det, eller sekretariatet kan trække det tilbage.")
    act.enforce(reasons_withdraw(row, act.reader))
    changed = act.change(row, state=DisqualificationState.WITHDRAWN.value)
    _withhold(row)
    act.record("withdraw", row, changed=changed)
    return row


def reasons_decide_question(row: Disqualification, _reader: Any) -> list[Refusal]:
    """What stands against a finding, whatever it is."""
    return _refuse_finding(row, DisqualificationGround.NR_5.value, disqualified=True)


def reasons_withdraw(row: Disqualification, _reader: Any) -> list[Refusal]:
    """What stands against taking the notice back."""
    return refuse_state(DISQUALIFICATION_MOVES, "withdraw", DisqualificationState(row.state))


def _refuse_finding(
    row: Disqualification, ground: str | None, *, disqualified: bool
) -> list[Refusal]:
    item: AgendaItem = row.item
    meeting: Any = item.meeting
    facts = FindingFacts(
        state=DisqualificationState(row.state),
        meeting_state=MeetingState(meeting.state) if meeting else MeetingState.PLANNED,
        item_state=ItemState(item.state),
        presence=_presence(row, item, meeting),
        ground=DisqualificationGround(ground) if ground else None,
    )
    sealed = refuse_mend(sealed=bool(meeting and meeting.sealed_at))
    return [*refuse_finding(facts, disqualified=disqualified), *sealed]


def _presence(row: Disqualification, item: AgendaItem, meeting: Meeting) -> PresenceStatus:
    if row.person_id is None or item.position is None:
        return PresenceStatus.UNKNOWN
    return Ledger.of(meeting).status(row.person_id, item.position)


def _participant(item: AgendaItem, person: Person) -> Attendee | None:
    return Ledger.of(item.meeting).attendee(person.pk) if item.meeting is not None else None


def _withhold(row: Disqualification) -> None:
    """Make the item's withholding what the question's state says it must be."""
    if row.person_id is None:
        return
    cause = withholding_cause(
        DisqualificationState(row.state),
        own_notice=row.raised_by_self,
        takes_part_anyway=bool(row.participates_despite_reason),
    )
    standing = ItemWithholding.objects.filter(
        municipality_id=row.municipality_id,
        item_id=row.item_id,
        person_id=row.person_id,
        until__isnull=True,
    )
    if cause is not None and standing.filter(cause=cause.value).exists():
        return
    standing.update(until=now())
    if cause is not None:
        ItemWithholding.objects.create(
            municipality_id=row.municipality_id,
            item_id=row.item_id,
            person_id=row.person_id,
            cause=cause.value,
            since=now(),
        )

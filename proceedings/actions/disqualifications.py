"""Questions of disqualification: a member notifies, and access follows at once."""

from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem
from agenda.vocabulary import ItemState
from committees.models import Person
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Forbidden, Refusal
from foundation.rulebook import refuse_state
from proceedings.actions.own_word import tell_leaders
from proceedings.actions.turns import lock_at_item
from proceedings.actions.withholdings import follow_questions
from proceedings.models import Disqualification
from proceedings.querysets import KEEPERS, Attendee, Ledger
from proceedings.rules import DISQUALIFICATION_MOVES, refuse_mend, refuse_notify
from proceedings.vocabulary import DisqualificationState

MAY_BE_PARTIAL = "har meldt mulig inhabilitet"


@transaction.atomic
def notify(*, act: Act, parent: AgendaItem, person: Person, **told: Any) -> Disqualification:
    """Tell the body that somebody may be disqualified. One's own word takes the closed material
    away at once; somebody else's takes nothing before the body has decided [36, 39]."""
    item = act.lock(AgendaItem.objects.all(), parent.pk, check=False)
    who = _participant(item, person)
    refusals = refuse_notify(ItemState(item.state), may_take_part=who is not None)
    act.enforce([*refusals, *_refuse_sealed(item)])
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
    follow_questions([row])
    if row.raised_by_self and item.meeting is not None:
        tell_leaders(Ledger.of(item.meeting), row, MAY_BE_PARTIAL, item.number or "–")
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
def withdraw_question(*, act: Act, target: UUID) -> Disqualification:
    """Take a notice back before the body has decided: whoever gave it, or the secretariat."""
    row = lock_at_item(act, Disqualification, target)
    keeps = act.reader.is_administrator or act.reader.roles_for(row.scope()) & set(KEEPERS)
    if not keeps and row.notified_by_id != act.reader.user_id:
        raise Forbidden("Kun den, der har meldt det, eller sekretariatet kan trække det tilbage.")
    act.enforce(reasons_withdraw(row, act.reader))
    changed = act.change(row, state=DisqualificationState.WITHDRAWN.value)
    follow_questions([row])
    act.record("withdraw", row, changed=changed)
    return row


def reasons_withdraw(row: Disqualification, _reader: Any) -> list[Refusal]:
    """What stands against taking the notice back."""
    moved = refuse_state(DISQUALIFICATION_MOVES, "withdraw", DisqualificationState(row.state))
    return [*moved, *_refuse_sealed(row.item)]


def _refuse_sealed(item: AgendaItem) -> list[Refusal]:
    return refuse_mend(sealed=item.meeting is not None and item.meeting.sealed_at is not None)


def _participant(item: AgendaItem, person: Person) -> Attendee | None:
    return Ledger.of(item.meeting).attendee(person.pk) if item.meeting is not None else None

"""Calling substitutes, and whether they came."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from committees.models import Committee, Membership, Person
from committees.standings import VOTING_SEATS
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.outbox.compose import Dispatch, Recipient, queue_letter
from foundation.problems import Fault, Forbidden, Refusal
from foundation.rulebook import against, refuse_state
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings import letters
from proceedings.actions.attendance import refuse_ledger, write_lines
from proceedings.errors import enforce_faultless
from proceedings.models import Substitution
from proceedings.querysets import KEEPERS, Ledger
from proceedings.rules import SUBSTITUTION_MOVES, CallFacts, refuse_call
from proceedings.vocabulary import (
    PresenceKind,
    PresenceSource,
    PresenceStatus,
    SubstitutionBasis,
    SubstitutionScope,
    SubstitutionState,
)

CALLED_BY_LETTER = (MeetingState.CONVENED, MeetingState.IN_SESSION)


@transaction.atomic
def call_substitute(*, act: Act, **values: Any) -> Substitution:
    """Call a substitute to an item, a meeting or a period. Whoever is called to a meeting that
    was convened gets a letter."""
    values = _placed(values)
    committee: Committee = values["committee"]
    row = Substitution(municipality_id=committee.municipality_id, called_at=now(), **values)
    enforce_faultless(_faults(row))
    act.enforce(_refusals(row))
    said_no(row.save, force_insert=True)
    act.touch_parents(row)
    _call_by_letter(row)
    act.record("create", row)
    return row


@transaction.atomic
def accept(*, act: Act, target: UUID) -> Substitution:
    """The substitute says yes."""
    row = act.lock(Substitution.objects.all(), target)
    if row.person_id != act.reader.person_id and not _keeps(act, row):
        raise Forbidden("Kun stedfortræderen selv eller sekretariatet kan sige ja.")
    act.enforce(reasons_accept(row, act.reader))
    act.record("accept", row, changed=act.change(row, state=SubstitutionState.ACCEPTED.value))
    return row


@transaction.atomic
def decline(*, act: Act, target: UUID) -> Substitution:
    """The substitute says no: the next may be called."""
    row = act.lock(Substitution.objects.all(), target)
    if row.person_id != act.reader.person_id and not _keeps(act, row):
        raise Forbidden("Kun stedfortræderen selv eller sekretariatet kan sige nej.")
    act.enforce(reasons_decline(row, act.reader))
    act.record("decline", row, changed=act.change(row, state=SubstitutionState.DECLINED.value))
    return row


@transaction.atomic
def end_call(*, act: Act, target: UUID, ends_on: date) -> Substitution:
    """The member is back: the call for a period ends with that day."""
    row = act.lock(Substitution.objects.all(), target)
    act.enforce(_refuse_end(row))
    enforce_faultless(_end_faults(row, ends_on))
    act.record("end-call", row, changed=act.change(row, ends_on=ends_on))
    return row


def _refuse_end(row: Substitution) -> list[Refusal]:
    once = row.extent != SubstitutionScope.PERIOD
    detail = "Kun en indkaldelse for en periode kan afsluttes."
    return against((once, Refusal("not_a_period", "ksl §§ 15 og 28", detail)))


def _end_faults(row: Substitution, ends_on: date) -> list[Fault]:
    if row.starts_on is not None and ends_on < row.starts_on:
        return [Fault("/ends_on", "range_backwards", "Slutter, før den begynder.")]
    return []


def reasons_end_call(row: Substitution, _reader: Any) -> list[Refusal]:
    """What stands against ending the call."""
    return _refuse_end(row)


def reasons_decline(row: Substitution, _reader: Any) -> list[Refusal]:
    """What stands against saying no."""
    return _refuse_answer(row, "decline")


@transaction.atomic
def attend(*, act: Act, target: UUID) -> Substitution:
    """The substitute came: a line in the ledger, too."""
    row = act.lock(Substitution.objects.all(), target)
    act.enforce(reasons_attend(row, act.reader))
    changed = act.change(row, state=SubstitutionState.ATTENDED.value)
    if row.meeting is not None:
        line = {"person": row.person, "kind": PresenceKind.PRESENT.value, "item": row.item}
        write_lines(act, Ledger.of(row.meeting), [line], PresenceSource.SECRETARIAT)
    act.record("attend", row, changed=changed)
    return row


@transaction.atomic
def stay_away(*, act: Act, target: UUID) -> Substitution:
    """The substitute did not come."""
    row = act.lock(Substitution.objects.all(), target)
    act.enforce(reasons_stay_away(row, act.reader))
    changed = act.change(row, state=SubstitutionState.DID_NOT_COME.value)
    act.record("stay-away", row, changed=changed)
    return row


def reasons_accept(row: Substitution, _reader: Any) -> list[Refusal]:
    """What stands against saying yes."""
    return _refuse_answer(row, "accept")


def reasons_attend(row: Substitution, _reader: Any) -> list[Refusal]:
    """What stands against writing that the substitute came."""
    return _refuse_answer(row, "attend")


def reasons_stay_away(row: Substitution, _reader: Any) -> list[Refusal]:
    """What stands against writing that the substitute did not come."""
    return _refuse_answer(row, "stay-away")


def _refuse_answer(row: Substitution, verb: str) -> list[Refusal]:
    """Whatever becomes of a call is told while the ledger of its meeting may be mended."""
    sealed = refuse_ledger(row.meeting) if row.meeting is not None else []
    return [*refuse_state(SUBSTITUTION_MOVES, verb, SubstitutionState(row.state)), *sealed]


def _placed(values: dict[str, Any]) -> dict[str, Any]:
    """An item says which meeting, a meeting which committee."""
    item = values.get("item")
    if item is not None:
        values["meeting"] = item.meeting
    meeting = values.get("meeting")
    if meeting is not None:
        values["committee"] = meeting.committee
    return values


def _faults(row: Substitution) -> list[Fault]:
    if row.person_id == row.for_person_id:
        return [Fault("/for_person", "own_substitute", "Ingen er stedfortræder for sig selv.")]
    if not _sits(row.committee, row.for_person, _day(row)):
        return [Fault("/for_person", "not_a_member", "Er ikke medlem af udvalget den dag.")]
    before = row.follows
    same = before is None or (
        (before.for_person_id, before.committee_id) == (row.for_person_id, row.committee_id)
        and (before.extent, before.meeting_id, before.item_id)
        == (row.extent, row.meeting_id, row.item_id)
    )
    if not same:
        return [Fault("/follows", "other_call", "Er indkaldt for en anden eller til noget andet.")]
    return []


def _refusals(row: Substitution) -> list[Refusal]:
    committee, presence, disqualified = row.committee, PresenceStatus.UNKNOWN, False
    sealed: list[Refusal] = []
    if row.meeting is not None:
        sealed = refuse_ledger(row.meeting)
        if row.item is not None and row.item.position is not None:
            ledger = Ledger.of(row.meeting)
            presence = ledger.status(row.for_person_id, row.item.position)
            disqualified = ledger.is_disqualified(row.for_person_id, row.item.pk)
    day = _day(row)
    council = Q(committee__kind=CommitteeKind.COUNCIL.value)
    facts = CallFacts(
        committee_kind=CommitteeKind(committee.kind),
        basis=SubstitutionBasis(row.basis),
        scope=SubstitutionScope(row.extent),
        short_allowed=committee.effective.short_substitute_allowed,
        hindered_from=day,
        hindered_to=row.ends_on,
        substitute_is_member=_sits(committee, row.person, day),
        substitute_on_council=_seats(row.person, day).filter(council).exists(),
        replaced_presence=presence,
        replaced_disqualified=disqualified,
        before_him=SubstitutionState(row.follows.state) if row.follows else None,
    )
    return [*sealed, *refuse_call(facts)]


def _day(row: Substitution) -> Any:
    return row.meeting.day if row.meeting is not None else row.starts_on


def _seats(person: Person, day: Any) -> Any:
    rows = Membership.objects.filter(municipality_id=person.municipality_id, person=person)
    over = Q(ends_on=None) | Q(ends_on__gte=day)
    return rows.filter(over, starts_on__lte=day, role__in=VOTING_SEATS)


def _sits(committee: Committee, person: Person, day: Any) -> bool:
    return bool(_seats(person, day).filter(committee=committee).exists())


def _keeps(act: Act, row: Substitution) -> bool:
    roles = act.reader.roles_for(row.scope())
    return act.reader.is_administrator or not roles.isdisjoint(KEEPERS)


def _call_by_letter(row: Substitution) -> None:
    meeting: Meeting | None = row.meeting
    if meeting is None or meeting.is_imported or meeting.state not in CALLED_BY_LETTER:
        return
    why = Dispatch(row.municipality_id, "substitute-called", "substitution", row.pk, meeting.day)
    person: Person = row.person
    to = Recipient(person.pk, person.name, person.email)
    queue_letter(dispatch=why, recipient=to, letter=letters.called(row, meeting))

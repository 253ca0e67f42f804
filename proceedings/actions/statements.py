"""Statements for the record."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem, Upload
from agenda.vocabulary import BlockKind
from foundation.audit.act import Act
from foundation.clock import now, today
from foundation.problems import Fault, Refusal
from foundation.richtext import plain_text
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.decisions import append_block, both_texts
from proceedings.actions.turns import lock_at_item
from proceedings.errors import enforce_faultless
from proceedings.models import Ballot, Statement, StatementSpeaker
from proceedings.querysets import Ledger
from proceedings.rules import (
    Sitting,
    StatementFacts,
    refuse_demands,
    refuse_late_grounds,
    refuse_length,
    refuse_mend,
    refuse_speakers,
    refuse_statement,
)
from proceedings.vocabulary import BallotChoice, StatementKind

Told = dict[str, Any]
IN_MINORITY = [BallotChoice.AGAINST.value, BallotChoice.RESERVED.value]


@transaction.atomic
def add_statement(
    *, act: Act, parent: AgendaItem, speakers: Sequence[Told] = (), **values: Any
) -> Statement:
    """Enter what somebody demands entered (ksl § 13, stk. 2), as the item's last block."""
    item = act.lock(AgendaItem.objects.all(), parent.pk, check=False)
    kind = StatementKind(values["kind"])
    enforce_faultless(_faults(values))
    act.enforce([*_refusals(item, speakers, values), *_refuse_demands(kind, values)])
    if item.meeting is not None and item.meeting.state == MeetingState.IN_SESSION:
        values.setdefault("declared_at", now())
    heading = values.pop("heading", None) or kind.label
    values |= both_texts(values.pop("body_html"))
    row = act.create(
        Statement,
        municipality_id=item.municipality_id,
        item=item,
        block=append_block(act, item, BlockKind.STATEMENT, heading),
        **values,
    )
    _set_speakers(row, speakers)
    act.record("create", row)
    return row


@transaction.atomic
def change_statement(
    *, act: Act, target: UUID, speakers: Sequence[Told] | None = None, **values: Any
) -> Statement:
    """Mend a statement, with a trace, until the minutes are circulated. Whoever is named anew
    could have had it entered himself, and what was short stays so."""
    row = lock_at_item(act, Statement, target)
    kept = {name: getattr(row, name) for name in ("sent_along", "grounds_due_on")}
    enforce_faultless(_faults({**kept, **values}))
    act.enforce(_refuse_change(row, speakers, values))
    if "heading" in values:
        act.change(row.block, heading=values.pop("heading"))
    if "body_html" in values:
        values |= both_texts(values["body_html"])
    changed = act.change(row, **values)
    if speakers is not None:
        _set_speakers(row, speakers)
        changed = [*changed, "speakers"]
    act.record("mend", row, changed=changed)
    return row


@transaction.atomic
def give_grounds(*, act: Act, target: UUID, upload: Upload) -> Statement:
    """Add the dissenter's own grounds to what goes with the case to another authority [61];
    they are no part of the minutes, and may come after those were sent out."""
    row = lock_at_item(act, Statement, target)
    act.enforce(reasons_give_grounds(row, act.reader))
    act.record("give-grounds", row, changed=act.change(row, grounds=upload))
    return row


def reasons_give_grounds(row: Statement, _reader: Any) -> list[Refusal]:
    """What stands against adding grounds today."""
    due: date | None = row.grounds_due_on
    return refuse_late_grounds(demanded=row.sent_along, overdue=due is not None and due < today())


def sitting_of(meeting: Meeting | None) -> Sitting:
    """The meeting's hours as the rules see them; an item on no meeting has not begun."""
    if meeting is None:
        return Sitting(state=MeetingState.PLANNED, opened_at=None, ended_at=None, now=now())
    return Sitting(
        state=MeetingState(meeting.state),
        opened_at=meeting.opened_at,
        ended_at=meeting.ended_at,
        now=now(),
    )


def _refusals(item: AgendaItem, speakers: Sequence[Told], values: Told) -> list[Refusal]:
    meeting = item.meeting
    if meeting is None:
        return [Refusal("meeting_not_in_session", "ksl § 13, stk. 2", "Punktet er på intet møde.")]
    facts = _facts(item, meeting, speakers, values)
    return [*refuse_mend(sealed=meeting.sealed_at is not None), *refuse_statement(facts)]


def _refuse_change(row: Statement, speakers: Sequence[Told] | None, values: Told) -> list[Refusal]:
    item, meeting, kind = row.item, row.item.meeting, StatementKind(row.kind)
    sealed = refuse_mend(sealed=meeting is not None and meeting.sealed_at is not None)
    found = [*sealed, *_refuse_demands(kind, values)]
    if speakers is not None and meeting is not None:
        told = {"kind": row.kind, "body_html": row.body_html, **values}
        named = {said.person_id for said in row.speakers.all()} - {None}
        new = [one for one in speakers if _person_of(one) not in named]
        if new or not speakers:
            found += refuse_speakers(_facts(item, meeting, new, told))
    if "body_html" in values:
        length = len(plain_text(values["body_html"]))
        found += refuse_length(kind, length, item.committee.effective.dissent_length)
    return found


def _facts(
    item: AgendaItem, meeting: Meeting, speakers: Sequence[Told], values: Told
) -> StatementFacts:
    """What is known of those who speak. Nobody dissents by a mere name."""
    chosen, ledger, kind = item.committee.effective, Ledger.of(meeting), values["kind"]
    people = [person for told in speakers if (person := _person_of(told)) is not None]
    known = kind != StatementKind.DISSENT or 0 < len(people) == len(speakers)
    return StatementFacts(
        kind=StatementKind(kind),
        sitting=sitting_of(meeting),
        declared_at=values.get("declared_at"),
        took_part=known and all(ledger.took_part(who, item) is not False for who in people),
        in_minority=_in_minority(item, people),
        length=len(plain_text(values["body_html"])),
        longest=chosen.dissent_length,
        remarks_allowed=chosen.remarks_allowed,
        reservations_allowed=chosen.reservations_allowed,
        are_members=all(ledger.sits(person, item) for person in people),
    )


def _person_of(told: Told) -> UUID | None:
    person = told.get("person")
    return person.pk if person is not None else None


def _refuse_demands(kind: StatementKind, values: Told) -> list[Refusal]:
    wanted = values.get("sent_along") or values.get("published_with_proposal")
    return refuse_demands(kind, wanted=bool(wanted))


def _faults(values: Told) -> list[Fault]:
    if values.get("grounds_due_on") and not values.get("sent_along"):
        return [Fault("/grounds_due_on", "not_sent_along", "Gælder kun det, der sendes med.")]
    return []


def _in_minority(item: AgendaItem, people: Sequence[UUID]) -> bool:
    """Whether each of them is written down as having voted against or reserved."""
    voted = Ballot.objects.filter(
        municipality_id=item.municipality_id,
        vote__item=item,
        vote__replaced=False,
        person_id__in=people,
        choice__in=IN_MINORITY,
    )
    return set(people) <= set(voted.values_list("person_id", flat=True))


def _set_speakers(row: Statement, speakers: Sequence[Told]) -> None:
    row.speakers.all().delete()
    StatementSpeaker.objects.bulk_create(
        StatementSpeaker(
            municipality_id=row.municipality_id,
            statement=row,
            position=position,
            person=told.get("person"),
            name=told.get("name") or told["person"].name,
            organisation=told.get("organisation"),
        )
        for position, told in enumerate(speakers, 1)
    )

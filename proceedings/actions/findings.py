"""What the body found about somebody's disqualification, one question or many at once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.vocabulary import ItemState
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Refusal, RuleViolation
from foundation.tenancy.many import store_new, store_rows
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.attendance import refuse_ledger, write_lines
from proceedings.actions.exceptions import staying
from proceedings.actions.moved import touch_items
from proceedings.actions.own_matter import own_question
from proceedings.actions.questions import Finding, Told, asked, faults_of, hold_named
from proceedings.actions.turns import lock_at_item
from proceedings.actions.withholdings import follow_questions
from proceedings.errors import enforce_faultless
from proceedings.models import Disqualification
from proceedings.querysets import Ledger
from proceedings.rules import FindingFacts, refuse_exception, refuse_finding, warn_exception
from proceedings.vocabulary import (
    DisqualificationGround,
    DisqualificationState,
    DisqualificationWording,
    ParticipationException,
    PresenceKind,
    PresenceSource,
    PresenceStatus,
    TookNoPartReason,
)

OUTCOMES = {
    DisqualificationState.DISQUALIFIED.value: DisqualificationWording.DECLARED_DISQUALIFIED,
    DisqualificationState.NOT_DISQUALIFIED.value: DisqualificationWording.NOT_DISQUALIFIED,
}
NO_EXCEPTION: Told = {"participates_despite": None, "participates_despite_reason": ""}
WRITTEN = (
    "state",
    "decided_at",
    "decided_under_item",
    "ground",
    "ground_note",
    "wording",
    "left_room",
    "left_event",
    "participates_despite",
    "participates_despite_reason",
)


@transaction.atomic
def decide_question(*, act: Act, target: UUID, outcome: str, **told: Any) -> Disqualification:
    """Write down what the body decided about somebody's disqualification (ksl § 14, stk. 1)."""
    row = lock_at_item(act, Disqualification, target)
    finding = Finding(row, {**told, "state": outcome})
    meeting = row.item.meeting
    if meeting is None:
        raise RuleViolation(refusals(finding, None))
    ledger = Ledger.of(meeting)
    exception = _warn_exceptions([finding], ledger)[0]
    own = own_question(act.reader, row)
    act.enforce([*own, *refusals(finding, ledger), *exception, *refuse_ledger(meeting)])
    changed = _write(act, ledger, [finding])
    act.record("decide", row, changed=changed)
    return row


@transaction.atomic
def decide_questions(
    *, act: Act, target: UUID, findings: Sequence[Told], decided_under_item: Any = None
) -> list[Disqualification]:
    """Write down what the body found about several members and items at once, perhaps under
    another item [36]; who voted on it stands in the votes."""
    held = hold_named(act, findings, decided_under_item)
    meeting = act.lock(Meeting.objects.all(), target, check=False)
    ledger = Ledger.of(meeting)
    enforce_faultless(faults_of(ledger, held, findings, decided_under_item))
    found = asked(act, ledger, held, findings, decided_under_item)
    told = [
        replace(refusal, pointer=f"/findings/{n}")
        for n, (one, stays) in enumerate(zip(found, _warn_exceptions(found, ledger), strict=True))
        for refusal in [*own_question(act.reader, one.row), *refusals(one, ledger), *stays]
    ]
    act.enforce([*told, *refuse_ledger(meeting)])
    _write(act, ledger, found)
    openly = any(one.row.is_open for one in found)
    act.record("decide-disqualifications", meeting, is_open=openly)
    return [one.row for one in found]


def reasons_decide_question(row: Disqualification, reader: Any) -> list[Refusal]:
    """What stands against a finding, whatever it is."""
    told = {"state": DisqualificationState.DISQUALIFIED, "ground": DisqualificationGround.NR_5}
    if row.state == DisqualificationState.DISQUALIFIED:
        told["state"] = DisqualificationState.NOT_DISQUALIFIED
    ledger = Ledger.of(row.item.meeting) if row.item.meeting is not None else None
    return [*own_question(reader, row), *refusals(Finding(row, told), ledger)]


def reasons_decide_questions(row: Meeting, _reader: Any) -> list[Refusal]:
    """What stands against any finding at the meeting: that it is not being held."""
    running = MeetingState(row.state) == MeetingState.IN_SESSION
    return [] if running else refuse_finding(_NOWHERE, disqualified=False)


_NOWHERE = FindingFacts(
    state=DisqualificationState.NOTIFIED,
    meeting_state=MeetingState.CONVENED,
    item_state=ItemState.PLACED,
    presence=PresenceStatus.UNKNOWN,
    ground=None,
)


def refusals(finding: Finding, ledger: Ledger | None) -> list[Refusal]:
    """All that stands against one finding."""
    row, told = finding.row, finding.told
    ground = told.get("ground") or row.ground
    facts = FindingFacts(
        state=DisqualificationState(row.state),
        meeting_state=MeetingState(ledger.meeting.state) if ledger else MeetingState.PLANNED,
        item_state=ItemState(row.item.state),
        presence=_presence(ledger, row.person_id, row.item),
        presence_then=_presence(ledger, row.person_id, told.get("decided_under_item")),
        ground=DisqualificationGround(ground) if ground else None,
    )
    found = refuse_finding(facts, disqualified=finding.disqualified)
    why = told.get("participates_despite_reason", "")
    return found + refuse_exception(finding.exception, why, disqualified=finding.disqualified)


def _warn_exceptions(findings: Sequence[Finding], ledger: Ledger) -> list[list[Refusal]]:
    """What is to be said to each claim that somebody stays for the sake of the quorum."""
    claim: dict[UUID, set[UUID]] = defaultdict(set)
    leave: dict[UUID, set[UUID]] = defaultdict(set)
    for one in findings:
        person, stays = one.row.person_id, one.exception
        if one.disqualified and person and stays in (None, ParticipationException.FVL4_2):
            (claim if stays else leave)[one.row.item_id].add(person)
    judged = {
        item: staying(ledger, place, claim[item], leave[item])
        for item in claim
        for place in ledger.items
        if place.pk == item
    }
    return [
        warn_exception(one.exception, judged[one.row.item_id])
        if one.disqualified and one.exception and one.row.item_id in judged
        else []
        for one in findings
    ]


def _presence(ledger: Ledger | None, person: UUID | None, item: Any) -> PresenceStatus:
    if ledger is None or person is None or item is None or item.position is None:
        return PresenceStatus.UNKNOWN
    return ledger.status(person, item.position)


def _write(act: Act, ledger: Ledger, findings: Sequence[Finding]) -> list[str]:
    """Write the findings, who left for them and what is withheld, in a number of statements
    that does not grow with them."""
    moment = now()
    changed: set[str] = set()
    events = _lines(act, ledger, findings)
    for finding, event in zip(findings, events, strict=True):
        values = {**NO_EXCEPTION, **finding.told, "decided_at": moment, "left_event": event}
        values.setdefault("wording", OUTCOMES[finding.told["state"]].value)
        changed |= {k for k, v in values.items() if getattr(finding.row, k) != v}
        for name, value in values.items():
            setattr(finding.row, name, value)
        finding.row.modified_at = moment
        finding.row.version += 0 if finding.is_new else 1
    rows = [finding.row for finding in findings]
    said_no(store_new, [one.row for one in findings if one.is_new])
    old = [finding.row for finding in findings if not finding.is_new]
    store_rows(old, [*WRITTEN, "version", "modified_at"])
    follow_questions(rows)
    touch_items(act, rows)
    return sorted(changed)


def _lines(act: Act, ledger: Ledger, findings: Sequence[Finding]) -> list[Any]:
    """The line of the ledger that holds after each finding: who left for it has one, and who
    was let back in has one that replaces it."""
    told = [_line(finding) for finding in findings]
    lines = [line for line in told if line is not None]
    made = iter(write_lines(act, ledger, lines, PresenceSource.SECRETARIAT) if lines else [])
    events = []
    for finding, line in zip(findings, told, strict=True):
        event = next(made) if line is not None else finding.row.left_event
        events.append(event if finding.disqualified else None)
    return events


def _line(finding: Finding) -> Told | None:
    row, told = finding.row, finding.told
    place: Told = {"person": row.person, "item": row.item}
    if finding.disqualified:
        if not told.get("left_room") or row.left_event is not None:
            return None
        reason = TookNoPartReason.DISQUALIFICATION.value
        return place | {"kind": PresenceKind.TOOK_NO_PART.value, "took_no_part_reason": reason}
    if row.left_event is None:
        return None
    return place | {"kind": PresenceKind.PRESENT.value, "replaces": row.left_event}

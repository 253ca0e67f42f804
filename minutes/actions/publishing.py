"""Publishing minutes, taking them back, and taking an item out of the public edition."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem, CaseGate
from agenda.vocabulary import GateKind, Visibility
from committees.vocabulary import CommitteeKind
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Fault, InvalidInput, Refusal
from foundation.rulebook import against, cpr_found, refuse_state
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from minutes.actions.files import found_in, scan_of
from minutes.models import Minutes, Redaction
from minutes.rules import (
    PUBLICATION_MOVES,
    ItemFace,
    PublishFacts,
    refuse_publish,
    refuse_schedule,
)
from minutes.scan import has_cpr
from minutes.sealing import both_editions, seal, sealed_fields
from minutes.vocabulary import MinutesApproval, Publication, ScanOutcome
from proceedings.models import Outcome
from proceedings.vocabulary import OutcomeKind

NOT_SCHEDULED: dict[str, Any] = {"publish_after": None, "publish_overrides": {}}


@transaction.atomic
def publish(*, act: Act, target: UUID, publish_at: datetime | None = None) -> Minutes:
    """Let everybody read the public edition, now or from a moment to come on."""
    row = act.lock(Minutes.objects.all(), target)
    return publish_locked(act, row) if publish_at is None else _schedule(act, row, publish_at)


def publish_locked(act: Act, row: Minutes) -> Minutes:
    """`publish`, of a row that is locked; what is published are bytes, stored."""
    scan_of(row.meeting)
    act.enforce(reasons_publish(row, act.reader))
    sealed = {} if row.version_number else sealed_fields(seal(row))
    values = {**NOT_SCHEDULED, "publication": Publication.PUBLISHED.value, "published_at": now()}
    changed = act.change(row, **values, **sealed)
    act.record("publish", row, changed=changed)
    return row


def _schedule(act: Act, row: Minutes, publish_at: datetime) -> Minutes:
    """Whatever stands against publishing stands against planning it; what is overridden now is
    overridden then, and nothing else."""
    scan_of(row.meeting)
    act.enforce([*refuse_schedule(publish_at, now()), *reasons_publish(row, act.reader)])
    values = {"publish_after": publish_at, "publish_overrides": act.set_aside}
    changed = act.change(row, publication=Publication.SCHEDULED.value, **values)
    act.record("schedule", row, changed=changed)
    return row


@transaction.atomic
def unpublish(*, act: Act, target: UUID, reason: str) -> Minutes:
    """Take the minutes from the public, or call a planned publication off; nothing is
    deleted [79]."""
    row = act.lock(Minutes.objects.all(), target)
    wanted = Refusal("reason_required", "begrundelse", "Skriv, hvorfor referatet tages ned.")
    act.enforce([*reasons_unpublish(row, act.reader), *against((not reason.strip(), wanted))])
    state = Publication.UNPUBLISHED.value
    changed = act.change(row, publication=state, published_at=None, **NOT_SCHEDULED)
    act.record("unpublish", row, changed=changed)
    return row


@transaction.atomic
def redact(*, act: Act, target: UUID, item: AgendaItem, **told: Any) -> Minutes:
    """Show an item in the public edition with a title and a text written for it, and nothing
    else. What members approved stays as it is."""
    row = act.lock(Minutes.objects.all(), target)
    if item.meeting_id != row.meeting_id or item.position is None:
        fault = Fault("/item", "other_meeting", "Punktet er ikke på mødets dagsorden.")
        raise InvalidInput("Der er fejl i det sendte.", errors=[fault])
    act.enforce([*reasons_redact(row, act.reader), *against((has_cpr(told), cpr_found()))])
    act.create(
        Redaction,
        municipality_id=row.municipality_id,
        minutes=row,
        item=item,
        redacted_by_id=act.reader.user_id,
        **told,
    )
    changed = act.change(row, **sealed_fields(seal(row))) if row.version_number else []
    act.record("redact", row, changed=[*changed, "redactions"])
    return row


def reasons_publish(row: Minutes, _reader: Any) -> list[Refusal]:
    """All that stands against publishing, the scan for personal numbers too [77]."""
    meeting, version = row.meeting, row.versions.order_by("-number").first()
    public = version.public_content if version else both_editions(row)[1]
    files = found_in(meeting)
    ahead = meeting.committee.effective.publish_recommendations_before_council
    return refuse_publish(
        PublishFacts(
            publication=Publication(row.publication),
            approval=MinutesApproval(row.approval),
            meeting_state=MeetingState(meeting.state),
            committee_kind=CommitteeKind(meeting.committee.kind),
            items=_faces(row, meeting),
            has_cpr=has_cpr(public),
            files_with_cpr=files[ScanOutcome.PERSONAL_NUMBER],
            unreadable_files=files[ScanOutcome.UNREADABLE],
            recommendations_may_be_published=bool(ahead),
        )
    )


def reasons_unpublish(row: Minutes, _reader: Any) -> list[Refusal]:
    """What stands against taking the minutes down."""
    return refuse_state(PUBLICATION_MOVES, "unpublish", Publication(row.publication))


def reasons_redact(row: Minutes, _reader: Any) -> list[Refusal]:
    """What stands against taking something out: only that the meeting is not over."""
    detail = "Mødet er ikke hævet."
    refusal = Refusal("meeting_not_ended", "ksl § 8, stk. 7", detail)
    return against((row.meeting.state != MeetingState.ENDED, refusal))


def _faces(row: Minutes, meeting: Meeting) -> list[ItemFace]:
    items = AgendaItem.objects.filter(
        municipality_id=meeting.municipality_id, meeting=meeting, position__isnull=False
    )
    recommended, embargoed = _recommended(meeting), _embargoed(meeting)
    written: dict[UUID, Any] = {r.item_id: r for r in row.redactions.order_by("created_at", "id")}
    return [
        ItemFace(
            title=item.title,
            visibility=Visibility(item.visibility),
            public_title=written.get(item.pk, item).public_title,
            public_decision=written.get(item.pk, item).public_decision,
            secrecy_reason=item.closed_note,
            is_recommendation=item.pk in recommended,
            has_embargo=item.case_id in embargoed,
            number=item.number,
        )
        for item in items.order_by("position")
    ]


def _recommended(meeting: Meeting) -> set[UUID]:
    """The items whose case goes on from this committee with its recommendation."""
    rows = Outcome.objects.filter(
        municipality_id=meeting.municipality_id,
        outcome=OutcomeKind.RECOMMENDED.value,
        decision__item__meeting=meeting,
        decision__decided_by_committee_id=meeting.committee_id,
    )
    return set(rows.values_list("decision__item_id", flat=True))


def _embargoed(meeting: Meeting) -> set[UUID]:
    """The cases on the agenda whose parties have not been told."""
    rows = CaseGate.objects.filter(
        municipality_id=meeting.municipality_id,
        kind=GateKind.EMBARGO.value,
        cleared_at=None,
        waived_at=None,
        case__items__meeting=meeting,
    )
    return set(rows.values_list("case_id", flat=True))

"""Sending an agenda out, with what belongs on it by right: the chair's decisions since the last
meeting and members' proposals."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.html import escape

from agenda import actions as agenda
from agenda.actions.facts import agenda_of, hold_items
from agenda.actions.parts import new_blocks
from agenda.actions.placing import onto, put_in_order
from agenda.actions.sending import publish_held
from agenda.models import AgendaItem, ItemSection
from agenda.vocabulary import BlockKind, ItemState, ItemType, SectionKind, Visibility
from foundation.audit.act import Act
from foundation.calendar import copenhagen_day
from foundation.clock import now
from foundation.danish import format_day
from foundation.problems import Refusal
from foundation.richtext import plain_text
from foundation.tenancy.many import add_rows, store_rows
from meetings.models import Meeting
from proceedings.actions.chairing import TITLE, closed_as
from proceedings.models import ChairDecision, MemberProposal
from proceedings.rules.initiatives import warn_left_out
from proceedings.vocabulary import ChairDecisionGround

CLOSED_TITLE = f"{TITLE} (lukket)"
SECTION = ("block", "body_html", "body_text")
STANDS_LAST = frozenset({ItemType.ANY_OTHER_BUSINESS, ItemType.CLOSING, ItemType.APPROVAL_SHEET})


@transaction.atomic
def publish_agenda(*, act: Act, target: UUID) -> Meeting:
    """Send the agenda out, with what the chair decided since the last meeting [65]."""
    hold_items(target)
    row = act.lock(Meeting.objects.all(), target)
    act.enforce(_warn_left_out(row))
    if row.agenda_published_at is None:
        _tell(act, row)
    return publish_held(act, row)


def reasons_publish_agenda(row: Meeting, reader: Any) -> list[Refusal]:
    """What stands against sending the agenda out."""
    return [*agenda.reasons_publish_agenda(row, reader), *_warn_left_out(row)]


def _warn_left_out(row: Meeting) -> list[Refusal]:
    known: list[str] | None = row.__dict__.get("left_out")
    if known is None:
        left = MemberProposal.objects.left_out_of([row]).order_by("received_at", "id")
        known = [proposal.title for proposal in left]
    return warn_left_out(known)


def weigh_proposals(rows: Sequence[Meeting]) -> None:
    """Read for a whole page which members' proposals are left out, in one statement."""
    left: dict[UUID | None, list[str]] = defaultdict(list)
    for proposal in MemberProposal.objects.left_out_of(rows).order_by("received_at", "id"):
        left[proposal.meeting_id].append(proposal.title)
    for row in rows:
        row.left_out = left[row.pk]  # type: ignore[attr-defined]


def _tell(act: Act, meeting: Meeting) -> None:
    """Put what the committee has not been told of under an item of its own, the closed under a
    closed one."""
    known = ChairDecision.objects.untold(meeting).select_related("decided_by")
    known = known.prefetch_related("told_in__section")
    untold = list(known.select_for_update(of=("self",)))
    told = [[row for row in untold if row.visibility == kind] for kind in Visibility]
    groups = [rows for rows in told if rows]
    if not groups:
        return
    reports = _report_items(act, meeting, [rows[0] for rows in groups])
    new = [
        row for item, rows in zip(reports, groups, strict=True) for row in _write(act, item, rows)
    ]
    _store(new, ["report_item", "told_in"])


def _report_items(act: Act, meeting: Meeting, rows: Sequence[ChairDecision]) -> list[AgendaItem]:
    """The agenda's own items for such decisions of the chair, or new ones in their places."""
    items = agenda_of(meeting)
    before = {item.pk for item in items}
    found = [_report_item(act, meeting, items, row).pk for row in rows]
    if not before.issuperset(found):
        put_in_order([item.pk for item in items])
    fresh = AgendaItem.objects.in_bulk(found)  # each may just have been pushed on by the other
    for item in fresh.values():
        item.meeting = meeting
    return [fresh[pk] for pk in found]


def _report_item(
    act: Act, meeting: Meeting, items: list[AgendaItem], row: ChairDecision
) -> AgendaItem:
    for item in items:
        fits = item.item_type == ItemType.CHAIR_DECISION_REPORT
        if fits and item.state == ItemState.PLACED and item.visibility == row.visibility:
            return item
    made: AgendaItem = act.create(
        AgendaItem,
        municipality_id=meeting.municipality_id,
        committee_id=meeting.committee_id,
        title=TITLE,
        item_type=ItemType.CHAIR_DECISION_REPORT.value,
        **onto(meeting),
        **closed_as(row, CLOSED_TITLE),
    )
    before = [] if made.is_closed else list(_from_last(items))
    items[:] = [*(item for item in items if item not in before), made, *before]
    return made


def _from_last(items: list[AgendaItem]) -> Iterable[AgendaItem]:
    """What an agenda ends with: closed items, and those that close the open part."""
    for place, item in enumerate(items):
        if item.is_closed or ItemType(item.item_type) in STANDS_LAST:
            return items[place:]
    return []


def _write(act: Act, item: AgendaItem, rows: Sequence[ChairDecision]) -> Sequence[ChairDecision]:
    """The decisions as sections of the item, those that stand there already written again: in
    a number of statements that does not grow with them. Answers the new ones, which know now
    where they stand."""
    standing = [row for row in rows if row.told_in is not None and row.told_in.item_id == item.pk]
    _write_again(act, standing)
    new = [row for row in rows if row not in standing]
    if not new:
        return []
    blocks = new_blocks(act, item, BlockKind.SECTION, [row.title for row in new])
    for row, block in zip(new, blocks, strict=True):
        row.report_item, row.told_in = item, block
    lines = [(block.pk, *_words(row).values()) for row, block in zip(new, blocks, strict=True)]
    kind, home = SectionKind.OTHER.value, item.municipality_id
    add_rows(ItemSection, SECTION, lines, municipality=home, kind=kind, is_verbatim=True)
    return new


def _write_again(act: Act, rows: Sequence[ChairDecision]) -> None:
    """Sections whose decision reads otherwise than when they were written."""
    changed = []
    for row in rows:
        section, words = row.told_in.section, _words(row)  # type: ignore[union-attr]
        if any(getattr(section, name) != text for name, text in words.items()):
            section.body_html, section.body_text = words["body_html"], words["body_text"]
            changed.append(section)
    if changed:
        _store(changed, ["body_html", "body_text"])
        act.touch_parents(changed[0])


def _store(rows: Sequence[Any], columns: Sequence[str]) -> None:
    """Changed rows in one statement, each with its next version."""
    moment = now()
    for row in rows:
        row.version, row.modified_at = row.version + 1, moment
    store_rows(rows, [*columns, "version", "modified_at"])


def _words(row: ChairDecision) -> dict[str, str]:
    """The decision as the committee reads it."""
    ground = ChairDecisionGround(row.ground).label
    told = f"Afgjort den {format_day(copenhagen_day(row.decided_at))} af {row.decided_by.name}."
    body = f"{row.body_html}<p>{escape(told)} {escape(ground)}.</p>"
    return {"body_html": body, "body_text": plain_text(body)}

"""The agenda items of a year: drafted where one is wanted, and taken along where a meeting is
cancelled."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from agenda.actions import Draft, continue_item, draft_items
from agenda.actions.facts import hold_meeting
from agenda.models import AgendaItem
from agenda.vocabulary import ItemState, ItemType
from annualcycle.actions.layouts import Rows
from annualcycle.models import CycleTopic, Occurrence, TopicParticipant
from annualcycle.vocabulary import TopicCategory
from annualcycle.wording import invited_to, item_brief, item_title, period_words
from annualcycle.year import Year, venue_of
from foundation.audit.act import Act
from foundation.ids import new_id
from meetings.models import Meeting
from meetings.vocabulary import MeetingState

TYPES = {
    TopicCategory.BUDGET_STEP: ItemType.DECISION,
    TopicCategory.AGREEMENT: ItemType.DECISION,
    TopicCategory.MEETING_PLAN: ItemType.DECISION,
    TopicCategory.THEME_DISCUSSION: ItemType.THEME_DISCUSSION,
    TopicCategory.DIALOGUE_MEETING: ItemType.DISCUSSION,
    TopicCategory.EVALUATION: ItemType.DISCUSSION,
}
"""What an item of a category is; the rest is information."""
Group = list[Occurrence]


def take_items_along(act: Act, rows: Rows) -> None:
    """Items on the agendas of cancelled meetings go on to where their occurrences are laid now:
    the old one stays behind with its number [99]. What was withdrawn is left to a new draft."""
    _part(rows)
    going: dict[UUID, Group] = defaultdict(list)
    for _, row in rows.laid:
        item = row.item
        if item is None or row.skipped_at is not None or row.meeting is None:
            continue
        if item.state == ItemState.PLACED and _is_cancelled(item.meeting):
            going[item.pk].append(row)
        elif item.state == ItemState.WITHDRAWN and item.meeting_id not in (None, row.meeting_id):
            row.item = None
    _hold(going)
    for key in sorted(going):
        _take_along(act, key, going[key])


def _part(rows: Rows) -> None:
    """Occurrences that shared an item and are no longer at one meeting: the first keeps it, and
    the others are to have their own."""
    places: dict[UUID, UUID | None] = {}
    for _, row in rows.laid:
        if row.item is None or row.skipped_at is not None:
            continue
        if places.setdefault(row.item.pk, row.meeting_id) != row.meeting_id:
            row.item = None


def _hold(going: Mapping[UUID, Group]) -> None:
    """All items are locked before any meeting, and both in the order of their keys."""
    items = AgendaItem.objects.filter(pk__in=set(going))
    meetings = Meeting.objects.filter(pk__in={group[0].meeting_id for group in going.values()})
    for rows in (items, meetings):
        list(rows.order_by("pk").select_for_update().values_list("pk"))


def _take_along(act: Act, key: UUID, group: Group) -> None:
    locked = AgendaItem.objects.select_for_update(of=("self",))
    old, to = locked.select_related("committee").get(pk=key), group[0].meeting
    if to is None or old.state != ItemState.PLACED or old.meeting_id == to.pk:
        return
    held = hold_meeting(to.pk)
    if not venue_of(held).takes_more:
        return
    changed = act.change(old, state=ItemState.POSTPONED.value, returns_on=held.day)
    new = continue_item(act, old, committee=old.committee, meeting=held)
    act.record("postpone", old, changed=changed)
    for row in group:
        row.item = new


def _is_cancelled(meeting: Meeting | None) -> bool:
    return meeting is not None and meeting.state == MeetingState.CANCELLED


def draft_wanted(year: Year, rows: Rows) -> int:
    """Draft an item for each meeting a topic is laid on and has none for: several occurrences
    at one meeting share it. Answers how many."""
    wanted: dict[tuple[UUID, UUID], tuple[CycleTopic, Group]] = {}
    for topic, row in rows.laid:
        if row.item is not None or row.meeting is None or row.skipped_at is not None:
            continue
        if topic.drafts_items and venue_of(row.meeting).takes_more:
            wanted.setdefault((topic.pk, row.meeting.pk), (topic, []))[1].append(row)
    drafts = [_draft(topic, group, year.invited[topic.pk]) for topic, group in wanted.values()]
    draft_items(year.cycle.committee, drafts)
    for draft, (_, group) in zip(drafts, wanted.values(), strict=True):
        for row in group:
            row.item_id = draft.id
    return len(drafts)


def _draft(topic: CycleTopic, group: Group, invited: Sequence[TopicParticipant]) -> Draft:
    spans = [(r.period_from, r.period_to) for r in group if r.period_from and r.period_to]
    periods = [period_words(first, last) for first, last in spans]
    focuses = [row.focus for row in group if row.focus]
    names = list(invited_to(invited, (row.ordinal for row in group)))
    told_by = topic.item
    return Draft(
        id=new_id(),
        closed_as=told_by if told_by is not None and told_by.is_closed else None,
        title=item_title(topic.topic, periods, focuses),
        item_type=TYPES.get(TopicCategory(topic.category), ItemType.INFORMATION),
        department=topic.department_id,
        body_html=item_brief(periods, focuses, names),
    )

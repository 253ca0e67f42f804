"""The ledger of presence: lines are added, never changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from agenda.models import AgendaItem
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Fault, Refusal
from foundation.rulebook import against
from foundation.tenancy.many import store_new
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.actions.hours import day_faults, hour_faults, hours_of
from proceedings.errors import enforce_faultless
from proceedings.models import PresenceEvent, Substitution
from proceedings.querysets import Ledger
from proceedings.querysets.timeline import MOVEMENTS
from proceedings.rules import refuse_mend, refuse_presence_hour, refuse_remote
from proceedings.vocabulary import (
    PresenceKind,
    PresenceMode,
    PresenceSource,
    SubstitutionState,
    TookNoPartReason,
)

Told = dict[str, Any]
THERE = frozenset({PresenceKind.PRESENT, PresenceKind.ARRIVED})
BATCH, ALONE = "/events/{}", ""
"""Where lines stand in a request: among others, or one that is all of it."""
ANNOUNCED = frozenset({PresenceKind.EXCUSED, PresenceKind.ON_LEAVE})
"""What somebody may tell of himself ahead."""


@transaction.atomic
def record_attendance(*, act: Act, parent: Meeting, events: Sequence[Told]) -> list[PresenceEvent]:
    """Add lines to the ledger; a line that replaces another leaves that one standing as told."""
    hold_items(events)
    meeting = act.lock(Meeting.objects.all(), parent.pk, check=False)
    ledger = Ledger.of(meeting)
    enforce_faultless(_unseen(act, events))
    told = [*_refuse_remote(ledger, events), *refuse_hours(meeting, events, BATCH)]
    act.enforce([*refuse_ledger(meeting), *told])
    rows = write_lines(act, ledger, events, PresenceSource.SECRETARIAT)
    act.record("record-attendance", meeting, is_open=any(row.is_open for row in rows))
    return rows


def hold_items(told: Sequence[Told]) -> None:
    """Lock the items that lines name, before their meeting, as everybody does: a line would else
    wait for one who decides the item and waits for the meeting."""
    named = {line[name].pk for line in told for name in ("item", "to_item") if line.get(name)}
    rows = AgendaItem.objects.filter(pk__in=named).order_by("pk")
    if named:
        list(rows.select_for_update(of=("self",)).values_list("pk"))


def refuse_ledger(meeting: Meeting) -> list[Refusal]:
    """What stands against telling anything more of who was there."""
    return [
        *refuse_mend(sealed=meeting.sealed_at is not None),
        *against(
            (
                meeting.state == MeetingState.CANCELLED,
                Refusal("meeting_cancelled", "mødet", "Mødet er aflyst."),
            )
        ),
    ]


def write_lines(
    act: Act, ledger: Ledger, told: Sequence[Told], source: PresenceSource
) -> list[PresenceEvent]:
    """Write the lines in three statements however many they are."""
    root = ALONE if source == PresenceSource.MEMBER else BATCH
    enforce_faultless(_faults(ledger, told, root))
    rows = [_row(act, ledger, line, source) for line in told]
    said_no(store_new, rows)
    mended = [row.replaces_id for row in rows if row.replaces_id]
    if mended:
        PresenceEvent.objects.filter(pk__in=mended).update(replaced=True)
    arrived = [row.person_id for row in rows if row.kind in THERE]
    calls = Substitution.objects.called_to(ledger.meeting).filter(person__in=arrived)
    waiting = [SubstitutionState.CALLED.value, SubstitutionState.ACCEPTED.value]
    calls.filter(state__in=waiting).update(state=SubstitutionState.ATTENDED.value)
    act.touch_parents(next((row for row in rows if row.is_open), rows[0]))
    return rows


def _refuse_remote(ledger: Ledger, told: Sequence[Told]) -> list[Refusal]:
    sitting = ledger.roll.sitting
    remote = [
        line["person"].name
        for line in told
        if line.get("mode") == PresenceMode.REMOTE and line["kind"] in THERE and line["person"]
    ]
    return refuse_remote(sitting.kind, remote, allow_remote=sitting.settings.allow_remote)


def refuse_hours(meeting: Meeting, told: Sequence[Told], root: str) -> list[Refusal]:
    """What stands against the hours told; `root` is where the n-th line stands in the request."""
    hours = hours_of(meeting)
    return [
        replace(refusal, pointer=f"{root.format(n)}/{name}")
        for n, line in enumerate(told)
        for name in ("at", "until")
        for refusal in refuse_presence_hour(line.get(name), hours)
    ]


def _row(act: Act, ledger: Ledger, told: Told, source: PresenceSource) -> PresenceEvent:
    person = told["person"]
    who = ledger.attendee(person.pk)
    values = {**told}
    if _happens_now(ledger, told):
        values["at"] = now()
    if told["kind"] == PresenceKind.TOOK_NO_PART:
        values.setdefault("took_no_part_reason", TookNoPartReason.UNKNOWN.value)
    return PresenceEvent(
        municipality_id=ledger.meeting.municipality_id,
        meeting=ledger.meeting,
        name_printed=person.name,
        list_letter=who.list_letter if who else None,
        source=source.value,
        recorded_by_id=act.reader.user_id,
        **values,
    )


def _happens_now(ledger: Ledger, told: Told) -> bool:
    """Somebody came or went while the meeting sits, and nobody said when."""
    unsaid = not any(told.get(name) for name in ("item", "at", "day"))
    return unsaid and told["kind"] in MOVEMENTS and ledger.roll.sitting.state == "in_session"


def _unseen(act: Act, told: Sequence[Told]) -> list[Fault]:
    """Lines about an item that the writer does not see whole."""
    named = [
        (f"/events/{index}/{name}", line[name].pk)
        for index, line in enumerate(told)
        for name in ("item", "to_item")
        if line.get(name) is not None
    ]
    rows = AgendaItem.objects.whole_to(act.reader).filter(pk__in={pk for _, pk in named})
    whole = set(rows.values_list("pk", flat=True)) if named else set()
    return [
        Fault(at, "does_not_exist", "Findes ikke på mødets dagsorden.")
        for at, pk in named
        if pk not in whole
    ]


def _faults(ledger: Ledger, told: Sequence[Told], root: str) -> Iterator[Fault]:
    for index, line in enumerate(told):
        at, person = root.format(index), line["person"]
        if person is None or ledger.attendee(person.pk) is None:
            detail = "Er hverken medlem den dag eller indkaldt som stedfortræder."
            yield Fault(f"{at}/person", "not_a_participant", detail)
        yield from _hour_faults(line, at)
        yield from _item_faults(ledger, line, at)
        yield from _mend_faults(ledger, line, at)


def _hour_faults(line: Told, at: str) -> Iterator[Fault]:
    """What happened has happened; an absence may be told of before it begins."""
    yield from hour_faults(f"{at}/reported_at", line.get("reported_at"))
    if line["kind"] not in ANNOUNCED:
        for name in ("at", "until"):
            yield from hour_faults(f"{at}/{name}", line.get(name))
        yield from day_faults(f"{at}/day", line.get("day"))
    if line.get("until") and line.get("at") and line["until"] < line["at"]:
        yield Fault(f"{at}/until", "range_backwards", "Slutter, før det begynder.")


def _item_faults(ledger: Ledger, line: Told, at: str) -> Iterator[Fault]:
    places = {item.pk: item.position for item in ledger.items}
    item, to_item = line.get("item"), line.get("to_item")
    for name, one in (("item", item), ("to_item", to_item)):
        if one is not None and one.pk not in places:
            yield Fault(f"{at}/{name}", "other_meeting", "Punktet er ikke på mødets dagsorden.")
    if _is_backwards(places, item, to_item):
        yield Fault(f"{at}/to_item", "range_backwards", "Slutter før det punkt, det begynder med.")
    part = line["kind"] == PresenceKind.TOOK_NO_PART
    if part and item is None:
        yield Fault(f"{at}/item", "required", "Angiv punktet.")
    if not part and line.get("took_no_part_reason"):
        detail = "Hører til »deltog ikke i sagens behandling«."
        yield Fault(f"{at}/took_no_part_reason", "wrong_kind", detail)


def _is_backwards(places: Any, item: AgendaItem | None, to_item: AgendaItem | None) -> bool:
    if to_item is None:
        return False
    if item is None:
        return True
    return bool(places.get(item.pk, 0) > places.get(to_item.pk, 0))


def _mend_faults(ledger: Ledger, line: Told, at: str) -> Iterator[Fault]:
    old = line.get("replaces")
    if old is None:
        return
    if old.meeting_id != ledger.meeting.pk or old.person_id != line["person"].pk:
        yield Fault(f"{at}/replaces", "other_line", "Er om et andet møde eller en anden person.")
    elif old.replaced:
        yield Fault(f"{at}/replaces", "already_replaced", "Er allerede rettet af en anden linje.")

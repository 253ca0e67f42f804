"""A planned year, whatever happens to its meetings and whoever moves what: nothing is lost, nothing
doubled, and planning again changes nothing."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from agenda.models import AgendaItem
from annualcycle.models import Occurrence
from foundation.audit.models import Entry
from foundation.clock import now
from meetings.models import Meeting
from tests.annualcycle.year import FIRST_OF_YEAR, Year, year_of
from tests.cast import Cast

Row = dict[str, Any]
DAYS = st.integers(0, 364).map(lambda n: f"{date(2026, 1, 1) + timedelta(days=n)}")
EARLY = {"on_day": "2026-05-10", "meeting_choice": "last_on_or_before"}
TOPICS: list[Row] = [
    {"frequency": "every_meeting"},
    {"frequency": "every_second_month", "data_period": "month"},
    {"frequency": "quarterly", "first_month": 2, "drafts_items": False},
    {"frequency": "once", **EARLY},
    {"frequency": "cut_off_days", "cut_offs": ["05-31", "06-30"]},
]
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example takes a second and more: what is found is read as it is."""
PLACE = st.integers(0, 40)
HAPPENINGS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), DAYS),
        st.tuples(st.just("reschedule"), PLACE, DAYS),
        st.tuples(st.sampled_from(["cancel", "send_out", "end"]), PLACE),
        st.tuples(st.sampled_from(["skip", "resume", "write", "place"]), PLACE),
        st.tuples(st.just("move"), PLACE, PLACE),
    ),
    min_size=1,
    max_size=6,
)


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Callable[[str], None]) -> None:
    hold_clock(FIRST_OF_YEAR)


class Chance:
    """What may happen; what is refused has not happened."""

    def __init__(self, year: Year) -> None:
        self.year, self.seen = year, {}  # type: ignore[var-annotated]

    def _try(self, path: str, verb: str, **body: Any) -> None:
        tag = self.year.door.get(path).headers["ETag"]
        answer = self.year.door.post(f"{path}/{verb}", body, if_match=tag)
        assert answer.status_code in (200, 400, 409), answer.content

    def _meeting(self, place: int) -> Meeting:
        own = Meeting.objects.filter(committee=UUID(self.year.committee))
        rows = list(own.order_by("day", "id"))
        return rows[place % len(rows)]

    def _occurrence(self, place: int) -> Occurrence:
        rows = list(Occurrence.objects.order_by("nominal_on", "topic__created_at", "slot"))
        return rows[place % len(rows)]

    def add(self, day: str) -> None:
        """One that begins when another does is refused."""
        body = {"committee": self.year.committee, "starts_at": f"{day}T16:00:00+01:00"}
        assert self.year.door.post("meetings", body).status_code in (201, 409)

    def reschedule(self, place: int, day: str) -> None:
        when = {"starts_at": f"{day}T17:00:00+01:00", "reason": "Ferie"}
        self._try(f"meetings/{self._meeting(place).pk}", "reschedule", **when)

    def cancel(self, place: int) -> None:
        self._try(f"meetings/{self._meeting(place).pk}", "cancel", reason="For få sager")

    def send_out(self, place: int) -> None:
        chosen = Meeting.objects.filter(pk=self._meeting(place).pk, state="planned")
        chosen.update(state="convened", convened_at=now(), agenda_published_at=now())

    def end(self, place: int) -> None:
        """Every second item of its agenda is treated, the rest is left lying."""
        meeting = self._meeting(place)
        if meeting.state not in ("planned", "convened"):
            return
        rows = Meeting.objects.filter(pk=meeting.pk)
        rows.filter(state="planned").update(state="convened", convened_at=now())
        rows.update(state="in_session", opened_at=now(), agenda_published_at=now())
        rows.update(state="ended", ended_at=now())
        items = AgendaItem.objects.filter(meeting=meeting, state="placed")
        for item in items.order_by("position")[::2]:
            AgendaItem.objects.filter(pk=item.pk).update(state="treated")

    def skip(self, place: int) -> None:
        self._try(f"occurrences/{self._occurrence(place).pk}", "skip", reason="Intet nyt")

    def resume(self, place: int) -> None:
        self._try(f"occurrences/{self._occurrence(place).pk}", "resume")

    def write(self, place: int) -> None:
        item = self._occurrence(place).item
        if item is not None and item.state == "draft":
            self.year.door.changed(f"agenda-items/{item.pk}", {"title": "Skrevet"})

    def place(self, place: int) -> None:
        one = self._occurrence(place)
        takes = one.meeting is not None and one.meeting.agenda_published_at is None
        if one.item is not None and takes and one.item.state == "draft":
            position = AgendaItem.objects.filter(meeting=one.meeting).count() + 1
            row = AgendaItem.objects.filter(pk=one.item.pk)
            row.update(state="submitted", submitted_at=now())
            row.update(state="placed", meeting=one.meeting, position=position)

    def move(self, place: int, where: int) -> None:
        to = str(self._meeting(where).pk)
        self._try(f"occurrences/{self._occurrence(place).pk}", "move", meeting=to)

    def holds(self) -> None:
        """Planning once is planning twice, and what was is still there."""
        self.year.plan()
        before = state()
        again = self.year.plan()
        left = {kind: again[kind] for kind in ("made", "moved", "skipped", "removed")}
        assert not any(left.values()), left
        assert again["items_drafted"] == 0
        assert state() == before
        rows = list(Occurrence.objects.select_related("item", "meeting"))
        slots = {row.pk: (row.topic_id, row.slot) for row in rows}
        assert len(set(slots.values())) == len(slots), "doubled"
        assert self.seen.items() <= slots.items(), "lost"
        self.seen = slots
        waits_nowhere(rows)
        items_are_wanted(rows)


def state() -> Any:
    """Everything planning may change."""
    rows = list(Occurrence.objects.order_by("pk").values())
    items = list(AgendaItem.objects.order_by("pk").values("pk", "state", "meeting", "version"))
    return rows, items, Entry.objects.count()


def waits_nowhere(rows: list[Occurrence]) -> None:
    """Nothing waits on a meeting that is cancelled."""
    for row in rows:
        treated = row.item is not None and row.item.state == "treated"
        if row.skipped_at is None and not treated and row.meeting is not None:
            assert row.meeting.state != "cancelled", row.slot


def items_are_wanted(rows: list[Occurrence]) -> None:
    """Every draft is some occurrence's, and those that share an item share topic and meeting."""
    shared = defaultdict(set)
    for row in rows:
        if row.item_id is not None and row.skipped_at is None:
            shared[row.item_id].add((row.topic_id, row.meeting_id))
    assert not {item: where for item, where in shared.items() if len(where) > 1}
    drafts = set(AgendaItem.objects.filter(state="draft").values_list("pk", flat=True))
    assert drafts <= {row.item_id for row in rows}, "orphans"


@settings(max_examples=8, phases=PHASES)
@given(meetings=st.lists(DAYS, min_size=2, max_size=5, unique=True), told=HAPPENINGS)
def test_nothing_is_lost_or_doubled_in_the_database(
    cast: Cast, meetings: list[str], told: list[tuple[Any, ...]]
) -> None:
    with transaction.atomic():
        year = year_of(cast, tuple(sorted(meetings)))
        for number, body in enumerate(TOPICS):
            year.topic(f"Emne {number}", **body)
        chance = Chance(year)
        chance.holds()
        for name, *where in told:
            getattr(chance, name)(*where)
            if name not in ("send_out", "place"):
                chance.holds()
        chance.holds()
        transaction.set_rollback(True)

"""What decisions are measured by: all of it for the items of any number of meetings in one
statement."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, Q

from agenda.actions import Held, held_parts
from agenda.models import AgendaItem
from agenda.rules import Turn, warn_unheard
from agenda.vocabulary import ItemState
from foundation.problems import Refusal
from foundation.tenancy.rows import Part, Row, Rows, fetch_kept, part
from meetings.models import Meeting
from meetings.vocabulary import MeetingKind, MeetingState
from proceedings.actions.settling import settled_by, standing, written
from proceedings.actions.voted import Voted, voted_parts
from proceedings.models import Decision, MemberProposal, Outcome, Suspension
from proceedings.querysets import Ledger
from proceedings.querysets.sources import ledger_parts
from proceedings.rules import (
    DecideFacts,
    adopts,
    refuse_contradiction,
    refuse_decide,
    refuse_in_the_room,
    refuse_mend,
    refuse_unsettling,
    refuse_unvoted,
    sends_to_hearing,
    settles_anything,
)
from proceedings.vocabulary import OutcomeKind, SuspensionState

COURSE = ("municipality_id", "pk", "committee_id", "day")
"""What is asked of a meeting where its bench is read."""


@dataclass(frozen=True)
class Bench:
    """All that the decisions of one meeting are measured by."""

    meeting: Meeting
    ledger: Ledger
    rows: Rows
    held: Held
    voted: Voted

    @classmethod
    def of(cls, item: AgendaItem) -> Self:
        """As things stand for one item of a meeting."""
        meeting: Any = item.meeting
        return cls.read(meeting, _fetched([item]))

    @classmethod
    def read(cls, meeting: Meeting, rows: Rows) -> Self:
        """From rows of `bench_parts` that may be of other meetings too."""
        return cls(meeting, Ledger.read(meeting, rows), rows, Held(meeting, rows), Voted(rows))

    def refuse(self, item: AgendaItem) -> list[Refusal]:
        """All that stands against deciding the item."""
        draft, told = self.decision(item), self.outcomes(item)
        kinds, turn = [OutcomeKind(one["outcome"]) for one in told], self.turn(item)
        facts = DecideFacts(
            item_state=ItemState(item.state),
            committee_kind=self.ledger.roll.sitting.kind,
            meeting_kind=MeetingKind(self.meeting.meeting_kind),
            meeting_state=MeetingState(self.meeting.state),
            outcomes=kinds,
            has_text=bool(draft and draft["has_text"]),
            quorum=self.ledger.quorum(item),
            is_deciding=turn.is_deciding,
            is_second_reading=turn.is_second_reading,
            open_gates=self.held.open_gates(item),
            undecided_notices=self.ledger.undecided(item.pk),
        )
        sealed = self.meeting.sealed_at is not None
        staying = refuse_in_the_room(self.ledger.refusing_to_leave(item.pk))
        voted = self._refuse_voted(item, told)
        unheard = self._warn_unheard(item, kinds, turn)
        return [*staying, *refuse_decide(facts), *unheard, *voted, *refuse_mend(sealed=sealed)]

    def turn(self, item: AgendaItem) -> Turn:
        """What the item is in its case's way. A committee whose decision was stopped may take the
        matter up again: it has the say it had before the case was sent to the council [64]."""
        turn, own = self.held.turn(item), str(self.meeting.committee_id)
        stopped = self.rows.under("bench_stopped", str(item.case_id)) if item.case_id else []
        mine = [row for row in stopped if row["committee"] == own]
        if not mine or turn.is_deciding is not False:
            return turn
        former = mine[0]["former"]
        return turn._replace(is_deciding=None if former is None else former == own)

    def _warn_unheard(
        self, item: AgendaItem, kinds: Sequence[OutcomeKind], turn: Turn
    ) -> list[Refusal]:
        """A final decision falls on a day the hearings allow, after the councils were heard."""
        final = turn.is_deciding is not False or turn.is_second_reading
        if not final or sends_to_hearing(kinds):
            return []
        return [*self.held.warn_day(item), *warn_unheard(self.held.unheard(item).values())]

    def decision(self, item: AgendaItem) -> Row | None:
        """The item's own decision or its draft: of several the one that is printed last."""
        found = self.rows.under("bench_decision", str(item.pk))
        return found[-1] if found else None

    def outcomes(self, item: AgendaItem) -> Sequence[Row]:
        """What is decided, as far as it is written."""
        decision = self.decision(item)
        return self.rows.under("bench_outcome", decision["id"]) if decision else []

    def _refuse_voted(self, item: AgendaItem, told: Sequence[Row]) -> list[Refusal]:
        """No vote is owed, and the decision says what the votes said: of the proposal, and of
        each group of the recommendation that has outcomes of its own."""
        owed = self.voted.demanded(item.pk)
        found = refuse_unvoted(demanded=owed, open_amendments=self.voted.open_amendments(item.pk))
        for group in dict.fromkeys(outcome["about_group"] for outcome in told):
            kinds = [OutcomeKind(o["outcome"]) for o in told if o["about_group"] == group]
            results = self.voted.results(item.pk, group)
            found += refuse_contradiction(results, adopted=adopts(kinds))
        return found


def against_mended(item: AgendaItem) -> list[Refusal]:
    """All that stands against the item's decision as it is written now, and against its having
    been stopped by somebody."""
    if item.meeting is None:
        return []
    settles = settles_anything(settled_by(item, written(item)))
    stopped = refuse_unsettling(is_stopped=standing(item).exists(), settles=settles)
    return [*Bench.of(item).refuse(item), *stopped]


def _fetched(items: Sequence[AgendaItem], *, with_proposals: bool = False) -> Rows:
    """Everything the benches of the items' meetings are read from, and which of the items a
    member proposed."""
    cases: dict[Any, list[UUID]] = {}
    for item in items:
        if item.meeting is not None:
            own = cases.setdefault(item.meeting, [])
            if item.case_id is not None and item.case_id not in own:
                own.append(item.case_id)
    ids = [item.pk for item in items] if with_proposals else []
    homes = list({item.municipality_id for item in items})
    flat = [[*(getattr(m, name) for name in COURSE), *own] for m, own in cases.items()]
    shape = (tuple(map(len, flat)), len(homes), len(ids))
    values = [*(value for own in flat for value in own), *homes, *ids]
    return fetch_kept(("benches", *shape), values, lambda *told: _parts(shape, list(told)))


def _parts(shape: tuple[tuple[int, ...], int, int], told: list[Any]) -> list[Part]:
    """What `_fetched` reads, from its values in their order."""
    courses, homes, ids = shape
    cases: dict[Meeting, list[UUID]] = {}
    for length in courses:
        own, told = told[:length], told[length:]
        meeting = Meeting(**dict(zip(COURSE, own, strict=False)))
        cases[meeting] = own[len(COURSE) :]
    parts = bench_parts(cases) if cases else []
    if not ids:
        return parts
    received = MemberProposal.objects.received()
    rows = received.filter(municipality_id__in=told[:homes], item__in=told[homes:])
    return [*parts, part("proposal", rows, "item", position="id")]


def bench_parts(cases: Mapping[Meeting, Collection[UUID]]) -> list[Part]:
    """Everything the benches of the meetings are read from, and what holds those cases back."""
    meetings = list(cases)
    here = {
        "municipality_id__in": {meeting.municipality_id for meeting in meetings},
        "item__meeting__in": [meeting.pk for meeting in meetings],
    }
    own = Decision.objects.filter(**here).own()
    outcomes = Outcome.objects.filter(
        municipality_id__in=here["municipality_id__in"], decision__in=own.order_by().values("pk")
    )
    has_text = ExpressionWrapper(Q(body_text__regex=r"\S"), output_field=BooleanField())
    written = {"id": "id", "state": "state", "has_text": has_text, "position": "block__position"}
    held = [p for meeting in meetings for p in _held_parts(meeting, cases[meeting])]
    told = {"outcome": "outcome", "about_group": "about_group"}
    all_cases = [case for own in cases.values() for case in own]
    return [
        *ledger_parts(*meetings),
        *voted_parts(here),
        *held,
        part("bench_decision", own, "item", **written),
        part("bench_outcome", outcomes, "decision", **told),
        *(_stopped_parts(here["municipality_id__in"], all_cases) if all_cases else ()),
    ]


def _stopped_parts(homes: Collection[UUID], cases: Collection[UUID]) -> list[Part]:
    """Which committees were stopped in the cases, and who decided in them until then."""
    stopped = SuspensionState.STANDING.value
    rows = Suspension.objects.filter(municipality_id__in=homes, item__case__in=cases, state=stopped)
    columns = {"committee": "item__committee", "former": "former_step__committee"}
    return [part("bench_stopped", rows, "item__case", position="declared_at", **columns)]


def _held_parts(meeting: Meeting, cases: Collection[UUID]) -> list[Part]:
    return held_parts(meeting, cases) if cases else []


def weigh_items(rows: Sequence[AgendaItem]) -> None:
    """Read at once what the reasons of all items of a page ask for: one statement, whichever
    meetings they are on."""
    if not rows:
        return
    meetings = {row.meeting_id: row.meeting for row in rows if row.meeting is not None}
    found = _fetched(rows, with_proposals=True)
    benches = {pk: Bench.read(meeting, found) for pk, meeting in meetings.items()}
    for row in rows:
        known: Any = row
        known.is_members_proposal = bool(found.under("proposal", str(row.pk)))
        known.bench = benches.get(row.meeting_id)

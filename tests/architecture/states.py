"""Rows as a write of the API must find them, and what its body then says of them."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db.models import Model

from agenda.models import AgendaItem, ItemBlock, Upload
from agenda.querysets.items import shown_id
from annualcycle.models import Occurrence
from committees.models import Committee, Person
from hearings.models import Consultee, Hearing, HearingResponse
from meetings.models import Meeting
from minutes.models import Approval, Minutes
from proceedings.models import (
    Amendment,
    Ballot,
    ChairDecision,
    Decision,
    Disqualification,
    MemberProposal,
    Outcome,
    PresenceEvent,
    Suspension,
)
from tests.architecture.copies import copies
from tests.architecture.world import MEETING_DAY, NOW
from tests.http.rows import Rows

DOCUMENT = Path(__file__).parents[2] / "examples" / "egernborg-minutes.json"
BESIDE = 349
"""Far enough from all copies that stand around."""
IN_SESSION = (Meeting, {"state": "in_session", "opened_at": NOW})
ENDED = (Meeting, {"state": "ended", "opened_at": NOW, "ended_at": NOW})
PLANNED = (Meeting, {"state": "planned", "agenda_published_at": None, "convened_at": None})
SUBMITTED = (AgendaItem, {"state": "submitted"})
SEALED = {"content_hash": "0" * 64, "version_number": 1}
CIRCULATED = (Minutes, {"approval": "circulated", "circulated_at": NOW, **SEALED})
APPROVED = (Minutes, {"approval": "approved", "approved_at": NOW, **SEALED})
PUBLISHED = (Minutes, {"publication": "published", "published_at": NOW, **SEALED})
RUNNING = (
    Hearing,
    {
        "state": "running",
        "announced_at": NOW,
        "opens_on": NOW.date(),
        "response_deadline": "2026-12-15",
    },
)
ADOPTED = (Outcome, {"outcome": "approved"})
ALL_TOLD = (ChairDecision, {"state": "recalled", "recalled_at": NOW})
"""Each decision of the chair that is told costs its own statements; see `reporting._tell`."""
NO_PROPOSAL = (MemberProposal, {"state": "withdrawn", "withdrawn_at": NOW})
NO_STOP = (Suspension, {"state": "withdrawn", "settled_at": NOW})
NO_AMENDMENT = (Amendment, {"state": "withdrawn"})
FIT_TO_READ = (AgendaItem, {"public_title": "Sag", "closed_note": "Grund"})
AWAITED = (
    HearingResponse,
    {"state": "draft", "consultee": lambda rows: rows.of(Consultee), "sender_name": ""},
)
ANSWER = {"state": "draft", "body_html": "<p>Svar</p>", "body_text": "Svar"}
REASON = "Prøve"
LAID_NOWHERE = (
    Occurrence,
    {"meeting": None, "item": None, "skipped_at": None, "skip_cause": None},
)
SKIPPED = (Occurrence, {"skipped_at": NOW, "skip_cause": "by_hand"})


def id_of(model: type[Model]) -> Callable[[Rows], str]:
    return lambda rows: str(rows.of(model).pk)


def member(rows: Rows) -> Person:
    found: Person = Person._base_manager.get(municipality=rows.home, name="Mikkel Aas")
    return found


def substitute(rows: Rows) -> str:
    return str(Person._base_manager.create(municipality=rows.home, name="Vikar").pk)


def finding(rows: Rows) -> list[dict[str, str]]:
    told = {"item": str(rows.of(AgendaItem).pk), "person": a_member(rows)}
    return [{**told, "outcome": "not_disqualified"}]


def finance(rows: Rows) -> str:
    kept = Committee._base_manager.get(municipality=rows.home, kind="finance_committee")
    return str(kept.pk)


def chair(rows: Rows) -> str:
    return str(Person._base_manager.get(municipality=rows.home, name="Karen Bæk").pk)


def a_member(rows: Rows) -> str:
    return str(member(rows).pk)


def agenda(rows: Rows) -> list[str]:
    meeting = rows.of(AgendaItem).meeting
    return [str(item.pk) for item in meeting.items.order_by("-position")]


def amendments(rows: Rows) -> list[str]:
    return [str(one.pk) for one in rows.of(AgendaItem).amendments.order_by("-position")]


def blocks(rows: Rows) -> list[str]:
    known = rows.of(AgendaItem).blocks.annotate(shown=shown_id()).order_by("-position")
    return [str(shown) for shown in known.values_list("shown", flat=True)]


def dissenter(rows: Rows) -> list[dict[str, str]]:
    return [{"person": a_member(rows)}]


def annulled_under(rows: Rows) -> str:
    """An item of the same committee under which the decision was taken back."""
    again = copies(rows.of(AgendaItem), 1, after=BESIDE)[0]
    block = ItemBlock._base_manager.create(
        municipality=rows.home, item=again, kind="decision", position=BESIDE
    )
    decision = Decision._base_manager.create(
        municipality=rows.home, block=block, item=again, state="decided", decided_on=MEETING_DAY,
        decided_by_committee=again.committee, body_html="<p>Annulleret</p>", body_text="Annulleret",
    )  # fmt: skip
    Outcome._base_manager.create(
        municipality=rows.home, decision=decision, position=1, outcome="rejected"
    )
    return str(again.pk)


def another_file(rows: Rows) -> str:
    return str(copies(rows.of(Upload), 1, after=BESIDE)[0].pk)


def somebody_of_the_council(rows: Rows) -> str:
    found = Person._base_manager.get(municipality=rows.home, name="Tove Vind")
    return str(found.pk)


def whole_document(_rows: Rows) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DOCUMENT.read_text("utf-8"))
    return found


def committee(rows: Rows) -> Committee:
    found: Committee = rows.of(AgendaItem).committee
    return found


FOUND = (Disqualification, {"state": "disqualified", "decided_at": NOW, "person": member})
NOTIFIED = (Disqualification, {"state": "notified", "decided_at": None, "person": member})
OUTSIDE = (
    PresenceEvent,
    {
        "person": member,
        "item": lambda rows: rows.of(AgendaItem),
        "kind": "took_no_part",
        "took_no_part_reason": "disqualification",
        "at": NOW - timedelta(minutes=5),
    },
)
OWN_ABSENCE = (PresenceEvent, {"person": member, "kind": "excused", "source": "member"})
VOTED_AGAINST = (Ballot, {"person": member, "choice": "against"})
COUNCIL = (Committee, {"kind": "council"})
ABOUT_SUBSTITUTES = (AgendaItem, {"item_type": "substitute_approval"})
NEWS = (AgendaItem, {"item_type": "announcements"})
SEATED = (Approval, {"state": "pending", "person": member})
DECLINED = (
    Approval,
    {
        "state": "declined",
        "person": member,
        "decided_at": NOW,
        "decline_reason": "Prøve",
        "content_hash": SEALED["content_hash"],
    },
)
WRITTEN = (
    Decision,
    {
        "body_html": "<p>Vedtaget</p>",
        "body_text": "Vedtaget",
        "decided_by_committee": committee,
    },
)
DECIDED = (Decision, {**WRITTEN[1], "state": "decided", "decided_on": MEETING_DAY})
GIVEN = {**ANSWER, "state": "submitted", "submitted_at": NOW}
DRAFTED = {"state": "drafting", "approve_by": "2026-12-10", "draft_text": "Udkast"}
COLLECTING = {"state": "collecting", "input_by": "2026-12-01"}
GOES_ROUND = {**DRAFTED, "state": "circulated", "content_hash": "0" * 64}
SENT = {**GOES_ROUND, "state": "sent", "sent_at": NOW, "response": lambda r: r.of(HearingResponse)}
HEARD = (Hearing, {**RUNNING[1], "state": "ended"})
MADE_PUBLIC = (Hearing, {**HEARD[1], "responses_published_at": NOW})
OF_EVERYBODY = (Hearing, {**RUNNING[1], "audience": "public"})


def of_another_hearing(rows: Rows) -> Hearing:
    """So that this hearing has none."""
    found: Hearing = copies(rows.of(Hearing), 1, after=BESIDE)[0]
    return found


def of_the_finance_committee(rows: Rows) -> Committee:
    """So that this committee has none."""
    found: Committee = Committee._base_manager.get(pk=finance(rows))
    return found

"""The evening a little before or after: what stands so that a step can be done."""

from typing import Any, TypeVar

import pgtrigger
from django.db.models import Model, QuerySet

from agenda.models import AgendaItem, Attachment, ItemBlock, ItemSection, ItemWithholding
from bench.evening.asking import TEXT, Asked, Before, Send, post
from bench.evening.course import Evening
from bench.evening.hall import OPENED
from committees.models import Committee
from meetings.models import Meeting
from minutes.models import Minutes
from proceedings.models import (
    Amendment,
    ChairDecision,
    Decision,
    Disqualification,
    Outcome,
    Substitution,
    Vote,
)

Row = TypeVar("Row", bound=Model)
LATE = [
    {"code": code, "reason": "Aftalt"} for code in ("closed_not_last", "dispatch_deadline_missed")
]
CHANGED = "<p>Formanden har afgjort sagen på ny.</p>"


def put(rows: Any, **values: Any) -> None:
    """Rows as they must stand, whatever way leads there."""
    with pgtrigger.ignore():
        rows.update(**values)


def one_after_another(*stages: Before) -> Before:
    """All of them, in their order."""

    def stand(evening: Evening, send: Send) -> None:
        for stage in stages:
            stage(evening, send)

    return stand


def meeting_is(evening: Evening, **values: Any) -> None:
    """The meeting with these columns."""
    put(Meeting.objects.filter(pk=evening.hall.meeting.pk), **values)


def convened(evening: Evening, _send: Send | None = None) -> None:
    """The afternoon before: nothing has begun."""
    meeting_is(evening, state="convened", opened_at=None)
    fresh = {"state": "placed", "started_at": None, "finished_at": None, "treated_order": None}
    put(_items(evening), **fresh)


def planned(evening: Evening, _send: Send | None = None) -> None:
    """The agenda is being made."""
    convened(evening)
    meeting_is(evening, state="planned", convened_at=None, agenda_published_at=None)
    put(_items(evening), number=None)


def untold(evening: Evening, _send: Send | None = None) -> None:
    """As many decisions of the chair as items, of which nobody was told."""
    planned(evening)
    hall = evening.hall
    shut = {"visibility": "closed", "closed_reason": "other", "closed_note": "Personsag"}
    ChairDecision.objects.bulk_create(
        ChairDecision(municipality=hall.meeting.municipality, committee=hall.committee,
                      title=f"Afgørelse {n}", body_html=TEXT, body_text="Tekst",
                      ground="urgent", decided_at=OPENED, decided_by=hall.members[0],
                      **(shut if n % 2 else {}))
        for n in range(len(hall.items))
    )  # fmt: skip


def publishing(evening: Evening) -> Asked:
    """Sending the agenda out, as late as it is and in whatever order."""
    return post(f"{evening.at}/publish-agenda", overrides=LATE)


def convening(evening: Evening) -> Asked:
    """Calling everybody, as late as it is."""
    return post(f"{evening.at}/convene", overrides=LATE)


def published(evening: Evening, send: Send) -> None:
    """The agenda is out, and nobody is called yet."""
    planned(evening)
    send(publishing(evening))


def renumbering(evening: Evening, _send: Send | None = None) -> None:
    """The committee gives a late item the number of its place, and the others the next."""
    settings = {"late_item_numbering": "inserted_renumbered"}
    put(Committee.objects.filter(pk=evening.hall.committee.pk), settings=settings)


def files_gone(evening: Evening, _send: Send | None = None) -> None:
    """Attachments that are named and not there, so that none is read through."""
    put(Attachment.objects.filter(item__meeting=evening.hall.meeting), upload=None)


def told_before(evening: Evening, send: Send) -> None:
    """The chair's decisions were told on this agenda, which was taken back, and read otherwise
    now."""
    untold(evening)
    send(publishing(evening))
    send(post(f"{evening.at}/unpublish-agenda"))
    put(ChairDecision.objects.filter(committee=evening.hall.committee), body_html=CHANGED)


def a_draft(evening: Evening) -> AgendaItem:
    """An item that is on no agenda yet, ready to be taken up."""
    hall = evening.hall
    found, made = AgendaItem.objects.get_or_create(
        municipality=hall.meeting.municipality, committee=hall.committee, meeting=None,
        title="Ny sag", defaults={"state": "ready"},
    )  # fmt: skip
    if made:
        block = ItemBlock.objects.create(
            municipality=found.municipality, item=found, position=1, kind="section"
        )
        ItemSection.objects.create(
            municipality=found.municipality, block=block, body_html=TEXT, body_text="Tekst"
        )
    return found


def amended(evening: Evening, _send: Send | None = None) -> None:
    """Several amendments at an item that waits."""
    Amendment.objects.bulk_create(
        Amendment(municipality=item.municipality, item=evening.waiting[0], position=n,
                  body_html=TEXT, body_text="Halv pris.")
        for n, item in enumerate(evening.hall.items, 1)
    )  # fmt: skip


def ended(evening: Evening, send: Send) -> None:
    """Everything is treated and decided, and the meeting is over."""
    home, hall = evening.hall.meeting.municipality, evening.hall
    _wipe_questions(evening)
    put(_items(evening), state="treated", started_at=OPENED, finished_at=OPENED)
    blocks = ItemBlock.objects.bulk_create(
        ItemBlock(municipality=home, item=item, position=10, kind="decision")
        for item in evening.waiting
    )
    rows = Decision.objects.bulk_create(
        Decision(municipality=home, item=block.item, block=block, body_html=TEXT,
                 body_text="Tekst", decided_by_committee=hall.committee)
        for block in blocks
    )  # fmt: skip
    Outcome.objects.bulk_create(
        Outcome(municipality=home, decision=row, position=1, outcome="approved") for row in rows
    )
    own = Decision.objects.filter(item__meeting=hall.meeting, state="draft")
    put(own, state="decided", decided_on=hall.meeting.day)
    send(post(f"{evening.at}/end"))


def _wipe_questions(evening: Evening) -> None:
    left = Disqualification.objects.filter(item__meeting=evening.hall.meeting, state="notified")
    put(left, state="withdrawn")


def circulated(evening: Evening, send: Send) -> None:
    """The minutes are out for approval."""
    ended(evening, send)
    send(post(f"{minutes_at(evening)}/circulate"))


def approved(evening: Evening, send: Send) -> None:
    """Everybody has said yes."""
    circulated(evening, send)
    put(Minutes.objects.filter(meeting=evening.hall.meeting), approval="approved",
        approved_at=OPENED)  # fmt: skip


def minutes_at(evening: Evening) -> str:
    """Where the minutes are."""
    return f"minutes/{Minutes.objects.get(meeting=evening.hall.meeting).pk}"


def content_hash(evening: Evening) -> str:
    """What whoever approves has read."""
    return str(Minutes.objects.get(meeting=evening.hall.meeting).content_hash)


def a_vote(evening: Evening) -> Vote:
    """A vote that was held."""
    return _one(Vote.objects.filter(item=evening.treated[0]))


def a_finding(evening: Evening, state: str) -> Disqualification:
    """A question as it stands at the first item that has one like it."""
    rows = Disqualification.objects.filter(item__meeting=evening.hall.meeting, state=state)
    return _one(rows.order_by("item__position"))


def a_withholding(evening: Evening) -> ItemWithholding:
    """An item that is kept from somebody."""
    return _one(ItemWithholding.objects.filter(item=evening.treated[0]))


def a_call(evening: Evening, **values: Any) -> Substitution:
    """The substitute who was called, as he must stand."""
    rows = Substitution.objects.filter(meeting=evening.hall.meeting)
    if values:
        put(rows, **values)
    return _one(rows)


def _items(evening: Evening) -> Any:
    return AgendaItem.objects.filter(meeting=evening.hall.meeting)


def _one(rows: "QuerySet[Row]") -> Row:
    (found,) = rows[:1]
    return found

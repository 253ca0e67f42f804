"""The steps before and after the evening: the agenda, and the minutes."""

from collections.abc import Sequence

from agenda.models import ItemWithholding
from bench.evening.asking import TEXT, Asked, Step, at, named, post
from bench.evening.course import Evening
from bench.evening.screens import CHAIR
from bench.evening.stages import (
    a_draft,
    a_withholding,
    approved,
    circulated,
    content_hash,
    convened,
    convening,
    ended,
    files_gone,
    minutes_at,
    one_after_another,
    planned,
    published,
    publishing,
    put,
    renumbering,
    told_before,
    untold,
)


def _backwards(evening: Evening) -> Asked:
    items = [str(item.pk) for item in reversed(evening.hall.items)]
    return Asked("PUT", f"{evening.at}/agenda/order", {"items": items})


def _late(evening: Evening) -> Asked:
    """The item comes first, so that all behind it move."""
    row = a_draft(evening)
    return post(at(row, "add-late"), meeting=str(evening.hall.meeting.pk), after=None,
                urgency_reason="Haster", basis="urgent")  # fmt: skip


def _last(evening: Evening) -> Asked:
    return post(at(evening.waiting[0], "move"), after=str(evening.treated[0].pk))


AGENDA: Sequence[Step] = (
    Step("place", lambda e: post(at(a_draft(e), "place"), meeting=str(e.hall.meeting.pk)),
         planned),
    Step("publish the agenda", publishing, planned),
    Step("publish, the chair's decisions untold", publishing, untold),
    Step("publish, the chair's decisions changed", publishing, told_before),
    Step("unpublish the agenda", lambda e: post(f"{e.at}/unpublish-agenda"),
         published),
    Step("convene", convening, published),
    Step("cancel", lambda e: post(f"{e.at}/cancel", reason="Ingen sager"), convened),
    Step("reschedule", lambda e: post(f"{e.at}/reschedule", starts_at="2026-04-24T15:00:00Z",
                                      reason="Sygdom"), convened),
    Step("open", lambda e: post(f"{e.at}/open"), convened),
    Step("adopt the agenda", lambda e: post(f"{e.at}/adopt-agenda")),
    Step("an objection", lambda e: post(f"{e.at}/agenda-amendments", reason="For sent",
                                        **named(e.hall.members[1]))),
    Step("order the agenda", _backwards),
    Step("a late item", _late, renumbering),
    Step("a late item, sent out", _late, one_after_another(renumbering, convened)),
    Step("move", _last),
    Step("postpone", lambda e: post(at(e.waiting[0], "postpone"), returns_hint="Til efteråret")),
    Step("withdraw", lambda e: post(at(e.waiting[0], "withdraw"), reason="Udgår")),
    Step("refer", lambda e: post(at(e.running, "refer"), reason="Økonomi",
                                 committee=str(e.hall.council.pk))),
    Step("close an item", lambda e: post(at(e.running, "make-closed"), closed_reason="other",
                                         closed_note="Personsag", public_title="Sag")),
    Step("lift", lambda e: post(f"withholdings/{a_withholding(e).pk}/lift"),
         lambda e, _send: put(ItemWithholding.objects.filter(pk=a_withholding(e).pk),
                              cause="secretariat")),
)  # fmt: skip
MINUTES: Sequence[Step] = (
    Step("end", lambda e: post(f"{e.at}/end")),
    Step("circulate", lambda e: post(f"{minutes_at(e)}/circulate"), ended),
    Step("approve", lambda e: post(f"{minutes_at(e)}/approve", who=CHAIR,
                                   content_hash=content_hash(e)), circulated),
    Step("decline", lambda e: post(f"{minutes_at(e)}/decline", who=CHAIR, reason="Forkert",
                                   content_hash=content_hash(e)), circulated),
    Step("conclude approval", lambda e: post(f"{minutes_at(e)}/conclude-approval",
                                             reason="Syg"), circulated),
    Step("correct", lambda e: post(f"{minutes_at(e)}/correct", text_html=TEXT,
                                   reason="Fejl"), approved),
    Step("publish", lambda e: post(f"{minutes_at(e)}/publish"),
         one_after_another(approved, files_gone)),
    Step("redact", lambda e: post(f"{minutes_at(e)}/redact", reason="Navn",
                                  item=str(e.treated[0].pk), public_title="Sag"), approved),
)  # fmt: skip

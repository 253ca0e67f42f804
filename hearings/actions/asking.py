"""Asking: rows of those who are heard, all of them at once, and the letters to them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from foundation.audit.plain import said_no
from foundation.calendar import deadline_moment
from foundation.clock import now
from foundation.outbox.compose import Dispatch, Letter, Posting, Recipient, queue_letters
from foundation.outbox.models import Message
from foundation.outbox.querysets import NOT_GONE
from foundation.outbox.suppression import forget
from foundation.tenancy.many import store_rows
from hearings import letters
from hearings.models import Consultee, Hearing, HearingResponse
from hearings.querysets import AWAITED
from hearings.vocabulary import ResponseState


def add_rows(hearing: Hearing, told: Sequence[dict[str, Any]]) -> list[Consultee]:
    """Rows of consultees after those there are; the hearing's row must be locked or new."""
    first = Hearing.objects.next_position(hearing.pk, "consultees")
    rows = [_row(hearing, first + index, values) for index, values in enumerate(told)]
    said_no(Consultee.objects.bulk_create, rows)
    return rows


def _row(hearing: Hearing, position: int, values: dict[str, Any]) -> Consultee:
    known = values.get("person") or values.get("committee")
    named = values.get("name") or (known.name if known is not None else "")
    return Consultee(
        municipality_id=hearing.municipality_id,
        hearing=hearing,
        position=position,
        **{**values, "name": named},
    )


def asked_in(hearing: Hearing) -> "QuerySet[Consultee]":
    """Everybody who is heard and has not been let off, each with the hearing at hand."""
    rows: QuerySet[Consultee] = hearing.consultees.filter(waived_at=None)
    return rows.select_related("person", "committee").order_by("position")


def invite(asked: Sequence[Consultee], *, again: str = "") -> None:
    """Each gets an invitation of his own, by letter; `again` tells it from his first. Who has been
    let off since is not asked again."""
    moment = now()
    for consultee in asked:
        consultee.invited_at, consultee.modified_at = moment, moment
        consultee.token_hash = letters.hash_of(letters.token_for(consultee))
        consultee.version += 1
    fields = ["invited_at", "modified_at", "token_hash", "link_number", "version"]
    store_rows(asked, fields)
    still = [one for one in asked if one.waived_at is None]
    post(still, f"hearing-invitation{again}", letters.invitation)


def invite_elsewhere(consultee: Consultee) -> None:
    """His letters went to a wrong address: the link in them opens nothing more, what has not left
    stays, and he is invited where he is to be found. What was done with the link was not his."""
    waiting = Message.objects.filter(
        municipality_id=consultee.municipality_id,
        rule__startswith="hearing-",
        subject_id=consultee.pk,
        state__in=NOT_GONE,
    )
    forget(waiting)
    consultee.link_number += 1
    invite([consultee], again=f"-{consultee.link_number}")


def give_time(hearing: Hearing) -> None:
    """After an extension nobody's own day is earlier than the hearing's, and who was too late
    by the old day may be in time by the new one."""
    last_day: date | None = hearing.response_deadline
    if last_day is None:
        return
    hearing.consultees.filter(deadline__lte=last_day).update(deadline=None, **_moved())
    last = deadline_moment(last_day, hearing.deadline_time)
    HearingResponse.objects.filter(
        hearing=hearing,
        is_late=True,
        submitted_at__lte=last,
        consultee__deadline=None,
        state=ResponseState.SUBMITTED.value,
    ).update(is_late=False, **_moved())


def write_down_silence(hearing: Hearing) -> None:
    """Who has said nothing has not answered; that is not the same as declining, and decides
    nothing [92]."""
    hearing.consultees.filter(AWAITED).update(no_reply_at=now(), **_moved())


def note_reminded(consultees: Iterable[UUID]) -> int:
    """Write down that these have been reminded; answers how many had not been before."""
    rows = Consultee.objects.filter(AWAITED, pk__in=list(consultees), reminded_at=None)
    return int(rows.update(reminded_at=now(), **_moved()))


def tell_of_extension(hearing: Hearing, reason: str) -> None:
    """Everybody whose window moved hears of it, those who have answered too [92]; one with a
    later day of his own keeps it and is not told anew."""
    told = [one for one in _invited(hearing) if one.deadline is None]
    post(told, "hearing-extended", lambda consultee: letters.extended(consultee, reason))


def tell_of_own_extension(consultee: Consultee, reason: str) -> None:
    """One has more time for himself, and hears so."""
    if consultee.invited_at is not None:
        post([consultee], "hearing-extended", lambda one: letters.extended(one, reason))


def tell_of_withdrawal(hearing: Hearing) -> None:
    """Everybody who was asked hears that no answer is wanted."""
    post(_invited(hearing), "hearing-withdrawn", letters.withdrawn)


def post(asked: Sequence[Consultee], rule: str, letter: Callable[[Consultee], Letter]) -> None:
    """One letter to each. A hearing told about in a document causes none."""
    queue_letters(
        [
            Posting(
                Dispatch(one.municipality_id, rule, "consultee", one.pk, one.last_day),
                Recipient(one.person_id, one.name, one.address),
                letter(one),
            )
            for one in asked
            if not one.hearing.is_imported
        ]
    )


def _invited(hearing: Hearing) -> list[Consultee]:
    return list(asked_in(hearing).filter(invited_at__isnull=False))


def _moved() -> dict[str, Any]:
    return {"version": F("version") + 1, "modified_at": now()}

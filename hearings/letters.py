"""Letters to those who are heard, and the invitation each letter carries."""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from foundation.accounts.invitations import invitation_token, invited
from foundation.clock import COPENHAGEN, now
from foundation.danish import format_deadline
from foundation.outbox.compose import Letter, render_letter
from hearings.models import Consultee, Hearing
from hearings.vocabulary import OnNoObjection

PURPOSE = "hearing"
OPEN_AFTER_DEADLINE = timedelta(days=60)
"""Late answers are taken, but a forgotten letter does not open the door for ever."""


def invitation(consultee: Consultee) -> Letter:
    """One is asked for an answer."""
    return render_letter("hearings/invitation", about(consultee))


def extended(consultee: Consultee, reason: str) -> Letter:
    """There is more time."""
    return render_letter("hearings/extended", {**about(consultee), "reason": reason})


def withdrawn(consultee: Consultee) -> Letter:
    """No answer is wanted any more."""
    return render_letter("hearings/withdrawn", about(consultee))


def about(consultee: Consultee) -> dict[str, Any]:
    """What every letter about a hearing says. No title of a closed matter: a letter may go
    astray [109]."""
    hearing: Hearing = consultee.hearing
    last_day = consultee.last_day
    at = hearing.deadline_time if consultee.deadline is None else None
    return {
        "name": consultee.name,
        "hearing": hearing,
        "title": hearing.title if hearing.is_open else "en lukket sag",
        "deadline": format_deadline(last_day, at) if last_day else "",
        "silence_adopts": hearing.on_no_objection == OnNoObjection.ADOPT,
        "link": f"{settings.BASE_URL}/api/v1/invitations/{token_for(consultee)}",
    }


def token_for(consultee: Consultee) -> str:
    """The invitation of one person for one purpose. It is made anew from the key whenever a
    letter needs it, so that only its hash has to be stored."""
    return token_of(consultee.pk)


def token_of(consultee_id: UUID) -> str:
    """The invitation of somebody whose row is not at hand."""
    return invitation_token(PURPOSE, consultee_id)


def hash_of(token: str) -> str:
    """What is stored of an invitation."""
    return hashlib.sha256(token.encode()).hexdigest()


def consultee_of(token: str) -> Consultee | None:
    """Whom an invitation belongs to, or None when it is forged, for another purpose, taken back
    or too old."""
    named = invited(PURPOSE, token)
    if named is None:
        return None
    rows = Consultee.objects.select_related("hearing__item", "hearing__case")
    found: Consultee | None = rows.filter(pk=named, token_hash=hash_of(token)).first()
    return found if found is not None and not _is_over(found) else None


def _is_over(consultee: Consultee) -> bool:
    last_day = consultee.last_day
    today = now().astimezone(COPENHAGEN).date()
    return last_day is None or today > last_day + OPEN_AFTER_DEADLINE

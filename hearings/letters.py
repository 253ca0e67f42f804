"""Letters to those who are heard, and the invitation each letter carries."""

import hashlib
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from foundation.accounts.invitations import invitation_token, invited
from foundation.accounts.reader import Reader
from foundation.clock import COPENHAGEN, now, today
from foundation.danish import format_deadline, format_moment
from foundation.outbox.compose import Letter, render_letter
from hearings.models import Consultee, Hearing, HearingResponse, JointReplyMember
from hearings.querysets import doors
from hearings.vocabulary import JointReplyState, OnNoObjection

PURPOSE, OWN_RESPONSE, JOINT_REPLY = "hearing", "hearing-response", "joint-reply"
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


def receipt(response: HearingResponse) -> Letter:
    """An answer has come in. Nothing of it stands here, not even a name that its sender chose:
    anybody may have typed the address [109]."""
    hearing, consultee = response.hearing, response.consultee
    told: dict[str, Any] = {
        "title": title_of(hearing),
        "received": format_moment(response.submitted_at or now()),
        "is_late": response.is_late,
    }
    if consultee is not None:
        told |= {"name": consultee.name, "link": _link(token_for(consultee))}
    elif response.thread is not None:
        told["link"] = _link(invitation_token(OWN_RESPONSE, response.thread))
    last_day = consultee.last_day if consultee is not None else hearing.response_deadline
    own = consultee is not None and consultee.deadline is not None
    if last_day is not None and not response.is_late:
        told["deadline"] = format_deadline(last_day, None if own else hearing.deadline_time)
    return render_letter("hearings/receipt", told)


def asked_for_input(member: JointReplyMember) -> Letter:
    """One behind a joint reply is asked what it should say."""
    return render_letter("hearings/joint_input", _about_joint(member, member.joint_reply.input_by))


def asked_for_approval(member: JointReplyMember) -> Letter:
    """The draft of a joint reply waits for one's approval."""
    last_day = member.joint_reply.approve_by
    return render_letter("hearings/joint_approval", _about_joint(member, last_day))


def _about_joint(member: JointReplyMember, last_day: date | None) -> dict[str, Any]:
    """Nothing of the draft or the input stands in a letter [109]."""
    return {
        "name": member.name,
        "title": title_of(member.hearing),
        "on_behalf_of": member.joint_reply.on_behalf_of,
        "deadline": format_deadline(last_day) if last_day else "",
        "link": _link(member_token_of(member.pk)),
    }


def member_token_of(member_id: UUID) -> str:
    """The invitation of one behind a joint reply."""
    return invitation_token(JOINT_REPLY, member_id)


def member_of(token: str) -> JointReplyMember | None:
    """Whom a link about a joint reply belongs to; None when it is forged, for another purpose or
    too old, nobody has been asked, or the matter is withheld from this person."""
    named = invited(JOINT_REPLY, token)
    rows = JointReplyMember.objects.select_related(
        "person", "joint_reply__hearing__item", "joint_reply__hearing__case"
    )
    asked = rows.exclude(joint_reply__state=JointReplyState.PLANNED.value)
    found: JointReplyMember | None = asked.filter(pk=named).first() if named else None
    if found is None or _is_withheld(found):
        return None
    days = (found.joint_reply.input_by, found.joint_reply.approve_by)
    last_day = max((day for day in days if day is not None), default=None)
    return None if _has_passed(last_day) else found


def _is_withheld(member: JointReplyMember) -> bool:
    """A link opens no more than an account of the same person would."""
    if member.person_id is None:
        return False
    home, person = member.municipality_id, member.person_id
    reader = Reader(today=today(), municipality_id=home, person_id=person)
    return doors.withheld_hearings(reader).filter(pk=member.joint_reply.hearing_id).exists()


def title_of(hearing: Hearing) -> str:
    """No title of a closed matter: a letter may go astray [109]."""
    return hearing.title if hearing.is_open else "en lukket sag"


def _link(token: str) -> str:
    return f"{settings.BASE_URL}/api/v1/invitations/{token}"


def about(consultee: Consultee) -> dict[str, Any]:
    """What every letter about a hearing says."""
    hearing: Hearing = consultee.hearing
    last_day = consultee.last_day
    at = hearing.deadline_time if consultee.deadline is None else None
    return {
        "name": consultee.name,
        "hearing": hearing,
        "title": title_of(hearing),
        "deadline": format_deadline(last_day, at) if last_day else "",
        "silence_adopts": hearing.on_no_objection == OnNoObjection.ADOPT,
        "link": _link(token_for(consultee)),
    }


def token_for(consultee: Consultee) -> str:
    """The invitation of one person for one purpose. It is made anew from the key whenever a
    letter needs it, so that only its hash has to be stored."""
    return token_of(consultee.pk, consultee.link_number)


def token_of(consultee_id: UUID, link_number: int) -> str:
    """The invitation of somebody whose row is not at hand."""
    return invitation_token(PURPOSE, consultee_id, link_number)


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


def response_of(token: str) -> HearingResponse | None:
    """The answer that stands now of whoever sent one by the form and holds the link from its
    receipt; None when the link is forged, for another purpose, or too old, the answer was
    redacted, or the matter is closed to the public since."""
    named = invited(OWN_RESPONSE, token)
    first = HearingResponse.objects.filter(pk=named, thread=named).first() if named else None
    if first is None:
        return None
    rows = HearingResponse.objects.standing().select_related("hearing__item", "hearing__case")
    found: HearingResponse | None = rows.filter(
        municipality_id=first.municipality_id, thread=first.thread, redacted_at=None
    ).first()
    if found is None or not found.hearing.is_open:
        return None
    return None if _has_passed(found.hearing.response_deadline) else found


def _is_over(consultee: Consultee) -> bool:
    return _has_passed(consultee.last_day)


def _has_passed(last_day: date | None) -> bool:
    today = now().astimezone(COPENHAGEN).date()
    return last_day is None or today > last_day + OPEN_AFTER_DEADLINE

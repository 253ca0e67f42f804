"""Letters about minutes, and the invitation each carries."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from foundation.accounts.invitations import invitation_token, invited
from foundation.clock import now
from foundation.danish import format_day, format_moment
from foundation.outbox.compose import Letter, render_letter, render_letters
from meetings.letters import of_meeting
from minutes.models import Approval, Minutes
from minutes.rules import invitation_holds
from minutes.vocabulary import ApprovalState, MinutesApproval

PURPOSE = "minutes"
OPEN_FOR = timedelta(days=60)
"""How long after a version went out its letter opens the door; a correction sends new ones."""


def circulated(minutes: Minutes, asked: Sequence[tuple[UUID, str]]) -> list[Letter]:
    """The minutes wait for their approval, to the people of those approvals, by name. Links and no
    word of what they hold [109]."""
    each = []
    for approval_id, name in asked:
        link = f"{settings.BASE_URL}/api/v1/invitations/{token_for(approval_id)}"
        each.append({"person.name": name, "link": link, "page": f"{link}/minutes.html"})
    return render_letters("minutes/circulated", of_meeting(minutes.meeting), each)


def not_published(minutes: Minutes) -> Letter:
    """A planned publication did not happen. What stands against it is read behind the door:
    reasons may name what is closed [109]."""
    meeting = minutes.meeting
    told = {
        "committee": meeting.committee.name,
        "when": format_day(meeting.day),
        "planned": format_moment(minutes.publish_after) if minutes.publish_after else "",
        "link": f"{settings.BASE_URL}/api/v1/minutes/{minutes.pk}/verbs",
    }
    return render_letter("minutes/not_published", told)


def token_for(approval_id: UUID) -> str:
    """The invitation of one person to answer for one meeting's minutes."""
    return invitation_token(PURPOSE, approval_id)


def approval_of(token: str) -> Approval | None:
    """Whose answer an invitation is for, or None when it is forged, for another purpose or too
    old. Whether the round still runs is asked by `holds`."""
    named = invited(PURPOSE, token)
    rows = Approval.objects.select_related("person", "minutes__meeting__committee")
    found: Approval | None = rows.filter(pk=named).first() if named is not None else None
    if found is None:
        return None
    sent_at = found.minutes.versions.order_by("-number").values_list("created_at", flat=True)
    latest = sent_at.first()
    return found if latest is not None and now() <= latest + OPEN_FOR else None


def holds(approval: Approval) -> bool:
    """Whether the round runs in which the answer is wanted."""
    state = MinutesApproval(approval.minutes.approval)
    return invitation_holds(state, ApprovalState(approval.state))

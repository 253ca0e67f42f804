"""Readers who are what they are by what the meeting itself brought: a member who is disqualified,
one who gave notice, one who is excused, and those called in somebody's place."""

from datetime import date, timedelta
from typing import Any

import pgtrigger

from agenda.models import AgendaItem, ItemWithholding
from agenda.vocabulary import WithholdingCause
from committees.models import Membership, Person
from committees.vocabulary import MembershipRole
from foundation.accounts.models import User
from meetings.models import Meeting
from meetings.vocabulary import MeetingState
from proceedings.models import Disqualification, PresenceEvent, Substitution
from proceedings.vocabulary import DisqualificationState, SubstitutionState
from tests.architecture.world import NOW, World

READS: dict[str, tuple[str, ...]] = {
    "disqualified": ("home", "open"),
    "notified": ("home", "open"),
    "excused": ("home", "open", "closed", "withheld"),
    "substitute_before": ("home",),
    "substitute_called": ("home", "open", "closed", "withheld"),
    "substitute_accepted": ("home", "closed"),
    "substitute_after": ("home",),
}
"""The situations whose words each may read. One is called to the whole meeting, one who has
accepted to the closed item alone."""
GONE = ("substitute_declined", "substitute_stayed_away", "substitute_refused")
"""Called, and yet nobody: their standing is that of somebody who never was called."""
MEMBERS = ("disqualified", "notified", "excused")
KEPT_FROM = ("closed", "withheld")
"""The items of which the body found one member disqualified, and another gave notice."""


def seat_meeting_readers(world: World) -> None:
    """Everybody in `READS` and `GONE`, each with the rows that the verbs would have left."""
    for name in (*READS, *GONE):
        _person(world, name)
        role = MembershipRole.MEMBER if name in MEMBERS else MembershipRole.ALTERNATE
        Membership.objects.create(
            **_home(world), person=world.cast.person(name), committee=world.cast.culture,
            role=role.value, starts_on=date(2026, 1, 1), voting_right=name in MEMBERS,
        )  # fmt: skip
    for situation in KEPT_FROM:
        item = world.row(situation, AgendaItem)
        _question(world, "disqualified", item, DisqualificationState.DISQUALIFIED)
        _question(world, "notified", item, DisqualificationState.NOTIFIED)
    PresenceEvent.objects.create(
        **_home(world), meeting=world.row("open", Meeting), person=world.cast.person("excused"),
        kind="excused", source="member", reported_at=NOW, reason="Syg",
    )  # fmt: skip
    _call_substitutes(world)


def when(world: World, who: str | None) -> None:
    """What must have happened for the reader to be what the name says."""
    if who == "substitute_after":
        meeting = world.row("open", Meeting)
        with pgtrigger.ignore():
            ended = {"state": MeetingState.ENDED.value, "opened_at": NOW, "ended_at": NOW}
            Meeting.objects.filter(pk=meeting.pk).update(**ended)


def _call_substitutes(world: World) -> None:
    meeting, closed = world.row("open", Meeting), world.row("closed", AgendaItem)
    later = Meeting.objects.create(
        **_home(world), committee=world.cast.culture, day=NOW.date() + timedelta(days=60),
        state="planned",
    )  # fmt: skip
    state = SubstitutionState
    _call(world, "substitute_before", state.CALLED, meeting=later, extent="meeting")
    _call(world, "substitute_called", state.CALLED, meeting=meeting, extent="meeting")
    _call(world, "substitute_accepted", state.ACCEPTED, meeting=meeting, item=closed, extent="item")
    _call(world, "substitute_after", state.ATTENDED, meeting=meeting, extent="meeting")
    _call(world, "substitute_declined", state.DECLINED, meeting=meeting, extent="meeting")
    _call(world, "substitute_stayed_away", state.DID_NOT_COME, meeting=meeting, extent="meeting")
    _call(
        world, "substitute_refused", state.ACCEPTED, meeting=meeting, extent="meeting",
        approval="refused", approved_at=NOW,
    )  # fmt: skip


def _call(world: World, who: str, state: SubstitutionState, **told: Any) -> None:
    Substitution.objects.create(
        **_home(world), person=world.cast.person(who), for_person=world.cast.person("excused"),
        committee=world.cast.culture, basis="rule_of_body", state=state.value, called_at=NOW,
        **told,
    )  # fmt: skip


def _question(world: World, who: str, item: AgendaItem, state: DisqualificationState) -> None:
    person, found = world.cast.person(who), state is DisqualificationState.DISQUALIFIED
    Disqualification.objects.create(
        **_home(world), item=item, person=person, name_printed=person.name, state=state.value,
        notified_at=NOW, raised_by_self=not found, decided_at=NOW if found else None,
    )  # fmt: skip
    cause = WithholdingCause.DISQUALIFIED if found else WithholdingCause.NOTIFIED
    ItemWithholding.objects.create(
        **_home(world), item=item, person=person, cause=cause.value, since=NOW
    )


def _person(world: World, name: str) -> None:
    user = User.objects.create(name=name, municipality=world.cast.egernborg)
    world.cast.users[name] = user
    world.cast.persons[name] = Person.objects.create(**_home(world), name=name, user=user)


def _home(world: World) -> dict[str, Any]:
    return {"municipality": world.cast.egernborg}

"""What is on the screens of a meeting day: the address each asks for, and who asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.evening.course import Evening

DESK, CHAIR, MEMBER = "desk", "chair", "member"


@dataclass(frozen=True)
class Screen:
    """One screen: `{meeting}` and `{item}` (a treated one) stand for their ids."""

    name: str
    path: str
    who: str = DESK

    def at(self, evening: Evening) -> str:
        """The address in this evening."""
        item, hall = evening.treated[0], evening.hall
        return self.path.format(meeting=hall.meeting.pk, item=item.pk)


SCREENS: Sequence[Screen] = (
    Screen("meeting", "meetings/{meeting}"),
    Screen("meeting, verbs", "meetings/{meeting}?include=verbs"),
    Screen("agenda", "meetings/{meeting}/agenda"),
    Screen("agenda, member", "meetings/{meeting}/agenda", MEMBER),
    Screen("agenda, verbs", "meetings/{meeting}/agenda?include=verbs"),
    Screen("agenda, verbs, member", "meetings/{meeting}/agenda?include=verbs", MEMBER),
    Screen("items, verbs", "agenda-items?meeting={meeting}&include=verbs&limit=200"),
    Screen("agenda as a page", "meetings/{meeting}/agenda.html"),
    Screen("presence", "meetings/{meeting}/presence"),
    Screen("presence, member", "meetings/{meeting}/presence", MEMBER),
    Screen("attendance", "meetings/{meeting}/attendance?limit=200"),
    Screen("live", "meetings/{meeting}/live", MEMBER),
    Screen("votes", "meetings/{meeting}/votes?limit=200"),
    Screen("one item", "agenda-items/{item}"),
    Screen("one item, verbs", "agenda-items/{item}?include=verbs"),
    Screen("an item's verbs", "agenda-items/{item}/verbs"),
    Screen("an item's sections", "agenda-items/{item}/sections"),
    Screen("an item's amendments", "agenda-items/{item}/amendments"),
    Screen("decision", "agenda-items/{item}/decision"),
    Screen("decisions", "decisions?meeting={meeting}&limit=200"),
    Screen("disqualifications", "disqualifications?meeting={meeting}&limit=200"),
    Screen("statements", "statements?meeting={meeting}&limit=200"),
    Screen("changes of the agenda", "meetings/{meeting}/agenda-amendments?limit=200"),
    Screen("substitutes", "substitutions?meeting={meeting}&limit=200"),
    Screen("changes", "changes?meeting={meeting}"),
    Screen("me", "me", MEMBER),
)

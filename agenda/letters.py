"""Letters about an agenda: that one is convened, and that an item came late.

They name no item: a letter may go astray, and a closed title is not for everybody [109].
"""

from collections.abc import Sequence

from committees.models import Person
from foundation.outbox.compose import Letter, render_letters
from meetings.letters import named, of_meeting
from meetings.models import Meeting


def convened(meeting: Meeting, people: Sequence[Person]) -> list[Letter]:
    """Each member is called directly and finally [10]."""
    return render_letters("agenda/convened", of_meeting(meeting), named(people))


def supplement(meeting: Meeting, people: Sequence[Person]) -> list[Letter]:
    """An item came after the agenda was sent [13, 15]."""
    return render_letters("agenda/supplement", of_meeting(meeting), named(people))

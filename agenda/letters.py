"""Letters about an agenda: that one is convened, and that an item came late.

They name no item: a letter may go astray, and a closed title is not for everybody [109].
"""

from committees.models import Person
from foundation.outbox.compose import Letter, render_letter
from meetings.letters import about
from meetings.models import Meeting


def convened(meeting: Meeting, person: Person) -> Letter:
    """Each member is called directly and finally [10]."""
    return render_letter("agenda/convened", about(meeting, person))


def supplement(meeting: Meeting, person: Person) -> Letter:
    """An item came after the agenda was sent [13, 15]."""
    return render_letter("agenda/supplement", about(meeting, person))

"""Letters about a meeting's course."""

from committees.models import Person
from foundation.outbox.compose import Letter, render_letter
from meetings.letters import about
from meetings.models import Meeting
from proceedings.models import Substitution


def called(substitution: Substitution, meeting: Meeting) -> Letter:
    """One is called in somebody's place. Whose is not said: absence is nobody else's matter."""
    return render_letter("proceedings/called", about(meeting, substitution.person))


def own_word(meeting: Meeting, teller: Person, greeted: str, said: str, items: str) -> Letter:
    """A member has said something about himself: never why, and of items only their numbers."""
    told = {"teller": teller.name, "greeted": greeted, "said": said, "items": items}
    return render_letter("proceedings/own_word", about(meeting, teller) | told)

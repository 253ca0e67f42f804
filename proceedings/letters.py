"""Letters about a meeting's course."""

from foundation.outbox.compose import Letter, render_letter
from meetings.letters import about
from meetings.models import Meeting
from proceedings.models import Substitution


def called(substitution: Substitution, meeting: Meeting) -> Letter:
    """One is called in somebody's place. Whose is not said: absence is nobody else's matter."""
    return render_letter("proceedings/called", about(meeting, substitution.person))

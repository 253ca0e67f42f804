"""Letters about minutes."""

from django.conf import settings

from committees.models import Person
from foundation.outbox.compose import Letter, render_letter
from meetings.letters import about
from minutes.models import Minutes


def circulated(minutes: Minutes, person: Person) -> Letter:
    """The minutes wait for one's approval. A link and no word of what they hold [109]."""
    link = f"{settings.BASE_URL}/api/v1/minutes/{minutes.pk}.html"
    return render_letter("minutes/circulated", {**about(minutes.meeting, person), "link": link})

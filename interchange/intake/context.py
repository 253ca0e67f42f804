"""What every part of a document is read with."""

from dataclasses import dataclass

from interchange.intake.bodies import Bodies
from interchange.intake.people import People
from interchange.intake.sheaf import Sheaf
from meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Context:
    """The meeting, the rows so far, and who is who."""

    meeting: Meeting
    sheaf: Sheaf
    people: People
    bodies: Bodies

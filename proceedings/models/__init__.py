"""Tables of what happened at the meeting."""

from proceedings.models.decisions import Decision, Outcome
from proceedings.models.disqualifications import Disqualification
from proceedings.models.presence import PresenceEvent, Substitution
from proceedings.models.statements import Statement, StatementSpeaker

__all__ = [
    "Decision",
    "Disqualification",
    "Outcome",
    "PresenceEvent",
    "Statement",
    "StatementSpeaker",
    "Substitution",
]

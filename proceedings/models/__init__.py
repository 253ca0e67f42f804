"""Tables of what happened at the meeting."""

from proceedings.models.agendas import AgendaAmendment
from proceedings.models.amendments import Amendment, AmendmentProposer
from proceedings.models.decisions import Decision, Outcome
from proceedings.models.disqualifications import Disqualification
from proceedings.models.initiatives import ChairDecision, MemberProposal
from proceedings.models.leading import Chairing, QuorumFinding
from proceedings.models.presence import PresenceEvent, Substitution
from proceedings.models.statements import Statement, StatementSpeaker
from proceedings.models.suspensions import Suspension
from proceedings.models.votes import Ballot, Contender, Vote

__all__ = [
    "AgendaAmendment",
    "Amendment",
    "AmendmentProposer",
    "Ballot",
    "ChairDecision",
    "Chairing",
    "Contender",
    "Decision",
    "Disqualification",
    "MemberProposal",
    "Outcome",
    "PresenceEvent",
    "QuorumFinding",
    "Statement",
    "StatementSpeaker",
    "Substitution",
    "Suspension",
    "Vote",
]

"""Reads of what happened at meetings."""

from proceedings.querysets.doors import (
    FOUND,
    KEEPERS,
    ChairingQuerySet,
    DecisionQuerySet,
    DisqualificationQuerySet,
    OutcomeQuerySet,
    PresenceEventQuerySet,
    QuorumFindingQuerySet,
    StatementQuerySet,
    SubstitutionQuerySet,
    SuspensionQuerySet,
)
from proceedings.querysets.initiatives import (
    AgendaAmendmentQuerySet,
    ChairDecisionQuerySet,
    MemberProposalQuerySet,
)
from proceedings.querysets.ledger import Ledger
from proceedings.querysets.ledgers import members_ledgers
from proceedings.querysets.notes import Notes
from proceedings.querysets.roll import Attendee
from proceedings.querysets.votes import AmendmentQuerySet, VoteQuerySet

__all__ = [
    "FOUND",
    "KEEPERS",
    "AgendaAmendmentQuerySet",
    "AmendmentQuerySet",
    "Attendee",
    "ChairDecisionQuerySet",
    "ChairingQuerySet",
    "DecisionQuerySet",
    "DisqualificationQuerySet",
    "Ledger",
    "MemberProposalQuerySet",
    "Notes",
    "OutcomeQuerySet",
    "PresenceEventQuerySet",
    "QuorumFindingQuerySet",
    "StatementQuerySet",
    "SubstitutionQuerySet",
    "SuspensionQuerySet",
    "VoteQuerySet",
    "members_ledgers",
]

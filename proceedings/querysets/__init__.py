"""Reads of what happened at meetings."""

from proceedings.querysets.doors import (
    KEEPERS,
    DecisionQuerySet,
    DisqualificationQuerySet,
    OutcomeQuerySet,
    PresenceEventQuerySet,
    StatementQuerySet,
    SubstitutionQuerySet,
)
from proceedings.querysets.ledger import Attendee, Ledger

__all__ = [
    "KEEPERS",
    "Attendee",
    "DecisionQuerySet",
    "DisqualificationQuerySet",
    "Ledger",
    "OutcomeQuerySet",
    "PresenceEventQuerySet",
    "StatementQuerySet",
    "SubstitutionQuerySet",
]

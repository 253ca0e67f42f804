"""Reads of what happened at meetings."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from proceedings.models import (
        Decision,
        Disqualification,
        Outcome,
        PresenceEvent,
        Statement,
        Substitution,
    )


class PresenceEventQuerySet(TenantQuerySet["PresenceEvent"]):
    """The ledger of presence."""


class SubstitutionQuerySet(TenantQuerySet["Substitution"]):
    """Substitutes and what they are called to."""


class DisqualificationQuerySet(TenantQuerySet["Disqualification"]):
    """Questions of disqualification."""


class DecisionQuerySet(TenantQuerySet["Decision"]):
    """Decisions."""


class OutcomeQuerySet(TenantQuerySet["Outcome"]):
    """Outcomes of decisions."""


class StatementQuerySet(TenantQuerySet["Statement"]):
    """Statements for the record."""

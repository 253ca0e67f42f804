"""Changes of minutes."""

from minutes.actions.approving import (
    approve,
    conclude_approval,
    correct,
    decline,
    reasons_approve,
    reasons_conclude,
    reasons_correct,
    reasons_decline,
    reasons_revoke,
    revoke_approval,
)
from minutes.actions.publishing import (
    publish,
    reasons_publish,
    reasons_redact,
    reasons_unpublish,
    redact,
    unpublish,
)
from minutes.actions.round import circulate, end_meeting, reasons_circulate

__all__ = [
    "approve",
    "circulate",
    "conclude_approval",
    "correct",
    "decline",
    "end_meeting",
    "publish",
    "reasons_approve",
    "reasons_circulate",
    "reasons_conclude",
    "reasons_correct",
    "reasons_decline",
    "reasons_publish",
    "reasons_redact",
    "reasons_revoke",
    "reasons_unpublish",
    "redact",
    "revoke_approval",
    "unpublish",
]

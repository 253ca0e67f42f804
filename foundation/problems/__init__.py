"""Errors as an API: RFC 9457 problem details with stable codes."""

from foundation.problems.problem import (
    Conflict,
    Fault,
    Forbidden,
    InvalidInput,
    Missing,
    PayloadTooLarge,
    PreconditionFailed,
    PreconditionRequired,
    Problem,
    RuleViolation,
    Unauthenticated,
    Unavailable,
)
from foundation.problems.refusal import Refusal

__all__ = [
    "Conflict",
    "Fault",
    "Forbidden",
    "InvalidInput",
    "Missing",
    "PayloadTooLarge",
    "PreconditionFailed",
    "PreconditionRequired",
    "Problem",
    "Refusal",
    "RuleViolation",
    "Unauthenticated",
    "Unavailable",
]

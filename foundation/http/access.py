"""Access tables: verb → who may, read by the API and by the permission-matrix test."""

from collections.abc import Mapping

ANYONE = frozenset({"*"})
"""Whoever can see the row (or, for lists, whoever has an account)."""

Access = Mapping[str, frozenset[str]]


def may(access: Access, verb: str, roles: frozenset[str]) -> bool:
    """Whether somebody with `roles` may `verb`. A verb without a row is nobody's."""
    allowed = access.get(verb, frozenset())
    return allowed is ANYONE or "*" in allowed or not roles.isdisjoint(allowed)

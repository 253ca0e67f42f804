"""Reads of accounts."""

from typing import TYPE_CHECKING, Any, Self

from django.db.models import Q, QuerySet

from foundation.accounts.vocabulary import Role

if TYPE_CHECKING:
    from foundation.accounts.models import Grant, Token, User


class UserQuerySet(QuerySet["User"]):
    """Accounts."""

    def visible_to(self, reader: Any) -> Self:
        """Accounts of one's own municipality; administrators belong to none and see all."""
        if reader.is_administrator:
            return self
        return self.filter(municipality_id=reader.municipality_id, municipality__isnull=False)


class GrantQuerySet(QuerySet["Grant"]):
    """Stored roles."""

    def visible_to(self, reader: Any) -> Self:
        """One's own; the secretariat of a municipality sees all of them there."""
        if reader.is_administrator:
            return self
        if reader.oversees(Role.SECRETARIAT):
            return self.filter(user__municipality_id=reader.municipality_id)
        return self.filter(user_id=reader.user_id)


class TokenQuerySet(QuerySet["Token"]):
    """Bearer tokens."""

    def visible_to(self, reader: Any) -> Self:
        """One's own; the secretariat of a municipality sees those of everybody there but
        administrators, whose reach is wider than its own."""
        if reader.is_administrator:
            return self
        found = Q(user_id=reader.user_id)
        if reader.oversees(Role.SECRETARIAT):
            wider = Q(user__grants__role=Role.ADMINISTRATOR.value)
            found |= Q(user__municipality_id=reader.municipality_id) & ~wider
        return self.filter(found)

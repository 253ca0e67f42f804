"""Changes of accounts, roles and tokens."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from foundation.accounts import rules, tokens
from foundation.accounts.models import Grant, Token, User
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.problems import Refusal


@transaction.atomic
def add_user(*, act: Act, municipality: Any = None, **values: Any) -> User:
    """Make an account."""
    row: User = act.create(User, municipality_id=act.home(municipality), **values)
    act.record("create", row)
    return row


@transaction.atomic
def change_user(*, act: Act, target: UUID, **values: Any) -> User:
    """Change an account; one that is not active signs in with no token."""
    row = act.lock(User.objects.all(), target)
    act.enforce(refuse_reaching(act.reader, row))
    act.record("update", row, changed=act.change(row, **values))
    return row


@transaction.atomic
def add_grant(*, act: Act, user: User, **values: Any) -> Grant:
    """Give a role."""
    act.enforce(refuse_reaching(act.reader, user))
    row = Grant(user=user, **values)
    act.enforce(_refuse_grant(act, row))
    said_no(row.save, force_insert=True)
    act.record("create", row)
    return row


@transaction.atomic
def change_grant(*, act: Act, target: UUID, **values: Any) -> Grant:
    """Change the days a role holds."""
    row = act.lock(Grant.objects.all(), target)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    tried = Grant(user=row.user, role=row.role, item_id=row.item_id)
    tried.starts_on = changed.get("starts_on", row.starts_on)
    tried.ends_on = changed.get("ends_on", row.ends_on)
    act.enforce(_refuse_grant(act, tried))
    act.record("update", row, changed=act.change(row, **changed))
    return row


@transaction.atomic
def remove_grant(*, act: Act, target: UUID) -> None:
    """Take a role back at once."""
    row = act.lock(Grant.objects.all(), target)
    act.enforce(_refuse_grant(act, row))
    act.record("delete", row, is_deletion=True)
    act.remove(row)


@transaction.atomic
def add_token(
    *, act: Act, parent: User, name: str, scopes: list[str], lifetime_days: int
) -> tokens.NewToken:
    """Issue a token; its text is shown this once."""
    act.enforce(refuse_issuing(act.reader, parent))
    act.enforce(rules.refuse_scopes(wanted=scopes, held=act.reader.scopes))
    lifetime = timedelta(days=lifetime_days)
    made = tokens.issue(user=parent, name=name, scopes=scopes, lifetime=lifetime)
    made.row.refresh_from_db()
    act.record("create", made.row)
    return made


@transaction.atomic
def revoke(*, act: Act, target: UUID) -> Token:
    """Take a token back: it opens nothing from now on."""
    row = act.lock(Token.objects.all(), target)
    act.enforce(reasons_revoke(row, act.reader))
    act.change(row, revoked_at=Now())
    row.refresh_from_db()
    act.record("revoke", row, changed=["revoked_at"])
    return row


def reasons_revoke(row: Token, reader: Any) -> list[Refusal]:
    """What stands against revoking."""
    found = rules.refuse_account(in_municipality=row.municipality_id is not None)
    return found + ([rules.ALREADY_REVOKED] if row.revoked_at else [])


def refuse_issuing(reader: Any, user: User) -> list[Refusal]:
    """Everybody issues tokens to himself; the secretariat to all whose reach is no wider."""
    if user.pk == reader.user_id and user.municipality_id is not None:
        return []
    keeps = reader.is_administrator or reader.oversees(Role.SECRETARIAT)
    return ([] if keeps else [rules.NOT_ONES_OWN]) + refuse_reaching(reader, user)


def refuse_reaching(reader: Any, user: User) -> list[Refusal]:
    """What stands against changing an account, whatever the change."""
    is_administrator = user.grants.filter(role=Role.ADMINISTRATOR.value).exists()
    role = Role.ADMINISTRATOR if is_administrator else Role.PUBLIC
    return [
        *rules.refuse_account(in_municipality=user.municipality_id is not None),
        *rules.refuse_role(role=role, by_administrator=reader.is_administrator),
    ]


def _refuse_grant(act: Act, row: Grant) -> list[Refusal]:
    in_order = not (row.starts_on and row.ends_on and row.ends_on < row.starts_on)
    return [
        *rules.refuse_account(in_municipality=row.municipality_id is not None),
        *rules.refuse_role(role=row.role, by_administrator=act.reader.is_administrator),
        *([rules.GUEST_NEEDS_ITEM] if row.role == Role.GUEST and not row.item_id else []),
        *([] if in_order else [rules.DAYS_IN_ORDER]),
    ]

"""From a bearer token to a reader, by one prepared statement."""

import hmac
import json
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from foundation.accounts import tokens
from foundation.accounts.models import User
from foundation.accounts.reader import Reader, Standing
from foundation.accounts.standings import of_somebody
from foundation.accounts.vocabulary import Role
from foundation.clock import today
from foundation.tenancy.prepared import HOLE, Statement, kept, with_column

_WHO = """
SELECT t.secret_hash, json_build_array(t.id, t.scopes, u.id, u.municipality_id, u.name,
    (SELECT json_agg(s) FROM ({standings}) s))::text
FROM accounts_token t JOIN accounts_user u ON u.id = t.user_id
WHERE u.is_active AND t.revoked_at IS NULL AND t.expires_at > statement_timestamp()
    AND t.prefix = %s
"""


def reader_for_token(text: str) -> tuple[User, Reader] | None:
    """The user and reader behind a bearer token, or None."""
    parts = tokens.parts_of(text)
    if parts is None:
        return None
    prefix, secret_hash = parts
    found = kept("who", _who).run(prefix)
    if not found or not hmac.compare_digest(found[0][0], secret_hash):
        return None
    reader = _reader(found[0][1], today())
    return _user(reader), reader


def _who() -> Statement:
    standings, params = with_column(of_somebody(), "u.id")
    return Statement.made(_WHO.format(standings=standings), (*params, HOLE))


@lru_cache(maxsize=4096)
def _reader(told: str, day: date) -> Reader:
    """The reader that the database tells of. Whoever is told of in the same words is the same
    object, so that what is kept for him is found without comparing."""
    token_id, scopes, user_id, municipality_id, name, rows = json.loads(told)
    standings = tuple(_standing(row) for row in rows or ())
    return Reader(
        today=day,
        user_id=UUID(user_id),
        token_id=UUID(token_id),
        municipality_id=_id(municipality_id),
        person_id=next((_id(row["s_person"]) for row in rows or () if row["s_person"]), None),
        name=name,
        scopes=tuple(scopes),
        standings=standings,
    )


def _standing(row: dict[str, Any]) -> Standing:
    places = ("municipality", "committee", "department", "meeting", "item", "hearing")
    since, until = (row[name] and date.fromisoformat(row[name]) for name in ("s_since", "s_until"))
    ids: dict[str, Any] = {f"{place}_id": _id(row[f"s_{place}"]) for place in places}
    return Standing(Role(row["s_role"]), since=since, until=until, counts=row["s_counts"], **ids)


def _id(text: str | None) -> UUID | None:
    return UUID(text) if text else None


def _user(reader: Reader) -> User:
    """The account; what is not known of it here is read when it is asked for."""
    names = ("id", "municipality_id", "name")
    return User.from_db(None, names, (reader.user_id, reader.municipality_id, reader.name))

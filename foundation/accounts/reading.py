"""From a bearer token to a reader, two queries a request."""

from uuid import UUID

from foundation.accounts import tokens
from foundation.accounts.models import User
from foundation.accounts.reader import Reader
from foundation.accounts.standings import standings_of
from foundation.clock import today


def reader_of(user: User, *, token_id: UUID | None = None, scopes: tuple[str, ...] = ()) -> Reader:
    """The reader that `user` is today."""
    standings, person_id = standings_of(user.id)
    return Reader(
        today=today(),
        user_id=user.id,
        token_id=token_id,
        municipality_id=user.municipality_id,
        person_id=person_id,
        name=user.name,
        scopes=scopes,
        standings=standings,
    )


def reader_for_token(text: str) -> tuple[User, Reader] | None:
    """The user and reader behind a bearer token, or None."""
    token = tokens.find(text)
    if token is None:
        return None
    return token.user, reader_of(token.user, token_id=token.id, scopes=tuple(token.scopes))


def public_reader() -> Reader:
    """Somebody without an account."""
    return Reader(today=today())


def the_house(municipality_id: UUID) -> Reader:
    """Who acts where nobody asked: a tick, for one municipality. It holds no role and sees
    nothing through `visible_to`; entries it makes name no actor."""
    return Reader(today=today(), municipality_id=municipality_id)

"""From an account to a reader."""

from uuid import UUID

from foundation.accounts.models import User
from foundation.accounts.reader import Reader
from foundation.accounts.standings import standings_of
from foundation.clock import today


def reader_of(user: User, *, scopes: tuple[str, ...] = ()) -> Reader:
    """The reader that `user` is today."""
    standings, person_id = standings_of(user.id)
    return Reader(
        today=today(),
        user_id=user.id,
        municipality_id=user.municipality_id,
        person_id=person_id,
        name=user.name,
        scopes=scopes,
        standings=standings,
    )


def public_reader() -> Reader:
    """Somebody without an account."""
    return Reader(today=today())


def the_house(municipality_id: UUID) -> Reader:
    """Who acts where nobody asked: a tick, for one municipality. It holds no role and sees
    nothing through `visible_to`; entries it makes name no actor."""
    return Reader(today=today(), municipality_id=municipality_id)

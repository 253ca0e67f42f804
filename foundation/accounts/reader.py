"""The reader: everything `visible_to` and `access` may ask about who is asking."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from foundation.accounts.vocabulary import Role
from foundation.tenancy.scope import Scope

SEATS = frozenset({Role.CHAIR, Role.MEMBER, Role.OBSERVER, Role.COUNCIL_MEMBER})
"""Roles that hold for the meetings of their term; all others hold today or not at all."""


@dataclass(frozen=True)
class Standing:
    """One role somebody has, and where: nothing named means the whole municipality.

    `since` and `until` are days, both included; None is open. An ended standing is kept, because
    a role holds for the meetings of the term it was given in.
    """

    role: Role
    municipality_id: UUID | None
    committee_id: UUID | None = None
    department_id: UUID | None = None
    meeting_id: UUID | None = None
    item_id: UUID | None = None
    hearing_id: UUID | None = None
    since: date | None = None
    until: date | None = None
    counts: bool = True
    """False for a seat that may not vote."""

    def holds_on(self, day: date) -> bool:
        """Whether the role holds on `day`."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    def is_over(self, day: date) -> bool:
        """Whether the role has ended; one that is yet to begin has not."""
        return self.until is not None and self.until < day

    def holds_for(self, scope: Scope, today: date) -> bool:
        """Whether the role holds for what stands in `scope`: a seat on the meeting's day; a
        substitute's, who is called for a period, on that day too, and as soon as he is called
        until the period is over; all others today."""
        if self.role in SEATS:
            return self.holds_on(scope.day or today)
        if self.role is Role.SUBSTITUTE and self.committee_id is not None:
            return self.holds_on(scope.day or today) and not self.is_over(today)
        return self.holds_on(today)


@dataclass(frozen=True)
class Reader:
    """Who reads. `today` is the day in Copenhagen on which the request is answered."""

    today: date
    user_id: UUID | None = None
    token_id: UUID | None = None
    municipality_id: UUID | None = None
    person_id: UUID | None = None
    name: str = ""
    scopes: tuple[str, ...] = ()
    standings: tuple[Standing, ...] = field(default=(), repr=False)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.today, self.user_id, self.token_id, self.scopes, self.standings))

    @property
    def is_public(self) -> bool:
        return self.user_id is None

    @property
    def is_administrator(self) -> bool:
        return any(s.role is Role.ADMINISTRATOR for s in self.standings)

    @property
    def reads_closed(self) -> bool:
        """Whether the token may fetch closed material where the roles allow it."""
        return not {"closed:read", "*"}.isdisjoint(self.scopes)

    def roles_for(self, scope: Scope) -> frozenset[Role]:
        """All roles this reader has to something that stands in `scope`."""
        if self.is_administrator:
            return frozenset({Role.ADMINISTRATOR})
        if scope.municipality_id != self.municipality_id:
            return frozenset()
        held = {
            s.role for s in self.standings if s.holds_for(scope, self.today) and _covers(s, scope)
        }
        return frozenset(held | {Role.MEMBER} if Role.CHAIR in held else held)

    def has(self, *roles: Role) -> bool:
        """Whether one of `roles` is held today, anywhere."""
        return any(s.role in roles and s.holds_on(self.today) for s in self.standings)

    def oversees(self, *roles: Role) -> bool:
        """Whether one of `roles` is held today for the whole municipality."""
        return any(
            s.role in roles and s.holds_on(self.today) and s.committee_id is None
            and s.department_id is None and s.item_id is None and s.meeting_id is None
            for s in self.standings
        )  # fmt: skip

    def committees(self, *roles: Role) -> list[UUID]:
        """Committees in which one of `roles` is held today."""
        return [
            s.committee_id
            for s in self.standings
            if s.role in roles and s.committee_id and s.holds_on(self.today)
        ]

    def departments(self, *roles: Role) -> list[UUID]:
        """Departments in which one of `roles` is held today."""
        return [
            s.department_id
            for s in self.standings
            if s.role in roles and s.department_id and s.holds_on(self.today)
        ]

    def named(self, kind: str, *roles: Role) -> list[UUID]:
        """The `meeting`, `item` or `hearing` ids named by standings that hold today."""
        found = (
            getattr(s, f"{kind}_id")
            for s in self.standings
            if s.role in roles and s.holds_on(self.today)
        )
        return [f for f in found if f]


def _covers(standing: Standing, scope: Scope) -> bool:
    """Each place the standing names must be the scope's; what it does not name is no limit."""
    return all(
        named is None or named == where
        for named, where in (
            (standing.committee_id, scope.committee_id),
            (standing.department_id, scope.department_id),
            (standing.meeting_id, scope.meeting_id),
            (standing.item_id, scope.item_id),
            (standing.hearing_id, scope.hearing_id),
        )
    )

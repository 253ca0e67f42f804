"""Who may do what at a meeting."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

KEEPER = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR, Role.OFFICIAL})
"""Those who keep the record; officials are the minute-takers."""
SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})
LEADING = KEEPER | {Role.CHAIR}
"""The chair leads the meeting and answers for its record (ksl § 22)."""
PARTICIPANT = frozenset({Role.CHAIR, Role.MEMBER, Role.OBSERVER, Role.SUBSTITUTE})

MEETINGS: Access = {"open": LEADING, "adopt-agenda": LEADING, "end": LEADING}
ITEMS: Access = {"start": LEADING, "finish": LEADING, "decide": LEADING}
PRESENCE: Access = {"list": ANYONE, "retrieve": ANYONE, "create": KEEPER, "presence": ANYONE}
SUBSTITUTIONS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "accept": ANYONE,
    "attend": KEEPER,
    "stay-away": KEEPER,
}
DISQUALIFICATIONS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": LEADING,
    "decide": LEADING,
    "withdraw": ANYONE,
}
DECISIONS: Access = {"list": ANYONE, "retrieve": ANYONE, "update": KEEPER}
STATEMENTS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPER,
    "update": KEEPER,
}
OWN_WORD: Access = {"list": ANYONE, "retrieve": ANYONE, "create": PARTICIPANT}

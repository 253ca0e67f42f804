"""Who may do what at a meeting."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

KEEPER = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR, Role.OFFICIAL})
"""Those who keep the record; officials are the minute-takers."""
SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})
LEADING = KEEPER | {Role.CHAIR}
"""The chair leads the meeting and answers for its record (ksl § 22)."""
PARTICIPANT = frozenset({Role.CHAIR, Role.MEMBER, Role.OBSERVER, Role.SUBSTITUTE})

MEETINGS: Access = {
    "open": LEADING,
    "adopt-agenda": LEADING,
    "end": LEADING,
    "decide-disqualifications": LEADING,
    "live": ANYONE,
}
ITEMS: Access = {
    "start": LEADING,
    "finish": LEADING,
    "decide": LEADING,
    "suspend": LEADING,
    "demand-postponement": LEADING,
    "order-amendments": LEADING,
    "approve-substitutes": KEEPER,
}
PRESENCE: Access = {"list": ANYONE, "retrieve": ANYONE, "create": KEEPER, "presence": ANYONE}
SUBSTITUTIONS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "accept": ANYONE,
    "attend": KEEPER,
    "stay-away": KEEPER,
    "decline": ANYONE,
    "end-call": SECRETARIAT,
    "approve": KEEPER,
    "refuse-approval": KEEPER,
}
ENTERED: Access = {"list": ANYONE, "retrieve": ANYONE, "create": KEEPER}
DISQUALIFICATIONS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": LEADING,
    "decide": LEADING,
    "withdraw": ANYONE,
    "leave-room": LEADING,
    "return-to-room": LEADING,
    "refuse-to-leave": LEADING,
}
WITHHOLDINGS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "lift": SECRETARIAT,
}
SUSPENSIONS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "annul": LEADING,
    "withdraw": LEADING,
}
VOTES: Access = {"list": ANYONE, "retrieve": ANYONE, "create": LEADING, "retract": LEADING}
AMENDMENTS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPER | {Role.CHAIR, Role.MEMBER, Role.SUBSTITUTE},
    "update": KEEPER | {Role.CHAIR, Role.MEMBER, Role.SUBSTITUTE},
    "withdraw": KEEPER | {Role.CHAIR, Role.MEMBER, Role.SUBSTITUTE},
    "set-aside": KEEPER,
}
"""Members put amendments in their own name; the chair takes back none but his own [18]."""
DECISIONS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "update": KEEPER,
    "resume": SECRETARIAT | {Role.CHAIR},
}
STATEMENTS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPER,
    "update": KEEPER,
    "give-grounds": KEEPER,
    "content": ANYONE,
}
OWN_WORD: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": PARTICIPANT,
    "withdraw": PARTICIPANT,
}
AGENDA_AMENDMENTS: Access = {"list": ANYONE, "retrieve": ANYONE, "create": LEADING}
CHAIR_DECISIONS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT | {Role.CHAIR},
    "update": SECRETARIAT | {Role.CHAIR},
    "recall": SECRETARIAT | {Role.CHAIR, Role.MEMBER},
}
"""Only the chair decides alone; the secretariat writes it down, and any member may recall it."""
MEMBER_PROPOSALS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT | {Role.CHAIR, Role.MEMBER},
    "flag": SECRETARIAT | {Role.CHAIR},
    "withdraw": ANYONE,
}
"""Whoever may withdraw one is for the rule to say: its author, and nobody else."""

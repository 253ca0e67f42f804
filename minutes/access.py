"""Who may do what to minutes."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})
KEEPER = SECRETARIAT | {Role.OFFICIAL}

MINUTES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "verify": ANYONE,
    "rendition": ANYONE,
    "circulate": KEEPER,
    # Whether one took part is the rule's question: the right outlasts every role.
    "approve": ANYONE,
    "decline": ANYONE,
    "revoke-approval": SECRETARIAT,
    "conclude-approval": SECRETARIAT,
    "correct": SECRETARIAT,
    "publish": SECRETARIAT,
    "unpublish": SECRETARIAT,
    "redact": SECRETARIAT,
}
APPROVALS: Access = {"list": ANYONE, "retrieve": ANYONE}
CORRECTIONS: Access = {"list": ANYONE, "retrieve": ANYONE}

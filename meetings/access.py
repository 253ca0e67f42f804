"""Who may do what to plans and meetings."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})

PLANS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "update": SECRETARIAT,
    "delete": SECRETARIAT,
}
MEETINGS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "update": SECRETARIAT,
    "delete": SECRETARIAT,
    "cancel": SECRETARIAT,
    "reschedule": SECRETARIAT,
}
LISTED_MEMBERS: Access = {"list": ANYONE, "retrieve": ANYONE}

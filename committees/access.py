"""Who may do what to organs and people."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})

MUNICIPALITIES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": ADMINISTRATOR,
    "update": ADMINISTRATOR,
}
ORGANS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "update": SECRETARIAT,
    "delete": SECRETARIAT,
}

"""Who may do what to accounts."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT})
STAFF = KEEPERS | {Role.DEPARTMENT_HEAD, Role.CASE_OFFICER, Role.OFFICIAL, Role.INTEGRATOR}

USERS: Access = {"list": STAFF, "retrieve": STAFF, "create": KEEPERS, "update": KEEPERS}
GRANTS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPERS,
    "update": KEEPERS,
    "delete": KEEPERS,
}
TOKENS: Access = {"list": ANYONE, "retrieve": ANYONE, "create": ANYONE, "revoke": ANYONE}
"""Everybody looks after his own tokens; whose else one may see, `visible_to` says."""

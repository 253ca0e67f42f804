"""Who may do what to letters: they are the secretariat's."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT})

RULES: Access = {
    "list": KEEPERS,
    "retrieve": KEEPERS,
    "create": KEEPERS,
    "update": KEEPERS,
    "delete": KEEPERS,
}
DEFAULTS: Access = RULES
OWN_WISHES: Access = {"retrieve": ANYONE, "update": ANYONE}
REMINDERS: Access = {"list": KEEPERS, "retrieve": KEEPERS}
REPORTS: Access = {**RULES, "send-now": KEEPERS, "preview": KEEPERS}
REPORT_RUNS: Access = {"list": KEEPERS, "retrieve": KEEPERS}
MESSAGES: Access = {"list": KEEPERS, "retrieve": KEEPERS, "resend": KEEPERS}

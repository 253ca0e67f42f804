"""Who may do what to letters: they are the secretariat's."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import Access

KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT})

RULES: Access = {
    "list": KEEPERS,
    "retrieve": KEEPERS,
    "create": KEEPERS,
    "update": KEEPERS,
    "delete": KEEPERS,
}
REMINDERS: Access = {"list": KEEPERS, "retrieve": KEEPERS}
REPORTS: Access = {**RULES, "send-now": KEEPERS, "preview": KEEPERS}
REPORT_RUNS: Access = {"list": KEEPERS, "retrieve": KEEPERS}
MESSAGES: Access = {"list": KEEPERS, "retrieve": KEEPERS, "resend": KEEPERS}

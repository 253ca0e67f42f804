"""Who may do what to annual cycles, follow-ups and strategies."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access

SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})
WORKERS = SECRETARIAT | {Role.CASE_OFFICER, Role.DEPARTMENT_HEAD}

CYCLES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "update": SECRETARIAT,
    "delete": SECRETARIAT,
    "plan": SECRETARIAT,
    "copy-to-next-year": SECRETARIAT,
    "add-budget-year": SECRETARIAT,
    "adopt": SECRETARIAT,
    "attach": SECRETARIAT,
    "repeat": SECRETARIAT,
}
VERSIONS: Access = {"list": ANYONE, "retrieve": ANYONE}
OCCURRENCES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "move": SECRETARIAT,
    "skip": SECRETARIAT,
    "resume": SECRETARIAT,
}
MILESTONES: Access = {**CYCLES, "adjust": SECRETARIAT}
FOLLOW_UPS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": WORKERS,
    "update": WORKERS,
    "start": WORKERS,
    "report": WORKERS,
    "done": WORKERS,
    "reopen": WORKERS,
}
OUTSTANDING: Access = {"list": ANYONE}
CHAIN: Access = {"retrieve": ANYONE}
OWN_WORK = frozenset({"start", "report"})
"""What the owner of a follow-up may do, whatever else he is."""

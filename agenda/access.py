"""Who may do what to cases, items, their parts and agendas."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access
from meetings.access import MEETINGS as MEETINGS_BELOW

SECRETARIAT = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})
WRITERS = SECRETARIAT | {Role.CASE_OFFICER, Role.DEPARTMENT_HEAD}

CASES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "history": ANYONE,
    "create": WRITERS,
    "update": WRITERS,
    "delete": SECRETARIAT,
}
ROUTING: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": WRITERS,
    "update": WRITERS,
    "delete": WRITERS,
}
GATES: Access = {"list": ANYONE, "retrieve": ANYONE, "waive": SECRETARIAT}
DUTIES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "update": SECRETARIAT,
    "delete": SECRETARIAT,
}
TEMPLATES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": SECRETARIAT,
    "update": SECRETARIAT,
    "delete": SECRETARIAT,
}
ITEMS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": WRITERS,
    "update": WRITERS,
    "delete": WRITERS,
    "order-blocks": WRITERS,
    "submit": WRITERS,
    "return": SECRETARIAT,
    "accept": SECRETARIAT,
    "place": SECRETARIAT,
    "move": SECRETARIAT,
    "add-late": SECRETARIAT,
    "postpone": SECRETARIAT,
    "refer": SECRETARIAT,
    "withdraw": SECRETARIAT,
    "make-closed": WRITERS,
    "make-open": WRITERS,
}
PARTS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": WRITERS,
    "update": WRITERS,
    "delete": WRITERS,
    "content": ANYONE,
    "download-link": ANYONE,
}
UPLOADS: Access = {"list": ANYONE, "retrieve": ANYONE, "create": WRITERS}
MEETINGS: Access = {
    **MEETINGS_BELOW,
    "agenda": ANYONE,
    "order-agenda": SECRETARIAT,
    "from-template": SECRETARIAT,
    "publish-agenda": SECRETARIAT,
    "unpublish-agenda": SECRETARIAT,
    "convene": SECRETARIAT,
}

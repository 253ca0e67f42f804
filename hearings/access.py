"""Who may do what to hearings and answers."""

from typing import Any

from foundation.accounts.vocabulary import Role
from foundation.http.access import ANYONE, Access
from foundation.tenancy.scope import Scope

KEEPERS = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.SECRETARIAT,
        Role.INTEGRATOR,
        Role.CASE_OFFICER,
        Role.DEPARTMENT_HEAD,
    }
)
ANSWERERS = KEEPERS | {Role.CONSULTEE}

HEARINGS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPERS,
    "update": KEEPERS,
    "delete": KEEPERS,
    "announce": KEEPERS,
    "extend": KEEPERS,
    "end": KEEPERS,
    "conclude": KEEPERS,
    "withdraw": KEEPERS,
    "dissents": ANYONE,
}
DOCUMENTS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "content": ANYONE,
    "create": KEEPERS,
    "delete": KEEPERS,
}
CONSULTEES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPERS,
    "update": KEEPERS,
    "delete": KEEPERS,
    "extend": KEEPERS,
    "put-on-agenda": KEEPERS,
    "waive": KEEPERS,
    "decline": ANSWERERS,
}
RESPONSES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": ANSWERERS,
    "update": ANSWERERS,
    "delete": ANSWERERS,
    "submit": ANSWERERS,
    "replace": ANSWERERS,
    "decline": ANSWERERS,
}


def roles_to_answer(reader: Any, hearing: Any, consultee: Any) -> frozenset[Role]:
    """What the reader is to one answer. Being asked in a hearing is no right to speak for
    another consultee; for a committee its chair and its secretariat speak."""
    roles = frozenset(reader.roles_for(hearing.scope())) - {Role.CONSULTEE}
    if consultee is None:
        return roles
    own = consultee.person_id is not None and consultee.person_id == reader.person_id
    if consultee.committee_id is not None:
        there = reader.roles_for(Scope(hearing.municipality_id, consultee.committee_id))
        own = own or not {Role.CHAIR, Role.SECRETARIAT}.isdisjoint(there)
    return roles | {Role.CONSULTEE} if own else roles

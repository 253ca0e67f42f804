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
    "white-book": ANYONE,
    "publish-responses": KEEPERS,
    "unpublish-responses": KEEPERS,
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
    "write-public-version": KEEPERS,
    "remove-public-version": KEEPERS,
    "comment": KEEPERS,
    "redact": KEEPERS,
}
RESPONSE_FILES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "content": ANYONE,
    "create": ANSWERERS,
    "delete": ANSWERERS,
}

JOINT_REPLIES: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPERS,
    "update": KEEPERS,
    "delete": KEEPERS,
    "collect": KEEPERS,
    "close-input": KEEPERS,
    "circulate": KEEPERS,
    "revise": KEEPERS,
    "send": KEEPERS,
    "consider": KEEPERS,
}
MEMBERS: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "create": KEEPERS,
    "delete": KEEPERS,
    "contribute": ANSWERERS,
    "approve": ANSWERERS,
    "object": ANSWERERS,
}


def roles_of_member(reader: Any, member: Any, *, own: bool) -> frozenset[Role]:
    """What the reader is to one part of a joint reply: being asked in the hearing is no right to
    answer for somebody else behind the reply."""
    roles = frozenset(reader.roles_for(member.hearing.scope())) - {Role.CONSULTEE}
    return roles | {Role.CONSULTEE} if own else roles


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

"""Reads of organs and people."""

from typing import TYPE_CHECKING

from foundation.tenancy.querysets import TenantQuerySet

if TYPE_CHECKING:
    from committees.models import (
        Committee,
        CommitteeAlias,
        CouncilTerm,
        Department,
        Membership,
        Party,
        Person,
    )


class DepartmentQuerySet(TenantQuerySet["Department"]):
    """Departments."""


class CouncilTermQuerySet(TenantQuerySet["CouncilTerm"]):
    """Council terms."""


class CommitteeQuerySet(TenantQuerySet["Committee"]):
    """Committees."""


class CommitteeAliasQuerySet(TenantQuerySet["CommitteeAlias"]):
    """Other names of committees."""


class PartyQuerySet(TenantQuerySet["Party"]):
    """Parties and their letters."""


class PersonQuerySet(TenantQuerySet["Person"]):
    """Persons."""


class MembershipQuerySet(TenantQuerySet["Membership"]):
    """Memberships."""

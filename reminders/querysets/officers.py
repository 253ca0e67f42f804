"""Who is to do it: an account with its person, for as long as it has a role, and the department
behind it."""

from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from committees.models import Membership
from foundation.accounts.models import Grant
from foundation.accounts.vocabulary import Role

FOR_EVER = date(9999, 12, 31)
READS_CLOSED = [
    Role.SECRETARIAT.value,
    Role.OFFICIAL.value,
    Role.CASE_OFFICER.value,
    Role.DEPARTMENT_HEAD.value,
]
"""Granted roles that see closed material where they hold."""


def officer(user: str, committee: str, department: str) -> dict[str, Any]:
    """Columns about the account that `user` leads to. `until` is the last day it has any role;
    `closed_until` the last it has one that sees closed material of the committee or the
    department. An account that was shut has none."""
    grants = Grant.objects.filter(user=OuterRef(user), user__is_active=True)
    here = Q(committee_id=None) | Q(committee_id=OuterRef(committee))
    here &= Q(department_id=None) | Q(department_id=OuterRef(department))
    closed = grants.filter(here, role__in=READS_CLOSED, item_id=None)
    seats = Membership.objects.filter(person__user=OuterRef(user), person__user__is_active=True)
    return {
        "officer": user,
        "officer_name": f"{user}__name",
        "officer_email": f"{user}__email",
        "officer_person": f"{user}__persons__id",
        "granted_until": _last_day(grants),
        "closed_until": _last_day(closed),
        "seated_until": _last_day(seats),
        "seated_here_until": _last_day(seats.filter(committee=OuterRef(committee))),
    }


def department(path: str) -> dict[str, str]:
    """Columns about the department that answers where no account does."""
    return {
        "department": path,
        "department_name": f"{path}__name",
        "department_email": f"{path}__email",
    }


def _last_day(rows: Any) -> Subquery:
    ends = Coalesce("ends_on", Value(FOR_EVER))
    return Subquery(rows.order_by().values(_all=Value(1)).annotate(last=Max(ends)).values("last"))

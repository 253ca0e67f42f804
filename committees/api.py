"""Organs and people over HTTP."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from committees import access, actions, filters
from committees import serializers as s
from committees.models import (
    Committee,
    CommitteeAlias,
    CouncilTerm,
    Department,
    Membership,
    Party,
    Person,
)
from foundation.http.routing import urls_of
from foundation.http.views import Resource
from foundation.tenancy.models import Municipality


class Municipalities(Resource):
    resource, model, access = "municipalities", Municipality, access.MUNICIPALITIES
    ordering = ("code", "id")
    serializer_class = create_serializer = update_serializer = s.MunicipalitySerializer
    create_action, update_action = actions.add_municipality, actions.change_municipality


class Departments(Resource):
    resource, model, access = "departments", Department, access.ORGANS
    ordering = ("sort_key", "id")
    serializer_class = create_serializer = update_serializer = s.DepartmentSerializer
    create_action, update_action = actions.add_department, actions.change_department
    delete_action = actions.remove_department


class CouncilTerms(Resource):
    resource, model, access = "council-terms", CouncilTerm, access.ORGANS
    ordering = ("starts_on", "id")
    serializer_class = create_serializer = update_serializer = s.CouncilTermSerializer
    create_action, update_action = actions.add_council_term, actions.change_council_term
    delete_action = actions.remove_council_term


class Parties(Resource):
    resource, model, access = "parties", Party, access.ORGANS
    ordering = ("list_letter", "valid_from", "id")
    serializer_class = create_serializer = update_serializer = s.PartySerializer
    create_action, update_action = actions.add_party, actions.change_party
    delete_action = actions.remove_party


class Persons(Resource):
    resource, model, access = "persons", Person, access.ORGANS
    ordering = ("sort_key", "id")
    filterset_class = filters.PersonFilters
    serializer_class = create_serializer = update_serializer = s.PersonSerializer
    create_action, update_action = actions.add_person, actions.change_person
    delete_action = actions.remove_person


class Committees(Resource):
    resource, model, access = "committees", Committee, access.ORGANS
    ordering = ("sort_key", "id")
    filterset_class = filters.CommitteeFilters
    serializer_class = create_serializer = update_serializer = s.CommitteeSerializer
    create_action, update_action = actions.add_committee, actions.change_committee

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.prefetch_related(Prefetch("aliases", CommitteeAlias.objects.order_by("id")))


class Memberships(Resource):
    resource, model, access = "memberships", Membership, access.ORGANS
    ordering = ("starts_on", "id")
    parents, creates_at_root = {"committees": (Committee, "committee")}, True
    filterset_class = filters.MembershipFilters
    serializer_class = create_serializer = update_serializer = s.MembershipSerializer
    create_action, update_action = actions.add_membership, actions.change_membership
    delete_action = actions.remove_membership


urls = urls_of(Municipalities, Departments, CouncilTerms, Parties, Persons, Committees, Memberships)

"""People: persons, the parties they stand for and the seats they hold."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from committees.models.organs import Committee
from committees.querysets import MembershipQuerySet, PartyQuerySet, PersonQuerySet
from committees.vocabulary import MembershipRole
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField, danish_order_of
from foundation.tenancy.invariants import once, ordered, tenant_indexes, valid
from foundation.tenancy.models import TenantModel


class Party(TenantModel):
    """Parti eller liste. A letter belongs to a municipality and a period: lists come and go,
    and a letter may come back for another one."""

    name = models.CharField(max_length=120)
    list_letter = models.CharField(max_length=10)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects: ClassVar = PartyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(),
            ordered("valid_from", "valid_to"),
            once("list_letter", "valid_from"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.list_letter})"


class Person(TenantModel):
    """Person: never merged on the name alone. `user` is the account, where there is one."""

    name = models.CharField(max_length=200)
    sort_key = danish_order_of("name")
    email = models.EmailField(blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="persons",
    )

    objects: ClassVar = PersonQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(),
            once("user"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("sort_key"),
            # Who asks is known by the account before it is known where.
            models.Index(
                fields=["user"], condition=Q(user__isnull=False), name="person_of_account"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(TenantModel):
    """Medlemskab: a seat from day to day. `organisation` stands instead of a party;
    `label_printed` is the mark behind the name as documents print it.

    Who was elected by which valggruppe is a fact of the seat; the party may change meanwhile.
    """

    parent: ClassVar[str | None] = "committee"

    person = TenantForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    committee = TenantForeignKey(Committee, on_delete=models.PROTECT, related_name="memberships")
    role = TermField(MembershipRole)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    voting_right = models.BooleanField(default=True)
    party = TenantForeignKey(Party, on_delete=models.PROTECT, null=True, related_name="memberships")
    organisation = models.CharField(max_length=200, blank=True)
    electoral_group = models.CharField(max_length=120, blank=True)
    label_printed = models.CharField(max_length=60, blank=True)

    objects: ClassVar = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("person", "committee", "party"),
            *valid(role=MembershipRole.values()),
            ordered("starts_on", "ends_on"),
            once("committee", "person", "role", "starts_on", name="seat"),
        ]
        indexes: ClassVar = [*tenant_indexes("person", "party")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.committee_id}"

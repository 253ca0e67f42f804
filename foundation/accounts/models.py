"""Users, their grants and their tokens."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models.functions import Now

from foundation.accounts.querysets import GrantQuerySet, TokenQuerySet, UserQuerySet
from foundation.accounts.vocabulary import STORED_ROLES, Role
from foundation.clock import now
from foundation.ids import new_id
from foundation.tenancy.models import Municipality
from foundation.tenancy.scope import Scope


class User(models.Model):
    """Bruger: an account of a person or a service. No passwords: one signs in with a token.

    `municipality` is empty for administrators of the installation only.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey(
        Municipality, null=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    is_service = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    modified_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar = UserQuerySet.as_manager()

    is_anonymous: ClassVar = False
    is_authenticated: ClassVar = True
    USERNAME_FIELD: ClassVar = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        indexes: ClassVar = [models.Index(fields=["municipality", "name"], name="user_by_name")]

    def __str__(self) -> str:
        return self.name

    def known_version(self, reader: object) -> str:
        return str(self.version)

    def scope(self) -> Scope:
        return Scope(self.municipality_id)


class Grant(models.Model):
    """Rolletildeling: a stored role. `committee_id` or `department_id` narrow it (both belong
    to higher apps, therefore no foreign keys); empty means the whole municipality."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40, choices=[(r.value, r.label) for r in STORED_ROLES])
    committee_id = models.UUIDField(null=True)
    department_id = models.UUIDField(null=True)
    item_id = models.UUIDField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    modified_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar = GrantQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(role__in=[r.value for r in STORED_ROLES]),
                name="grant_role_stored",
            ),
            models.CheckConstraint(
                condition=~models.Q(role=Role.GUEST.value) | models.Q(item_id__isnull=False),
                name="grant_guest_one_item",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(starts_on__lte=models.F("ends_on")),
                name="grant_days_ordered",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "committee_id", "department_id", "item_id"],
                nulls_distinct=False,
                name="grant_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} → {self.user_id}"

    @property
    def municipality_id(self) -> UUID | None:
        return self.user.municipality_id

    def known_version(self, reader: object) -> str:
        return str(self.version)

    def scope(self) -> Scope:
        return self.user.scope()


class Token(models.Model):
    """Adgangsnøgle: what a client sends as Bearer. Only a hash of it is kept.

    `prefix` is the public part that finds the row; `scopes` limit what it may be used for.
    Times are the database's, so that no client's or process's clock can stretch them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12, unique=True)
    secret_hash = models.CharField(max_length=64)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    modified_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar = TokenQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.prefix}…"

    @property
    def municipality_id(self) -> UUID | None:
        return self.user.municipality_id

    def known_version(self, reader: object) -> str:
        return str(self.version)

    def scope(self) -> Scope:
        return self.user.scope()

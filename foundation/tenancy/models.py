"""Kommune, and the shape that every row in it shares."""

import hashlib
from collections.abc import Iterable
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models

from foundation.clock import now
from foundation.ids import new_id
from foundation.tenancy.scope import Scope


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Municipalities; everybody but the administrator knows one."""

    def visible_to(self, reader: Any) -> Self:
        """What this reader may know exists."""
        return self if reader.is_administrator else self.filter(pk=reader.municipality_id)


class Municipality(models.Model):
    """Kommune. `code` is the official three-digit kommunekode."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=120)
    shows_planned_hearings = models.BooleanField(default=False)
    """Whether the public reads which hearings are to come."""
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    modified_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar = MunicipalityQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^\d{3}$"), name="municipality_code_valid"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def municipality_id(self) -> UUID:
        """A municipality belongs to itself."""
        return self.id

    def known_version(self, reader: Any) -> str:
        return str(self.version)

    def scope(self) -> Scope:
        return Scope(self.id)


class TenantModel(models.Model):
    """A row of one municipality, with its own version for If-Match.

    `version` counts edits of the row's own fields; `modified_at` moves with its children too.
    `parent` names the field of the row that this one belongs to, if any.
    """

    parent: ClassVar[str | None] = None

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="+", db_index=False, editable=False
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)
    modified_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True

    def known_version(self, reader: Any) -> str:
        """The version this reader may know of. Rows with fields that some readers must not
        see answer with their open version to those, so that nothing tells that a secret moved."""
        return str(self.version)

    def scope(self) -> Scope:
        """Where the row stands, for asking which roles a reader has to it."""
        return Scope(
            self.municipality_id,
            committee_id=getattr(self, "committee_id", None),
            department_id=getattr(self, "department_id", None),
        )


class OpenVersioned(models.Model):
    """What a reader of the open part may know of a row that has hidden fields or children.

    Inherit it before `TenantModel`. `hidden_fields` are the row's own fields that only readers
    of closed material see; `sees_hidden` says who they are.
    """

    hidden_fields: ClassVar[frozenset[str]] = frozenset()

    open_version = models.PositiveIntegerField(default=1, editable=False)
    open_modified_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True

    def sees_hidden(self, reader: Any) -> bool:
        """Whether the reader sees the row whole. Whoever may write it does."""
        return reader.municipality_id is not None or bool(reader.is_administrator)

    @classmethod
    def seen_whole_by(cls, reader: Any) -> models.Q:
        """`sees_hidden` as a condition on rows, for answers that the database makes."""
        knows = reader.municipality_id is not None or bool(reader.is_administrator)
        return models.Q(pk__isnull=False) if knows else models.Q(pk__in=[])

    def known_version(self, reader: Any) -> str:
        whole: int = getattr(self, "version")  # noqa: B009 - the other base's column
        return str(whole) if self.sees_hidden(reader) else f"open {self.open_version}"

    def moves_openly(self, changed: Iterable[str]) -> bool:
        """Whether a change of these fields is known to readers of the open part."""
        return bool(set(changed) - self.hidden_fields)


def etag_of(row: "TenantModel | Municipality", reader: Any) -> str:
    """The strong validator (RFC 9110 § 8.8.3) of a row's own fields for one reader."""
    return etag_from(f"{row.pk}:{row.known_version(reader)}")


def etag_from(text: str) -> str:
    """A quoted validator made from what it stands for."""
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'

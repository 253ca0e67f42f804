"""The act: what every action does besides its own change.

An action locks its row, asks its rule, changes, records. `Act` carries who does it and under
which conditions, and keeps the four steps the same everywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet

from foundation.audit.models import Entry
from foundation.clock import now
from foundation.problems import InvalidInput, Missing, PreconditionFailed, Refusal, RuleViolation
from foundation.tenancy.models import etag_of

Row = TypeVar("Row", bound=Model)


class Actor(Protocol):
    """The part of a reader that an act needs."""

    @property
    def user_id(self) -> UUID | None: ...
    @property
    def token_id(self) -> UUID | None: ...
    @property
    def municipality_id(self) -> UUID | None: ...


@dataclass
class Act:
    """One action being done. `if_match` is None where no precondition is needed."""

    reader: Any
    if_match: str | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    _used: list[dict[str, str]] = field(default_factory=list, repr=False)

    def lock(self, rows: "QuerySet[Row]", target: UUID, *, check: bool = True) -> Row:
        """The visible row, locked until the end of the transaction.

        Raises Missing (404) when the reader may not know of it and PreconditionFailed (412)
        when it is not the version that If-Match names. `check=False` for rows other than the
        one the request addresses.
        """
        visible = rows.visible_to(self.reader).values("pk")  # type: ignore[attr-defined]
        row = (
            rows.model._default_manager.filter(pk=target, pk__in=visible)
            .select_for_update(of=("self",))
            .first()
        )
        if row is None:
            raise Missing
        named = self.if_match if check and self.if_match != "*" else None
        if named is not None and named != etag_of(row, self.reader):  # type: ignore[arg-type]
            raise PreconditionFailed("Rækken er ændret, siden du læste den.", extra={"row": row})
        return row

    def home(self, municipality: Any = None) -> UUID:
        """The municipality a new root row belongs to: the reader's own, or for administrators
        the one they name."""
        own = self.reader.municipality_id
        if own is None:
            if municipality is None:
                raise InvalidInput.at("/municipality", "required", "Angiv kommunen.")
            return UUID(str(municipality.pk))
        return UUID(str(own))

    def enforce(self, refusals: Iterable[Refusal]) -> None:
        """Stop on hard refusals, and on warnings nobody has given a reason to override."""
        found = list(refusals)
        standing = [r for r in found if not (r.overridable and self.overrides.get(r.code))]
        if standing:
            raise RuleViolation(standing)
        self._used += [
            {"code": r.code, "rule": r.rule, "reason": self.overrides[r.code]} for r in found
        ]

    @property
    def set_aside(self) -> dict[str, str]:
        """The warnings that were overridden, by code, with the reason that was given."""
        return {one["code"]: one["reason"] for one in self._used}

    def create(self, model: type[Row], **values: Any) -> Row:
        """A new row; its parents' `modified_at` moves."""
        row = model(**values)
        row.save(force_insert=True)
        self.touch_parents(row)
        return row

    def change(self, row: Any, **values: Any) -> list[str]:
        """Set `values`, and if any differs write them, count the version and touch parents.

        Answers the names of the fields that really changed.
        """
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        if not changed:
            return []
        for name in changed:
            setattr(row, name, values[name])
        openly = not hasattr(row, "moves_openly") or row.moves_openly(changed)
        self._write(row, changed, openly=openly)
        return changed

    def advance(self, row: Any, *, openly: bool = True) -> None:
        """Count a change of what the row is shown with, though none of its columns differs."""
        self._write(row, [], openly=openly)

    def _write(self, row: Any, changed: list[str], *, openly: bool) -> None:
        row.version += 1
        row.modified_at = now()
        written = [*changed, "version", "modified_at"]
        if openly and hasattr(row, "open_version"):
            row.open_version += 1
            row.open_modified_at = row.modified_at
            written += ["open_version", "open_modified_at"]
        row.save(update_fields=written)
        self.touch_parents(row)

    def remove(self, row: Any) -> None:
        """Delete a draft row that was never sent."""
        self.touch_parents(row)
        row.delete()

    def touch_parents(self, row: Any) -> None:
        """`modified_at` of what the row belongs to moves; the open one only for open rows."""
        name = getattr(row, "parent", None)
        is_open = getattr(row, "is_open", True)
        while name is not None and getattr(row, f"{name}_id") is not None:
            parent_model = row._meta.get_field(name).related_model
            parent_id = getattr(row, f"{name}_id")
            moved = {"modified_at": now()}
            if is_open and hasattr(parent_model, "open_modified_at"):
                moved["open_modified_at"] = moved["modified_at"]
            parent_model._base_manager.filter(pk=parent_id).update(**moved)
            name = parent_model.parent
            if name is None:
                return
            row = parent_model._base_manager.get(pk=parent_id)
            is_open = is_open and getattr(row, "is_open", True)

    def record(self, verb: str, row: Any, *, changed: Iterable[str] = (), **more: Any) -> Entry:
        """Write the entry. The last statement of an action: it takes the municipality's next
        number under a row lock held until commit, so that order of numbers is order of commits."""
        municipality_id = row.municipality_id
        place = _place_of(row)
        return Entry.objects.create(
            municipality_id=municipality_id,
            seq=_next_seq(municipality_id),
            actor_id=self.reader.user_id,
            token_id=self.reader.token_id,
            verb=verb,
            object_type=row._meta.model_name,
            object_id=row.pk,
            changed=sorted(changed),
            overrides=self._used,
            **{"is_open": getattr(row, "is_open", True), **place, **more},
        )


def _place_of(row: Any) -> dict[str, Any]:
    """Where the entry belongs. A meeting's `place` is a room, it says `place_in_log`."""
    told = getattr(row, "place_in_log", None) or getattr(row, "place", None)
    return told() if callable(told) else {}


def _next_seq(municipality_id: UUID) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO audit_feedhead AS head (municipality_id, seq) VALUES (%s, 1) "
            "ON CONFLICT (municipality_id) DO UPDATE SET seq = head.seq + 1 RETURNING seq",
            [municipality_id],
        )
        return int(cursor.fetchone()[0])

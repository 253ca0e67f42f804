"""The database makes no move of a state that no verb makes, whoever asks it to."""

from datetime import UTC, datetime
from itertools import product
from typing import Any

import pgtrigger
import pytest
from django.db import IntegrityError, connection, transaction

from foundation.tenancy.fields import TermField
from foundation.tenancy.guards import StateGuard, constraint_name
from meetings.models import Meeting
from tests.architecture.tables import own_models
from tests.cast import Cast

REGISTERED: list[tuple[Any, pgtrigger.Trigger]] = pgtrigger.registered()
GUARDS = sorted(
    ((model, trigger) for model, trigger in REGISTERED if isinstance(trigger, StateGuard)),
    key=lambda found: (found[0]._meta.label, found[1].field),
)
AXES = {"state", "scan_state", "approval", "publication"}
TRIGGER = """
SELECT pg_get_triggerdef(oid) FROM pg_trigger
WHERE tgrelid = %s::regclass AND NOT tgisinternal AND tgname = %s
"""


def named(value: Any) -> str:
    return value.field if isinstance(value, StateGuard) else str(value._meta.model_name)


def test_every_state_column_has_its_guard() -> None:
    """A state is never unknown; what may be null is a finding that can be mended."""
    columns = {
        (model, field.name)
        for model in own_models()
        for field in model._meta.concrete_fields
        if isinstance(field, TermField) and field.name in AXES and not field.null
    }
    assert columns == {(model, guard.field) for model, guard in GUARDS}


@pytest.mark.django_db
@pytest.mark.parametrize(("model", "guard"), GUARDS, ids=named)
def test_allowed_moves_pass_and_all_others_are_refused(model: Any, guard: StateGuard) -> None:
    """On a table with the same columns and this trigger, and nothing else that could say no."""
    words = [str(value) for value, _ in model._meta.get_field(guard.field).choices]
    assert {word for pair in guard.moves for word in pair} <= set(words)
    with connection.cursor() as cursor:
        _probe(cursor, model, guard)
        for old, new in product(words, words):
            cursor.execute("TRUNCATE probe")
            cursor.execute(f'INSERT INTO probe ("{guard.field}") VALUES (%s)', [old])  # noqa: S608
            allowed = old == new or (old, new) in guard.moves
            said = None if allowed else constraint_name(model, guard.field)
            assert _refusal(cursor, guard.field, new) == said, (old, new)


def _probe(cursor: Any, model: Any, guard: StateGuard) -> None:
    table = model._meta.db_table
    cursor.execute(TRIGGER, [table, guard.get_pgid(model)])
    made = cursor.fetchone()[0]
    assert f" ON public.{table} " in made
    cursor.execute(f"CREATE TEMPORARY TABLE probe AS SELECT * FROM {table} WITH NO DATA")  # noqa: S608
    cursor.execute(made.replace(f" ON public.{table} ", " ON probe "))


def _refusal(cursor: Any, field: str, new: str) -> str | None:
    """The constraint that the move is said to violate, or None where it passes."""
    try:
        with transaction.atomic():
            cursor.execute(f'UPDATE probe SET "{field}" = %s', [new])  # noqa: S608
    except IntegrityError as error:
        return str(error.__cause__.diag.constraint_name)  # type: ignore[union-attr]
    return None


def test_a_cancelled_meeting_stays_cancelled_whoever_writes(cast: Cast) -> None:
    start = datetime(2026, 5, 5, 16, tzinfo=UTC)
    home = {"municipality": cast.egernborg, "committee": cast.culture}
    cancelled = {"state": "cancelled", "cancelled_at": start}
    meeting = Meeting.objects.create(**home, day=start.date(), starts_at=start, **cancelled)
    with pytest.raises(IntegrityError, match="cannot move so"), transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(state="planned", cancelled_at=None)
    again = {"state": "cancelled", "cancel_reason": "Ingen punkter."}
    assert Meeting.objects.filter(pk=meeting.pk).update(**again) == 1

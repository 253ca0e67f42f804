"""`Idempotency-Key`: the same request twice is done once.

The key is taken with an advisory lock of the transaction, so that two that run at once cannot
both do it; the answer is kept in the action's own transaction, so that it is kept exactly when
the action happened.
"""

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models.functions import Now
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.http.models import IdempotencyRecord
from foundation.http.renderers import JSONRenderer
from foundation.problems import Conflict, InvalidInput, Problem

KEPT_FOR = timedelta(hours=24)
KEY = re.compile(r"^[\x21-\x7e]{1,200}$")


class KeyReused(Problem):
    """422: the key has been used for something else."""

    status = 422
    default_code = "idempotency_conflict"


@dataclass(frozen=True)
class Key:
    """One request's key, with what it was used for."""

    token_id: UUID
    path: str
    text: str
    body_hash: str

    @property
    def lock_number(self) -> int:
        digest = hashlib.sha256(f"{self.token_id} {self.path} {self.text}".encode()).digest()
        return int.from_bytes(digest[:8], "big", signed=True)


def key_of(request: Request, body: bytes) -> Key | None:
    """The key of a request (quoted as in the draft, or bare), if it has one."""
    text = request.headers.get("Idempotency-Key")
    token_id = getattr(request.auth, "token_id", None)
    if text is None or token_id is None:
        return None
    bare = text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text
    if not KEY.match(bare):
        detail = "Idempotency-Key skal være 1-200 synlige ASCII-tegn."
        raise InvalidInput(detail, code="bad_idempotency_key")
    return Key(token_id, request.get_full_path()[:500], bare, hashlib.sha256(body).hexdigest())


def kept_answer(key: Key) -> IdempotencyRecord | None:
    """The answer kept for `key`. Raises when the key is busy or was used for another body."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [key.lock_number])
        if not cursor.fetchone()[0]:
            raise Conflict(
                "Den første forespørgsel med samme nøgle er ikke færdig.",
                code="idempotency_in_progress",
                headers={"Retry-After": "1"},
            )
    rows = IdempotencyRecord.objects.filter(token_id=key.token_id, path=key.path, key=key.text)
    rows.filter(created_at__lt=Now() - KEPT_FOR).delete()
    record = rows.first()
    if record is not None and record.body_hash != key.body_hash:
        raise KeyReused("Nøglen er brugt til en forespørgsel med et andet indhold.")
    return record


def ids_told(record: IdempotencyRecord) -> set[str]:
    """Ids of the rows that a kept answer speaks of: of the one row, or of each in a list."""
    if record.object_id is not None:
        return {str(record.object_id)}
    told = json.loads(bytes(record.body)) if record.body else None
    rows = told.get("results", ()) if isinstance(told, dict) else ()
    return {str(row["id"]) for row in rows if isinstance(row, dict) and row.get("id")}


def keep(
    key: Key, response: Response, object_id: UUID | None, *, without: Collection[str] = ()
) -> None:
    """Keep a successful answer for replay, `without` the members that are shown once."""
    body = response.rendered_content
    if without:
        body = JSONRenderer().render({n: v for n, v in response.data.items() if n not in without})
    headers = {n: v for n, v in response.items() if n in ("ETag", "Location")}
    IdempotencyRecord.objects.create(
        token_id=key.token_id,
        path=key.path,
        key=key.text,
        body_hash=key.body_hash,
        status=response.status_code,
        headers=headers,
        body=body,
        object_id=object_id,
    )

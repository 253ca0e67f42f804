"""Files for the tests of answers, and the doors they go through."""

import json
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.cast import Cast
from tests.door import BASE, Door, expect
from tests.hearings.setup import running

PDF = b"%PDF-1.7\n" + b"svar" * 40
CITIZEN = {
    "sender_name": "Bodil Nabo",
    "sender_email": "bodil@example.com",
    "body_html": "<p>Jeg er imod takster for børn.</p>",
}


def sent_raw(door: Door, path: str, content: bytes = PDF, name: str = "svar.pdf") -> HttpResponse:
    """A file as it is, its name in the header."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    if door.token is not None:
        headers["Authorization"] = f"Bearer {door.token}"
    answer: Any = Client(raise_request_exception=False).generic(
        "POST", f"{BASE}/{path}", content, content_type="application/octet-stream", headers=headers
    )
    found: HttpResponse = answer
    return found


def citizen(address: str = "") -> Door:
    """Somebody at an address of his own."""
    door = Door()
    door.client.defaults["REMOTE_ADDR"] = address or f"2001:db8:{uuid4().hex[:4]}::1"
    return door


def form(door: Door, path: str, files: list[tuple[str, bytes]], **told: Any) -> HttpResponse:
    """The public form, with files."""
    parts = {"answer": json.dumps({**CITIZEN, **told})}
    body = encode_multipart(BOUNDARY, parts)[: -len(f"--{BOUNDARY}--\r\n")]
    for name, content in files:
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
        body += f"{head}\r\nContent-Type: application/octet-stream\r\n\r\n".encode()
        body += content + b"\r\n"
    body += f"--{BOUNDARY}--\r\n".encode()
    answer: Any = door.client.generic(
        "POST", f"{BASE}/{path}", body, content_type=MULTIPART_CONTENT
    )
    found: HttpResponse = answer
    return found


def bytes_of(response: Any) -> bytes:
    """The file in an answer."""
    assert response.status_code == 200, response.content
    return bytes(response.getvalue())


def answered(cast: Cast, **told: Any) -> tuple[str, str]:
    """A public hearing and an answer with a file by a citizen, as paths."""
    hearing = running(cast, audience="public", consultees=[], **told)
    path = f"public/hearings/{hearing['id']}/responses"
    made = expect(form(citizen(), path, [("svar.pdf", PDF)]), 201)
    return f"hearings/{hearing['id']}", f"responses/{made['reference']}"

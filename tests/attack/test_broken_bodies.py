"""Bodies that do not arrive as they should, over a real server: none is taken for a whole one."""

import json

import pytest

from agenda.models import Upload
from committees.models import Department
from tests.cast import Cast
from tests.web import Web

BODY = b'{"name": "Teknik"}'
PDF = b"%PDF-1.7\n" + b"0123456789" * 20
CHUNKS = b"Transfer-Encoding: chunked\r\n\r\n"

pytestmark = [
    pytest.mark.servers,
    pytest.mark.xdist_group("punkt"),
    pytest.mark.django_db(transaction=True),
]


def head(cast: Cast, path: str = "departments", media: str = "application/json") -> bytes:
    """A request but for its last header and its body."""
    return (
        f"POST /api/v1/{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        f"Authorization: Bearer {cast.door('secretariat').token}\r\nContent-Type: {media}\r\n"
    ).encode()


def test_lengths_that_are_none_or_beyond_the_limit(server: Web, real_cast: Cast) -> None:
    for length in ("x", "-1", "", "1e3", "+18", "18, 18", "99999999999999999999", "١٨"):
        sent = head(real_cast) + f"Content-Length: {length}\r\n\r\n".encode() + BODY
        assert server.exchange(sent).status_code == 400, length
    assert not Department.objects.filter(name="Teknik").exists()
    for path, media in (("departments", "application/json"), ("uploads", "application/pdf")):
        sent = head(real_cast, path, media) + b"Content-Length: 999999999999\r\n\r\n" + BODY
        answer = server.exchange(sent)
        assert (answer.status_code, json.loads(answer.content)["code"]) == (413, "too_large")


def test_chunks_are_not_taken_in(server: Web, real_cast: Cast) -> None:
    """A server hands a chunked body that broke off on as if it had ended."""
    whole = b"12\r\n" + BODY + b"\r\n"
    endless = b"ffffffffffffffff\r\n" + BODY
    for chunks in (whole + b"0\r\n\r\n", whole + b"zz\r\n", whole, endless, b"0\r\n\r\n"):
        for more in (b"", b"Content-Length: 18\r\n"):
            answer = server.exchange(head(real_cast) + more + CHUNKS + chunks)
            assert answer.status_code in (400, 411), (chunks, answer.content)
    sent = head(real_cast, "uploads", "application/pdf") + CHUNKS + b"10000\r\n" + b"x" * 65536
    answer = server.exchange(sent)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (411, "length_required")
    assert not Department.objects.filter(name="Teknik").exists()


FORM = b'--cut\r\nContent-Disposition: form-data; name="file"; filename="plan.pdf"\r\n\r\n'
SENT = (
    ("departments", "application/json", BODY),
    ("uploads?file_name=plan.pdf", "application/pdf", PDF),
    ("uploads", "multipart/form-data; boundary=cut", FORM + PDF),
)


def test_a_body_that_breaks_off_leaves_nothing(server: Web, real_cast: Cast) -> None:
    for path, media, body in SENT:
        for more in (b"", b"Idempotency-Key: k\r\n"):
            length = f"Content-Length: {len(body) + 1}\r\n\r\n".encode()
            sent = head(real_cast, path, media) + more + length + body
            answer = server.exchange(sent, ends=True)
            assert (answer.status_code, _fault(answer.content)) == (400, "incomplete_body")
    assert not Department.objects.filter(name="Teknik").exists()
    assert not Upload.objects.exists()


def _fault(content: bytes) -> str:
    (fault,) = json.loads(content)["errors"]
    return str(fault["code"])

"""Forms with a file that are broken, twisted or too much: refused, and nothing kept."""

from pathlib import Path
from typing import Any

import pytest

from agenda.models import Upload
from tests.cast import Cast

PDF = b"%PDF-1.7\n" + b"0123456789" * 20
NAMED = b'Content-Disposition: form-data; name="file"; filename="plan.pdf"\r\n\r\n'


@pytest.fixture(autouse=True)
def _own_store(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def part(head: bytes = NAMED, content: bytes = PDF) -> bytes:
    return b"--cut\r\n" + head + content + b"\r\n"


END = b"--cut--\r\n"
DISPOSITION = b"Content-Disposition: form-data; "
BROKEN = {
    "nothing": b"",
    "only an end": END,
    "no end": part(),
    "no headers": b"--cut\r\n\r\n" + PDF + b"\r\n" + END,
    "another boundary": (part() + END).replace(b"cut", b"tuc"),
    "two files": part() + part() + END,
    "a file under another name": part(NAMED.replace(b'"file"', b'"fil"')) + END,
    "a file besides": part() + part(NAMED.replace(b'"file"', b'"fil"')) + END,
    "no file but text": part(DISPOSITION + b'name="file"\r\n\r\n') + END,
    "an empty file": part(content=b"") + END,
    "an endless header": b"--cut\r\nX: " + b"x" * 100_000 + b"\r\n\r\n" + PDF + b"\r\n" + END,
    "thousands of fields": part(DISPOSITION + b'name="a"\r\n\r\n', b"1") * 3000 + END,
    "thousands of files": part() * 300 + END,
    "a NUL in the name": part(NAMED.replace(b"plan", b"pl\0an")) + END,
    "a path in the name": part(NAMED.replace(b"plan", b"../plan")) + END,
    "a drive in the name": part(NAMED.replace(b"plan", b"C:\\\\plan")) + END,
    "a name that is no UTF-8": part(NAMED.replace(b"plan", b"\xff\xfe")) + END,
    "a name of 5000 letters": part(NAMED.replace(b"plan", b"x" * 5000)) + END,
    "a path in the long name": part(
        DISPOSITION + b"name=\"file\"; filename*=UTF-8''..%2f..%2fetc%2fpasswd\r\n\r\n") + END,
    "base64 that is none": part(
        NAMED.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"), b"%%%") + END,
    "nothing but dashes": b"-" * 100_000,
    "line ends without an end": b"\r\n" * 50_000,
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_form_leaves_nothing(cast: Cast, tmp_path: Path, name: str) -> None:
    answer = sent(cast, BROKEN[name])
    assert 400 <= answer.status_code < 500, (answer.status_code, answer.content[:300])
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert not Upload.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_form_in_order_is_taken_in(cast: Cast) -> None:
    assert sent(cast, part() + END).status_code == 201


@pytest.mark.parametrize(
    "media",
    ["multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=cut",
     "multipart/form-data; boundary=\"", "multipart/form-data; boundary=" + "x" * 500],
)  # fmt: skip
def test_a_form_without_its_boundary(cast: Cast, media: str) -> None:
    answer = sent(cast, part() + END, media)
    assert 400 <= answer.status_code < 500, (answer.status_code, answer.content[:300])
    assert not Upload.objects.exists()


def sent(cast: Cast, body: bytes, media: str = "multipart/form-data; boundary=cut") -> Any:
    door = cast.door("secretariat")
    return door.client.generic(
        "POST", "/api/v1/uploads", body, content_type=media,
        headers={"Authorization": f"Bearer {door.token}"},
    )  # fmt: skip

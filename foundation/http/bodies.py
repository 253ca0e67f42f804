"""A request's body arrives whole, or nothing is done with it."""

import re
from typing import Any

from django.http import HttpRequest

from foundation.problems import InvalidInput, PayloadTooLarge, Problem

LENGTH = re.compile(r"^[0-9]{1,18}$", re.ASCII)
WITH_BODIES = frozenset({"POST", "PUT", "PATCH"})


class LengthRequired(Problem):
    """411 (RFC 9110 § 15.5.12): a body whose end nobody told. A server in front of Python takes
    a chunked body that broke off for one that ended: half a file would be kept as a whole one."""

    status = 411
    default_code = "length_required"


def expect_whole(request: HttpRequest, most: int) -> None:
    """Refuse a body of unknown length (411), of a length that is no number (400) or is above
    `most` bytes (413), before any of it is read; and while it is read, one that breaks off
    before its length (400)."""
    if request.method not in WITH_BODIES:
        return
    if "Transfer-Encoding" in request.headers:
        raise LengthRequired("Send Content-Length; en krop i stykker (chunked) tages ikke ind.")
    length = length_of(request)
    if length > most:
        raise PayloadTooLarge(f"Indholdet er større end {most // 2**20} MB.")
    whole: Any = _WholeStream(request._stream, length)
    request._stream = whole


def length_of(request: HttpRequest) -> int:
    """Content-Length in bytes; 0 when there is none. Raises 400 when it is no number."""
    told = request.META.get("CONTENT_LENGTH") or "0"
    if not LENGTH.match(told):
        raise InvalidInput.at("", "bad_content_length", "Content-Length er ikke et antal bytes.")
    return int(told)


class _WholeStream:
    """Reads at most `length` bytes and tells when there are fewer."""

    def __init__(self, stream: Any, length: int) -> None:
        self._stream, self._missing = stream, length

    def read(self, size: int | None = -1) -> bytes:
        wanted = self._missing if size is None or size < 0 else min(size, self._missing)
        try:
            found: bytes = self._stream.read(wanted) if wanted else b""
        except OSError as error:
            raise _broken_off() from error
        if len(found) < wanted:
            raise _broken_off()
        self._missing -= len(found)
        return found

    def readline(self, size: int | None = -1) -> bytes:
        """What a form's parser throws away after its end: no line of it is looked for."""
        return self.read(min(self._missing, 2**16) if size is None or size < 0 else size)

    def close(self) -> None:
        self._stream.close()


def _broken_off() -> InvalidInput:
    return InvalidInput.at("", "incomplete_body", "Indholdet slutter før sin Content-Length.")

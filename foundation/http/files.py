"""Files over HTTP: taken in raw or as a form, given out whole or in part."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import FileResponse, StreamingHttpResponse
from django.http.multipartparser import MultiPartParser as DjangoMultiPartParser
from django.http.multipartparser import MultiPartParserError
from rest_framework.parsers import BaseParser, DataAndFiles

from foundation.files import clean_name
from foundation.problems import InvalidInput, PayloadTooLarge, Problem

RANGE = re.compile(r"^bytes=(\d{0,18})-(\d{0,18})$", re.ASCII)
NOTHING = (0, 0)
FORM_ALLOWANCE = 2**16
"""What a form may add around its file."""
CHUNK = 2**16


class _NamesAsSent(DjangoMultiPartParser):
    """Django quietly cuts a path off a file's name; here the name is refused instead."""

    def sanitize_file_name(self, file_name: str) -> str | None:
        return clean_name(file_name)


class FormParser(BaseParser):
    """A form with one file in the field `file` (RFC 7578)."""

    media_type = "multipart/form-data"

    def parse(
        self,
        stream: Any,
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        request = (parser_context or {})["request"]
        meta = {**request.META, "CONTENT_TYPE": media_type}
        handlers = request._request.upload_handlers
        try:
            data, files = _NamesAsSent(meta, stream, handlers, "utf-8").parse()
        except (MultiPartParserError, SuspiciousOperation) as error:
            raise InvalidInput.at("", "not_multipart", "Formularen kan ikke læses.") from error
        return DataAndFiles(data, files)


class RawParser(BaseParser):
    """Any bytes; their name stands in Content-Disposition (RFC 6266)."""

    media_type = "*/*"

    def parse(
        self,
        stream: IO[bytes],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        kept: Any = SpooledTemporaryFile(max_size=2**20)  # noqa: SIM115 - the caller reads it
        size = 0
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            refuse_size(size)
            kept.write(chunk)
        kept.seek(0)
        return kept


def refuse_size(size: int) -> None:
    """413 above what may be uploaded."""
    limit = settings.MAX_UPLOAD_BYTES
    if size > limit:
        raise PayloadTooLarge(f"Filen er større end {limit // 2**20} MB.")


def file_sent(request: Any) -> tuple[Any, str]:
    """The one file of a request and its name: raw, or in the field `file` of a form. Raises
    InvalidInput where there is none, or more."""
    sent: Any = request.data
    if not hasattr(sent, "getlist"):
        named = request.query_params.get("file_name")
        content = sent
        name = named or name_in(request.headers.get("Content-Disposition", ""))
    else:
        files = request.FILES.getlist("file")
        if len(files) != 1 or len(request.FILES) != 1:
            raise InvalidInput.at("/file", "required", "Send netop én fil i feltet file.")
        content, name = files[0], files[0].name
    if not hasattr(content, "seek") or size_of(content) == 0:
        raise InvalidInput.at("/file", "empty_file", "Filen er tom.")
    refuse_size(size_of(content))
    return content, name


def size_of(content: IO[bytes]) -> int:
    """How many bytes there are."""
    return content.seek(0, 2)


def name_in(disposition: str) -> str:
    """The file name of a Content-Disposition header, in either of its two spellings."""
    header = Message()
    header["Content-Disposition"] = disposition
    return header.get_filename() or ""


class RangeNotSatisfiable(Problem):
    """416 (RFC 9110 § 15.5.17): the file has no such bytes; Content-Range tells its size."""

    status = 416
    default_code = "no_such_range"

    def __init__(self, size: int) -> None:
        detail = f"Filen er på {size} bytes."
        super().__init__(detail, headers={"Content-Range": f"bytes */{size}"})


@dataclass(frozen=True)
class Outgoing:
    """What is told of a file that is given out."""

    size: int
    media_type: str
    name: str
    etag: str


def file_response(content: IO[bytes], told: Outgoing, wanted: str | None) -> StreamingHttpResponse:
    """The file, or the one range of it that is `wanted` (RFC 9110 § 14)."""
    part = range_of(wanted, told.size)
    if part == NOTHING:
        content.close()
        raise RangeNotSatisfiable(told.size)
    response: Any
    if part is None:
        response = FileResponse(content)
        response["Content-Length"] = str(told.size)
    else:
        first, beyond = part
        response = StreamingHttpResponse(_slice(content, first, beyond - first), status=206)
        response["Content-Range"] = f"bytes {first}-{beyond - 1}/{told.size}"
        response["Content-Length"] = str(beyond - first)
    response["Content-Type"] = told.media_type
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(told.name)}"
    response["ETag"], response["Accept-Ranges"] = told.etag, "bytes"
    response["X-Content-Type-Options"], response["Cache-Control"] = "nosniff", "private"
    return response  # type: ignore[no-any-return]


def range_of(wanted: str | None, size: int) -> tuple[int, int] | None:
    """First byte and the one beyond the last; None for the whole; NOTHING when there is no such
    part. What is no single range of bytes is ignored, as the standard wants."""
    found = RANGE.match((wanted or "").strip())
    if found is None or found.group(0) == "bytes=-":
        return None
    first, last = found.groups()
    if not first:
        start, beyond = max(size - int(last), 0), size
    else:
        start, beyond = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    return (start, beyond) if start < beyond else NOTHING


def _slice(content: IO[bytes], first: int, length: int) -> Iterator[bytes]:
    with content:
        content.seek(first)
        while length > 0 and (chunk := content.read(min(CHUNK, length))):
            length -= len(chunk)
            yield chunk

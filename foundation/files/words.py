"""The words of a file and of what it tells about itself, read in a process apart.

A file from outside may be made to exhaust whoever reads it. So PDFs and office documents are
read by a child with little time and memory, and what it cannot read is called unreadable.
"""

import io
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from foundation.files.kinds import BY_MAGIC, TEXTS

PDF = BY_MAGIC[".pdf"]
HOME = Path(__file__).resolve().parents[2]
SECONDS, MEMORY_BYTES, MOST_TEXT = 20, 2**30, 40 * 2**20
OLD_CODE_PAGE = "cp1252"
PARAGRAPHS = frozenset({"p", "h", "si", "c", "row", "tc", "comment", "table-cell"})
"""XML elements that people read apart. Within one, a number may be in several pieces."""
ABOUT = ("docProps/", "meta.xml")
SILENT = frozenset(BY_MAGIC.values()) - {PDF}


class Unreadable(Exception):
    """The file is encrypted or broken, or would take too much to read."""


def words_of(content: IO[bytes], media_type: str) -> str:
    """All text of a file and of its metadata; a picture has none. Raises Unreadable."""
    if media_type in SILENT:
        return ""
    data = content.read()
    if media_type in TEXTS.values():
        return _decoded(data)
    command = [sys.executable, "-m", "foundation.files.words", media_type]
    try:
        child = subprocess.run(  # noqa: S603 - our own module, and a media type of our list
            command, input=data, capture_output=True, timeout=2 * SECONDS, check=True, cwd=HOME
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Unreadable from error
    return child.stdout.decode("utf-8", "replace")


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(OLD_CODE_PAGE, "replace")


def _of_pdf(data: bytes) -> Iterator[str]:
    """Pages, notes, form fields and metadata. A password nobody needs is no hindrance."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable
    yield from (str(value) for value in (reader.metadata or {}).values())
    xmp = reader.root_object.get("/Metadata")
    if xmp is not None:
        yield from _of_xml(xmp.get_object().get_data(), every=True)
    yield from (str(field.get("/V", "")) for field in (reader.get_fields() or {}).values())
    for page in reader.pages:
        yield page.extract_text()
        for note in page.annotations or ():
            yield str(note.get_object().get("/Contents", ""))


def _of_office(data: bytes) -> Iterator[str]:
    """Every part in XML, of OOXML and OpenDocument alike: text, notes, headers, metadata."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                yield from _of_xml(archive.read(name), every=name.startswith(ABOUT))


def _of_xml(data: bytes, *, every: bool) -> Iterator[str]:
    """The text, with a line's end after each paragraph, or after every element."""
    # In the child, whose memory is bounded.
    root = ElementTree.fromstring(data)  # noqa: S314  # nosec B314
    yield from _pieces(root, every=every)


def _pieces(element: ElementTree.Element, *, every: bool) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        yield from _pieces(inner, every=every)
        yield inner.tail or ""
    if every or element.tag.rpartition("}")[2] in PARAGRAPHS:
        yield "\n"


def main() -> int:
    """The child: bytes in, text out; any failure is a failure."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    data, room = sys.stdin.buffer.read(), MOST_TEXT
    is_pdf = sys.argv[1] == PDF
    for piece in _of_pdf(data) if is_pdf else _of_office(data):
        told = f"{piece}\n" if is_pdf else piece
        room -= len(told)
        if room < 0:
            return 1
        sys.stdout.buffer.write(told.encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""What a file is, told by its bytes and never by what the sender says it is."""

import unicodedata
import zipfile
from pathlib import PurePosixPath
from typing import IO

import puremagic

from foundation.problems import InvalidInput, Problem

WORD = "application/vnd.openxmlformats-officedocument."
TEXTS = {".txt": "text/plain", ".csv": "text/csv", ".md": "text/markdown",
         ".json": "application/json"}  # fmt: skip
BY_MAGIC = {".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg",
            ".jpeg": "image/jpeg", ".gif": "image/gif", ".tif": "image/tiff",
            ".tiff": "image/tiff"}  # fmt: skip
IN_ZIP = {"word/": f"{WORD}wordprocessingml.document", "xl/": f"{WORD}spreadsheetml.sheet",
          "ppt/": f"{WORD}presentationml.presentation"}  # fmt: skip
OPEN_DOCUMENTS = ("text", "spreadsheet", "presentation")
ALLOWED = frozenset(
    {
        *TEXTS.values(),
        *BY_MAGIC.values(),
        *IN_ZIP.values(),
        *(f"application/vnd.oasis.opendocument.{kind}" for kind in OPEN_DOCUMENTS),
    }
)
HEAD = 64 * 2**10
LONGEST_NAME = 255


class MediaTypeRefused(Problem):
    """415: the bytes are of no kind that may be attached."""

    status = 415
    default_code = "media_type_refused"


def media_type_of(content: IO[bytes], name: str) -> str:
    """The media type of the content, which is one of the allowed; raises MediaTypeRefused."""
    content.seek(0)
    head = content.read(HEAD)
    found = _of_zip(content) if head.startswith(b"PK\x03\x04") else _of_head(head, name)
    content.seek(0)
    if found not in ALLOWED:
        raise MediaTypeRefused("Filer af den slags kan ikke vedhæftes.")
    return found


def clean_name(name: str) -> str:
    """A file's name as people read it. Raises InvalidInput where it tries to be a path."""
    text = unicodedata.normalize("NFC", name).strip()
    tricks = "/" in text or "\\" in text or text.startswith(".") or ".." in text
    unseen = any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in text)
    if not text or tricks or unseen or len(text) > LONGEST_NAME:
        raise InvalidInput.at("/file_name", "bad_file_name", "Filnavnet kan ikke bruges.")
    return text


def _of_head(head: bytes, name: str) -> str:
    try:
        found = [match.extension for match in puremagic.magic_string(head)]
    except (puremagic.PureError, ValueError):
        found = []
    known = [BY_MAGIC[extension] for extension in found if extension in BY_MAGIC]
    if known:
        return known[0]
    plain = TEXTS.get(PurePosixPath(name).suffix.lower(), "")
    return plain if plain and _is_text(head) else ""


def _is_text(head: bytes) -> bool:
    """Text in UTF-8 or in the old Danish code page, without control signs."""
    if any(byte < 32 and byte not in b"\t\n\f\r" for byte in head):
        return False
    return head.lstrip()[:1] != b"<"


def _of_zip(content: IO[bytes]) -> str:
    content.seek(0)
    try:
        with zipfile.ZipFile(content) as archive:
            names = archive.namelist()
            if "[Content_Types].xml" in names:
                found = (
                    kind for at, kind in IN_ZIP.items() if any(n.startswith(at) for n in names)
                )
                return next(found, "")
            if "mimetype" in names:
                return archive.open("mimetype").read(100).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return ""
    return ""

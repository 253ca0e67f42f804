"""The store: bytes lie under the hash of what they are, so that a name can lead nowhere else."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings

from foundation.problems import Unavailable

CHUNK = 2**20


@dataclass(frozen=True)
class Stored:
    """Where the bytes lie, and what is known of them."""

    key: str
    sha256: str
    size: int


def keep(content: IO[bytes], municipality_id: UUID, *, dry_run: bool = False) -> Stored:
    """Put the bytes into the store. Twice the same bytes lie there once per municipality."""
    digest, size = hashlib.sha256(), 0
    content.seek(0)
    while chunk := content.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    sha256 = digest.hexdigest()
    stored = Stored(f"{municipality_id}/{sha256[:2]}/{sha256}", sha256, size)
    if not dry_run:
        _write(content, Path(settings.MEDIA_ROOT) / stored.key)
    return stored


def opened(key: str) -> IO[bytes]:
    """The bytes of a stored file."""
    return (Path(settings.MEDIA_ROOT) / key).open("rb")


def erase(key: str) -> None:
    """Remove the bytes for good; those that are gone already are no fault."""
    if not key:
        return
    try:
        (Path(settings.MEDIA_ROOT) / key).unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable("Filen kan ikke slettes lige nu.") from error


def _write(content: IO[bytes], target: Path) -> None:
    """Whole or not at all: a reader never meets half a file."""
    if target.exists():
        return
    content.seek(0)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                while chunk := content.read(CHUNK):
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            Path(unfinished).replace(target)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise Unavailable("Filen kan ikke gemmes lige nu.") from error

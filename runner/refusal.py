"""What ends the runner with one line instead of a traceback."""

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TAIL_BYTES = 8000
_LINE_LENGTH = 300
_TELLING = re.compile(r"FATAL|PANIC|[Ee]rror|ERROR|could not|[Cc]annot")
_PLAIN = {
    errno.ENOSPC: "no space left on the disk",
    errno.EDQUOT: "no space left in the disk quota",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the file system is read-only",
    errno.EADDRINUSE: "another program listens there",
}


class Refusal(Exception):
    """The runner cannot go on; the message is the whole line the user reads."""


def plain(error: OSError) -> str:
    """The reason of an operating system error in plain words, with the file it is about."""
    reason = _PLAIN.get(error.errno or 0, error.strerror or str(error))
    return f"{error.filename}: {reason}" if error.filename else reason


@contextmanager
def one_line() -> Iterator[None]:
    """Turn a refusal, or an operating system error nobody foresaw, into one line and code 1."""
    try:
        yield
    except Refusal as refusal:
        raise SystemExit(f"punkt: {refusal}") from None
    except OSError as error:
        raise SystemExit(f"punkt: {plain(error)}") from None


def last_words(log: Path) -> str:
    """The line of a log that tells most about why its process ended."""
    with log.open("rb") as file:
        file.seek(max(0, log.stat().st_size - _TAIL_BYTES))
        text = file.read().decode(errors="replace")
    if "No space left on device" in text:
        return _PLAIN[errno.ENOSPC]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if _TELLING.search(line)]
    return (telling or lines or ["it said nothing"])[-1][:_LINE_LENGTH]

"""The state folder: data, keys and logs of one installation, held by one runner at a time."""

import fcntl
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from runner.refusal import Refusal, plain

ROOT = Path(__file__).resolve().parent.parent
# Where every account may walk, unlike a TMPDIR of one's own, and short enough for sockets.
SHORT = "/tmp"  # noqa: S108  # nosec B108
NEEDED_BYTES = 200 * 2**20


@dataclass(frozen=True)
class State:
    """The folder and the names inside it."""

    folder: Path

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def letters(self) -> Path:
        return self.folder / "letters"

    @property
    def demo(self) -> Path:
        return self.folder / "demo.json"

    @property
    def beat_schedule(self) -> Path:
        return self.folder / "beat-schedule"

    def key(self, name: str) -> Path:
        """A file with a random key, made once and readable by its owner only."""
        path = self.folder / name
        if not path.exists() or not path.read_text().strip():
            fresh = path.with_suffix(".new")
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(secrets.token_urlsafe(50))
            fresh.replace(path)
        return path


def folder_from(environment: Mapping[str, str]) -> Path:
    """Where the state folder is: `PUNKT_STATE_DIR`, else `.punkt` in the project."""
    return Path(environment.get("PUNKT_STATE_DIR") or ROOT / ".punkt").absolute()


@contextmanager
def held(folder: Path, *, needed: int = NEEDED_BYTES) -> Iterator[State]:
    """Make the folder ready and keep every other runner out of it until the block ends."""
    state = State(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not any(folder.iterdir()):
            # Root gives PostgreSQL to another user, who must be able to walk through, not to look.
            folder.chmod(0o711 if os.geteuid() == 0 else 0o700)
        state.logs.mkdir(exist_ok=True)
        lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Refusal(f"the state folder {folder} cannot be used: {plain(error)}") from None
    try:
        _take(lock, folder)
        _require_space(folder, needed)
        yield state
    finally:
        os.close(lock)


def _take(lock: int, folder: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = os.read(lock, 20).decode().strip() or "unknown"
        raise Refusal(f"Punkt already runs on {folder} (process {holder}).") from None
    os.ftruncate(lock, 0)
    os.pwrite(lock, f"{os.getpid()}\n".encode(), 0)


def _require_space(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise Refusal(
            f"the disk is full: {free // 2**20} MB free at {folder}, "
            f"Punkt needs {needed // 2**20} MB to start."
        )

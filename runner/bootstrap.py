"""Make the environment from a hashed lock. Needs nothing but Python's own library:
`python3 runner/bootstrap.py requirements.lock`."""

import fcntl
import hashlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "installed-locks"
LOG = ENVIRONMENT / "install.log"
# The development lock holds everything the other lock holds, in the same versions.
LARGER = {"requirements.lock": "requirements-dev.lock"}
CAUSES = (
    (r"No space left on device|Errno 28", "no space left on the disk"),
    (
        r"NewConnectionError|ConnectTimeout|name resolution|Name or service not known"
        r"|Network is unreachable|Connection refused|ReadTimeout",
        "the package index cannot be reached: is there a network?",
    ),
    (r"In --require-hashes mode", "the lock does not cover this version of Python"),
    (r"DO NOT MATCH THE HASHES", "a package is not the one the lock describes (wrong hash)"),
    (r"Permission denied|Errno 13", "permission denied"),
    (r"No matching distribution", "a package has no build for this Python and this machine"),
)


def main(name: str) -> None:
    lock = ROOT / name
    with lock.open() as file:
        # Two makes at once would build the same folder.
        fcntl.flock(file, fcntl.LOCK_EX)
        if PYTHON.exists() and _stamp(lock) in _installed():
            return
        print(f"punkt: making the environment from {name} (once) ...", flush=True)  # noqa: T201
        _make()
        _install(lock)
        covered = [each for each, larger in LARGER.items() if larger == name]
        STAMP.write_text("".join(_stamp(ROOT / each) + "\n" for each in (name, *covered)))


def _stamp(lock: Path) -> str:
    """A moved or copied folder has scripts that point to the old one, so its place counts too."""
    return hashlib.sha256(lock.read_bytes() + str(ENVIRONMENT).encode()).hexdigest()


def _installed() -> list[str]:
    return STAMP.read_text().split() if STAMP.exists() else []


def _make() -> None:
    if PYTHON.exists() and _run(str(PYTHON), "-m", "pip", "--version").returncode == 0:
        return
    for module in ("venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            _refuse(f"this Python has no module {module}: install python3-venv (Debian, Ubuntu).")
    done = _run(sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT))
    if done.returncode:
        _refuse(f"the environment cannot be made: {_cause(done.stdout)}")


def _install(lock: Path) -> None:
    done = _run(
        *(str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "--retries", "2", "--only-binary", ":all:"),
        *("--require-hashes", "--requirement", str(lock)),
    )
    LOG.write_text(done.stdout)
    if done.returncode:
        _refuse(f"{lock.name} cannot be installed: {_cause(done.stdout)} (log: {LOG})")


def _run(*argv: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603
        argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def _cause(said: str) -> str:
    for pattern, words in CAUSES:
        if re.search(pattern, said):
            return words
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"


def _refuse(line: str) -> None:
    raise SystemExit(f"punkt: {line}")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except OSError as error:
        _refuse(f"the environment cannot be made: {error.strerror}: {error.filename}")
    except KeyboardInterrupt:
        _refuse("the environment is not ready; start again to go on.")

"""The environment comes from hashed locks, once."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from runner.bootstrap import LARGER, _cause
from runner.state import ROOT

PINNED = re.compile(r"^([a-z0-9._-]+(?:\[[a-z0-9,_-]+\])?)==(\S+)", re.MULTILINE)
UNKNOWN = f"punkt-findes-ikke==1.0 --hash=sha256:{'0' * 64}\n"


def versions(lock: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / lock).read_text()))


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_package_is_pinned_with_hashes_and_no_host_is_named(lock: str) -> None:
    text = (ROOT / lock).read_text()
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) == len(versions(lock)) > 50
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text


def test_the_larger_lock_holds_the_smaller_one() -> None:
    for smaller, larger in LARGER.items():
        assert versions(smaller).items() <= versions(larger).items()


def test_debian_s_python_is_served_too() -> None:
    """The Redis client needs a further package below Python 3.11.3, which Debian 12 has."""
    assert "async-timeout" in versions("requirements.lock")


def project(folder: Path, lock: str) -> Path:
    (folder / "runner").mkdir()
    shutil.copy(ROOT / "runner" / "bootstrap.py", folder / "runner")
    (folder / "requirements.lock").write_text(lock)
    (folder / "requirements-dev.lock").write_text(lock)
    return folder


def bootstrap(folder: Path, name: str = "requirements.lock") -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # noqa: S603
        [sys.executable, "runner/bootstrap.py", name],
        cwd=folder,
        env={**os.environ, "PIP_NO_INDEX": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_made_once_and_the_larger_serves_for_the_smaller(folder: Path) -> None:
    project(folder, "# nothing\n")
    first = bootstrap(folder, "requirements-dev.lock")
    assert (first.returncode, first.stdout.count("making the environment")) == (0, 1)
    again = bootstrap(folder)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    (folder / "requirements.lock").write_text("# changed\n")
    assert "making the environment" in bootstrap(folder).stdout


def test_a_package_that_cannot_be_had_is_one_line(folder: Path) -> None:
    done = bootstrap(project(folder, UNKNOWN))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("punkt: requirements.lock cannot be installed: a package has no build")
    assert bootstrap(folder).returncode == 1


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("ERROR: [Errno 28] No space left on device", "no space left"),
        ("NewConnectionError ... name resolution\nNo matching distribution", "is there a network?"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM", "wrong hash"),
        ("something odd\nERROR: the end\n", "ERROR: the end"),
        ("", "no reason was given"),
    ],
)
def test_causes_in_plain_words(said: str, cause: str) -> None:
    assert cause in _cause(said)

"""The state folder: one runner at a time, keys that last, and one line when it cannot be."""

from pathlib import Path

import pytest

from runner.refusal import Refusal, last_words, one_line
from runner.state import held


def test_keys_last_and_are_private(folder: Path) -> None:
    with held(folder) as state:
        first = state.key("secret_key").read_text()
    with held(folder) as state:
        path = state.key("secret_key")
        assert path.read_text() == first
        assert path.stat().st_mode & 0o777 == 0o600
    assert len(first) >= 50


def test_a_second_runner_is_kept_out(folder: Path) -> None:
    with held(folder), pytest.raises(Refusal, match="already runs"), held(folder):
        pass
    with held(folder) as again:
        assert again.folder == folder


def test_a_full_disk_is_told_before_anything_is_written(folder: Path) -> None:
    with pytest.raises(Refusal, match="the disk is full"), held(folder, needed=2**62):
        pass


def test_a_place_that_cannot_be_a_folder(folder: Path) -> None:
    (folder / "file").write_text("")
    with pytest.raises(Refusal, match="cannot be used"), held(folder / "file" / "state"):
        pass


def test_a_folder_of_others_keeps_its_mode(folder: Path) -> None:
    (folder / "somebody's").write_text("")
    folder.chmod(0o755)
    with held(folder):
        assert folder.stat().st_mode & 0o777 == 0o755


def test_unforeseen_errors_are_one_line_too() -> None:
    with pytest.raises(SystemExit) as ended, one_line():
        Path("/dev/full").write_text("x")
    assert ended.value.code == "punkt: no space left on the disk"


@pytest.mark.parametrize(
    ("log", "line"),
    [
        ("start\nFATAL:  lock file exists\nbye\n", "FATAL:  lock file exists"),
        ("writing\ncannot write: No space left on device\n", "no space left on the disk"),
        ("only this\n", "only this"),
        ("", "it said nothing"),
    ],
)
def test_the_telling_line_of_a_log(folder: Path, log: str, line: str) -> None:
    (folder / "a.log").write_text(log)
    assert last_words(folder / "a.log") == line

"""The stories of the README, run as a newcomer runs them: in a shell, against `make run`."""

import os
import re
import subprocess

import pytest

from tests.conftest import ROOT
from tests.wire import Punkt

pytestmark = [pytest.mark.servers, pytest.mark.xdist_group("punkt")]

BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "---- block ----"


def test_every_block_of_the_readme_prints_what_it_says(punkt: Punkt) -> None:
    blocks = BLOCK.findall((ROOT / "README.md").read_text())
    scripts = [text for kind, text in blocks if kind == "sh"]
    assert len(scripts) > 10
    script = "set -euo pipefail\n" + f"echo '{MARK}'\n".join(scripts)
    run = subprocess.run(  # noqa: S603
        ["bash", "-c", script],  # noqa: S607
        cwd=ROOT,
        env={**os.environ, "PUNKT_STATE_DIR": str(punkt.state)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    printed = run.stdout.split(MARK + "\n")
    number, promised = -1, 0
    for kind, text in blocks:
        if kind == "sh":
            number += 1
        else:
            assert printed[number] == text, scripts[number]
            promised += 1
    assert promised > 8

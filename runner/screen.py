"""The one screen a newcomer reads."""

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from runner.state import State


@dataclass(frozen=True)
class Addresses:
    """The ports of this run and the addresses they make."""

    web: int
    inbox: int
    smtp: int

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.web}"

    @property
    def inbox_url(self) -> str:
        return f"http://127.0.0.1:{self.inbox}"

    def with_inbox(self, inbox: int, smtp: int) -> "Addresses":
        return Addresses(self.web, inbox, smtp)

    def stand_in(self, demo: Path) -> None:
        """Bring the addresses in the demo file up to date: the ports may have moved since."""
        known = _read(demo)
        wanted = {**known, "base_url": self.base_url, "inbox_url": self.inbox_url}
        if wanted != known:
            fresh = demo.with_suffix(".new")
            fresh.write_text(json.dumps(wanted, indent=2, ensure_ascii=False) + "\n")
            fresh.replace(demo)


def screen(state: State, addresses: Addresses, servers: str, seconds: float) -> str:
    tokens = _read(state.demo).get("tokens", {})
    width = max((len(name) for name in tokens), default=0)
    return "\n".join(
        [
            "",
            f"Punkt is running (up in {seconds:.1f} s).",
            "",
            f"  API      {addresses.base_url}/api/v1",
            f"  Docs     {addresses.base_url}/api/v1/docs",
            f"  Inbox    {addresses.inbox_url}",
            f"  Data     {_short(state.folder)}  ({servers}; logs in {_short(state.logs)})",
            "",
            f"  Tokens of the cast (also in {_short(state.demo)})",
            *(f"    {name:<{width}}  {token}" for name, token in tokens.items()),
            "",
            f'  Try      curl -H "Authorization: Bearer {tokens.get("secretariat", "TOKEN")}" '
            f"{addresses.base_url}/api/v1/me",
            "  Stop     Ctrl-C",
            "",
        ]
    )


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def _read(demo: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(demo.read_text())
    return found


def _short(path: Path) -> str:
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative

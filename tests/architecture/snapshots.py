"""Tables that stand in a file: compared, or written anew with `PUNKT_WRITE_SNAPSHOTS=1`."""

import json
import os
from pathlib import Path
from typing import Any

WRITE = os.environ.get("PUNKT_WRITE_SNAPSHOTS") == "1"


def compare(path: Path, found: dict[str, Any], *, part: str | None = None) -> None:
    """Fail with what differs between the file (or one member of it) and what was found."""
    kept = json.loads(path.read_text()) if path.exists() else {}
    if WRITE:
        kept = found if part is None else kept | {part: found}
        path.write_text(json.dumps(kept, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
        return
    known = kept if part is None else kept.get(part, {})
    wrong = [
        f"{key}: {known.get(key, 'no row')} → {found.get(key, 'gone')}"
        for key in sorted({*known, *found})
        if known.get(key) != found.get(key)
    ]
    assert not wrong, (
        f"{path.name} says otherwise (PUNKT_WRITE_SNAPSHOTS=1 writes it anew):\n"
        + "\n".join(wrong[:60])
    )

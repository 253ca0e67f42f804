"""The typesetter: data into PDF/UA, tagged, with page numbers.

The document goes to the typesetter as data, never as source, so that no text of a citizen can
become a command. Fonts are the typesetter's own: the same data gives the same pages everywhere.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst

LOOK = Path(__file__).with_name("look.typ").read_bytes()
ACCESSIBLE: Literal["ua-1"] = "ua-1"


def template(path: Path) -> bytes:
    """A template, with the look all prints have."""
    return LOOK + path.read_bytes()


def typeset(source: bytes, data: Mapping[str, Any], *, generated_at: datetime) -> bytes:
    """The whole print as a file. A sign that none of our fonts has, like an emoji, is printed as
    an empty box, and the file then carries no PDF/UA mark, since it would be untrue."""
    told = json.dumps(data, ensure_ascii=False)
    try:
        return _compiled(source, told, generated_at, ACCESSIBLE)
    except typst.TypstError:
        return _compiled(source, told, generated_at, None)


def _compiled(
    source: bytes, told: str, generated_at: datetime, standard: Literal["ua-1"] | None
) -> bytes:
    return typst.compile(
        source,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"document": told},
        pdf_standards=standard,
        timestamp=generated_at.astimezone(UTC).replace(microsecond=0),
    )

"""The typesetter: data into PDF/UA, tagged, with page numbers.

The document goes to the typesetter as data, never as source, so that no text of a citizen can
become a command. Fonts are the typesetter's own: the same data gives the same pages everywhere.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

import typst

LOOK = Path(__file__).with_name("look.typ").read_bytes()
ACCESSIBLE: Literal["ua-1"] = "ua-1"
DOTS_PER_INCH = 200.0


def template(path: Path) -> bytes:
    """A template, with the look all prints have."""
    return LOOK + path.read_bytes()


def typeset(
    source: bytes, data: Mapping[str, Any], *, generated_at: datetime, fonts: Path | None = None
) -> bytes:
    """The whole print as a file. A sign that none of our fonts has, like an emoji, is printed as
    an empty box, and the file then carries no PDF/UA mark, since it would be untrue. `fonts` is a
    directory with those a template has besides."""
    told = json.dumps(data, ensure_ascii=False)
    made = partial(_compiled, source, told, fonts, generated_at=generated_at)
    try:
        return made(standard=ACCESSIBLE)
    except typst.TypstError:
        return made(standard=None)


def pictured(source: bytes, data: Mapping[str, Any], *, fonts: Path | None = None) -> bytes:
    """A single page as a PNG."""
    made: bytes = typst.compile(
        source,
        format="png",
        ppi=DOTS_PER_INCH,
        ignore_system_fonts=True,
        font_paths=_paths(fonts),
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
    )
    return made


def _compiled(
    source: bytes,
    told: str,
    fonts: Path | None,
    *,
    generated_at: datetime,
    standard: Literal["ua-1"] | None,
) -> bytes:
    made: bytes = typst.compile(
        source,
        format="pdf",
        ignore_system_fonts=True,
        font_paths=_paths(fonts),
        sys_inputs={"document": told},
        pdf_standards=standard,
        timestamp=generated_at.astimezone(UTC).replace(microsecond=0),
    )
    return made


def _paths(fonts: Path | None) -> Any:
    """As the typesetter takes them; its types want them to be of the template's type."""
    return [str(fonts)] if fonts else []

"""docs/api.md names every code a problem, a fault or a refusal can have, and no other."""

import ast
import re
from pathlib import Path
from typing import Any

from foundation.http.fields import (
    StrictBooleanField,
    StrictCharField,
    StrictDateField,
    StrictDateTimeField,
    StrictDecimalField,
    StrictIntegerField,
)
from foundation.http.serializers import Strict
from tests.architecture.snapshots import WRITE
from tests.architecture.sources import ROOT, modules

DOCUMENT = ROOT / "docs" / "api.md"
ROW = re.compile(r"^\| `(?P<code>[a-z0-9_]+)` \| (?P<where>[^|]*) \|$", re.M)
POSITION = {"Refusal": 0, "Fault": 1, "at": 1, "ErrorDetail": 1}
OF_DRF = {
    "required", "null", "blank", "invalid", "invalid_choice", "max_length", "min_length",
    "max_value", "min_value", "max_digits", "max_decimal_places", "max_whole_digits",
    "not_a_list", "empty", "does_not_exist", "incorrect_type",
    "method_not_allowed", "not_acceptable", "unsupported_media_type", "throttled",
}  # fmt: skip
"""Codes that come from the frameworks' own fields and exceptions."""


def written_codes(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given: list[Any] = [k.value for k in node.keywords if k.arg == "code"]
            place = POSITION.get(name)
            given += [node.args[place]] if place is not None and len(node.args) > place else []
            found |= {str(g.value) for g in given if _is_code(g)}
        elif _defaults(node) and _is_code(told := getattr(node, "value", None)):
            found.add(str(getattr(told, "value", "")))
    return found


def _is_code(node: object) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(
        re.fullmatch(r"[a-z][a-z0-9_]+", node.value)
    )  # fmt: skip


def _defaults(node: Any) -> bool:
    """Whether the node is `default_code = …`, with a type or without."""
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    is_given = isinstance(node, ast.Assign | ast.AnnAssign)
    return is_given and any(getattr(t, "id", "") == "default_code" for t in targets)


def real_codes() -> dict[str, str]:
    """Each code with the package that says it."""
    found = dict.fromkeys(OF_DRF, "foundation.http")
    strict = (StrictCharField, StrictIntegerField, StrictBooleanField, StrictDateTimeField,
              StrictDateField, StrictDecimalField, Strict)  # fmt: skip
    for field in strict:
        found |= dict.fromkeys(vars(field).get("default_error_messages", {}), "foundation.http")
    for path in sorted(modules(), reverse=True):
        parts = path.relative_to(ROOT).parts
        if parts[0] == "runner":
            continue
        package = ".".join(parts[:2] if parts[0] == "foundation" else parts[:1])
        found |= dict.fromkeys(written_codes(path), package.removesuffix(".py"))
    return found


def test_every_code_has_its_row() -> None:
    real = real_codes()
    text = DOCUMENT.read_text()
    if WRITE:
        rows = "\n".join(f"| `{code}` | {where} |" for code, where in sorted(real.items()))
        head, _, _ = text.partition("| code | said by |\n")
        text = f"{head}| code | said by |\n|---|---|\n{rows}\n"
        DOCUMENT.write_text(text)
    told = {match["code"]: match["where"] for match in ROW.finditer(text)}
    assert set(real) - set(told) == set(), "codes without a row (PUNKT_WRITE_SNAPSHOTS=1 writes)"
    assert set(told) - set(real) == set(), "rows that stand for nothing"

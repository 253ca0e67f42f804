"""A number in square brackets in a rule's docstring leads to a row of docs/rules.md."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CITED = re.compile(r"\[(\d+(?:(?:, ?|-)\d+)*)\]")
ROW = re.compile(r"^\| (\d+) \|", re.MULTILINE)


def rule_files() -> list[Path]:
    apps = [path for path in ROOT.iterdir() if (path / "vocabulary.py").is_file()]
    return [
        file for app in apps for pattern in ("rules.py", "rules/*.py") for file in app.glob(pattern)
    ]


def docstrings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def numbers(text: str) -> Iterator[int]:
    for group in CITED.findall(text):
        for part in re.split(r", ?", group):
            first, _, last = part.partition("-")
            yield from range(int(first), int(last or first) + 1)


def cited() -> set[int]:
    return {
        number for file in rule_files() for text in docstrings(file) for number in numbers(text)
    }


def explained() -> list[int]:
    return [int(number) for number in ROW.findall((ROOT / "docs" / "rules.md").read_text())]


def test_every_cited_rule_is_explained_once_and_every_explained_rule_is_cited() -> None:
    assert len(rule_files()) > 10
    assert explained() == sorted(set(explained()))
    assert cited() == set(explained())

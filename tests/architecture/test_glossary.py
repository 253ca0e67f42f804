"""The glossary is data: every model, vocabulary and word has its row, and no row lies."""

import re
from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from django.apps import AppConfig, apps
from django.db.models import Model

import foundation
from foundation.vocabulary import Term

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<danish>[^|]+) \| `(?P<identifier>[^`|]+)` \| `(?P<where>[^`|]+)` \|")


@dataclass(frozen=True)
class Row:
    danish: str
    identifier: str
    where: str

    def __str__(self) -> str:
        return f"| {self.danish} | `{self.identifier}` | `{self.where}` | |"


def written() -> list[Row]:
    matches = (ROW.match(line) for line in GLOSSARY.read_text().splitlines())
    return [Row(**match.groupdict()) for match in matches if match]


def own_models() -> list[type[Model]]:
    """All of ours but the tables of evidence, which hold the past of another table."""
    return [
        model
        for config in own_apps()
        for model in config.get_models()
        if not hasattr(model, "pgh_tracked_model")
    ]


def own_apps() -> list[AppConfig]:
    root = GLOSSARY.parents[1]
    return [
        config
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(root) and ".venv" not in Path(config.path).parts
    ]


def packages() -> set[str]:
    """Every package of ours that may have a vocabulary."""
    inner = {found.name for found in walk_packages(foundation.__path__, "foundation.")}
    return inner | {config.name for config in own_apps()}


def vocabularies() -> list[type[Term]]:
    modules = [name for name in packages() if _has_vocabulary(name)]
    return [
        found
        for name in sorted(modules)
        for found in vars(import_module(f"{name}.vocabulary")).values()
        if isinstance(found, type) and issubclass(found, Term) and found is not Term
    ]


def _has_vocabulary(package: str) -> bool:
    folder = GLOSSARY.parents[1].joinpath(*package.split("."))
    return (folder / "vocabulary.py").is_file()


def _package(module: str) -> str:
    parts = module.split(".")
    return ".".join(parts[:2] if parts[0] == "foundation" else parts[:1])


def _first_words(documented: type) -> str:
    first_line = (documented.__doc__ or "").split("\n")[0]
    return re.split(r"[.:;(]", first_line)[0].strip()


def expected() -> list[Row]:
    models = [
        Row(_first_words(one), one.__name__, _package(one.__module__)) for one in own_models()
    ]
    terms = [
        Row(_first_words(one), one.__name__, _package(one.__module__)) for one in vocabularies()
    ]
    words = [
        Row(word.label, f"{one.__name__}.{word.value}", _package(one.__module__))
        for one in vocabularies()
        for word in one
    ]
    return models + terms + words


def test_every_model_status_and_outcome_has_its_row() -> None:
    known = {(row.identifier, row.where) for row in written()}
    missing = [row for row in expected() if (row.identifier, row.where) not in known]
    assert not missing, "Rows wanted in docs/glossary.md:\n" + "\n".join(map(str, missing))


def test_no_row_stands_for_nothing() -> None:
    real = {(row.identifier, row.where) for row in expected()}
    stale = [row for row in written() if (row.identifier, row.where) not in real]
    assert not stale, "Rows without a model or word:\n" + "\n".join(map(str, stale))


def test_a_words_danish_is_the_label_people_read() -> None:
    labels = {row.identifier: row.danish for row in expected() if "." in row.identifier}
    wrong = [row for row in written() if labels.get(row.identifier, row.danish) != row.danish]
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("model", own_models(), ids=lambda model: model.__name__)
def test_a_models_docstring_begins_with_its_danish_word(model: type[Model]) -> None:
    danish = {row.identifier: row.danish for row in written()}.get(model.__name__)
    assert danish
    assert (model.__doc__ or "").startswith(danish)


def test_no_two_rows_share_an_identifier() -> None:
    counted = Counter(row.identifier for row in written())
    assert [identifier for identifier, times in counted.items() if times > 1] == []


def test_no_two_concepts_share_a_danish_word() -> None:
    concepts = Counter(row.danish.lower() for row in written() if "." not in row.identifier)
    assert [danish for danish, times in concepts.items() if times > 1] == []


@pytest.mark.parametrize("term", vocabularies(), ids=lambda term: term.__name__)
def test_no_two_words_of_a_vocabulary_share_a_danish_word(term: type[Term]) -> None:
    prefix = f"{term.__name__}."
    words = Counter(row.danish.lower() for row in written() if row.identifier.startswith(prefix))
    assert words
    assert [danish for danish, times in words.items() if times > 1] == []

"""What the vocabularies are called in the API document."""

import inspect
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from foundation.vocabulary import Term

SUFFIX = "Enum"


def enum_names(tree: Path) -> dict[str, Callable[[], list[tuple[str, str]]]]:
    """Each vocabulary below `tree` under its own name, so that the document never has to make
    one up where two of them are used for members of the same name."""
    found = sorted([*tree.glob("*/vocabulary.py"), *tree.glob("foundation/*/vocabulary.py")])
    modules = [import_module(".".join(p.relative_to(tree).with_suffix("").parts)) for p in found]
    return {
        name + SUFFIX: term.choices
        for module in modules
        for name, term in inspect.getmembers(module, inspect.isclass)
        if issubclass(term, Term) and term.__module__ == module.__name__
    }

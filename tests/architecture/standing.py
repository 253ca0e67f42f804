"""What a write finds and says, told in one line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Model

from tests.http.rows import Rows

Columns = Mapping[type[Model], Mapping[str, Any]]


def no_words(_rows: Rows) -> dict[str, Any]:
    """A plain body will do."""
    return {}


@dataclass(frozen=True)
class Setup:
    """Columns of the rows that the write is about, members of the body, columns of all rows of
    the municipality (`around`), and who does it where not the first who may."""

    columns: Columns = field(default_factory=dict)
    body: Callable[[Rows], Mapping[str, Any]] = no_words
    around: Columns = field(default_factory=dict)
    who: str | None = None
    file: bytes | None = None
    """What is sent where the body is a file."""

    def among(self, *pairs: tuple[type[Model], Mapping[str, Any]]) -> "Setup":
        """All rows with these columns, whatever stands beside."""
        return replace(self, around=dict(pairs))

    def by(self, who: str) -> "Setup":
        """Somebody else does it."""
        return replace(self, who=who)


def standing(*pairs: tuple[type[Model], Mapping[str, Any]], **body: Any) -> Setup:
    """Rows with these columns; members of the body that are functions are asked with the rows."""
    return Setup(
        dict(pairs),
        lambda rows: {name: v(rows) if callable(v) else v for name, v in body.items()},
    )

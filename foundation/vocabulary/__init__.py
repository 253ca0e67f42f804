"""Terms: closed lists of words the law or the house uses, each with its Danish label."""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """Base of every vocabulary: the value is stored and sent, the label is read by people.

    A member is written `DRAFT = "draft", "Kladde"` and compares equal to its value.
    """

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of value and Danish label, in the order they are written."""
        return [(term.value, term.label) for term in cls]

    @classmethod
    def values(cls) -> list[str]:
        """The stored values alone, for check constraints."""
        return [term.value for term in cls]

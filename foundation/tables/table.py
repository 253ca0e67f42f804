"""A table with what stands around it, before it is a file."""

from dataclasses import dataclass

from foundation.tables.cells import Value


@dataclass(frozen=True, slots=True)
class Table:
    """`municipality` is who it comes from, `facts` what stands above it by name, `empty` what
    stands where the rows would, and `notes` what a reader must know to read it rightly."""

    title: str
    municipality: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    empty: str
    facts: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

"""Lines of people of a meeting held here: views of the ledger and of what was found."""

from typing import Any

from foundation.tenancy.rows import Row, Rows
from minutes.document.findings import decided_under, findings_of, suspensions_of
from minutes.document.presence import Presence

Line = dict[str, Any]


def lines_of(rows: Rows, item: Row, presence: Presence) -> list[Line]:
    """The lines of one item, after what its blocks print."""
    return [
        *presence.blocks(item["id"]),
        *findings_of(rows, item),
        *decided_under(rows, item),
        *suspensions_of(rows, item),
    ]

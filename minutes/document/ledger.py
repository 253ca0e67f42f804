"""Lines of people of a meeting held here: views of what was found."""

from typing import Any

from committees.settings import CommitteeSettings
from foundation.tenancy.rows import Row, Rows
from minutes.document.findings import decided_under, findings_of, suspensions_of

Line = dict[str, Any]


def lines_of(rows: Rows, item: Row, settings: CommitteeSettings) -> list[Line]:
    """The lines of one item, the same in every edition that shows it."""
    return [
        *findings_of(rows, item, settings),
        *decided_under(rows, item),
        *suspensions_of(rows, item),
    ]

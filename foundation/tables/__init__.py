"""Tables as files people open: CSV for a Danish spreadsheet. The project has no other writer."""

from foundation.tables.cells import Value, shown
from foundation.tables.spreadsheet import CSV, to_csv

__all__ = ["CSV", "Value", "shown", "to_csv"]

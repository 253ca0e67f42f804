"""Tables as files people open: CSV for a Danish spreadsheet, PDF to read and print. The project
has no other writer of either."""

from foundation.tables.cells import Value, shown
from foundation.tables.print import PDF, to_pdf
from foundation.tables.spreadsheet import CSV, to_csv
from foundation.tables.table import Table

__all__ = ["CSV", "PDF", "Table", "Value", "shown", "to_csv", "to_pdf"]

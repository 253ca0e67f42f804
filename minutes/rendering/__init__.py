"""Minutes and agendas as people read them: HTML, PDF and plain lines from one meeting document.

Pure: a document in (`meeting-document/1` as a dict, with the optional keys `edition`,
`approvals` and `visibility` on attachments), a page out. What a reader may see was settled
before; nothing here hides or adds.
"""

from minutes.rendering.page import STYLE_SOURCE, to_html
from minutes.rendering.pdf import to_pdf
from minutes.rendering.plain import to_lines

__all__ = ["STYLE_SOURCE", "to_html", "to_lines", "to_pdf"]

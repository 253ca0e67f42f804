"""The wheel of the annual cycle: the year as a ring, with a table that says the same.

Pure but for `reading`: a picture and today in, SVG, a page or a PDF out. What a reader may see
was settled before; nothing here hides or adds.
"""

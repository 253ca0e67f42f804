"""One evening's meeting, as large as any: its screens and its steps."""

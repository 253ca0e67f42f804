"""A meeting as one document (`meeting-document/1`), composed from its rows in two queries.

What is changed in a row shows in the document. The printed part is composed here; an app above
adds what a text is read to mean (`Layer`).
"""

from minutes.document.compose import Layer, compose_both, compose_document, meeting_in_print
from minutes.document.places import Place, of_meeting, place_in_print
from minutes.document.public import as_paragraphs, faced

__all__ = [
    "Layer",
    "Place",
    "as_paragraphs",
    "compose_both",
    "compose_document",
    "faced",
    "meeting_in_print",
    "of_meeting",
    "place_in_print",
]

"""From a document to rows: each part of it becomes the rows it can be composed from again."""

from interchange.intake.intake import Intake

__all__ = ["Intake"]

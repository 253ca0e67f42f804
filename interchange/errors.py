"""Why a document that is well formed is not taken in."""

from collections.abc import Iterable

from foundation.problems import Conflict, Fault

MOST_NAMED = 100


class DocumentDiffers(Conflict):
    """409: the meeting is known and says something else; `errors` points to where."""

    default_code = "document_differs"

    def __init__(self, pointers: Iterable[str]) -> None:
        faults = [Fault(at, "differs", "Her står der noget andet.") for at in pointers]
        super().__init__("Mødet findes allerede med et andet indhold.", errors=faults[:MOST_NAMED])

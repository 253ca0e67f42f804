"""Versions of a year [104]."""

from foundation.problems.refusal import Refusal
from foundation.rulebook import against


def refuse_adopt(*, differs: bool) -> list[Refusal]:
    """A version says something that the one before did not."""
    detail = "Årshjulet er uændret siden den seneste version."
    return against((not differs, Refusal("nothing_changed", "årshjul", detail)))


def refuse_attach(*, has_version: bool, is_attached: bool) -> list[Refusal]:
    """An item carries a version that there is, once."""
    return against(
        (
            not has_version,
            Refusal("no_version", "årshjul", "Årshjulet har ingen version: vedtag den først."),
        ),
        (
            is_attached,
            Refusal("already_attached", "årshjul", "Versionen er allerede bilag til punktet."),
        ),
    )

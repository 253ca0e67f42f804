"""How much of each item of a meeting one reader may read in a printed document."""

from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from agenda.models import AgendaItem
from meetings.models import Meeting
from proceedings.models import Substitution
from proceedings.vocabulary import SubstitutionScope, SubstitutionState

Document = dict[str, Any]
Levels = list[bool | None]


@dataclass(frozen=True)
class Sight:
    """One entry per printed item in its order: True for all of it, False for what is open of
    it, None for an item the reader does not know of."""

    levels: Levels

    @classmethod
    def of(cls, meeting: Meeting, reader: Any, *, approves: bool = False) -> Self:
        """What `reader` sees. A substitute who is asked to approve reads what he took part in
        after the meeting, too: the duty outlasts the call [53]."""
        items, one = AgendaItem.objects, Q(pk=OuterRef("pk"))
        order = items.filter(
            municipality_id=meeting.municipality_id, meeting=meeting, position__isnull=False
        ).annotate(
            known=Exists(items.visible_to(reader).filter(one)),
            seen=Exists(items.closed_to(reader).filter(one)),
        )
        told = list(order.order_by("position").values_list("pk", "known", "seen"))
        ids = [pk for pk, _, _ in told]
        called = _took_part_in(meeting, reader.person_id, ids) if approves else set()
        return cls([pk in called or (seen if known else None) for pk, known, seen in told])

    @property
    def is_whole(self) -> bool:
        """Whether nothing is kept from the reader."""
        return all(level is True for level in self.levels)

    def masked(self, full: Document, public: Document) -> Document:
        """The document as the reader may read it: of an item he does not see whole, the public
        edition's item; an item he does not know of is left out."""
        pairs = zip(self.levels, full["items"], public["items"], strict=True)
        items = [one if level else other for level, one, other in pairs if level is not None]
        return {**(full if self.is_whole else public), "items": items}


def _took_part_in(meeting: Meeting, person_id: UUID | None, ids: list[UUID]) -> set[UUID]:
    if person_id is None:
        return set()
    calls = Substitution.objects.called_to(meeting).filter(
        person_id=person_id, state=SubstitutionState.ATTENDED.value
    )
    covered: set[UUID] = set()
    for extent, item_id in calls.values_list("extent", "item_id"):
        covered |= {item_id} if extent == SubstitutionScope.ITEM else set(ids)
    withheld = AgendaItem.objects.filter(pk__in=covered).withheld_from(person_id)
    return covered - set(withheld.values_list("pk", flat=True))

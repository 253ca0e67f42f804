"""A whole document as rows."""

from datetime import datetime
from typing import Any

from committees.models import Committee
from foundation.calendar import copenhagen_day
from interchange.intake.bodies import Bodies
from interchange.intake.context import Context
from interchange.intake.items import Items
from interchange.intake.people import People
from interchange.intake.sheaf import Sheaf
from interchange.intake.standing import StandingItem
from interchange.notes import Notes
from meetings.models import ListedMember, Meeting, PrintedCommitteeName
from meetings.vocabulary import DocumentKind, MeetingState

Document = dict[str, Any]


class Intake:
    """One document being taken in for a committee."""

    def __init__(self, document: Document, committee: Committee, notes: Notes) -> None:
        self.document, self.committee, self.notes = document, committee, notes
        self._sheaf = Sheaf(committee.municipality_id)

    def new(self) -> Meeting:
        """A meeting that nobody knew."""
        meeting = self._sheaf.add(
            Meeting, committee=self.committee, is_imported=True, **self._fields()
        )
        self._take(meeting, [])
        self._sheaf.write()
        return meeting

    def again(self, meeting: Meeting, standing: list[StandingItem]) -> Meeting:
        """Minutes after their agenda: the meeting and its items keep their ids."""
        self._sheaf.change(meeting, **self._fields())
        self._take(meeting, standing).removals.carry_out(meeting)
        self._sheaf.write()
        return meeting

    def _take(self, meeting: Meeting, standing: list[StandingItem]) -> Items:
        people = People(self._sheaf, meeting, self.notes)
        people.meet(self.document)
        names = [self.document["committee"]["name"], *self.document["committee"]["aliases"]]
        bodies = Bodies(self.committee, names, self.notes)
        context = Context(meeting, self._sheaf, people, bodies)
        self._sheaf.change(meeting, chair_id=people.known(meeting.chair_printed))
        items = Items(context, standing)
        items.take(self.document["items"])
        self._lists(context)
        return items

    def _fields(self) -> dict[str, Any]:
        """An agenda that was read in is not thereby sent: the meeting stays planned. Minutes
        tell of a meeting that is over, not when it was over."""
        told, term = self.document["meeting"], self.document["committee"]["term"] or {}
        start = datetime.fromisoformat(told["starts_at"])
        is_over = told["document_kind"] == DocumentKind.MINUTES
        return {
            "state": (MeetingState.ENDED if is_over else MeetingState.PLANNED).value,
            "document_kind": told["document_kind"],
            "day": copenhagen_day(start),
            "starts_at": start,
            "place": told["place"],
            "chair_printed": told["chair"],
            "numbering_printed": told["numbering"],
            "term_from_printed": term.get("from"),
            "term_to_printed": term.get("to"),
        }

    def _lists(self, context: Context) -> None:
        """The list of members, and the names the document has for its committee. The one in
        the heading stands at 0 where the committee goes by another."""
        meeting, add = context.meeting, self._sheaf.add
        for n, row in enumerate(self.document["meeting"]["listed_members"], 1):
            add(
                ListedMember,
                meeting=meeting,
                position=n,
                person_id=context.people.id_of(row["name"], row["list_letter"]),
                name_printed=row["name"],
                list_letter=row["list_letter"],
            )
        heading = self.document["committee"]["name"]
        names = list(enumerate(self.document["committee"]["aliases"], 1))
        names += [(0, heading)] if heading != self.committee.name else []
        for n, name in names:
            row = {"meeting": meeting, "position": n, "name": name}
            add(PrintedCommitteeName, committee=self.committee, **row)

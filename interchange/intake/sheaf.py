"""The rows of one document, gathered first and written together."""

from collections import defaultdict
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model

from agenda.models import (
    AgendaItem,
    Attachment,
    Case,
    EarlierTreatment,
    ItemBlock,
    ItemSection,
    ItemWithholding,
    Recommendation,
    RecommendationGroup,
    RecommendationPoint,
    Recommender,
    RoutingStep,
)
from annualcycle.models import CycleTopic, FollowUp
from committees.models import Person
from foundation.clock import now
from foundation.tenancy.many import store_rows
from hearings.models import (
    Consultee,
    Hearing,
    HearingConsideration,
    HearingResponse,
    JointReply,
)
from meetings.models import ListedMember, Meeting, PrintedCommitteeName
from proceedings.models import (
    Decision,
    Disqualification,
    Outcome,
    PresenceEvent,
    Statement,
    StatementSpeaker,
)

Row = TypeVar("Row", bound=Model)
# What is pointed to stands before what points.
ORDER: tuple[type[Model], ...] = (
    Person,
    Meeting,
    ListedMember,
    PrintedCommitteeName,
    Case,
    AgendaItem,
    RoutingStep,
    EarlierTreatment,
    ItemBlock,
    ItemSection,
    Recommendation,
    Recommender,
    RecommendationGroup,
    RecommendationPoint,
    Decision,
    Outcome,
    Statement,
    StatementSpeaker,
    Attachment,
    PresenceEvent,
    Disqualification,
    ItemWithholding,
    Hearing,
    Consultee,
    JointReply,
    HearingConsideration,
    HearingResponse,
    FollowUp,
    CycleTopic,
)


class Sheaf:
    """Rows of one municipality. A table costs one statement however many rows it gets."""

    def __init__(self, municipality_id: UUID) -> None:
        self.municipality_id = municipality_id
        self._new: dict[type[Model], list[Any]] = defaultdict(list)
        self._changed: dict[type[Model], dict[Any, Any]] = defaultdict(dict)
        self._fields: dict[type[Model], set[str]] = defaultdict(set)

    def add(self, model: type[Row], **values: Any) -> Row:
        """A new row, written with the others."""
        row = model(municipality_id=self.municipality_id, **values)
        self._new[model].append(row)
        return row

    def change(self, row: Any, **values: Any) -> None:
        """A row that stays, with what is new about it and its version counted."""
        changed = {name for name, value in values.items() if getattr(row, name) != value}
        if not changed:
            return
        model = type(row)
        for name in changed:
            setattr(row, name, values[name])
        if row._state.adding:
            return
        counted = {"version", "modified_at"}
        row.version, row.modified_at = row.version + 1, now()
        if hasattr(row, "open_version"):
            row.open_version, row.open_modified_at = row.open_version + 1, row.modified_at
            counted |= {"open_version", "open_modified_at"}
        self._fields[model] |= changed | counted
        self._changed[model][row.pk] = row

    def write(self) -> None:
        """Write everything."""
        for model in ORDER:
            rows = model._default_manager
            if self._new[model]:
                rows.bulk_create(self._new[model])
            if self._changed[model]:
                store_rows(list(self._changed[model].values()), list(self._fields[model]))

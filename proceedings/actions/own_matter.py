"""Whoever leads the meeting does not lead where it is his own matter."""

from typing import Any

from agenda.models import AgendaItem
from foundation.problems import Refusal
from proceedings.models import Disqualification
from proceedings.querysets import KEEPERS, Ledger
from proceedings.rules import refuse_own_matter


def own_matter(reader: Any, item: AgendaItem, ledger: Ledger | None = None) -> list[Refusal]:
    """What keeps the reader from leading at the item: that he is disqualified there. Who keeps
    the record does so for others. Rows of a list share the ledger of their `bench`."""
    if item.meeting is None or reader.person_id is None or _keeps(reader, item):
        return []
    bench = getattr(item, "bench", None)
    read = ledger or (bench.ledger if bench is not None else Ledger.of(item.meeting))
    return refuse_own_matter(is_own=read.is_disqualified(reader.person_id, item.pk))


def own_question(reader: Any, question: Disqualification) -> list[Refusal]:
    """What keeps the reader from writing down the finding: that it is about himself."""
    own = reader.person_id is not None and question.person_id == reader.person_id
    return refuse_own_matter(is_own=own and not _keeps(reader, question.item))


def _keeps(reader: Any, item: AgendaItem) -> bool:
    roles = reader.roles_for(item.scope())
    return bool(reader.is_administrator or not roles.isdisjoint(KEEPERS))

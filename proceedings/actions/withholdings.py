"""What is kept from whom: by the course of a question, or by the secretariat's own hand."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import AgendaItem, ItemWithholding
from agenda.vocabulary import WithholdingCause
from committees.models import Person
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.problems import Refusal
from foundation.tenancy.many import add_rows
from proceedings.actions.turns import lock_at_item
from proceedings.models import Disqualification
from proceedings.rules import refuse_lift, refuse_withhold, withholding_cause
from proceedings.vocabulary import DisqualificationState


@transaction.atomic
def withhold(*, act: Act, parent: AgendaItem, person: Person, reason: str) -> ItemWithholding:
    """Keep an item's closed material from somebody whose question the body has not decided."""
    item = act.lock(AgendaItem.objects.all(), parent.pk, check=False)
    asked = Disqualification.objects.filter(
        municipality_id=item.municipality_id,
        item=item,
        person=person,
        state=DisqualificationState.NOTIFIED.value,
    )
    act.enforce(refuse_withhold(is_asked=asked.exists(), reason=reason))
    row: ItemWithholding = said_no(
        act.create,
        ItemWithholding,
        municipality_id=item.municipality_id,
        item=item,
        person=person,
        cause=WithholdingCause.SECRETARIAT.value,
        reason=reason,
        since=now(),
    )
    act.record("withhold", row)
    return row


@transaction.atomic
def lift(*, act: Act, target: UUID) -> ItemWithholding:
    """Give back what the secretariat withheld."""
    row = lock_at_item(act, ItemWithholding, target)
    act.enforce(reasons_lift(row, act.reader))
    act.record("lift", row, changed=act.change(row, until=now()))
    return row


def reasons_lift(row: ItemWithholding, _reader: Any) -> list[Refusal]:
    """What stands against giving it back."""
    return refuse_lift(WithholdingCause(row.cause), stands=row.until is None)


def follow_questions(rows: Sequence[Disqualification]) -> None:
    """Make the items' withholdings what the questions' states say they must be, in three
    statements however many they are."""
    wanted = {(row.item_id, row.person_id): _cause(row) for row in rows if row.person_id}
    if not wanted:
        return
    held = _standing(rows[0].municipality_id, wanted).select_for_update(of=("self",))
    standing = [one for one in held if (one.item_id, one.person_id) in wanted]
    kept = {(one.item_id, one.person_id) for one in standing if _still(one, wanted)}
    over = [one.pk for one in standing if not _still(one, wanted)]
    moment = now()
    ItemWithholding.objects.filter(pk__in=over).update(until=moment, modified_at=moment)
    new = [
        (item, person, cause.value)
        for (item, person), cause in wanted.items()
        if cause is not None and (item, person) not in kept
    ]
    home = {"municipality": rows[0].municipality_id, "since": moment}
    add_rows(ItemWithholding, ("item", "person", "cause"), new, **home)


def _still(one: ItemWithholding, wanted: dict[Any, WithholdingCause | None]) -> bool:
    cause = wanted[one.item_id, one.person_id]
    return cause is not None and one.cause == cause.value


def _cause(row: Disqualification) -> WithholdingCause | None:
    return withholding_cause(
        DisqualificationState(row.state),
        own_notice=row.raised_by_self,
        takes_part_anyway=row.participates_despite is not None,
    )


def _standing(home: UUID, pairs: Iterable[tuple[Any, Any]]) -> Any:
    items, people = zip(*pairs, strict=True)
    rows = ItemWithholding.objects.filter(municipality_id=home, until__isnull=True)
    return rows.filter(item__in=set(items), person__in=set(people))

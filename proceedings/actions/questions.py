"""The questions that a request answers: named by an item and a person, locked, and raised now
where nobody had asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from agenda.models import AgendaItem
from committees.models import Person
from foundation.audit.act import Act
from foundation.clock import now
from foundation.problems import Fault
from proceedings.models import Disqualification
from proceedings.querysets import Ledger
from proceedings.vocabulary import DisqualificationState, ParticipationException

Told = dict[str, Any]


@dataclass
class Finding:
    """One question and what the body found; `is_new` where nobody had asked before."""

    row: Disqualification
    told: Told
    is_new: bool = False

    @property
    def disqualified(self) -> bool:
        """Whether the answer is yes."""
        return bool(self.told["state"] == DisqualificationState.DISQUALIFIED)

    @property
    def exception(self) -> ParticipationException | None:
        """By which paragraph the person stays, if he does."""
        paragraph = self.told.get("participates_despite")
        return ParticipationException(paragraph) if paragraph else None


def hold_named(
    act: Act, findings: Sequence[Told], under: AgendaItem | None
) -> dict[UUID, AgendaItem]:
    """The items as they are now, locked before their meeting, as everybody does. An item the
    reader does not see whole is none that he can speak of."""
    named = {told["item"].pk for told in findings} | ({under.pk} if under else set())
    whole = AgendaItem.objects.whole_to(act.reader).filter(pk__in=named)
    rows = AgendaItem.objects.filter(pk__in=whole.values("pk")).order_by("pk")
    return {row.pk: row for row in rows.select_for_update()}


def faults_of(
    ledger: Ledger,
    items: Mapping[UUID, AgendaItem],
    findings: Sequence[Told],
    under: AgendaItem | None,
) -> Iterable[Fault]:
    """What is wrong with findings about the `items` that are held."""
    known = {item.pk for item in ledger.items} & items.keys()
    seen: set[tuple[UUID, UUID]] = set()
    if under is not None and under.meeting_id != ledger.meeting.pk:
        yield Fault("/decided_under_item", "other_meeting", "Punktet er ikke på dagsordenen.")
    for index, told in enumerate(findings):
        at, key = f"/findings/{index}", (told["item"].pk, told["person"].pk)
        if told["item"].pk not in known:
            yield Fault(f"{at}/item", "does_not_exist", "Findes ikke.")
        if ledger.attendee(told["person"].pk) is None:
            detail = "Er hverken medlem den dag eller indkaldt som stedfortræder."
            yield Fault(f"{at}/person", "not_a_participant", detail)
        if key in seen:
            yield Fault(at, "repeated", "Er nævnt mere end én gang.")
        seen.add(key)


def asked(
    act: Act,
    ledger: Ledger,
    items: Mapping[UUID, AgendaItem],
    findings: Sequence[Told],
    under: AgendaItem | None,
) -> list[Finding]:
    """The questions, locked; one nobody had asked is raised now."""
    rows = Disqualification.objects.filter(
        municipality_id=ledger.meeting.municipality_id, item__meeting=ledger.meeting
    ).exclude(state=DisqualificationState.WITHDRAWN.value)
    rows = rows.select_related("left_event").order_by("id").select_for_update(of=("self",))
    known = {(row.item_id, row.person_id): row for row in rows}
    found = []
    for given in findings:
        told = {k: v for k, v in given.items() if k not in ("item", "person", "outcome")}
        told |= {"state": given["outcome"], "decided_under_item": under}
        item, person = items[given["item"].pk], given["person"]
        item.meeting = ledger.meeting
        row = known.get((item.pk, person.pk))
        new = row or _raised(act, ledger, item, person)
        new.item, new.person = item, person
        found.append(Finding(new, told, is_new=row is None))
    return found


def _raised(act: Act, ledger: Ledger, item: AgendaItem, person: Person) -> Disqualification:
    who = ledger.attendee(person.pk)
    return Disqualification(
        municipality_id=item.municipality_id,
        name_printed=person.name,
        list_letter=who.list_letter if who else None,
        state=DisqualificationState.NOTIFIED.value,
        notified_at=now(),
        notified_by_id=act.reader.user_id,
    )

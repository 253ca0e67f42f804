"""What a year said when a decision changed it, and the meetings that had it before them."""

from io import BytesIO
from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.actions import add_attachment, add_upload
from agenda.models import AgendaItem
from annualcycle import rules
from annualcycle.models import AnnualCycle, CycleSnapshot, CycleVersion
from annualcycle.wheel.kept import as_data, from_data
from annualcycle.wheel.reading import picture_of
from annualcycle.wheel.renditions import rendition
from foundation.accounts.reader import Reader, Standing
from foundation.accounts.vocabulary import Role
from foundation.audit.act import Act
from foundation.calendar import copenhagen_day
from foundation.clock import now, today
from foundation.problems import InvalidInput, Refusal
from foundation.spelling import hash_of, spelt

KINDS = ("pdf", "png")


@transaction.atomic
def adopt(
    *, act: Act, target: UUID, decided_by_item: AgendaItem | None = None, reason: str = ""
) -> AnnualCycle:
    """Keep what the year says now as its next version, and what decided it [104]."""
    cycle = act.lock(AnnualCycle.objects.all(), target)
    content = content_of(cycle)
    digest, last = hash_of(spelt(content)), cycle.versions.order_by("-number").first()
    act.enforce(rules.refuse_adopt(differs=last is None or last.sha256 != digest))
    act.create(
        CycleVersion,
        municipality_id=cycle.municipality_id,
        annual_cycle=cycle,
        number=last.number + 1 if last is not None else 1,
        content=content,
        sha256=digest,
        reason=reason,
        decided_by_item=decided_by_item,
        adopted_at=now(),
    )
    act.advance(cycle)
    act.record("adopt", cycle, changed=["versions"])
    return cycle


@transaction.atomic
def attach(
    *, act: Act, target: UUID, item: AgendaItem, version: CycleVersion | None = None
) -> CycleSnapshot:
    """Attach a version to an item as data, print and picture: the latest unless another is
    named. The meeting keeps what it saw, whatever the year becomes."""
    cycle = act.lock(AnnualCycle.objects.all(), target)
    if version is not None and version.annual_cycle_id != cycle.pk:
        raise InvalidInput.at("/version", "does_not_exist", "Findes ikke i årshjulet.")
    told = version or cycle.versions.order_by("-number").first()
    attached = CycleSnapshot.objects.filter(cycle_version=told, item=item).exists()
    act.enforce(rules.refuse_attach(has_version=told is not None, is_attached=attached))
    assert told is not None  # noqa: S101  # nosec B101 - the rule has said so
    for name, content in _files(cycle, told):
        upload = add_upload(act=act, content=BytesIO(content), file_name=name)
        title = f"Årshjul {cycle.year}, version {told.number} ({name.rpartition('.')[2].upper()})"
        add_attachment(act=act, parent=item, upload=upload, title=title)
    row: CycleSnapshot = act.create(
        CycleSnapshot, municipality_id=cycle.municipality_id, cycle_version=told, item=item
    )
    act.record("attach", row)
    return row


def content_of(cycle: AnnualCycle) -> dict[str, Any]:
    """The year as everybody in the municipality may know it: nothing told by a closed item, and
    nothing of agendas that are still being made."""
    return as_data(picture_of(cycle, _everybody(cycle.municipality_id)))


def reasons_adopt(row: AnnualCycle, _reader: Any) -> list[Refusal]:
    """What stands against a new version."""
    last = row.versions.order_by("-number").first()
    same = last is not None and last.sha256 == hash_of(spelt(content_of(row)))
    return rules.refuse_adopt(differs=not same)


def _everybody(home: UUID) -> Reader:
    """Who knows what every member of the council knows, and no more."""
    standing = Standing(Role.COUNCIL_MEMBER, home)
    return Reader(today=today(), municipality_id=home, standings=(standing,))


def _files(cycle: AnnualCycle, version: CycleVersion) -> list[tuple[str, bytes]]:
    name = f"aarshjul-{cycle.year}-version-{version.number}"
    picture, day = from_data(version.content), copenhagen_day(version.adopted_at)
    drawn = [(f"{name}.{kind}", rendition(picture, day, kind)) for kind in KINDS]
    return [(f"{name}.json", spelt(version.content)), *drawn]

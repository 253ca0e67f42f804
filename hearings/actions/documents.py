"""The material of a hearing."""

from typing import Any
from uuid import UUID

from django.db import transaction

from agenda.models import Upload
from foundation.audit.act import Act
from foundation.audit.plain import said_no
from hearings import rules
from hearings.actions.locking import lock_hearing
from hearings.models import Hearing, HearingDocument
from hearings.vocabulary import HearingState


@transaction.atomic
def add_document(*, act: Act, parent: Hearing, upload: Upload, title: str = "") -> HearingDocument:
    """Let those who are heard read a file; while the hearing runs it is a supplement."""
    hearing = act.lock(Hearing.objects.all(), parent.pk, check=False)
    act.enforce(rules.refuse_state(rules.MOVES, "document", HearingState(hearing.state)))
    row: HearingDocument = said_no(
        act.create,
        HearingDocument,
        municipality_id=hearing.municipality_id,
        hearing=hearing,
        position=Hearing.objects.next_position(hearing.pk, "documents"),
        upload=upload,
        title=title or upload.file_name,
    )
    act.record("create", row)
    return row


@transaction.atomic
def remove_document(*, act: Act, target: UUID) -> None:
    """Take a file out of the material before anybody has been asked about it."""
    lock_hearing(documents=target)
    row: Any = act.lock(HearingDocument.objects.all(), target)
    state = HearingState(row.hearing.state)
    act.enforce(rules.refuse_state(rules.MOVES, "uninvite", state))
    act.record("delete", row, is_deletion=True)
    act.remove(row)

"""What hangs on an answer: its files, its public edition, and what the administration says."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from agenda.models import Upload
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TenantOneToOne, TermField
from foundation.tenancy.invariants import check, in_order, once, tenant_indexes, valid
from foundation.tenancy.models import TenantModel
from foundation.tenancy.scope import Scope
from hearings.models.responses import HearingResponse
from hearings.querysets import OfResponseQuerySet
from hearings.rules import public_sender
from hearings.vocabulary import FileEdition, ProposalChange, SenderDisplay, SenderKind


class OfResponse(TenantModel):
    """What stands where its answer does."""

    parent: ClassVar[str | None] = "response"
    is_open: ClassVar[bool] = False

    class Meta:
        abstract = True

    response: Any

    @property
    def hearing(self) -> Any:
        """The hearing of the answer."""
        return self.response.hearing

    def scope(self) -> Scope:
        where: Scope = self.hearing.scope()
        return where

    def place(self) -> dict[str, Any]:
        where: dict[str, Any] = self.hearing.place()
        return where


class ResponseFile(OfResponse):
    """Fil i et høringssvar. Only files of the public edition are ever given to the public; one
    that was sent is among them when it has a row of its own there."""

    response = TenantForeignKey(HearingResponse, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    title = models.TextField()
    edition = TermField(FileEdition, default=FileEdition.ORIGINAL.value)
    upload = TenantForeignKey(Upload, on_delete=models.PROTECT, related_name="response_files")

    objects: ClassVar = OfResponseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("response", "upload"),
            *valid(edition=FileEdition.values()),
            once("response", "upload", "edition"),
            in_order("response"),
        ]
        indexes: ClassVar = [*tenant_indexes("upload")]

    def __str__(self) -> str:
        return str(self.id)


class PublicResponse(OfResponse):
    """Offentlig udgave af et høringssvar: what the public reads of it, and nothing else. Without
    a row there is nothing to read. `sender_name` is there where the public reads another name
    than the one that was given."""

    response = TenantOneToOne(
        HearingResponse, on_delete=models.CASCADE, related_name="public_version"
    )
    body_html = models.TextField(blank=True)
    body_text = models.TextField(blank=True)
    sender_name = models.CharField(max_length=200, blank=True)

    objects: ClassVar = OfResponseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [*tenant_constraints("response"), once("response")]

    def __str__(self) -> str:
        return str(self.id)


def sender_of(response: HearingResponse, instead: str = "") -> str | None:
    """Whose answer the public is told it is, if anybody's."""
    return public_sender(
        SenderDisplay(response.hearing.sender_display),
        SenderKind(response.sender_kind),
        instead or response.sender_name,
        consents=response.name_may_be_published,
    )


class AdministrationComment(OfResponse):
    """Forvaltningens bemærkning til et høringssvar, and what it means for the proposal. It is
    told to the public when the white book is."""

    response = TenantOneToOne(
        HearingResponse, on_delete=models.CASCADE, related_name="administration_comment"
    )
    summary = models.TextField(blank=True)
    comment_html = models.TextField()
    comment_text = models.TextField()
    proposal_change = TermField(ProposalChange, default=ProposalChange.NONE.value)
    proposed_change = models.TextField(blank=True)

    objects: ClassVar = OfResponseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("response"),
            *valid(proposal_change=ProposalChange.values()),
            once("response"),
            check(
                "unchanged_proposes_nothing",
                ~Q(proposal_change=ProposalChange.NONE.value) | Q(proposed_change=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_change} {self.response_id}"

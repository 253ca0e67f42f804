"""Hearings themselves: their window, and where they are considered."""

from datetime import date
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q

from agenda.models import AgendaItem, Case
from agenda.vocabulary import Basis, Visibility
from committees.models import Committee
from foundation.accounts.vocabulary import Role
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.guards import guarded
from foundation.tenancy.invariants import (
    check,
    in_order,
    known_when,
    ordered,
    said,
    tenant_indexes,
    together,
    valid,
)
from foundation.tenancy.models import OpenVersioned, TenantModel
from foundation.tenancy.scope import Scope
from hearings.querysets import ANSWERABLE, HearingQuerySet
from hearings.rules import MOVES, DecisionWindow, WindowFacts, decision_window, result_of
from hearings.vocabulary import (
    Audience,
    HearingBasis,
    HearingResult,
    HearingState,
    OnNoObjection,
    SenderDisplay,
)

KEEPERS = frozenset(
    {
        Role.ADMINISTRATOR,
        Role.SECRETARIAT,
        Role.OFFICIAL,
        Role.INTEGRATOR,
        Role.CASE_OFFICER,
        Role.DEPARTMENT_HEAD,
    }
)
"""Those who run a hearing: they know who has answered, and what is only drafted."""


class Hearing(OpenVersioned, TenantModel):
    """Høring. The deadline is a day with an optional local time; without one it lasts until
    the end of the day in Copenhagen. `legal_basis` is the law that asks for the hearing;
    `draft_html` is the draft that people are heard about. A hearing is as closed as its item
    and its case, whatever its own `visibility`.

    One told by an item's text hangs on the item with a `position`, the words it was read from
    (`evidence`) and whether they say it or were interpreted (`basis`). A text may only know
    after which day it opened (`opens_after`).

    `on_no_objection` is what the decision to hear said that silence means [93]; `effective_year`
    the August in which a school is to close [87].
    `sender_display` says whose names the public edition of the answers tells.
    """

    parent: ClassVar[str | None] = "case"

    case = TenantForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="hearings")
    item = TenantForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, related_name="hearings"
    )
    position = models.PositiveIntegerField(null=True)
    title = models.TextField()
    audience = TermField(Audience)
    legal_basis = TermField(HearingBasis, default=HearingBasis.VOLUNTARY.value)
    issued_by_committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="hearings_issued"
    )
    issued_by_printed = models.CharField(max_length=200, null=True)
    state = TermField(HearingState, default=HearingState.PLANNED.value)
    opens_on = models.DateField(null=True)
    opens_after = models.DateField(null=True)
    response_deadline = models.DateField(null=True)
    deadline_time = models.TimeField(null=True)
    channel = models.CharField(max_length=300, null=True)
    draft_html = models.TextField(blank=True)
    draft_text = models.TextField(blank=True)
    evidence = models.TextField(null=True)
    basis = TermField(Basis, null=True)
    visibility = TermField(Visibility, default=Visibility.OPEN.value)
    announced_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdraw_reason = models.TextField(blank=True)
    on_no_objection = TermField(OnNoObjection, default=OnNoObjection.RETURN.value)
    has_objections = models.BooleanField(null=True)
    """Whether anybody objected; somebody says so when the hearing is concluded."""
    effective_year = models.PositiveSmallIntegerField(null=True)
    sender_display = TermField(SenderDisplay, default=SenderDisplay.ORGANISATIONS.value)
    responses_published_at = models.DateTimeField(null=True)
    white_book_published_at = models.DateTimeField(null=True)
    is_imported = models.BooleanField(default=False)

    objects: ClassVar = HearingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("case", "item", "issued_by_committee"),
            *valid(
                audience=Audience.values(),
                legal_basis=HearingBasis.values(),
                state=HearingState.values(),
                basis=Basis.values(),
                visibility=Visibility.values(),
                on_no_objection=OnNoObjection.values(),
                sender_display=SenderDisplay.values(),
            ),
            *said("issued_by_printed", "channel", "evidence"),
            ordered("opens_on", "response_deadline"),
            together("basis", "evidence"),
            check("place_needs_item", Q(position__isnull=True) | Q(item__isnull=False)),
            check(
                "time_needs_day", Q(deadline_time__isnull=True) | Q(response_deadline__isnull=False)
            ),
            check(
                "running_has_window",
                ~Q(state=HearingState.RUNNING.value)
                | Q(is_imported=True)
                | Q(opens_on__isnull=False, response_deadline__isnull=False),
            ),
            check(
                "imported_is_told",
                Q(is_imported=False)
                | Q(item__isnull=False, position__isnull=False, evidence__isnull=False),
            ),
            check(
                "white_book_with_responses",
                Q(white_book_published_at__isnull=True) | Q(responses_published_at__isnull=False),
            ),
            known_when("withdrawn_at", Q(state=HearingState.WITHDRAWN.value)),
            in_order("item"),
        ]
        indexes: ClassVar = [
            *tenant_indexes("case", "issued_by_committee", "modified_at"),
            models.Index(
                fields=["municipality", "response_deadline"],
                condition=Q(state__in=ANSWERABLE, is_imported=False),
                name="hearing_answerable",
            ),
            models.Index(
                fields=["municipality", "response_deadline"],
                condition=Q(state=HearingState.RUNNING.value),
                name="hearing_running",
            ),
        ]
        triggers: ClassVar = [guarded("state", MOVES)]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"

    @property
    def is_open(self) -> bool:
        """Whether others than those who see the item and the case whole may know of it."""
        own, item, case = self.visibility, self.item, self.case
        told = (own, item and item.visibility, case and case.visibility)
        return Visibility.CLOSED not in told

    @property
    def is_compulsory(self) -> bool:
        """Whether a law asks for the hearing, so that the decision has to wait for it."""
        return bool(self.legal_basis != HearingBasis.VOLUNTARY)

    @property
    def result(self) -> HearingResult | None:
        """What came of it, when somebody has concluded it."""
        silence = OnNoObjection(self.on_no_objection)
        state = HearingState(self.state)
        return result_of(state, silence, has_objections=self.has_objections)

    def decided_within(self, last_day: date | None) -> DecisionWindow:
        """When the matter may be decided, if `last_day` is the last anybody has [87]."""
        return decision_window(
            WindowFacts(
                basis=HearingBasis(self.legal_basis),
                last_day=last_day,
                has_objections=self.has_objections,
                effective_year=self.effective_year,
            )
        )

    def sees_hidden(self, reader: Any) -> bool:
        """Whether the reader knows of what consultees do besides his own part."""
        return not KEEPERS.isdisjoint(reader.roles_for(self.scope()))

    def scope(self) -> Scope:
        """A hearing stands with the committee that issues it and the department of its case."""
        item, case = self.item, self.case
        owner = case if case is not None and case.department_id else item
        return Scope(
            self.municipality_id,
            committee_id=self.issued_by_committee_id or (item.committee_id if item else None),
            department_id=owner.department_id if owner is not None else None,
            item_id=self.item_id,
            hearing_id=self.pk,
        )

    def place(self) -> dict[str, Any]:
        """Where an entry about the hearing belongs."""
        item = self.item.place() if self.item is not None else {}
        return {**item, "committee_id": self.scope().committee_id}


class HearingExtension(TenantModel):
    """Fristforlængelse: everybody, or the one `consultee`, got more time, and why [92]. The log
    is kept as it was written."""

    parent: ClassVar[str | None] = "hearing"

    hearing = TenantForeignKey(Hearing, on_delete=models.CASCADE, related_name="extensions")
    consultee = TenantForeignKey(
        "hearings.Consultee", on_delete=models.CASCADE, null=True, related_name="extensions"
    )
    position = models.PositiveIntegerField()
    old_deadline = models.DateField()
    new_deadline = models.DateField()
    reason = models.TextField()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("hearing", "consultee"),
            check("later", Q(new_deadline__gt=models.F("old_deadline"))),
            in_order("hearing"),
        ]
        indexes: ClassVar = [*tenant_indexes("consultee")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.hearing_id} {self.new_deadline}"


class HearingConsideration(TenantModel):
    """Behandling af høringen: where it was or will be considered, as the text tells it."""

    parent: ClassVar[str | None] = "hearing"

    hearing = TenantForeignKey(Hearing, on_delete=models.CASCADE, related_name="considerations")
    position = models.PositiveIntegerField()
    committee = TenantForeignKey(
        Committee, on_delete=models.PROTECT, null=True, related_name="hearings_considered"
    )
    committee_printed = models.CharField(max_length=200)
    day = models.DateField(null=True)
    reading = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("hearing", "committee"),
            check("reading_from_one", Q(reading__isnull=True) | Q(reading__gte=1)),
            in_order("hearing"),
        ]
        indexes: ClassVar = [*tenant_indexes("committee")]

    def __str__(self) -> str:
        return f"{self.committee_printed} {self.day or ''}"

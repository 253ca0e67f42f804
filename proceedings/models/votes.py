"""Votes: what was voted on, how each voted, and who was elected."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Case, ExpressionWrapper, F, Q, When

from agenda.models import AgendaItem, RecommendationGroup, RecommendationPoint
from committees.models import Person
from foundation.tenancy.constraints import tenant_constraints
from foundation.tenancy.fields import TenantForeignKey, TermField
from foundation.tenancy.history import on_record
from foundation.tenancy.invariants import (
    check,
    in_order,
    known_when,
    once,
    said,
    tenant_indexes,
    valid,
)
from foundation.tenancy.models import TenantModel
from proceedings.models.amendments import Amendment
from proceedings.models.belonging import OfItem
from proceedings.models.disqualifications import Disqualification
from proceedings.querysets import VoteQuerySet
from proceedings.vocabulary import BallotChoice, VoteMethod, VoteResult, VoteSubject

COUNTS = ("for_count", "against_count", "abstained_count", "reserved_count")
AGREED = (VoteMethod.SILENT_AGREEMENT, VoteMethod.AGREED_ELECTION)
_ADOPTED, _REJECTED = Q(result=VoteResult.ADOPTED.value), Q(result=VoteResult.REJECTED.value)
_COUNTED = Q(for_count__isnull=False, against_count__isnull=False)


@on_record()
class Vote(OfItem, TenantModel):
    """Afstemning. A proposal has the majority when more voted for than against; who abstained or
    reserved his position does not count, and a tie falls (ksl § 11, stk. 3) [44].

    What was written stays: a mistake is mended by a new vote that `replaces` the old, or the old
    is taken out; it is then marked `replaced`. Of a secret vote there are counts and no ballots.
    `question` is what was voted on, `demanded_by` who asked that there be a vote, `seats` and
    `ballot_round` belong to elections.
    """

    parent: ClassVar[str | None] = "item"

    item = TenantForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    position = models.PositiveIntegerField()
    subject = TermField(VoteSubject)
    amendment = TenantForeignKey(
        Amendment, on_delete=models.PROTECT, null=True, related_name="votes"
    )
    about_group = TenantForeignKey(
        RecommendationGroup, on_delete=models.SET_NULL, null=True, related_name="votes"
    )
    about_point = TenantForeignKey(
        RecommendationPoint, on_delete=models.SET_NULL, null=True, related_name="votes"
    )
    disqualification = TenantForeignKey(
        Disqualification, on_delete=models.PROTECT, null=True, related_name="votes"
    )
    question = models.TextField(blank=True)
    method = TermField(VoteMethod)
    result = TermField(VoteResult)
    for_count = models.PositiveIntegerField(null=True)
    against_count = models.PositiveIntegerField(null=True)
    abstained_count = models.PositiveIntegerField(null=True)
    reserved_count = models.PositiveIntegerField(null=True)
    seats = models.PositiveIntegerField(null=True)
    ballot_round = models.PositiveSmallIntegerField(null=True)
    held_at = models.DateTimeField(null=True)
    demanded_by = TenantForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="votes_demanded"
    )
    replaces = TenantForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    replaced = models.BooleanField(default=False)
    mend_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        db_index=False,
        related_name="+",
    )

    objects: ClassVar = VoteQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints(
                "item",
                "amendment",
                "about_group",
                "about_point",
                "disqualification",
                "demanded_by",
                "replaces",
            ),
            *valid(
                subject=VoteSubject.values(),
                method=VoteMethod.values(),
                result=VoteResult.values(),
            ),
            known_when("amendment", Q(subject=VoteSubject.AMENDMENT.value)),
            known_when("demanded_by", Q(result=VoteResult.VOTE_DEMANDED.value)),
            known_when("seats", Q(subject=VoteSubject.ELECTION.value)),
            check("majority", ~(_ADOPTED & _COUNTED) | Q(for_count__gt=F("against_count"))),
            check("minority", ~(_REJECTED & _COUNTED) | Q(for_count__lt=F("against_count"))),
            check("not_own_successor", ~Q(replaces=F("id"))),
            once("replaces"),
            in_order("item"),
        ]
        indexes: ClassVar = [
            *tenant_indexes(
                "item",
                "amendment",
                "about_group",
                "disqualification",
                "demanded_by",
            ),
            models.Index(fields=["municipality", "about_point"], name="ix_vote_on_point"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(
                name="voted_stays",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange(
                    "item",
                    "subject",
                    "amendment",
                    "method",
                    "result",
                    *COUNTS,
                    "held_at",
                    "demanded_by",
                    "replaces",
                    "recorded_by",
                ),
            ),
            pgtrigger.Protect(name="voted_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.result} {self.item_id}"

    @property
    def is_open(self) -> bool:
        """Whether readers of the open part may know of it: not where it was on who is
        disqualified at a closed item."""
        question = self.disqualification
        return not self.item.is_closed and (question is None or question.is_open)

    @property
    def is_unanimous(self) -> bool | None:
        """Whether nobody voted otherwise, abstained or reserved his position; None where nobody
        counted."""
        if self.method in AGREED:
            return self.result != VoteResult.VOTE_DEMANDED
        if self.for_count is None:
            return None
        others = (self.against_count, self.abstained_count, self.reserved_count)
        return self.for_count > 0 and not any(others)

    @staticmethod
    def unanimity() -> Case:
        """The same as the database says it."""
        agreed = Q(method__in=[method.value for method in AGREED])
        nobody_else = [Q(**{f"{name}__isnull": True}) | Q(**{name: 0}) for name in COUNTS[1:]]
        held = ~Q(result=VoteResult.VOTE_DEMANDED.value)
        return Case(
            When(agreed, then=ExpressionWrapper(held, models.BooleanField())),
            When(for_count=None, then=None),
            default=ExpressionWrapper(Q(*nobody_else, for_count__gt=0), models.BooleanField()),
        )


class Contender(TenantModel):
    """Opstillet: a person, or a list in a proportional election. `seats` is how many were won,
    `by_lot` that lot was drawn for one, `lot_rank` the place in which lot put those that were
    equal. A person on a list stands behind it by `of_list`."""

    parent: ClassVar[str | None] = "vote"

    vote = TenantForeignKey(Vote, on_delete=models.CASCADE, related_name="contenders")
    position = models.PositiveIntegerField()
    of_list = TenantForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="candidates"
    )
    person = TenantForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="contended")
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)
    votes = models.PositiveIntegerField(null=True)
    seats = models.PositiveIntegerField(default=0)
    lot_rank = models.PositiveSmallIntegerField(null=True)
    by_lot = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("vote", "of_list", "person"),
            *said("list_letter"),
            check("not_of_itself", ~Q(of_list=F("id"))),
            in_order("vote"),
        ]
        indexes: ClassVar = [*tenant_indexes("person", "of_list")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="stood_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return self.name_printed


class Ballot(TenantModel):
    """Afgiven stemme: how one member voted; in an election, for whom. Secret votes have none."""

    parent: ClassVar[str | None] = "vote"

    vote = TenantForeignKey(Vote, on_delete=models.CASCADE, related_name="ballots")
    position = models.PositiveIntegerField()
    person = TenantForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="ballots")
    name_printed = models.CharField(max_length=200)
    list_letter = models.CharField(max_length=10, null=True)
    choice = TermField(BallotChoice)
    contender = TenantForeignKey(
        Contender, on_delete=models.CASCADE, null=True, related_name="ballots"
    )

    class Meta:
        constraints: ClassVar = [
            *tenant_constraints("vote", "person", "contender"),
            *valid(choice=BallotChoice.values()),
            *said("list_letter"),
            once("vote", "person", name="person"),
            in_order("vote"),
        ]
        indexes: ClassVar = [*tenant_indexes("person", "contender")]
        triggers: ClassVar = [
            pgtrigger.Protect(name="cast_stays", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.choice} {self.name_printed}"

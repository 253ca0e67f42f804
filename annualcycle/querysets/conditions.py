"""Conditions that decisions were made under, until somebody sees to them [100]."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from annualcycle.querysets.continued import annulled, same
from annualcycle.querysets.followups import all_follow_ups
from proceedings.models import Decision, Outcome
from proceedings.vocabulary import DecisionState

OWN_DECISION = Q(
    decision__state=DecisionState.DECIDED.value,
    decision__decided_on=F("decision__item__meeting__day"),
    decision__decided_by_committee=F("decision__item__meeting__committee"),
)
"""Outcomes of what an item's own body decided: what others decided is quoted, and owed there."""


def unresolved_conditions(reader: Any) -> "QuerySet[Outcome]":
    """Outcomes of what the items' own bodies decided whose condition no follow-up looks after,
    each condition once though several outcomes of a decision stand under it."""
    known = Decision.objects.visible_to(reader).values("pk")
    told_before = Outcome.objects.filter(
        same(decision=OuterRef("decision"), condition=OuterRef("condition")),
        position__lt=OuterRef("position"),
    )
    return Outcome.objects.filter(
        ~_looked_after(),
        ~Exists(told_before),
        ~annulled("decision__item_id"),
        OWN_DECISION,
        decision__in=known,
        condition__isnull=False,
    )


def _looked_after() -> Q:
    """A follow-up that is open stands for the condition, one that is done has resolved it; one
    that quotes another condition of the item stands for that. What merely waits for the condition
    itself looks after nothing [100]."""
    others = Outcome.objects.filter(
        same(decision__item_id=OuterRef("item_id"), condition=OuterRef("condition"))
    ).exclude(pk=OuterRef(OuterRef("pk")))
    rows = all_follow_ups().standing_for_conditions()
    return Q(
        Exists(
            rows.filter(
                Q(condition=None) | Q(condition=OuterRef("condition")) | ~Exists(others),
                same(item_id=OuterRef("decision__item_id")),
            )
        )
    )

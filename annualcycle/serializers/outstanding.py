"""What is outstanding, as JSON."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers as drf

from annualcycle.vocabulary import FollowUpState, OutstandingKind
from foundation.http.fields import TermField


class OutstandingRow(drf.Serializer[Any]):
    """One thing that is owed. `id` is of the follow-up, the item or the outcome, as `kind` says."""

    kind = TermField(choices=OutstandingKind.choices())
    kind_label = drf.CharField()
    id = drf.UUIDField(help_text="Opfølgningen, punktet eller beslutningens udfald.")
    title = drf.CharField()
    committee = drf.UUIDField()
    case = drf.UUIDField(allow_null=True)
    item = drf.UUIDField(allow_null=True)
    meeting = drf.UUIDField(allow_null=True)
    target_committee = drf.UUIDField(allow_null=True)
    target_meeting = drf.UUIDField(allow_null=True)
    owner = drf.UUIDField(allow_null=True)
    owner_department = drf.UUIDField(allow_null=True)
    responsible_printed = drf.CharField(allow_null=True)
    due_from = drf.DateField(allow_null=True)
    due_to = drf.DateField(allow_null=True)
    due_text = drf.CharField(allow_null=True)
    overdue = drf.BooleanField()
    suspended = drf.BooleanField(help_text="Standset af et medlem (ksl § 23).")
    state = TermField(choices=FollowUpState.choices())
    state_label = drf.CharField()
    since = drf.DateField(allow_null=True)


class OutstandingPage(drf.Serializer[Any]):
    """A page of what is outstanding."""

    next = drf.URLField(allow_null=True)
    previous = drf.URLField(allow_null=True)
    results = OutstandingRow(many=True)
    count = drf.IntegerField(required=False)


def outstanding_json(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of the list, with the Danish words for its terms."""
    told = {
        "kind_label": OutstandingKind(row["o_kind"]).label,
        "state_label": FollowUpState(row["o_state"]).label,
    }
    names: list[Any] = list(OutstandingRow().fields)
    return {name: told[name] if name in told else row[f"o_{name}"] for name in names}

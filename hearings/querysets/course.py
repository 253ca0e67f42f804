"""Where a consultee stands, read by the database from what happened and when."""

from django.db.models import (
    Case,
    CharField,
    DateTimeField,
    F,
    Func,
    Q,
    TimeField,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from hearings.vocabulary import ConsulteeState, HearingState

EVENTS = ("seen_at", "reminded_at", "answered_at", "declined_at", "waived_at", "no_reply_at")
AWAITED = Q(
    answered_at__isnull=True,
    declined_at__isnull=True,
    waived_at__isnull=True,
    no_reply_at__isnull=True,
)
"""He owes an answer: he is reminded, and nobody else."""
ANSWERABLE = [HearingState.RUNNING.value, HearingState.ENDED.value]

_END_OF_DAY = Value("23:59:59.999999", TimeField())
_LAST_TIME = Case(
    When(deadline__isnull=True, then=Coalesce(F("hearing__deadline_time"), _END_OF_DAY)),
    default=_END_OF_DAY,
    output_field=TimeField(),
)
LAST_MOMENT = Func(
    Coalesce(F("deadline"), F("hearing__response_deadline")),
    _LAST_TIME,
    template="((%(expressions)s) AT TIME ZONE 'Europe/Copenhagen')",
    arg_joiner=" + ",
    output_field=DateTimeField(),
)
"""PostgreSQL takes an hour that comes twice as the later one, and one that is skipped as long
after midnight, as `deadline_moment` does."""


def told_state() -> Case:
    """`rules.state_of` as an expression on consultees."""
    given = Q(answered_at__isnull=False)
    return Case(
        When(given & Q(answered_at__gt=LAST_MOMENT), then=_said(ConsulteeState.ANSWERED_LATE)),
        When(given, then=_said(ConsulteeState.ANSWERED)),
        When(declined_at__isnull=False, then=_said(ConsulteeState.DECLINED)),
        When(waived_at__isnull=False, then=_said(ConsulteeState.WAIVED)),
        When(no_reply_at__isnull=False, then=_said(ConsulteeState.NO_REPLY)),
        When(reminded_at__isnull=False, then=_said(ConsulteeState.REMINDED)),
        When(seen_at__isnull=False, then=_said(ConsulteeState.SEEN)),
        default=_said(ConsulteeState.INVITED),
        output_field=CharField(),
    )


def _said(state: ConsulteeState) -> Value:
    return Value(state.value)

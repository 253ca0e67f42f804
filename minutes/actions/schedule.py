"""The tick that publishes what was planned to be public by now."""

from uuid import UUID

from django.db import transaction

from foundation.accounts.reading import the_house
from foundation.audit.act import Act
from foundation.calendar import copenhagen_day
from foundation.clock import now
from foundation.outbox.compose import Dispatch, Recipient, queue_letter
from foundation.outbox.jobs import one_by_one
from foundation.problems import RuleViolation
from minutes import letters
from minutes.actions.publishing import publish_locked
from minutes.models import Minutes

RULE = "minutes-not-published"


def publish_due() -> int:
    """Publish all minutes whose time has come; answers how many. One that fails stops no
    other, a missed run catches up, and a second run finds nothing."""
    return one_by_one(Minutes.objects.to_publish_by(now()).values_list("pk", flat=True), _publish)


@transaction.atomic
def _publish(target: UUID) -> bool:
    """The rules are asked again. Minutes that they hold back stay scheduled, so that they are
    published as soon as nothing stands against it; the secretariat is told once."""
    due = Minutes.objects.to_publish_by(now())
    row = due.select_for_update(of=("self",), skip_locked=True).filter(pk=target).first()
    if row is None or row.publish_after is None:
        return False
    act = Act(the_house(row.municipality_id), overrides=row.publish_overrides)
    try:
        publish_locked(act, row)
    except RuleViolation:
        committee = row.meeting.committee
        day = copenhagen_day(row.publish_after)
        queue_letter(
            dispatch=Dispatch(row.municipality_id, RULE, "minutes", row.pk, day),
            recipient=Recipient(
                None, f"Sekretariatet for {committee.name}", committee.secretariat_email
            ),
            letter=letters.not_published(row),
        )
        return False
    return True

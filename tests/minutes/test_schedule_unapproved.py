"""Publication that is planned for minutes which are not approved."""

from collections.abc import Callable

from foundation.audit.models import Entry
from minutes.tasks import publish
from tests.door import refused
from tests.minutes.test_schedule import is_public, schedule
from tests.proceedings.stage import Stage

Clock = Callable[[str], None]


def test_what_stands_against_publishing_stands_against_planning_it(
    stage: Stage, circulated: str
) -> None:
    body = {"publish_at": "2026-04-01T12:00:00+02:00"}
    answer = stage.desk.post(f"{circulated}/publish", body, if_match="*")
    refused(answer, 409, "not_approved")


def test_what_was_overridden_when_it_was_planned_is_overridden_then(
    stage: Stage, circulated: str, hold_clock: Clock
) -> None:
    reason = {"code": "not_approved", "reason": "Byrådet har bedt om det."}
    schedule(stage, circulated, "2026-04-01T12:00:00+02:00", overrides=[reason])
    hold_clock("2026-04-01T12:00:00+02:00")
    publish()
    assert is_public(circulated)
    assert [o["reason"] for o in Entry.objects.get(verb="publish").overrides] == [reason["reason"]]

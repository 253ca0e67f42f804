"""Which wishes about letters somebody may have."""

from collections.abc import Collection
from datetime import time

from foundation.problems.refusal import Refusal
from foundation.rulebook import against, listed
from reminders.rules.kinds import OPTIONAL
from reminders.vocabulary import ReminderEvent


def refuse_wishes(
    quiet_from: time | None, quiet_until: time | None, unsubscribed: Collection[ReminderEvent] = ()
) -> list[Refusal]:
    """Nobody opts out of what the law wants him to hear of (ksl § 8, stk. 4, and § 13) [11, 57],
    and quiet hours have a beginning and an end."""
    bound = [event.label for event in dict.fromkeys(unsubscribed) if event not in OPTIONAL]
    half = (quiet_from is None) != (quiet_until is None)
    return against(
        (
            bool(bound),
            Refusal(
                "event_not_optional",
                "ksl § 8, stk. 4, og § 13",
                f"Loven lader ingen framelde sig {listed(bound)}.",
            ),
        ),
        (
            half,
            Refusal(
                "quiet_hours_half_told",
                "påmindelser",
                "Angiv både, hvornår stilletiden begynder, og hvornår den slutter.",
            ),
        ),
    )

"""Celery entry points: the ticks that look at deadlines and at late answers."""

from celery import shared_task

from hearings.actions.decided import take_decisions
from hearings.actions.expiry import end_expired
from hearings.actions.late import attach_late


@shared_task
def end() -> None:
    """Take what committees have decided to answer, and end the hearings whose time has run
    out."""
    try:
        take_decisions()
    finally:  # an answer that cannot be taken must keep no hearing open
        end_expired()


@shared_task
def attach() -> None:
    """Give late answers the item they can still be considered at."""
    attach_late()

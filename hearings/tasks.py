"""Celery entry point: the tick that looks at deadlines."""

from celery import shared_task

from hearings.actions.decided import take_decisions
from hearings.actions.expiry import end_expired


@shared_task
def end() -> None:
    """Take what committees have decided to answer, and end the hearings whose time has run
    out."""
    take_decisions()
    end_expired()

"""Celery entry point: the tick that looks at deadlines."""

from celery import shared_task

from hearings.actions.expiry import end_expired


@shared_task
def end() -> None:
    """End the hearings whose time has run out."""
    end_expired()

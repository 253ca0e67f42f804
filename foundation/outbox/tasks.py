"""Celery entry point of the outbox."""

from celery import shared_task

from foundation.outbox.delivery import deliver_due


@shared_task
def deliver() -> None:
    """Send what is due."""
    deliver_due()

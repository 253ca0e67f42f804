"""Celery entry points of the outbox."""

from celery import shared_task

from foundation.outbox.delivery import deliver_due
from foundation.outbox.mailbox import read_mailbox


@shared_task
def deliver() -> None:
    """Send what is due."""
    deliver_due()


@shared_task
def read_returns() -> None:
    """Take what has come back."""
    read_mailbox()

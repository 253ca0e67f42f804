"""Celery entry point: the tick that looks at planned publications."""

from celery import shared_task

from minutes.actions.schedule import publish_due


@shared_task
def publish() -> None:
    """Publish the minutes whose time has come."""
    publish_due()

"""Celery entry points: the ticks that look at planned publications, pages to be made and files."""

from celery import shared_task

from minutes.actions.files import scan_due
from minutes.actions.prints import print_due
from minutes.actions.schedule import publish_due


@shared_task
def publish() -> None:
    """Publish the minutes whose time has come."""
    publish_due()


@shared_task
def print_pages() -> None:
    """Make the pages of sealed minutes."""
    print_due()


@shared_task
def scan() -> None:
    """Look through files nobody has looked through."""
    scan_due()

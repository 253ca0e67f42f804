"""Celery entry points: the ticks that find what is due."""

from celery import shared_task

from reminders import actions


@shared_task
def remind() -> None:
    """Queue the reminders that are due."""
    actions.remind_due()


@shared_task
def report() -> None:
    """Make the reports that are due."""
    actions.make_due_reports()


@shared_task
def tell_failures() -> None:
    """Tell people of letters that do not arrive."""
    actions.tell_failures()

"""Celery entry point: the tick that looks at meetings that did not come about."""

from celery import shared_task

from annualcycle.actions.relaying import lay_anew


@shared_task
def follow_meetings() -> None:
    """What hung on a meeting that was cancelled, or that did not treat it, goes on."""
    lay_anew()

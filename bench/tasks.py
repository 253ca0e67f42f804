"""The usual way: one Celery task for each letter."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.core.mail import send_mail

from config import celery_app

app = celery_app
SUBJECT = "Frist i morgen"
TEXT = "Husk fristen for høringen om den nye affaldsordning.\n" * 8
HTML = "<p>Husk fristen for høringen om den nye affaldsordning.</p>" * 8


@app.task
def send_one(address: str) -> None:
    """One letter over a connection of its own."""
    from django.conf import settings

    send_mail(SUBJECT, TEXT, settings.MAIL_FROM, [address], html_message=HTML)

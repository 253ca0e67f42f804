"""Celery only wakes up: PostgreSQL is the truth for what is due."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("punkt")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

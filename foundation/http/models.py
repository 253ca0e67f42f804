"""Kept answers of requests with an Idempotency-Key."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class IdempotencyRecord(models.Model):
    """Gentaget forespørgsel: the answer that the same key, token and path gets again."""

    token_id = models.UUIDField()
    path = models.CharField(max_length=500)
    key = models.CharField(max_length=255)
    body_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    headers = models.JSONField(default=dict)
    body = models.BinaryField()
    object_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["token_id", "path", "key"], name="idempotency_key_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["created_at"], name="idempotency_by_age"),
            models.Index(fields=["object_id"], name="idempotency_by_object"),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.key}"

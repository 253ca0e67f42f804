"""Reads of what hangs on answers."""

from typing import Any, Self

from django.apps import apps

from foundation.tenancy.querysets import TenantQuerySet


class OfResponseQuerySet(TenantQuerySet[Any]):
    """What hangs on answers: known to whoever knows the answer."""

    def visible_to(self, reader: Any) -> Self:
        seen: Any = apps.get_model("hearings", "HearingResponse")._default_manager.visible_to(
            reader
        )
        return self.of_municipality_of(reader).filter(response__in=seen.values("pk"))

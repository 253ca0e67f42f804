from django.apps import AppConfig
from django.db.backends.signals import connection_created


class TenancyConfig(AppConfig):
    name = "foundation.tenancy"
    label = "tenancy"

    def ready(self) -> None:
        from foundation.tenancy.moments import read_moments

        connection_created.connect(read_moments)

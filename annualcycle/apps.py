from django.apps import AppConfig


class AnnualCycleConfig(AppConfig):
    name = "annualcycle"
    verbose_name = "Årshjul og opfølgning"

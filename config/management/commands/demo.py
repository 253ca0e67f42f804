"""`manage.py demo`: demo data and the tokens of its cast."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from config.demo import agendas, cast, deadlines, towns


class Command(BaseCommand):
    help = "Makes the demo data that is missing and writes demo.json when it is lost."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--state-dir", type=Path, required=True)
        parser.add_argument("--base-url", required=True)
        parser.add_argument("--inbox-url", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        towns.build()
        agendas.build()
        deadlines.build()
        cast.write(
            options["state_dir"], base_url=options["base_url"], inbox_url=options["inbox_url"]
        )

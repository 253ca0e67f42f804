"""Write the SQL of every migration of this project to a folder: to `later/` what meets tables with
rows in them, to `first/` what does not, since no released version came before it."""

import io
import sys
from pathlib import Path

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RELEASED: dict[str, str] = {}
"""An app's last migration in the last released version; a release writes it here."""


def main(folder: Path) -> None:
    django.setup()
    ours = {config.label for config in apps.get_app_configs() if _is_ours(Path(config.path))}
    loader = MigrationLoader(connection, replace_migrations=False)
    for label, name in loader.disk_migrations:
        if label not in ours:
            continue
        text = io.StringIO()
        call_command("sqlmigrate", label, name, stdout=text, no_color=True)
        kind = "later" if label in RELEASED and name > RELEASED[label] else "first"
        (folder / kind / f"{label}_{name}.sql").write_text(text.getvalue())


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(ROOT) and ".venv" not in path.parts


if __name__ == "__main__":
    main(Path(sys.argv[1]))

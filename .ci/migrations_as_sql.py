"""Write the SQL of every migration of this project to `first/` or `later/` in a folder."""

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


def main(folder: Path) -> None:
    django.setup()
    ours = {config.label for config in apps.get_app_configs() if _is_ours(Path(config.path))}
    loader = MigrationLoader(connection, replace_migrations=False)
    for (label, name), migration in loader.disk_migrations.items():
        if label not in ours:
            continue
        text = io.StringIO()
        call_command("sqlmigrate", label, name, stdout=text, no_color=True)
        kind = "first" if migration.initial or name.startswith("0001_") else "later"
        (folder / kind / f"{label}_{name}.sql").write_text(text.getvalue())


def _is_ours(path: Path) -> bool:
    return path.is_relative_to(ROOT) and ".venv" not in path.parts


if __name__ == "__main__":
    main(Path(sys.argv[1]))

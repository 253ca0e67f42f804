"""The schema is migrated once and copied by each of the processes that test at once.

The process that hands out the tests starts the migration while the others gather them. What is
migrated gets its name when it is whole, so whoever finds the name finds all of it.
"""

import os
import signal
import subprocess
import sys
import time
from typing import Any

import django
import pytest
from django.db import connection
from psycopg import sql

from runner.processes import die_with_parent
from tests.pace import unhurried

SECONDS = 300


class Template:
    """Of the process that hands out the tests: `name` exists some time after this begins."""

    def __init__(self) -> None:
        self.name = f"punkt_template_{os.getpid()}"
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "tests.template", self.name],
            preexec_fn=lambda: die_with_parent(signal.SIGTERM),
        )

    def pytest_configure_node(self, node: Any) -> None:
        node.workerinput["template"] = self.name

    def pytest_sessionfinish(self) -> None:
        self.process.terminate()
        self.process.wait()


def start_for(config: pytest.Config) -> None:
    """Begin the migration if this process hands out tests to others."""
    if config.getoption("numprocesses", None) and not config.getoption("collectonly"):
        config.pluginmanager.register(Template())


def copy_for(config: pytest.Config) -> None:
    """Let this process's database be a copy, once there is something to copy."""
    name = getattr(config, "workerinput", {}).get("template")
    if name is None:
        return
    end = time.monotonic() + SECONDS
    while not _exists(name):
        assert time.monotonic() < end, "the migration did not become ready to be copied"
        time.sleep(0.2)
    connection.settings_dict["TEST"]["TEMPLATE"] = name


def keep(name: str) -> None:
    """Migrate a database, give it `name`, and keep it until this process is told to end."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    unready = f"{name}_unready"
    unhurried()
    try:
        connection.settings_dict["TEST"]["NAME"] = unready
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
        _run("ALTER DATABASE {} RENAME TO {}", unready, name)
        signal.pause()
    finally:
        connection.close()
        for each in (name, unready):
            _run("DROP DATABASE IF EXISTS {} WITH (FORCE)", each)


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _run(statement: str, *names: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


if __name__ == "__main__":
    django.setup()
    keep(sys.argv[1])

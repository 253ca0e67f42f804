"""What is wrong with this installation, said before anybody is hurt by it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core import checks
from django.db import Error, connections

from config.vitals import vitals


def register_all() -> None:
    """Called once when Django is ready."""
    checks.register(check_letters, checks.Tags.database)
    checks.register(check_clock, checks.Tags.security, deploy=True)
    checks.register(check_mail, checks.Tags.security, deploy=True)
    checks.register(check_address, checks.Tags.security, deploy=True)
    checks.register(check_test_mode, checks.Tags.security, deploy=True)
    checks.register(check_operations, checks.Tags.security, deploy=True)
    checks.register(check_running, checks.Tags.database, deploy=True)


def check_letters(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Full text and sorting need a database that knows æ, ø and å as letters."""
    found: list[checks.CheckMessage] = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT datctype, pg_encoding_to_char(encoding) FROM pg_database "
                "WHERE datname = current_database()"
            )
            ctype, encoding = cursor.fetchone()
        if encoding != "UTF8" or not ctype.upper().endswith(("UTF-8", "UTF8")):
            found.append(
                checks.Error(
                    f"The database has LC_CTYPE {ctype} and encoding {encoding}.",
                    hint="Create it with ENCODING 'UTF8' LC_CTYPE 'C.UTF-8' TEMPLATE template0.",
                    id="punkt.E001",
                )
            )
    return found


def check_clock(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """A production clock cannot be moved."""
    if settings.TEST_CLOCK in ("", "0"):
        return []
    hint = "Unset it: deadlines and evidence need the real time."
    return [checks.Error("PUNKT_TEST_CLOCK is set.", hint=hint, id="punkt.E002")]


def check_mail(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Letters need a sender the receiver can answer."""
    if "localhost" not in settings.MAIL_FROM:
        return []
    hint = "Set it to an address of the municipality."
    return [checks.Error("PUNKT_MAIL_FROM is not set.", hint=hint, id="punkt.E003")]


def check_address(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Links in letters lead to the public address, over TLS."""
    if settings.BASE_URL.startswith("https://"):
        return []
    hint = "Set it to the https address people use."
    return [checks.Error("PUNKT_BASE_URL is not an https address.", hint=hint, id="punkt.E004")]


def check_test_mode(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """In test mode nobody but one address gets letters."""
    if not settings.MAIL_TEST_ADDRESS:
        return []
    hint = "Unset PUNKT_MAIL_TEST_ADDRESS where people wait for their letters."
    return [checks.Warning("All mail goes to one address.", hint=hint, id="punkt.W005")]


def check_operations(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Letters that do not leave are somebody's business."""
    if settings.OPERATIONS_ADDRESS:
        return []
    hint = "Set PUNKT_OPERATIONS_ADDRESS to who looks after the installation."
    return [checks.Warning("Nobody is told of letters that fail.", hint=hint, id="punkt.W006")]


def check_running(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Who must run and gives no sign of life, and which job does not get done. A database where
    nothing has run yet says nothing."""
    try:
        known = vitals() if databases else None
    except Error:
        return []
    if known is None or not known.pulses:
        return []
    said: list[checks.CheckMessage] = [
        checks.Warning(
            f"No sign of life from {name}.",
            hint="Start it, and see its log.",
            id="punkt.W007",
        )
        for name in known.silent
    ]
    late = [job for job in known.jobs if job.is_late]
    said += [
        checks.Warning(
            f"The job {job.name} last succeeded {_ago(job.lag)}.",
            hint="See the worker's log for why it fails.",
            id="punkt.W008",
        )
        for job in late
    ]
    return said


def _ago(seconds: float | None) -> str:
    return "never" if seconds is None else f"{seconds:.0f} s ago"

"""Secrets from the environment or, for containers, from files named by `<NAME>_FILE`."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env


def secret(name: str, *, default: str | None = None) -> str:
    """The value of `name`, or the contents of the file that `<name>_FILE` names."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text().strip()
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"{name} is not set (nor {name}_FILE)")
    return value


SESSION = {
    "statement_timeout": 30000,
    "lock_timeout": 10000,
    # Statements that are prepared carry every rule of visibility: planning them takes longer than
    # running them, and so does compiling them to machine code.
    "plan_cache_mode": "force_generic_plan",
    "jit": "off",
}


def database_from(env: Env) -> dict[str, Any]:
    """The default database. `PUNKT_DATABASE_POOL` (the web process only: prefork workers close
    pools between tasks) keeps connections open between requests."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        raise ImproperlyConfigured("DATABASE_URL is not set")
    password = secret("DATABASE_PASSWORD", default="")
    if password:
        url = _with_password(url, password)
    config: dict[str, Any] = dict(dj_database_url.parse(url))
    pool = env.int("PUNKT_DATABASE_POOL", 0)
    options = config.setdefault("OPTIONS", {})
    options["options"] = " ".join(f"-c {name}={value}" for name, value in SESSION.items())
    options["connect_timeout"] = 5
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 5}
    else:
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    config["TEST"] = {"NAME": os.environ.get("PUNKT_TEST_DB") or None}
    return config


def _with_password(url: str, password: str) -> str:
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    user = (parts.username or "punkt") + ":" + quote(password, safe="")
    return urlunsplit(parts._replace(netloc=f"{user}@{host}"))

"""How often one address may use a form that is open to everybody, counted in Redis."""

import hashlib
import hmac
import ipaddress
import logging
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from foundation.problems import Problem

log = logging.getLogger(__name__)
_NEIGHBOURS = 64
"""Bits of an IPv6 address that one subscriber has; he chooses the rest himself."""


class TooOften(Problem):
    """429 (RFC 6585 § 4): this address has done it often enough for a while."""

    status = 429
    default_code = "throttled"

    def __init__(self, seconds: float | None) -> None:
        wait = int(seconds or 0) + 1
        detail = f"Det er gjort for mange gange herfra. Prøv igen om {-(-wait // 60)} min."
        super().__init__(detail, headers={"Retry-After": str(wait)})


class AddressThrottle(BaseThrottle):
    """So many requests for an address in each window. Counting is one step in Redis, so that many
    at once are counted as many; the address itself is kept nowhere. While Redis is away nobody
    is held back: who has a day to answer by must not miss it for our sake."""

    name: ClassVar[str]
    window: ClassVar[timedelta] = timedelta(hours=1)

    def __init__(self) -> None:
        self.waiting = 0

    def allow_request(self, request: Request, view: Any) -> bool:
        """Count the request; False beyond the most, and `wait` then tells for how long."""
        if request.method != "POST":
            return True
        count, self.waiting = counted(
            f"{self.name} {subscriber(self.get_ident(request))}", self.window
        )
        return count <= settings.PUBLIC_FORMS_PER_HOUR

    def wait(self) -> float:
        """Seconds until the window is over."""
        return float(self.waiting)


def counted(what: str, window: timedelta) -> tuple[int, int]:
    """How often `what` has happened in this window with this time, and the seconds left of it;
    0 where nobody counts."""
    seconds = int(window.total_seconds())
    number, passed = divmod(_database_seconds(), seconds)
    digest = hmac.digest(settings.SECRET_KEY.encode(), f"{what} {number}".encode(), hashlib.sha256)
    key = f"throttle:{digest.hex()}"
    try:
        cache.add(key, 0, timeout=seconds)
        return int(cache.incr(key)), seconds - passed
    except (RedisError, ValueError):
        log.exception("nobody counts: Redis is away")
        return 0, 0


def subscriber(address: str | None) -> str:
    """The part of an address that stands for one subscriber."""
    try:
        known = ipaddress.ip_address((address or "").split(",")[0].strip())
    except ValueError:
        return address or ""
    if isinstance(known, ipaddress.IPv6Address) and known.ipv4_mapped is None:
        return str(ipaddress.ip_network((known, _NEIGHBOURS), strict=False))
    return str(getattr(known, "ipv4_mapped", None) or known)


def _database_seconds() -> int:
    """The database's clock, which is the same for all processes and which no test sets."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT extract(epoch FROM clock_timestamp())::bigint")
        return int(cursor.fetchone()[0])

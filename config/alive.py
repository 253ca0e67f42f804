"""`python -m config.alive`: the health check of the container, which has no curl.

The host name must be one the API answers to, though the request never leaves the container."""

import http.client
import os
import sys


def main() -> int:
    named = os.environ.get("PUNKT_ALLOWED_HOSTS", "localhost").split(",")[0].strip()
    connection = http.client.HTTPConnection("127.0.0.1", 8000, timeout=8)
    connection.request("GET", "/api/v1/health", headers={"Host": named.lstrip(".*") or "localhost"})
    return 0 if connection.getresponse().status == 200 else 1


if __name__ == "__main__":
    sys.exit(main())

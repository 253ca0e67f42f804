"""What a request is called where its address must not be told; knows no tables, so that the log
can be set up before there are any."""

from django.http import HttpRequest


def route_of(request: HttpRequest) -> str:
    """The pattern of the request's address, which tells nothing of what stands in it."""
    match = request.resolver_match
    return f"/{match.route}" if match is not None else "(no such address)"

"""The base of every endpoint, so that none can forget a convention."""

from foundation.http.views.endpoint import Endpoint
from foundation.http.views.writing import Resource

__all__ = ["Endpoint", "Resource"]

"""Every route of the API, read from the router: what others add tomorrow is walked by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from foundation.http.verbs import Verb
from foundation.http.views import Resource

BASE = "api/v1/"
BODIES = {"create": "create_serializer", "partial_update": "update_serializer"}


@dataclass(frozen=True)
class Route:
    """One method of one path of a resource."""

    method: str
    path: str
    view: type[Resource]
    action: str

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def verb(self) -> Verb | None:
        """The verb that the route is, if it is one; `/verbs` does not tell of those whose
        handler is written by hand (`do_verb(FROM_TEMPLATE)`, `do_verb(self.order_verb)`)."""
        handler: Any = getattr(self.view, self.action)
        places = (handler.__globals__, _names_of(self.view))
        named = (place.get(name) for place in places for name in handler.__code__.co_names)
        by_hand = (value for value in named if isinstance(value, Verb))
        return getattr(handler, "verb", None) or next(by_hand, None)

    @property
    def parent(self) -> tuple[type[Any], str] | None:
        """The parent's model and this model's field that points to it."""
        name = self.path.partition("/")[0]
        return self.view.parents[name] if "parent_pk" in self.path else None

    @property
    def model(self) -> type[Any]:
        """The model whose id stands in the path."""
        return model_of(self.path.partition("/")[0]) or self.view.model

    @property
    def serializer(self) -> Any:
        """The serializer of the body, as far as the resource declares it."""
        if self.verb is not None:
            return self.verb.body
        return getattr(self.view, BODIES.get(self.action, ""), None)

    @property
    def needs_match(self) -> bool:
        """Whether the route changes a row that its caller must have read."""
        if self.verb is not None:
            return self.verb.if_match
        return self.action in ("partial_update", "destroy")

    @property
    def words(self) -> frozenset[str]:
        """Words of the access table that open the route."""
        named = {"partial_update": "update", "destroy": "delete"}
        return frozenset({self.verb.name if self.verb else named.get(self.action, self.action)})


def _names_of(view: type[Any]) -> dict[str, Any]:
    """What stands in a view's class and in those it comes from."""
    return {name: getattr(view, name, None) for name in dir(view)}


@cache
def routes() -> tuple[Route, ...]:
    """Every route whose view is a `Resource`."""
    found = []
    for path, callback in _patterns(get_resolver().url_patterns):
        view = getattr(callback, "cls", None)
        if isinstance(view, type) and issubclass(view, Resource):
            actions = getattr(callback, "actions", {})
            found += [Route(m.upper(), path, view, name) for m, name in actions.items()]
    return tuple(r for r in found if r.method in ("GET", "POST", "PATCH", "PUT", "DELETE"))


@cache
def other_paths() -> tuple[str, ...]:
    """Paths whose view is no `Resource`."""
    return tuple(
        path
        for path, callback in _patterns(get_resolver().url_patterns)
        if not issubclass(getattr(callback, "cls", object), Resource)
    )


@cache
def model_of(resource: str) -> type[Any] | None:
    """The model whose rows have flat paths under `resource`."""
    flat = (r for r in routes() if r.path == f"{resource}/<str:pk>")
    return next((route.view.model for route in flat), None)


@cache
def shown_models() -> tuple[type[Any], ...]:
    """Every model that has a route, or stands in one."""
    views = {route.view for route in routes()}
    found = {view.model for view in views}
    found |= {model for view in views for model, _ in view.parents.values()}
    return tuple(sorted(found, key=lambda model: model.__name__))


def reading(action: str) -> list[Route]:
    """Routes of one way to read."""
    return [r for r in routes() if r.action == action]


def writing() -> list[Route]:
    """Routes that change something."""
    return [r for r in routes() if r.method != "GET"]


def with_bodies() -> list[Route]:
    """Routes that take a body which a serializer describes."""
    return [r for r in writing() if r.serializer is not None]


def _patterns(entries: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for entry in entries:
        path = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _patterns(entry.url_patterns, path)
        elif isinstance(entry, URLPattern) and path.startswith(BASE):
            yield path.removeprefix(BASE), entry.callback

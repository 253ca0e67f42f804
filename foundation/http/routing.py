"""From resources to URLs: lists at the root and under parents, rows and verbs flat."""

from typing import Any

from django.urls import URLPattern, path

from foundation.http.views import Resource

ID = "<str:pk>"


def urls_of(*resources: type[Resource]) -> list[URLPattern]:
    """All routes of the given resources; methods a resource does not have answer 405."""
    found: list[URLPattern] = []
    for resource in resources:
        found += _lists(resource)
        found += _rows(resource)
        found += _verbs(resource)
    return found


def _lists(resource: type[Resource]) -> list[URLPattern]:
    methods: dict[str, Any] = {"get": "list"}
    if resource.create_action is not None:
        methods["post"] = "create"
    found = []
    if resource.listed:
        at_root: dict[str, Any] = (
            methods if not resource.parents or _creates_at_root(resource) else {"get": "list"}
        )
        view = resource.as_view(at_root)
        found.append(path(resource.resource, view, name=f"{resource.resource}-list"))
    for parent in resource.parents:
        view = resource.as_view(methods)
        child = getattr(resource, "child_name", None) or resource.resource
        where = f"{parent}/<str:parent_pk>/{child}"
        name = f"{parent}-{child}-list"
        found.append(path(where, view, {"parent_resource": parent}, name=name))
    return found


def _creates_at_root(resource: type[Resource]) -> bool:
    return getattr(resource, "creates_at_root", False)


def _rows(resource: type[Resource]) -> list[URLPattern]:
    methods: dict[str, Any] = {"get": "retrieve"}
    if resource.update_action is not None:
        methods["patch"] = "partial_update"
    if resource.delete_action is not None:
        methods["delete"] = "destroy"
    where = f"{resource.resource}/{ID}"
    return [path(where, resource.as_view(methods), name=f"{resource.resource}-detail")]


def _verbs(resource: type[Resource]) -> list[URLPattern]:
    found = []
    methods: list[Any] = list(resource.get_extra_actions())
    if any(hasattr(m, "verb") for m in methods):
        where = f"{resource.resource}/{ID}/verbs"
        view = resource.as_view({"get": "verbs"})
        found.append(path(where, view, name=f"{resource.resource}-verbs"))
    for method in methods:
        mapping: dict[str, Any] = dict(method.mapping)
        base = f"{resource.resource}/{ID}" if method.detail else resource.resource
        view = resource.as_view(mapping, **method.kwargs)
        name = f"{resource.resource}-{method.url_name}"
        found.append(path(f"{base}/{method.url_path}", view, name=name))
    return found

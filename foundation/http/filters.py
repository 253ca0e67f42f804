"""Query parameters: known, once each, and well formed, or 400."""

from datetime import date, datetime
from typing import Any, ClassVar, NoReturn

import django_filters
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from foundation.http.fields import FIRST_YEAR, LAST_YEAR, parse_moment
from foundation.http.parsers import is_storable
from foundation.problems import Fault, InvalidInput

ALWAYS = frozenset({"limit", "cursor", "count", "modified_since"})


class _Failing:
    """Lets a field's parser raise the query's own fault."""

    def fail(self, code: str, **kwargs: Any) -> NoReturn:
        raise InvalidInput.at("?modified_since", code, "Skal være et tidspunkt med tidszone.")


def parse_modified_since(text: str) -> datetime:
    """The moment of `?modified_since=`; a plus that became a space is taken as a plus."""
    return parse_moment(text.replace(" ", "+"), _Failing())


def check_parameters(request: Request, allowed: frozenset[str] | set[str]) -> None:
    """Refuse parameters that are unknown, repeated or not text."""
    faults = []
    for name, values in request.query_params.lists():
        if name not in allowed:
            faults.append(Fault(f"?{name}", "unknown_parameter", "Parameteren kendes ikke."))
        elif len(values) > 1:
            faults.append(
                Fault(f"?{name}", "repeated_parameter", "Parameteren må kun stå én gang.")
            )
        elif not is_storable(values[0]):
            faults.append(Fault(f"?{name}", "bad_text", "Værdien indeholder ulovlige tegn."))
    faults += [
        Fault(f"?{name}", "invalid", "Skal være true eller false.")
        for name in ("count", "dry_run")
        if request.query_params.get(name, "true") not in ("true", "false")
    ]
    if faults:
        raise InvalidInput("Der er fejl i forespørgslens parametre.", errors=faults)


class StrictBooleanFilter(django_filters.BooleanFilter):
    """true or false, in small letters."""

    class field_class(forms.Field):  # noqa: N801 - django-filter's name
        def clean(self, value: Any) -> bool | None:
            if value in (None, ""):
                return None
            if value not in ("true", "false"):
                raise forms.ValidationError("Skal være true eller false.", code="invalid")
            return bool(value == "true")


class IdFilter(django_filters.UUIDFilter):
    """Rows whose reference is the given id; an unknown id finds nothing."""


class IdOrAnyFilter(django_filters.UUIDFilter):
    """The given id, or `true` for whichever there is."""

    class field_class(forms.UUIDField):  # noqa: N801 - django-filter's name
        def to_python(self, value: Any) -> Any:
            return True if value == "true" else super().to_python(value)


class DayFilter(django_filters.DateFilter):
    """An ISO day, years 1900 to 2200."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
        kwargs.setdefault("validators", [MinValueValidator(first), MaxValueValidator(last)])
        super().__init__(*args, **kwargs)


class TermFilter(django_filters.ChoiceFilter):
    """A value of a vocabulary."""


class Filters(django_filters.FilterSet):
    """Base of all filter sets."""

    request: Any

    class Meta:
        fields: ClassVar[list[str]] = []


class StrictFilterBackend(DjangoFilterBackend):
    """Applies the view's filters and `modified_since` after checking every parameter."""

    def filter_queryset(self, request: Any, queryset: "QuerySet[Any]", view: Any) -> Any:
        filterset_class = self.get_filterset_class(view, queryset)
        known = set(filterset_class.base_filters) if filterset_class else set()
        check_parameters(request, known | ALWAYS | set(view.extra_parameters))
        if filterset_class is not None:
            filterset = filterset_class(request.query_params, queryset=queryset, request=request)
            refuse_invalid(filterset)
            queryset = filterset.qs
        since = request.query_params.get("modified_since")
        if since is not None:
            moment = parse_modified_since(since)
            if hasattr(queryset, "modified_since"):
                return queryset.modified_since(view.reader, moment)
            return queryset.filter(modified_at__gte=moment)
        return queryset


def refuse_invalid(filterset: Any) -> None:
    """Raise every fault of what the filters were asked."""
    if not filterset.is_valid():
        raise _as_validation_error(filterset.form)


def _as_validation_error(form: forms.Form) -> InvalidInput:
    faults = [
        Fault(f"?{name}", str(error.code or "invalid"), str(error.messages[0]))
        for name, errors in form.errors.as_data().items()
        for error in errors
    ]
    return InvalidInput("Der er fejl i forespørgslens parametre.", errors=faults)

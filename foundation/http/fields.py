"""Strict fields: strings must be strings, numbers numbers, times have an offset."""

import re
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from foundation.richtext import RichTextError, sanitise

UNSEEN = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
"""Control signs but for tabs and line ends, and those of UAX #9 that open or close a direction of
writing."""
RFC3339 = re.compile(
    r"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?([Zz]|[+-]\d{2}:\d{2})$", re.ASCII
)
CLOCK_TIME = re.compile(r"^\d{2}:\d{2}(:\d{2})?\Z", re.ASCII)
ISO_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1900, 2200
INT64 = 2**63 - 1
LONGEST_TEXT = 500_000
TOLD = "rows_told"
"""Of the context: rows that were looked up together, by model and by their ids as they were told;
None for those that were not found."""


class StrictCharField(serializers.CharField):
    """A JSON string; leading and trailing white space is kept out of the way, nothing else. A plain
    text stands in headers of mails and beside others in lists: signs that nobody sees and that turn
    what is written after them are refused."""

    default_error_messages = {
        "not_a_string": "Skal være en tekst.",
        "bad_text": "Teksten indeholder styretegn eller tegn, der vender skriveretningen.",
    }
    refused: re.Pattern[str] | None = UNSEEN

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("not_a_string")
        if self.refused is not None and self.refused.search(data):
            self.fail("bad_text")
        return super().to_internal_value(data)


class RichTextField(StrictCharField):
    """Rich text, stored as sanitised canonical HTML; what is sent may be plain text."""

    refused = None  # the sanitiser takes control signs out

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"max_length": LONGEST_TEXT, "allow_blank": True} | kwargs))

    def to_internal_value(self, data: Any) -> str:
        try:
            return sanitise(super().to_internal_value(data)).html
        except RichTextError as error:
            raise ValidationError([ErrorDetail(error.detail, error.code)]) from error


class StrictEmailField(StrictCharField, serializers.EmailField):
    """An address (RFC 5321)."""


class StrictIntegerField(serializers.IntegerField):
    """A JSON number without fraction, within 64 bits."""

    default_error_messages = {"not_an_integer": "Skal være et helt tal."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", -INT64 - 1)
        kwargs.setdefault("max_value", INT64)
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("not_an_integer")
        return data


class StrictDecimalField(serializers.DecimalField):
    """A JSON number with a fixed number of decimals; of fifteen digits none is lost in JSON."""

    default_error_messages = {"not_a_number": "Skal være et tal."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"coerce_to_string": False, **kwargs})

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("not_a_number")
        value: Decimal = super().to_internal_value(repr(data))
        return value

    def to_representation(self, value: Any) -> Any:
        return None if value is None else number_json(Decimal(value))


def number_json(value: Decimal) -> int | float:
    """A whole number as one, any other with its decimals."""
    return int(value) if value == value.to_integral_value() else float(value)


class StrictBooleanField(serializers.BooleanField):
    """true or false."""

    default_error_messages = {"not_a_boolean": "Skal være true eller false."}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("not_a_boolean")
        return data


class StrictDateTimeField(serializers.DateTimeField):
    """RFC 3339 with any offset in, UTC with `Z` out, years 1900 to 2200."""

    default_error_messages = {
        "no_offset": "Skal være et tidspunkt med tidszone (RFC 3339).",
        "out_of_range": "Året skal ligge mellem 1900 og 2200.",
    }

    def to_internal_value(self, data: Any) -> datetime:
        return parse_moment(data, self)

    def to_representation(self, value: Any) -> Any:
        return None if value is None else moment_json(value)


def moment_json(value: datetime) -> str:
    """UTC with `Z`; microseconds only when there are any."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def parse_moment(data: Any, field: Any) -> datetime:
    """An aware moment in UTC, or the field's failure."""
    if not isinstance(data, str) or not RFC3339.match(data):
        field.fail("no_offset")
    try:
        moment = datetime.fromisoformat(data.upper()).astimezone(UTC)
    except (ValueError, OverflowError):
        field.fail("invalid", format="RFC 3339")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        field.fail("out_of_range")
    return moment


class StrictDateField(serializers.DateField):
    """An ISO day, years 1900 to 2200."""

    default_error_messages = {"out_of_range": "Året skal ligge mellem 1900 og 2200."}

    def to_internal_value(self, value: Any) -> date:
        if not isinstance(value, str) or not ISO_DAY.match(value):
            self.fail("invalid", format="YYYY-MM-DD")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail("invalid", format="YYYY-MM-DD")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail("out_of_range")
        return day


class StrictTimeField(serializers.TimeField):
    """A time of day on Copenhagen's clocks, `HH:MM` or `HH:MM:SS`."""

    def to_internal_value(self, value: Any) -> time:
        if not isinstance(value, str) or not CLOCK_TIME.match(value):
            self.fail("invalid", format="HH:MM")
        try:
            return time.fromisoformat(value)
        except ValueError:
            self.fail("invalid", format="HH:MM")


class StrictUUIDField(serializers.UUIDField):
    """A UUID in its canonical form."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid", value=data)
        return super().to_internal_value(data)


class TermField(serializers.ChoiceField):
    """A value of a vocabulary; answers carry its Danish label beside it as `<name>_label`."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class LabelField(serializers.ReadOnlyField):
    """The Danish label of the term field `of`."""

    def __init__(self, of: TermField, **kwargs: Any) -> None:
        self.labels = dict(of.choices)
        self.nullable = of.allow_null
        super().__init__(**kwargs)

    def to_representation(self, value: Any) -> Any:
        return None if value is None else self.labels.get(value, "")


class VisibleRelatedField(serializers.PrimaryKeyRelatedField[Any]):
    """An id, resolved only among rows that the reader may see; others do not exist."""

    default_error_messages = {
        "does_not_exist": "Findes ikke.",
        "incorrect_type": "Skal være et id.",
    }

    def __init__(self, **kwargs: Any) -> None:
        if "queryset" in kwargs or not kwargs.get("read_only"):
            kwargs.setdefault("pk_field", StrictUUIDField())
        super().__init__(**kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """The row, as it was looked up with its list (`BatchField`) or now."""
        model = getattr(getattr(self, "queryset", None), "model", None)
        known = self.context.get(TOLD, {}).get(model, {})
        if not isinstance(data, str) or data not in known:
            return super().to_internal_value(data)
        row = known[data]
        if row is None:
            self.fail("does_not_exist", pk_value=data)
        return row

    def get_queryset(self) -> Any:
        rows: Any = super().get_queryset()
        reader = self.context["reader"]
        return rows.visible_to(reader) if hasattr(rows, "visible_to") else rows.none()

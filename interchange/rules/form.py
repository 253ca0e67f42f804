"""The form of a meeting document: JSON Schema, draft 2020-12, every fault with its pointer."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError

from foundation.problems import Fault
from interchange.rules.pointers import pointer

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).with_name("meeting-document.json").read_text("utf-8")
)
FIRST_YEAR, LAST_YEAR = 1900, 2200
DETAILS = {
    "enum": ("invalid_choice", "Værdien er ikke en af de kendte."),
    "const": ("invalid_choice", "Værdien er ikke den, der skal stå her."),
    "minLength": ("blank", "Teksten må ikke være tom; det usagte er null."),
    "maxLength": ("max_length", "Teksten er for lang."),
    "pattern": ("invalid_format", "Teksten har ikke den rette form."),
    "format": ("invalid_date", "Dagen eller tidspunktet findes ikke mellem 1900 og 2200."),
    "minimum": ("min_value", "Tallet er for lille."),
    "maximum": ("max_value", "Tallet er for stort."),
    "minItems": ("empty", "Listen må ikke være tom."),
    "uniqueItems": ("duplicate", "Det samme står to gange."),
}
TYPES = {
    "string": ("not_a_string", "Skal være en tekst."),
    "integer": ("not_an_integer", "Skal være et helt tal."),
    "boolean": ("not_a_boolean", "Skal være true eller false."),
    "array": ("not_a_list", "Skal være en liste."),
    "object": ("not_an_object", "Skal være et objekt."),
}
_formats = FormatChecker(formats=())


@_formats.checks("date", raises=ValueError)
def _is_day(value: object) -> bool:
    """A day of the calendar; what is no text is judged by its type."""
    return not isinstance(value, str) or _in_range(value)


@_formats.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    """The pattern has judged the rest, so the day and the clock are left."""
    if not isinstance(value, str) or len(value) < len("2026-03-03T16:00:00"):
        return True
    hour, minute, second = (int(part) for part in value[11:19].split(":"))
    return _in_range(value[:10]) and hour < 24 and minute < 60 and second < 60


def _in_range(text: str) -> bool:
    return FIRST_YEAR <= date.fromisoformat(text).year <= LAST_YEAR


def _is_integer(checker: object, value: object) -> bool:
    """13.0 is a number with a fraction, and true is no number."""
    return isinstance(value, int) and not isinstance(value, bool)


_StrictValidator = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_integer),
)
VALIDATOR = _StrictValidator(SCHEMA, format_checker=_formats)


def faults_of_form(document: Any) -> list[Fault]:
    """Every fault of the form, in the document's order."""
    found = [fault for error in VALIDATOR.iter_errors(document) for fault in _faults(error)]
    return sorted(set(found), key=lambda fault: (fault.pointer, fault.code))


def _faults(error: ValidationError) -> Iterator[Fault]:
    at, rule = list(error.absolute_path), str(error.validator)
    if rule == "required":
        for name in error.validator_value:  # type: ignore[union-attr]
            if name not in error.instance:  # type: ignore[operator]
                yield Fault(pointer([*at, name]), "required", "Mangler; det usagte er null.")
    elif rule == "additionalProperties":
        known = error.schema["properties"]  # type: ignore[index]
        for name in error.instance:  # type: ignore[union-attr]
            if name not in known:
                yield Fault(pointer([*at, name]), "unknown_field", "Feltet kendes ikke.")
    else:
        yield Fault(pointer(at), *_told(rule, error.validator_value))


def _told(rule: str, wanted: Any) -> tuple[str, str]:
    if rule == "type":
        kinds = [wanted] if isinstance(wanted, str) else wanted
        return TYPES[kinds[0]]
    return DETAILS[rule]

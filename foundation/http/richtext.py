"""Rich text in a body: sanitised on the way in, canonical on the way out."""

from typing import Any

from rest_framework.exceptions import ErrorDetail, ValidationError

from foundation.http.fields import StrictCharField
from foundation.richtext import RichTextError, Sanitised, sanitise

LONGEST_TEXT = 1_000_000


class RichTextField(StrictCharField):
    """Text or HTML. Validated it is `Sanitised`: the canonical form, and what it lost."""

    def __init__(self, **kwargs: Any) -> None:
        defaults = {"allow_blank": True, "trim_whitespace": False, "max_length": LONGEST_TEXT}
        super().__init__(**{**defaults, **kwargs})

    def run_validation(self, data: Any = "") -> Any:
        found = super().run_validation(data)
        if not isinstance(found, str):
            return found
        try:
            return sanitise(found)
        except RichTextError as error:
            raise ValidationError([ErrorDetail(error.detail, error.code)]) from error

    def to_representation(self, value: Any) -> str:
        return value.html if isinstance(value, Sanitised) else str(value)

"""What a value reads as in a cell."""

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from foundation.calendar import copenhagen_time

Value = str | int | float | Decimal | bool | date | datetime | time | None

# A bool is an int and a moment is a day: the narrower type stands first.
_FORMS: tuple[tuple[type[Any], Callable[[Any], str]], ...] = (
    (bool, lambda value: "ja" if value else "nej"),
    (datetime, lambda value: f"{copenhagen_time(value):%d-%m-%Y %H:%M}"),
    (date, lambda value: f"{value:%d-%m-%Y}"),
    (time, lambda value: f"{value:%H:%M}"),
    (float, lambda value: str(value).replace(".", ",")),
    (Decimal, lambda value: str(value).replace(".", ",")),
    (type(None), lambda _: ""),
)


def shown(value: Value) -> str:
    """The value as a Danish table has it: `ja`, `03-02-2022`, `03-02-2022 14:05` in
    Copenhagen's time, `2,5`; nothing for what is not known."""
    form = next((form for kind, form in _FORMS if isinstance(value, kind)), str)
    return form(value)

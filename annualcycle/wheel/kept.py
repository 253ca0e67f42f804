"""A picture as data, so that a version of the year can be drawn again as it was."""

import types
from dataclasses import asdict, fields, is_dataclass
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from annualcycle.wheel.picture import Picture

FORMAT = "annual-cycle/1"


def as_data(picture: Picture) -> dict[str, Any]:
    """The picture in words and days, as JSON has them."""
    plain: dict[str, Any] = _plain(asdict(picture))
    return {"format": FORMAT, **plain}


def from_data(data: dict[str, Any]) -> Picture:
    """The picture that `as_data` told of."""
    told = {name: value for name, value in data.items() if name != "format"}
    picture: Picture = _built(Picture, told)
    return picture


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return getattr(value, "value", value)


def _built(kind: Any, value: Any) -> Any:
    if get_origin(kind) is types.UnionType:
        kind = next(one for one in get_args(kind) if one is not type(None))
    if value is None:
        return None
    if get_origin(kind) is tuple:
        return tuple(_built(get_args(kind)[0], one) for one in value)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        told = {one.name: _built(hints[one.name], value[one.name]) for one in fields(kind)}
        made: Any = kind
        return made(**told)
    return date.fromisoformat(value) if kind is date else kind(value)

"""Whose a row is: of an item, or of a committee."""

from typing import Any

from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.problems import InvalidInput, Missing


def of_item(act: Act, parent: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The item, which the reader must see whole, gives the committee."""
    item = parent or values.get("item")
    if item is None:
        return values
    if not item.is_whole_for(act.reader):
        raise Missing
    return {"committee": item.committee, **values, "item": item}


def made(act: Act, model: type[Any], values: dict[str, Any]) -> Any:
    committee = values.get("committee")
    if committee is None:
        raise InvalidInput.at("/committee", "required", "Angiv udvalget.")
    return said_no(act.create, model, municipality_id=committee.municipality_id, **values)

"""Real minutes come back as they were sent."""

from typing import Any

from tests.cast import Cast
from tests.door import expect

Document = dict[str, Any]


def test_a_document_comes_back_equal(cast: Cast, real: Document) -> None:
    door = cast.door("administrator")
    made = door.made("meeting-documents", real)
    assert door.seen(f"meetings/{made['meeting']['id']}/document") == real
    again = expect(door.post("meeting-documents", real), 200)
    assert again == {**made, "created": False, "warnings": []}

"""A post office that the outbox talks to."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from foundation.ids import new_id
from foundation.outbox.compose import Dispatch, Letter, Posting, Recipient, queue_letters
from foundation.outbox.models import Message
from tests.cast import Cast
from tests.outbox.post import PostOffice, open_post_office


@pytest.fixture
def office(settings: Any, tmp_path: Path) -> Iterator[PostOffice]:
    """Open, and known to the outbox."""
    with open_post_office() as found:
        settings.EMAIL_BACKEND = "foundation.outbox.pipelining.PipeliningBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        settings.EMAIL_TIMEOUT = 1
        settings.STATE_DIR = tmp_path
        yield found


@pytest.fixture
def queue(cast: Cast) -> Callable[..., list[Message]]:
    """`queue("bo", "ida")` queues a letter to each."""

    def queued(*names: str) -> list[Message]:
        return queue_letters(postings(cast, names))

    return queued


def postings(cast: Cast, names: tuple[str, ...]) -> list[Posting]:
    """A letter to each of `names`."""
    why = Dispatch(cast.egernborg.pk, "test", "hearing", new_id())
    letter = Letter(
        "Høring om Ågade", "Sig din mening om Ågade.\n", "<p>Sig din mening om Ågade.</p>"
    )
    return [
        Posting(why, Recipient(None, name.title(), f"{name}@egernborg.example"), letter)
        for name in names
    ]

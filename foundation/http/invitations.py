"""What an app says of the invitations it sends."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rest_framework.serializers import BaseSerializer


@dataclass(frozen=True)
class Purpose:
    """One thing that people are invited to do.

    `knows(token)` tells whether the token is for this purpose and somebody's. `open(token=…)`
    answers the row that stands for the invited person's part, and `answer(token=…, **body)`
    does what is asked; both raise Missing (404) where the invitation does not hold any more.
    `shown(row)` is the row as that person may read it, in the shape of `answers`.
    """

    knows: Callable[[str], bool]
    open: Callable[..., Any]
    answer: Callable[..., Any]
    body: type[BaseSerializer[Any]]
    shown: Callable[[Any], dict[str, Any]]
    answers: type[BaseSerializer[Any]]

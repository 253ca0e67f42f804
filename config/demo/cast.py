"""The cast's tokens, in `demo.json` and on the first screen."""

import json
import os
from pathlib import Path
from typing import Any

from django.db.models.functions import Now

from config.demo import people
from config.demo.towns import address
from foundation.accounts import tokens
from foundation.accounts.models import Token, User
from foundation.accounts.signin import reader_for_token

ISSUED_AS = "demo"


def write(folder: Path, *, base_url: str, inbox_url: str) -> None:
    """`demo.json` with addresses and tokens; a lost one gets new tokens, the old are revoked."""
    path = folder / "demo.json"
    known = _kept(path)
    fresh = {"base_url": base_url, "inbox_url": inbox_url, "tokens": known or _issue()}
    if path.exists() and json.loads(path.read_text()) == fresh:
        return
    draft = path.with_suffix(".new")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        json.dump(fresh, out, indent=2)
    draft.replace(path)


def _kept(path: Path) -> dict[str, str]:
    """The tokens of the file, if all of them still open the door."""
    try:
        kept: dict[str, Any] = json.loads(path.read_text())["tokens"]
    except (FileNotFoundError, ValueError, KeyError):
        return {}
    live = set(kept) == set(people.SHOWN) and all(reader_for_token(text) for text in kept.values())
    return kept if live else {}


def _issue() -> dict[str, str]:
    Token.objects.filter(name=ISSUED_AS, revoked_at=None).update(revoked_at=Now())
    scopes = {one.key: one.scopes for one in people.STAFF}
    found = {}
    for key in people.SHOWN:
        user = User.objects.get(email=address(key))
        new = tokens.issue(user=user, name=ISSUED_AS, scopes=scopes.get(key, ("*",)))
        found[key] = new.text
    return found

"""Everybody may read what is published, and answer a public hearing; nobody else writes here."""

from foundation.http.access import ANYONE, Access

PUBLIC: Access = {
    "list": ANYONE,
    "retrieve": ANYONE,
    "agenda": ANYONE,
    "page": ANYONE,
    "responses": ANYONE,
    "respond": ANYONE,
    "book": ANYONE,
    "file": ANYONE,
}

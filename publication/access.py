"""Everybody may read what is published; nobody writes here."""

from foundation.http.access import ANYONE, Access

PUBLIC: Access = {"list": ANYONE, "retrieve": ANYONE, "agenda": ANYONE, "page": ANYONE}

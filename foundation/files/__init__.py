"""Files: what may be uploaded, and where its bytes lie."""

from foundation.files.kinds import ALLOWED, clean_name, media_type_of
from foundation.files.store import Stored, erase, keep, opened

__all__ = ["ALLOWED", "Stored", "clean_name", "erase", "keep", "media_type_of", "opened"]
"""`media_type_of` reads the bytes; `clean_name` reads the name; neither trusts the other."""

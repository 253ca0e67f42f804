"""The Danish alphabet without a collation: a key that sorts right byte by byte.

The database may lack ICU, so names carry a stored generated column with this key under
collation "C". Python and SQL are made from one table and must give the same text: a cursor
compares the one with the other.
"""

import unicodedata
from string import ascii_lowercase, ascii_uppercase

# The three characters after z in ASCII stand for æ, ø and å; nothing else may become them.
_AE, _OE, _AA = "{", "|", "}"
_OWN_LETTERS = {
    "æ": _AE,
    "ø": _OE,
    "å": _AA,
    "ä": _AE,
    "ö": _OE,
    "ő": _OE,
    "œ": _OE,
    "ü": "y",
    "ű": "y",
    "ð": "d",
    "đ": "d",
    "ħ": "h",
    "ł": "l",
    "ǽ": _AE,
    "ǿ": _OE,
    "ǻ": _AA,
}
_PAIRS = (("ß", "ss"), ("þ", "th"), ("Þ", "th"), ("aa", _AA))
_LATIN_WITH_MARKS = range(0x00C0, 0x0250)


def _fold(letter: str) -> str | None:
    """The letter a Danish index files `letter` under, or nothing when it stays as it is."""
    small = letter.lower()
    if small in _OWN_LETTERS:
        return _OWN_LETTERS[small]
    base = unicodedata.normalize("NFD", small)[0]
    return base if base in ascii_lowercase else None


def _table() -> dict[str, str]:
    table = dict(zip(ascii_uppercase, ascii_lowercase, strict=True))
    table |= {_AE: "(", _OE: "!", _AA: ")"}
    for code in _LATIN_WITH_MARKS:
        folded = _fold(chr(code))
        if folded is not None:
            table[chr(code)] = folded
    return table


_TABLE = _table()
_TRANSLATION = str.maketrans(_TABLE)


def sort_key(text: str) -> str:
    """Case and accents folded, aa as å, and æ, ø, å after z in that order."""
    key = unicodedata.normalize("NFC", text).translate(_TRANSLATION)
    for found, put in _PAIRS:
        key = key.replace(found, put)
    return key


def sort_key_sql(expression: str) -> str:
    """The same key as an immutable PostgreSQL expression, for a stored generated column.

    `expression` is SQL text of the caller's own code, never input.
    """
    source, target = "".join(_TABLE), "".join(_TABLE.values())
    sql = f"translate(normalize({expression}, NFC), '{source}', '{target}')"
    for found, put in _PAIRS:
        sql = f"replace({sql}, '{found}', '{put}')"
    return sql

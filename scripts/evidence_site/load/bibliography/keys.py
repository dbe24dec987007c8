"""Citation keys that can be used, and the nearest to one that cannot."""

import re
import unicodedata
from collections.abc import Collection

from evidence_site.model.fields import CITE_KEY, LONGEST_IDENTIFIER

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L"}
)
_LETTERS |= str.maketrans({"đ": "d", "Đ": "D", "þ": "th", "Þ": "Th", "ð": "d", "ı": "i"})  # noqa: RUF001 - it is meant
_NOT_OF_KEYS = re.compile(r"[^A-Za-z0-9_:./-]+")
_APOSTROPHE = re.compile(r"['\u2018\u2019`\u02bc]")
_FIRST = re.compile(r"^[^A-Za-z0-9]+")


def is_usable(key: str) -> bool:
    """Whether a key can be cited, and is safe as part of an address and the name of a file."""
    return bool(CITE_KEY.fullmatch(key)) and ".." not in key and len(key) <= LONGEST_IDENTIFIER


def usable_key(key: str, taken: Collection[str]) -> str:
    """Return the usable key nearest to one, which no other entry has; none if no letter or digit of it is left.

    `taken` are the other keys, without capitals.
    """
    letters = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", key).translate(_LETTERS))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    near = _FIRST.sub("", re.sub(r"\.{2,}", ".", _NOT_OF_KEYS.sub("-", plain)))[: LONGEST_IDENTIFIER - 1].strip("-")
    if not near or not is_usable(near):
        return ""
    choices = (near, *(f"{near}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"))
    return next((each for each in choices if each.casefold() not in taken), "")

"""Names of people and organisations, as BibTeX writes them."""

import re
from functools import lru_cache

from evidence_site.load.bibliography.entities import with_signs
from evidence_site.load.bibliography.latex import to_text
from evidence_site.load.bibliography.values import split_outside
from evidence_site.model import PersonName
from evidence_site.model.reference import OF_HAN

MOST_COMMAS = 2
MOST_REMEMBERED = 10_000
_AND = re.compile(r"(?<!\s)\s++and\s++", re.IGNORECASE)
_STRAY_AND = re.compile(r"^and\b(?!\S)|(?<!\S)and$", re.IGNORECASE)
_SPACE = re.compile(r"[\s~]+")
_SEMICOLON = re.compile(";")
_COMMA = re.compile(r"(?:(?<!\s)\s++)?,\s*+")
_HAN = re.compile(rf"[{OF_HAN}]+[\s~]+[{OF_HAN}]+")
"""A name in Chinese, Japanese or Korean letters, of two parts: the family name comes first, with a comma or without."""
_USUAL = re.compile(r"([^\W\d_a-z][^\W_]*), ([^\W_]+\.?(?: [^\W_]+\.?)*)")
"""`Hall, Ada B.`: one word, with a capital, and names without signs; most names are such."""
_KEYS = {"family": "family", "given": "given", "prefix": "particle", "suffix": "suffix"}
_KEYED = re.compile(rf"({'|'.join(_KEYS)}|useprefix)\s*=\s*(.*)", re.DOTALL)
"""biblatex's `family=Berg, given=Ada, prefix=van den`."""


class UnreadNameError(ValueError):
    """A name cannot be read: `str` says why, as words that follow the name."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(reason)
        self.name = name


def read_names(value: str) -> tuple[tuple[PersonName, ...], bool]:
    """Return the names in `author` or `editor`, and whether they end in `and others`.

    Raises:
        UnreadNameError: a name has no family name, or more commas than a name can have.
        UnreadLatexError: a name holds LaTeX that cannot be read.
    """
    names = [each.strip() for each in split_outside(_AND, with_signs(value).strip())]
    et_al = names[-1].lower() == "others"
    # A semicolon at the end of a name divides it from nobody: an `and` follows, or nothing.
    names = [each.removesuffix(";").rstrip() for each in names]
    return tuple(_read(each) for each in (names[:-1] if et_al else names)), et_al


@lru_cache(maxsize=MOST_REMEMBERED)
def _read(name: str) -> PersonName:
    usual = _USUAL.fullmatch(name)
    if usual and not _STRAY_AND.search(name):
        return PersonName(family=usual[1], given=usual[2])
    if not name:
        raise UnreadNameError(name, "is empty")
    if _STRAY_AND.search(name):
        raise UnreadNameError(name, "stands beside an `and` that joins it to nobody")
    if ";" in name and len(split_outside(_SEMICOLON, name)) > 1:
        raise UnreadNameError(name, "holds a semicolon: people are divided by `and`")
    parts = split_outside(_COMMA, name)
    if "=" in name and (keyed := [match for each in parts if (match := _KEYED.fullmatch(each.strip()))]):
        return _keyed(name, {match[1]: to_text(match[2].strip('"')) for match in keyed})
    if len(parts) > MOST_COMMAS + 1:
        raise UnreadNameError(name, "has more commas than a name can have")
    if len(parts) == 1:
        return _without_comma(name)
    particle, family = _particle(_words(parts[0]))
    suffix = to_text(parts[1]) if len(parts) > MOST_COMMAS else ""
    return _person(name, family=family, given=to_text(parts[-1]), particle=particle, suffix=suffix)


def _without_comma(name: str) -> PersonName:
    """Parse `Given von Family`, or the whole name of an organisation in braces."""
    if _HAN.fullmatch(name):
        family, given = _words(name)
        return PersonName(family=family, given=given)
    words = _words(name)
    if len(words) == 1 and name.startswith("{") and name.endswith("}"):
        return PersonName(literal=to_text(name))
    first_small = next((place for place, word in enumerate(words[:-1]) if _is_small(word)), len(words) - 1)
    particle, family = _particle(words[first_small:])
    return _person(name, family=family, given=to_text(" ".join(words[:first_small])), particle=particle)


def _keyed(name: str, parts: dict[str, str]) -> PersonName:
    """Return a person from named parts. A prefix that is not used to sort by follows the given names."""
    leads = parts.pop("useprefix", "true").strip().lower() != "false"
    if not leads and (prefix := parts.pop("prefix", "")):
        parts["given"] = " ".join(filter(None, (parts.get("given", ""), prefix)))
    return _person(name, **{_KEYS[key]: text for key, text in parts.items()})


def _person(name: str, *, family: str = "", given: str = "", particle: str = "", suffix: str = "") -> PersonName:
    if not family:
        raise UnreadNameError(name, "has no family name")
    return PersonName(family=family, given=given, particle=particle, suffix=suffix)


def _words(name: str) -> list[str]:
    return [word for word in split_outside(_SPACE, name) if word]


def _particle(words: list[str]) -> tuple[str, str]:
    """Divide `van der Berg` into `van der` and `Berg`."""
    count = next((place for place, word in enumerate(words[:-1]) if not _is_small(word)), max(len(words) - 1, 0))
    return to_text(" ".join(words[:count])), to_text(" ".join(words[count:]))


def _is_small(word: str) -> bool:
    """Whether a word begins with a small letter. One in braces is a unit and never does."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    return next((letter.islower() for letter in to_text(word) if letter.isalpha()), False)

"""Names of people and organisations as plain text: one name each, as RIS, PubMed and people's answers give them.

A name without a comma is an organisation's, except where initials mark a person: Embase writes `Doe R.G.`, PubMed
`Doe RG`, IEEE Xplore `R. G. Doe`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from evidence_site.load.bibliography.plain_text import clean
from evidence_site.model import PersonName

MOST_PARTS = 3
"""Family name, given names and suffix."""
LONGEST_NAME = 1_000

_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,4}")
_SUFFIX = re.compile(r"(?:[JS]r|2nd|3rd|II|III|IV)\.?")
_STRAY_AND = re.compile(r"^and\s++|(?:(?<!\s)\s++|(?<=[,;]))and$|,?(?<!\s)\s++&$", re.IGNORECASE)
_JOINED = re.compile(r"(?<!\s)\s++(?:and|&)\s++", re.IGNORECASE)
_OTHERS = frozenset({"et al", "et al.", "others", "and others"})
_NOT_INITIALS = frozenset({"eu", "inc", "llc", "ltd", "nhs", "nz", "plc", "uae", "uk", "un", "us", "usa", "who"})
"""Short forms in capitals that end or begin the name of an organisation: `Age UK`, `U.S. Congress`."""
_OF_ORGANISATIONS = re.compile(
    r"\b(?:academ|agenc|alliance|associat|authorit|board|bureau|cent(?:er|re)|charit|cochrane|collabor|college|commission"
    r"|committee|compan|consort|corporat|council|department|federation|foundation|group|guild|hospital|institut|investigat"
    r"|librar|ministr|network|office|organi[sz]ation|panel|partnership|press|program|project|registr|school|service"
    r"|societ|study|task\s?force|team|trust|union|universi|working\s?party)",
    re.IGNORECASE,
)
"""Words that name an organisation in any case, so that nobody has to be asked."""


class UnclearName(NamedTuple):
    """A name that cannot be read, and why in words that follow it."""

    name: str
    reason: str


class People(NamedTuple):
    """Names read one by one: those that were read, whether others follow, and what to tell about the rest."""

    names: tuple[PersonName, ...] = ()
    et_al: bool = False
    unread: tuple[UnclearName, ...] = ()
    guessed: tuple[str, ...] = ()
    """Names without a comma that stand as organisations, and may be people."""


def read_people(written: Iterable[str]) -> People:
    """Read names, each `Family, Given`, `Family, Given, Suffix`, a person with initials, or an organisation."""
    names: list[PersonName] = []
    unread: list[UnclearName] = []
    guessed: list[str] = []
    et_al = False
    for each in (part for name in written for part in _divided(clean(name))):
        if each.lower() in _OTHERS:
            et_al = True
            continue
        parts = [part.strip() for part in each.split(",")]
        if not any(parts):
            continue
        if not parts[0]:
            unread.append(UnclearName(each, "has no family name before its comma"))
        elif len([*filter(None, parts)]) > MOST_PARTS:
            unread.append(UnclearName(each, "has more commas than a name can have"))
        elif len(each) > LONGEST_NAME:
            unread.append(UnclearName(each, f"is longer than {LONGEST_NAME} characters"))
        elif len(parts) > 1:
            names.append(_with_comma(*filter(None, parts)))
        else:
            person = _with_initials(each)
            names.append(person or PersonName(literal=each))
            if not person and " " in each and not _OF_ORGANISATIONS.search(each):
                guessed.append(each)
    return People(tuple(names), et_al, tuple(unread), tuple(dict.fromkeys(guessed)))


def with_organisations(people: People, names: Iterable[str]) -> People:
    """Add organisations, whose names may contain commas and what looks like initials."""
    return people._replace(names=(*people.names, *(PersonName(literal=clean(each)) for each in names)))


def _divided(name: str) -> Iterator[str]:
    """Yield the names in one value: programs join several by semicolons, leave an `and` behind, or use only commas."""
    for each in name.split(";"):
        bare = _STRAY_AND.sub("", each.strip()).strip()
        people = _JOINED.split(bare)
        parts = [part.strip() for part in bare.split(",")]
        if len(people) > 1 and all("," in person for person in people):
            yield from people
        elif len(parts) > 1 and all(" " in part and _with_initials(part) for part in parts):
            yield from parts
        else:
            yield bare


def _with_comma(family: str, given: str = "", suffix: str = "") -> PersonName:
    if not given:
        return PersonName(literal=family)
    if suffix and _SUFFIX.fullmatch(given):
        given, suffix = suffix, given
    particle, family = _particle(family.split())
    return PersonName(family=family, given=given, particle=particle, suffix=suffix)


def _with_initials(name: str) -> PersonName | None:
    """Return the person that `Doe R.G.` or `R. G. Doe` names, or `None` where nothing marks one."""
    words = name.split()
    suffix = words.pop() if len(words) > MOST_PARTS - 1 and _SUFFIX.fullmatch(words[-1]) else ""
    are_initials = [_is_initials(word) for word in words]
    if all(are_initials) or not any(are_initials):
        return None
    first, last = are_initials.index(False), len(words) - are_initials[::-1].index(False)
    if (first > 0) == (last < len(words)) or any(are_initials[first:last]):
        return None
    if first and not all("." in word or len(word) == 1 for word in words[:first]):
        return None
    particle, family = _particle(words[first:last])
    if " " in family:
        return None
    given = " ".join(words[:first] or words[last:])
    return PersonName(family=family, given=given, particle=particle, suffix=suffix)


def _is_initials(word: str) -> bool:
    bare = word.replace(".", "")
    return bool(_INITIALS.fullmatch(word)) and word == word.upper() and bare.lower() not in _NOT_INITIALS


def _particle(words: list[str]) -> tuple[str, str]:
    """Divide `van der Berg` into `van der` and `Berg`."""
    count = next((place for place, word in enumerate(words[:-1]) if not word[:1].islower()), len(words) - 1)
    return " ".join(words[:count]), " ".join(words[count:])

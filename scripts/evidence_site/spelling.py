"""The known name that somebody most likely meant by one that is not known: the only place where names are compared."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

MOST_SLIPS = 3
"""Slips of the pen after which one name is no longer taken for another, however long the two are."""
LETTERS_TO_A_SLIP = 3
"""A name of six letters may hold two slips; one of two letters, such as `q1`, none."""
MOST_REMEMBERED = 20_000

_LOOKALIKES = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһѵӏ", "aeopcyxijsdhvl", strict=True)),  # noqa: RUF001 - Cyrillic letters that look Latin
        **dict(zip("αονρυικτ", "aovpuikt", strict=True)),
        **dict.fromkeys("- ", "_"),
        **dict(zip("\u05f3\u05f4", "'\"", strict=True)),
    }
)
_CAPITALS = str.maketrans(
    "АВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # noqa: RUF001 - Cyrillic and Greek capitals that look Latin
    "ABEKMHOPCTYXIJSABEZHIKMNOPTYX",
)

_WORD_PROCESSORS = (
    "\u201c\u201d",
    "\u201e\u201c",
    "\u201d\u201d",
    "\xab\xbb",
    "\xbb\xab",
    "\u2018\u2019",
    "\u201a\u2018",
)
_EAST_ASIAN = ("\uff02\uff02", "\uff07\uff07", "\u300c\u300d", "\u300e\u300f", "\u301d\u301e")
_PAIRS = frozenset({*_WORD_PROCESSORS, *_EAST_ASIAN})
"""Quotation marks that YAML reads as letters."""


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate that a word is most likely meant for, or an empty string if none is close."""
    return next(iter(near(word, candidates)), "")


def near(word: str, candidates: Iterable[str]) -> list[str]:
    """Return the candidates that a word may be meant for.

    These are all of which it is a misspelling: the closest first, equally close ones by alphabet. If it is none, it is
    the one candidate that has some words more or fewer at its beginning or end: `ward-managers` for `managers`.
    Capitals, the marks between words, and letters of other alphabets that look like Latin ones do not count.
    """
    plain = skeleton(word)
    others = {candidate: skeleton(candidate) for candidate in candidates} if plain else {}
    misspelt = []
    for candidate, other in others.items():
        most = min(MOST_SLIPS, max(len(plain), len(other)) // LETTERS_TO_A_SLIP)
        slips = count_slips(plain, other, most)
        if slips <= most:
            misspelt.append((slips, candidate))
    if misspelt:
        return [candidate for _, candidate in sorted(misspelt)]
    akin = [candidate for candidate, other in others.items() if _is_part(plain, other) or _is_part(other, plain)]
    return akin if len(akin) == 1 else []


def _is_part(short: str, whole: str) -> bool:
    """Whether a name is the first or last words of another."""
    return whole.startswith(f"{short}_") or whole.endswith(f"_{short}")


@lru_cache(maxsize=MOST_REMEMBERED)
def skeleton(word: str) -> str:
    """Return a word as it looks: in small letters, those of other alphabets replaced by Latin ones like them."""
    return unicodedata.normalize("NFKC", word).translate(_CAPITALS).casefold().translate(_LOOKALIKES)


def is_disguised(word: str) -> bool:
    """Whether a word holds letters of another alphabet and looks like a Latin one."""
    return not word.isascii() and skeleton(word).isascii()


def name_of(character: str) -> str:
    """Return the name of a character that cannot be shown: `U+200B (zero width space)`."""
    name = unicodedata.name(character, "").lower()
    if not name:
        name = "a control character" if unicodedata.category(character) == "Cc" else "not a character"
    return f"U+{ord(character):04X} ({name})"


def wrapping(text: str) -> str:
    """Return the pair of quotation marks that stands around a whole text: a word processor's, or of another keyboard.

    It is empty if there is none, or if one of the two stands inside as well, as in a text that begins with a quotation.
    """
    pair = text[:1] + text[-1:]
    inside = text[1:-1]
    is_wrapped = len(text) > 2 and pair in _PAIRS and not any(each in inside for each in pair)  # noqa: PLR2004
    return f"`{pair[0]}` and `{pair[1]}`" if is_wrapped else ""


def count_slips(first: str, second: str, most: int) -> int:
    """Count the letters to add, drop, change or swap with a neighbour to turn one word into another.

    This is the optimal string alignment distance; beyond `most`, the result is only that it is greater.
    See https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance.
    """
    if abs(len(first) - len(second)) > most or len(set(first) ^ set(second)) > 2 * most:
        return most + 1
    before: list[int] = []
    last = list(range(len(second) + 1))
    for row, letter in enumerate(first, 1):
        current = [row]
        for column, other in enumerate(second, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == second[column - 2] and first[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, last = last, current
    return last[-1]

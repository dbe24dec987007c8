"""Words as the search compares them, whatever a keyboard writes, as `theme/scripts/search/folding.js` has them.

Compatible signs are one (`ﬁ` and `fi`), as are capitals and small letters, letters with and without accents, and all
apostrophes. Dashes, slashes and the like part words. https://unicode.org/reports/tr15/ and tr30 (withdrawn) describe
such folding.
"""

import unicodedata
from functools import lru_cache

import regex

from evidence_site.matching.tokens import SPACELESS

_APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02b9\u2032\u00b4`\uff07"
_JOINS = rf"[{_APOSTROPHES}.,\u2010\u2011\uff0d-]"
_UNSEEN = r"[\xad\u200b-\u200f\u2060\ufeff]"
_LETTER = r"[\p{L}\p{N}\p{M}]"
_COMPOUND = regex.compile(
    rf"{_LETTER}(?:{_UNSEEN}*{_LETTER})*(?:{_UNSEEN}*{_JOINS}{_UNSEEN}*{_LETTER}(?:{_UNSEEN}*{_LETTER})*)*"
)
"""A word, or words that a hyphen, an apostrophe or a point joins."""
_LEFT_OUT = regex.compile(
    r"[\xad\u200b-\u200f\u2060\ufeff"
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
"""What is not seen, and accents and points that a reader may leave out. The vowel signs of other scripts stay."""
_PLAIN = str.maketrans(
    dict.fromkeys(_APOSTROPHES, "'")
    | {
        "\u00df": "ss",
        "\u00e6": "ae",
        "\u0153": "oe",
        "\u00f8": "o",
        "\u0142": "l",
        "\u0111": "d",
        "\u00f0": "d",
        "\u00fe": "th",
        "\u0131": "i",
        "\u0127": "h",
        "\u0167": "t",
        "\u03c2": "\u03c3",
    }
)
_APOSTROPHE = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
"""Some are an accent with a space to Unicode, so that they are replaced before anything else."""
_PART = regex.compile(r"[\p{L}\p{N}\p{M}]+")
_RUN = regex.compile(rf"[{SPACELESS}][{SPACELESS}\p{{M}}]*|(?:(?![{SPACELESS}]).)+")
_SPACELESS = regex.compile(rf"[{SPACELESS}]")


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are written, those together that a hyphen, an apostrophe or a point joins."""
    return _COMPOUND.findall(text)


def terms_in(text: str) -> dict[str, None]:
    """Return the terms by which a text is found, in order, each once."""
    return {term: None for word in dict.fromkeys(words_of(text)) for term in terms_of(word)}


@lru_cache(maxsize=100_000)
def terms_of(word: str) -> tuple[str, ...]:
    """Return the terms by which one of `words_of` is found: its parts, then the whole without what joins them.

    A text in a script without spaces has every two neighbours as a term, and its last character.
    """
    parts = _PART.findall(folded(word))
    terms = [term for part in parts for run in _RUN.findall(part) for term in _terms_of_run(run)]
    return tuple(dict.fromkeys((*terms, "".join(parts))) if len(parts) > 1 else terms)


def folded(word: str) -> str:
    """Return a word without what a reader may write otherwise."""
    plain = unicodedata.normalize("NFKD", word.translate(_APOSTROPHE)).lower()
    plain = unicodedata.normalize("NFKD", plain)
    return unicodedata.normalize("NFC", _LEFT_OUT.sub("", plain).translate(_PLAIN))


def _terms_of_run(run: str) -> list[str]:
    if not _SPACELESS.match(run):
        return [run]
    return [run[place : place + 2] for place in range(len(run))]

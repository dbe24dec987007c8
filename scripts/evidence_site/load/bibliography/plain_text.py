"""Plain text as programs export it: with entities and tags of HTML, spaced at will, and at times all in capitals."""

import re
import unicodedata

from evidence_site.load.bibliography.entities import unescaped, with_marks
from evidence_site.load.text import INVISIBLE

_RANGE = re.compile(
    r"([A-Za-z]{0,3}\d+[A-Za-z]?|[ivxlc]+)(?:(?<!\s)\s++)?[-\u2013\u2014]++\s*+([A-Za-z]{0,3}\d+[A-Za-z]?|[ivxlc]+)",
    re.ASCII,
)

_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "by", "de", "der", "des", "die", "du", "et", "for", "from", "if", "in"}
) | (frozenset({"la", "of", "on", "or", "the", "to", "und", "with", "y"}))
_ACRONYMS = frozenset({"ACM", "AIDS", "COVID", "EU", "IEEE", "JAMA", "UAE", "UK", "USA"})
_VOWEL = re.compile("[AEIOUYÀ-ÖØ-Þ]")
_PART = re.compile(r"[^\s/-]+")
_FEWEST_WORDS = 2
_FEWEST_LETTERS = 10


def clean(text: str) -> str:
    """Return a text with its entities as characters, without invisible ones, and with single spaces."""
    text = " ".join(INVISIBLE.sub("", unescaped(text)).split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_rich(text: str) -> str:
    """Return a text as rich text: the tags of HTML and JATS as those of CSL, without those that CSL has no mark for."""
    return with_marks(clean(text)).strip()


def page_range(pages: str) -> str:
    """Return pages with an en dash in each range; a number such as `lamp-2022-000655` keeps its hyphens."""
    parts = [each.strip() for each in clean(pages).split(",")]
    return ", ".join(f"{found[1]}\u2013{found[2]}" if (found := _RANGE.fullmatch(each)) else each for each in parts)


def is_in_capitals(text: str) -> bool:
    """Whether a text of several words has no small letter, as Web of Science writes titles."""
    letters = sum(each.isalpha() for each in text)
    return len(text.split()) >= _FEWEST_WORDS and letters >= _FEWEST_LETTERS and text.isupper()


def title_in_small_letters(title: str) -> str:
    """Return a title in capitals as a sentence. Words that can only be abbreviations stay as they are."""
    small = _PART.sub(lambda word: word[0] if _is_abbreviation(word[0]) else word[0].lower(), title)
    return re.sub(r"(?:^|[:.?!]\s)[^\w\s]*\w", lambda start: start[0].upper(), small)


def journal_in_small_letters(journal: str, short: str) -> str:
    """Return a journal's name in capitals as a name. What its short name has in full tells which capitals stay."""
    known = {word.casefold(): word for each in short.split() if not (word := each.strip(".,")).isupper()}
    whole = {word.strip(".,").casefold() for word in short.split() if not short.isupper()}

    def named(word: re.Match[str]) -> str:
        folded = word[0].casefold()
        if folded in _SMALL and word.start():
            return folded
        if folded in known:
            return known[folded]
        return word[0] if folded in whole or _is_abbreviation(word[0]) else word[0][0] + word[0][1:].lower()

    return _PART.sub(named, journal)


def _is_abbreviation(word: str) -> bool:
    letters = "".join(each for each in word if each.isalpha())
    return letters in _ACRONYMS or (len(letters) > 1 and not _VOWEL.search(letters)) or any(map(str.isdigit, word))

"""Where a text may be cut: between its tokens, which are words and numbers, each with all that makes it what it is."""

import regex

SPACE = r"\t-\r\x1C-\x20\x85\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000"
"""White space, for a class of characters. Patterns here are written as Python's `regex` and JavaScript both read them,
so that the script of the page "Propose a finding" has the same ones."""
SPACELESS = (
    r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC"
    r"\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}"
)
"""Scripts without spaces between words."""
LINE_END_HYPHEN = "\ufdd0"
"""Stands in a folded source for a hyphen at the end of a printed line; it is no character of any text."""

_RAISED = r"\xB9\xB2\xB3\u2070\u2074-\u2079"
_LETTER = rf"(?![{SPACELESS}{_RAISED}])[\p{{L}}\p{{N}}\p{{M}}_\u200C\u200D]"
# Raised digits belong to a number, a unit or a symbol; after a word of three letters they are a note's number.
_CORE = rf"(?:{_LETTER}|(?<=[\p{{L}}\p{{N}}])(?<!\p{{L}}{{3}})[{_RAISED}]+)+"
_JOIN = (
    rf"(?:[-{LINE_END_HYPHEN}](?={_LETTER})"
    r"|(?<=\p{Nd})[.,:\xB7/\u2014](?=\p{Nd})"
    r"|(?<=(?<!\p{Nd})\p{Nd}{1,3})\xA0(?=\p{Nd}{3}(?!\p{Nd}))"
    r"|(?<=\p{Nd})'(?=\p{Nd}{3}(?!\p{Nd})))"
)
# An apostrophe belongs to the word before it: `can't` is not cut there, but `l'eau` is behind it.
_CURRENCY = (
    r"(?:(?<![\p{L}\p{N}])(?:EUR|USD|GBP|CHF|JPY|CNY|INR|AUD|CAD|NZD|SEK|NOK|DKK|ZAR)[\x20\xA0]?"
    r"|\p{Lu}{0,3}\p{Sc}[\x20\xA0]?)"
)
_SIGN = rf"(?<![^{SPACE}(\[{{<>\u2264\u2265'])[-\u2014+]"
_POINT = r"(?:(?<![\p{L}\p{N}\p{M})\]}.,'])[.,\xB7])"
_PREFIX = (
    rf"(?:[<>\u2264\u2265\xB1\u2248~\u223C][\x20\xA0]?)?(?:{_SIGN})?{_CURRENCY}?(?:(?<=\p{{Sc}})[-\u2014+])?{_POINT}?"
)
_UNIT = (
    r"(?:[Pp]er[\x20\xA0]?cent|[Pp]ercentage[\x20\xA0]points?|hundred|thousand|million|billion|trillion|bn|mn"
    r"|[kcmd\xB5\u03BCn]?[glLmJW]|kg|mcg|[kmM]?Hz|[km\xB5\u03BC]?mol|mmHg|[kM]?Pa|k?cal|ha|min|hrs?|h|s|ms|kWh|IU|GB|MB|kB)"
    r"(?![\p{L}\p{N}\p{M}_'-])"
)
_SUFFIX = (
    rf"[\x20\xA0]?(?:[%\u2030]|\xB0(?:[\x20\xA0]?[CF](?![\p{{L}}\p{{N}}\p{{M}}_]))?|\p{{Sc}}(?!\p{{Nd}})"
    rf"|{_UNIT}[{_RAISED}]*(?:/{_UNIT}[{_RAISED}]*)?|[\u4E07\u842C\u5104\u4EBF\u5146\u5343\u767E])"
)
_NUMBER = rf"(?:{_PREFIX})(?=\p{{Nd}}){_CORE}(?:{_JOIN}{_CORE})*"
_WORD = rf"{_CORE}(?:{_JOIN}{_CORE})*(?:'(?={_LETTER}))?"
_NOTE = rf"[{_RAISED}]+(?:[,\u2014\u207B-][{_RAISED}]+)*"
TOKEN = rf"(?:{_NUMBER}|{_WORD})(?:(?<=[\p{{Nd}}{_RAISED}]){_SUFFIX}){{0,2}}|{_NOTE}|\.{{2,}}|[^\p{{M}}]\p{{M}}+"
"""A word or a number, with sign, currency and unit; a note's number; dots; a character with its accents.

The rule: section 3 of the specification in `docs/guide/verification.md`.
"""
_TOKEN = regex.compile(TOKEN)


def inner_places(strokes: str) -> bytearray:
    """Return, for each place before, between and after the characters of a folded text, 1 if it is inside a token."""
    inside = bytearray(len(strokes) + 1)
    for token in _TOKEN.finditer(strokes):
        start, end = token.span()
        inside[start + 1 : end] = b"\1" * (end - start - 1)
    return inside

"""Patterns and limits that the browser shares with the rules, written as JavaScript reads them."""

import re
from collections.abc import Mapping

from evidence_site.load.characters import INVISIBLE, LONGEST_SHOWN, MOST_MARKS
from evidence_site.model.fields import IDENTIFIER, LONGEST_IDENTIFIER, LONGEST_LINE, LONGEST_TEXT, PUNCTUATION_RUN
from evidence_site.rules.insertions import TURNING_PREFIX, TURNING_SUFFIX, TURNING_WORD
from evidence_site.rules.privacy import EMAIL_PATTERN, FEWEST_DIGITS, NAMED_PATTERN, TELEPHONE_PATTERN
from evidence_site.rules.quotations import FEWEST_WORDS, QUOTATION
from evidence_site.rules.wording import LONGEST_STATEMENT, LONGEST_SUMMARY

_WIDE = re.compile(r"\\U([0-9a-f]{8})")

LIMITS = {
    "text": LONGEST_TEXT,
    "line": LONGEST_LINE,
    "name": LONGEST_IDENTIFIER,
    "shown": LONGEST_SHOWN,
    "marks": MOST_MARKS,
    "statement": LONGEST_STATEMENT,
    "summary": LONGEST_SUMMARY,
    "quotation": FEWEST_WORDS,
    "digits": FEWEST_DIGITS,
}


def in_javascript(pattern: re.Pattern[str]) -> str:
    """Write a pattern for JavaScript's flag `u`: there, a character beyond U+FFFF is written in braces."""
    return _WIDE.sub(lambda each: f"\\u{{{each[1].lstrip('0')}}}", pattern.pattern)


PATTERNS: Mapping[str, str] = {
    name: in_javascript(pattern)
    for name, pattern in {
        "invisible": INVISIBLE,
        "identifier": IDENTIFIER,
        "run": PUNCTUATION_RUN,
        "turningWord": TURNING_WORD,
        "turningPrefix": TURNING_PREFIX,
        "turningSuffix": TURNING_SUFFIX,
        "email": EMAIL_PATTERN,
        "telephone": TELEPHONE_PATTERN,
        "named": NAMED_PATTERN,
        "quotation": QUOTATION,
    }.items()
}

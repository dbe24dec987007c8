"""Colons, hyphens and spaces of other keyboards, which YAML does not read as its own."""

import re

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.problems import syntax
from evidence_site.load.text import TextFile
from evidence_site.spelling import name_of

LONGEST_CORRECTED = 200
OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters, as a class of characters has them."""
_OTHER_SIGN = re.compile(
    rf" *(?:- +)*(?:[A-Za-z_]+(?:(?P<colon>[\ufe13\ufe55\uff1a])|:(?P<after_colon>[{OTHER_SPACES}]))"
    rf"|(?P<hyphen>[\u2010-\u2015\u2022\u2212\ufe63\uff0d])[ {OTHER_SPACES}]|-(?P<after_hyphen>[{OTHER_SPACES}]))"
)
OTHER_COLON = re.compile(r"[ -]*[A-Za-z_]+[^\w\s-]")
_SIGNS = {"colon": ":", "after_colon": " ", "hyphen": "-", "after_hyphen": " "}


def sign_of_other_keyboard(source: TextFile, offset: int) -> Diagnostic | None:
    """Return a diagnostic if the line of an offset has a colon, hyphen or space that YAML does not read as one."""
    start, end = source.line_span(source.line_at(offset))
    found = _OTHER_SIGN.match(source.text[start:end])
    if not found or not found.lastgroup:
        return None
    kind, place = found.lastgroup, start + found.start(found.lastgroup)
    line = with_usual_sign(source.text[start:end]) if end - start <= LONGEST_CORRECTED else ""
    return source.diagnose((place, place + 1), syntax.other_sign, kind, name_of(source.text[place]), line)


def with_usual_sign(line: str) -> str:
    """Return a line with the colon, hyphen or space for one of another kind, and one space behind it."""
    found = _OTHER_SIGN.match(line)
    if not found or not found.lastgroup:
        return line
    before = line[: found.start(found.lastgroup)]
    rest = line[found.end(found.lastgroup) :].lstrip()
    sign = _SIGNS[found.lastgroup]
    return f"{before}{sign if sign == ' ' else f'{sign} '}{rest}"

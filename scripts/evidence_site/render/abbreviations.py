"""Abbreviations written out where a page first has them: `Intensive care unit (ICU)`.

They are written out in the text, and not linked or hidden in a title, so that they can be read on a telephone, on paper
and aloud. Only the site's own prose is touched: no quote, citation, title, link or name.
"""

import re
from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from evidence_site.rules.quotations import QUOTATION, blanked

_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_CLASS = re.compile(r' class="([^"]*)"')
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)$")
_ELEMENTS = frozenset(
    ("a", "blockquote", "button", "cite", "code", "figure", "h1", "h2", "h3", "nav", "pre", "q", "summary", "svg")
)
_CLASSES = frozenset(("copy", "entry", "work"))
"""Elements and classes of elements whose words are not the editors' prose, or must not be changed."""


def write_out(body: str, short_forms: Mapping[str, str]) -> str:
    """Return a body with each abbreviation written out at its first use, unless it is explained there already."""
    wanted = {short: term for short, term in short_forms.items() if escape(short) in body and short != term}
    if not wanted:
        return body
    pieces = _TAG.split(body)
    for place, text in enumerate(_with_our_prose(pieces)):
        for short in [each for each in wanted if each in text]:
            changed = _written_out(text, short, wanted[short])
            if changed is not None:
                text, pieces[place] = changed, str(escape(changed))  # noqa: PLW2901 -- the next one goes on from there
                del wanted[short]
    return "".join(pieces)


def _with_our_prose(pieces: list[str]) -> Iterator[str]:
    """Yield each piece as plain text if it is the editors' prose, and as an empty string if not."""
    kept_out: list[str] = []
    for piece in pieces:
        if not piece.startswith("<"):
            yield "" if kept_out else Markup(piece).unescape()  # noqa: S704 -- it is read, not shown
            continue
        yield ""
        found = _NAME.match(piece)
        if not found or piece.endswith("/>"):
            continue
        end, name = found.groups()
        if end:
            if kept_out and kept_out[-1] == name:
                kept_out.pop()
        elif (kept_out and kept_out[-1] == name) or _is_kept_out(name, piece):
            kept_out.append(name)


def _is_kept_out(name: str, tag: str) -> bool:
    found = _CLASS.search(tag)
    return name in _ELEMENTS or bool(found and _CLASSES.intersection(found[1].split()))


def _written_out(text: str, short: str, term: str) -> str | None:
    """Return the text with the abbreviation written out, or unchanged if it explains it; none if it is not there."""
    found = re.search(rf"(?<![\w-]){re.escape(short)}(s?)(?![\w-])", blanked(text, QUOTATION))
    if not found:
        return None
    before, after = text[: found.start()], text[found.end() :]
    if before.endswith("(") and after.startswith(")"):
        return text
    words = f"{_in_sentence(term, before)}{found[1]}"
    return f"{before}{words} ({found[0]}){after}"


def _in_sentence(term: str, before: str) -> str:
    """Return a term in lower case within a sentence, unless its other words show that it is a name."""
    is_name = any(word[:1].isupper() for word in term.split()[1:]) or term[1:2].isupper()
    return term if is_name or _SENTENCE_START.search(before) else term[:1].lower() + term[1:]

"""Abbreviations written out where a page first has them: `Intensive care unit (ICU)`.

They are written out in the text, and not linked or hidden in a title, so that they can be read on a telephone, on paper
and aloud. Only the editors' running prose is touched. Statements, titles and names are published wording, which may
have been assessed: their letters stay, and `<abbr>` tells the meaning. Quotes and citations are left alone.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from markupsafe import Markup, escape

from evidence_site.rules.quotations import QUOTATION, blanked

_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_CLASS = re.compile(r' class="([^"]*)"')
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)$")
_ABBR = '<abbr title="{}">{}</abbr>'
_NOTHING = re.compile(r"(?!)")


class _Place(Enum):
    """What the words at a place of a page are, as far as its elements tell."""

    PROSE = auto()
    NAME = auto()
    """Headings and links: what something is called."""
    UNTOUCHED = auto()


_PLACES = {
    **dict.fromkeys(("a", "h1", "h2", "h3", "summary"), _Place.NAME),
    **dict.fromkeys(
        ("abbr", "blockquote", "button", "cite", "code", "figure", "nav", "option", "pre", "q", "svg", "textarea"),
        _Place.UNTOUCHED,
    ),
}
_UNTOUCHED_CLASSES = frozenset(("copy", "entry", "work"))


class _Edit(NamedTuple):
    """HTML that takes the place of some letters of a text."""

    start: int
    end: int
    html: str


def write_out(body: str, short_forms: Mapping[str, str], as_written: Collection[str] = ()) -> str:
    """Return a body with each abbreviation written out at its first use in prose, unless it is explained there already.

    Texts in `as_written`, and headings and links, keep their letters: each abbreviation in them is marked up.
    """
    forms = {short: term for short, term in short_forms.items() if escape(short) in body and short != term}
    if not forms:
        return body
    # Longer ones first: `NHSE` before `NHS`, and a statement before a title in it.
    page = _Page({short: forms[short] for short in sorted(forms, key=len, reverse=True)}, as_written)
    pieces = _TAG.split(body)
    for number, (text, place) in enumerate(_placed(pieces)):
        if place is not _Place.UNTOUCHED and any(each in text for each in forms):
            pieces[number] = _applied(text, page.edits(text, place))
    return "".join(pieces)


def is_affected(body: str, short_forms: Mapping[str, str], names: Collection[str]) -> bool:
    """Whether a body could be written out in another way if these were names, or were none any more."""
    return any(short in body and any(short in name for name in names) for short in short_forms)


class _Page:
    """What is known while a page is read from its beginning: the abbreviations that its prose has not explained yet."""

    def __init__(self, forms: Mapping[str, str], as_written: Collection[str]) -> None:
        self._forms = {short: (term, _whole_word(short)) for short, term in forms.items()}
        self._unexplained = set(forms)
        self._names = frozenset(as_written)
        # An abbreviation that is a name of its own, such as a value of a facet, is one only where it stands alone.
        longer = [each for each in self._names if each not in forms and any(short in each for short in forms)]
        self._longer = re.compile("|".join(map(_spaced, sorted(longer, key=len, reverse=True)))) if longer else _NOTHING

    def edits(self, text: str, place: _Place) -> Iterator[_Edit]:
        """Yield what is to be changed in a text, and note which abbreviations it explains."""
        words = blanked(text, QUOTATION)
        is_name = place is _Place.NAME or text.strip() in self._names
        prose = "" if is_name else blanked(words, self._longer)
        for short, (term, pattern) in self._forms.items():
            first = pattern.search(prose) if short in self._unexplained else None
            if first:
                self._unexplained.discard(short)
                if not _is_explained(text, first):
                    written = f"{_in_sentence(term, text[: first.start()])}{first[1]} ({first[0]})"
                    yield _Edit(*first.span(), str(escape(written)))
            in_prose = {found.start() for found in pattern.finditer(prose)}
            for found in pattern.finditer(words):
                if found.start() not in in_prose and not _is_explained(text, found):
                    start, end = found.start(), found.end() - len(found[1])
                    yield _Edit(start, end, _ABBR.format(escape(term), escape(short)))


def _placed(pieces: Iterable[str]) -> Iterator[tuple[str, _Place]]:
    """Yield each piece as plain text with its place. Tags are left untouched."""
    within: list[tuple[str, _Place]] = []
    for piece in pieces:
        if not piece.startswith("<"):
            yield Markup(piece).unescape(), within[-1][1] if within else _Place.PROSE  # noqa: S704 -- read, not shown
            continue
        yield "", _Place.UNTOUCHED
        found = _NAME.match(piece)
        if not found or piece.endswith("/>"):
            continue
        end, name = found.groups()
        outer = within[-1][1] if within else _Place.PROSE
        if end:
            if within and within[-1][0] == name:
                within.pop()
        elif outer is _Place.UNTOUCHED:
            if within[-1][0] == name:
                within.append((name, outer))
        elif (place := _place_of(name, piece)) or (within and within[-1][0] == name):
            within.append((name, place or outer))


def _place_of(name: str, tag: str) -> _Place | None:
    """Return what the words of an element are, if it tells."""
    found = _CLASS.search(tag)
    if found and _UNTOUCHED_CLASSES.intersection(found[1].split()):
        return _Place.UNTOUCHED
    return _PLACES.get(name)


def _applied(text: str, edits: Iterable[_Edit]) -> str:
    """Return a text as HTML with its edits, of which the first and longest of those that overlap counts."""
    parts, position = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, -each.end)):
        if edit.start >= position:
            parts += [str(escape(text[position : edit.start])), edit.html]
            position = edit.end
    return "".join((*parts, str(escape(text[position:]))))


def _is_explained(text: str, found: re.Match[str]) -> bool:
    """Whether an abbreviation stands in brackets, after its words."""
    return text[: found.start()].endswith("(") and text[found.end() :].startswith(")")


def _whole_word(short: str) -> re.Pattern[str]:
    """Return what finds an abbreviation where it is a word, with the `s` of its plural apart."""
    return re.compile(rf"(?<![\w-]){re.escape(short)}(s?)(?![\w-])")


def _spaced(text: str) -> str:
    """Return a pattern for a text that a page may show with its first letter small, or broken into other lines."""
    first, *others = text.split()
    begin = f"(?i:{re.escape(first[0])}){re.escape(first[1:])}"
    return r"\s+".join((begin, *map(re.escape, others)))


def _in_sentence(term: str, before: str) -> str:
    """Return a term in lower case within a sentence, unless its other words show that it is a name."""
    is_name = any(word[:1].isupper() for word in term.split()[1:]) or term[1:2].isupper()
    return term if is_name or _SENTENCE_START.search(before) else term[:1].lower() + term[1:]

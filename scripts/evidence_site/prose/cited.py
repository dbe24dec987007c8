"""Citations in words: what readers see of each, and the placeholders that stand for them in Markdown."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import escape

from evidence_site.citing import CitationGroup

_SIDE = "\ufdd1"
"""Encloses the number of a placeholder: a noncharacter, which no record can hold."""
_PLACEHOLDER = re.compile(f"{_SIDE}([0-9]+){_SIDE}")
_LINK = '<a class="citation"{} href="{}">{}</a>'
_ANCHOR = ' id="{}"'
_SPECIAL = re.compile("[&<>\"']")


class Run(NamedTuple):
    """Words of a citation as readers see them, and where they lead, if anywhere."""

    text: str
    url: str = ""
    anchor: str = ""
    """The anchor of the citation itself, for links to it; empty if it has none."""


def with_placeholders(text: str, groups: Sequence[CitationGroup]) -> str:
    """Return a text with a placeholder for each citation, which Markdown leaves as it is."""
    parts, position = [], 0
    for number, group in enumerate(groups):
        parts += [text[position : group.span[0]], f"{_SIDE}{number}{_SIDE}"]
        position = group.span[1]
    return "".join((*parts, text[position:]))


def placeholders(text: str) -> Sequence[int]:
    """Return the numbers of the citations that placeholders in a text stand for, in their order."""
    return [int(each) for each in _PLACEHOLDER.findall(text)]


def insert_citations(text: str, cited: Sequence[str]) -> str:
    """Return a text, or HTML, with each placeholder replaced by its citation, written as the text is."""
    return _PLACEHOLDER.sub(lambda found: cited[int(found[1])], text) if cited else text


def cited_text(runs: Iterable[Run]) -> str:
    """Return the words of a citation as plain text."""
    return "".join(run.text for run in runs)


def cited_html(runs: Iterable[Run]) -> str:
    """Return the words of a citation as safe HTML."""
    return "".join(map(_html, runs))


def _html(run: Run) -> str:
    if not run.url:
        return _escaped(run.text)
    anchor = _ANCHOR.format(_escaped(run.anchor)) if run.anchor else ""
    return _LINK.format(anchor, _escaped(run.url), _escaped(run.text))


def _escaped(text: str) -> str:
    """Return a text as HTML. Hardly any needs it, and a page can have a thousand."""
    return escape(text) if _SPECIAL.search(text) else text

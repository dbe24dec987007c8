"""The text of entries: rich text, title case, and keys to sort by."""

import re
import unicodedata
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from evidence_site.model import rich_text
from evidence_site.model.rich_text import Run

SMALL_WORDS = frozenset(
    "a an and as at but by for if in nor of off on or per so the to up via yet".split()  # noqa: SIM905 -- it reads better
)
LONGEST_TITLE = 8

_INNER_QUOTES = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019"})
_APOSTROPHE = re.compile(r"(?<=\w)'")
_ARTICLE = re.compile(r"(?:an?|the)\s+(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\s\u2010\u2011-]+")
_SUBTITLE = re.compile(r"(?<=\w)[:?] .*|(?<=\w): .*", re.DOTALL)


class RichText(NamedTuple):
    """A text in runs, each with the marks (`i`, `sub`, …) that apply to it."""

    runs: tuple[Run, ...]

    @property
    def italic(self) -> tuple[Run, ...]:
        """The runs of the text set in italics, where its own italics become upright."""
        return tuple(Run(run.text, _toggled(run.marks)) for run in self.runs)


def rich(text: str) -> RichText | None:
    """Parse a rich text for a page; none if it is empty."""
    marked = ((tuple(mark for mark in run.marks if mark != "nocase"), run.text) for run in rich_text.runs(text))
    joined = ((marks, "".join(words for _, words in same)) for marks, same in groupby(marked, itemgetter(0)))
    return RichText(tuple(Run(typeset(words), marks) for marks, words in joined)) if text else None


def typeset(text: str) -> str:
    """Return a text with typographic apostrophes."""
    return _APOSTROPHE.sub("\u2019", text)


def short_title(title: str) -> str:
    """Return a short title for citations in the text: without its subtitle, and cut after eight words."""
    words = _SUBTITLE.sub("", title).split()
    return " ".join(words[:LONGEST_TITLE]) + ("…" if len(words) > LONGEST_TITLE else "")


def with_capitals(title: str) -> str:
    """Return a title in title case: each word capitalised, except short ones such as `of` within it."""
    spans = [each.span() for each in _WORD.finditer(title)]
    made = list(title)
    for number, (start, end) in enumerate(spans):
        word = title[start:end]
        begins = number in {0, len(spans) - 1} or title[: spans[number][0]].rstrip().endswith(":")
        if word.islower() and (begins or word not in SMALL_WORDS):
            made[start] = title[start].upper()
    return "".join(made)


def quoted(title: str) -> str:
    """Return a title in double quotation marks; those within it become single."""
    return f"“{title.translate(_INNER_QUOTES)}”"


def folded(text: str) -> str:
    """Return the key that a text is sorted by: its letters and digits, without accents and case."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def without_article(title: str) -> str:
    """Return a title without a leading article."""
    return _ARTICLE.sub("", title, count=1) if _ARTICLE.match(title) else title


def _toggled(marks: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mark for mark in marks if mark != "i") if "i" in marks else ("i", *marks)

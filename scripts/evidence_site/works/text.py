"""The text of entries: rich text, title case, and keys to sort by."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from evidence_site.model import rich_text
from evidence_site.model.rich_text import Run

SMALL_WORDS = frozenset(
    "a an and as at but by for if in nor of off on or per so the to up via yet".split()  # noqa: SIM905 -- it reads better
)
SMALL_WORDS_IN_JOURNALS = SMALL_WORDS | frozenset(
    "d da das de degli dei del della den der des di die do du e el en et für la las le les los und van von y zu".split()  # noqa: SIM905
)
"""Also those of other languages: `Revista de Saúde Pública` is in title case."""
LONGEST_TITLE = 8

_INNER_QUOTES = str.maketrans({"\u201c": "\u2018", "\u201d": "\u2019"})
_RUN = re.compile("[\"'\u2018\u2019\u201c\u201d]+")
"""Quotation marks, straight or not, that stand together."""
_BRACKETS = "([{"
_AFTER_CLOSING = ",.;:!?)]}"
_BEFORE_OPENING = frozenset(" \t\n\u00a0([{/-\u2010\u2011\u2013\u2014\u00bf\u00a1")
_OMITTED = re.compile(r"'(?=\d|(?:bout|cause|em|n|round|tis|til|twas)\b)", re.IGNORECASE)
"""An apostrophe before a word that lost its beginning: `'til`, `'90s`."""
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
    joined = [(marks, "".join(words for _, words in same)) for marks, same in groupby(marked, itemgetter(0))]
    # Quotation marks may open in one run and close in another.
    whole = typeset("".join(words for _, words in joined))
    ends = [*accumulate(len(words) for _, words in joined)]
    spans = zip([0, *ends], ends, strict=False)
    runs = (Run(whole[start:end], marks) for (marks, _), (start, end) in zip(joined, spans, strict=True))
    return RichText(tuple(runs)) if text else None


def typeset(text: str) -> str:
    """Return a text with typographic apostrophes and quotation marks, letter for letter.

    A double mark without its partner stays, as it may stand for inches.
    """
    if "'" not in text and '"' not in text:
        return text
    made = list(text)
    for opening, closing in _pairs(text):
        made[opening], made[closing] = ("\u201c", "\u201d") if text[opening] == '"' else ("\u2018", "\u2019")
    return "".join("\u2019" if sign == "'" and _is_apostrophe(text, at) else sign for at, sign in enumerate(made))


class _Mark(NamedTuple):
    """A straight quotation mark, and what it can be."""

    at: int
    opens: bool
    closes: bool


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the straight quotation marks that open and close a quotation."""
    for sign in "\"'":
        marks = _marks(text, sign)
        waiting: list[int] = []
        for mark in marks:
            if mark.opens:
                waiting.append(mark.at)
            elif waiting and mark.closes:
                yield waiting.pop(), mark.at


def _marks(text: str, sign: str) -> list[_Mark]:
    """Return each straight mark with what the characters beside it, other than quotation marks, let it be."""
    found = []
    for run in _RUN.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        opens = (not before or before in _BEFORE_OPENING) and bool(after.strip()) and after not in _AFTER_CLOSING
        closes = bool(before.strip()) and before not in _BRACKETS and not (after.isalnum() or after == "_")
        for at in range(*run.span()):
            if text[at] == sign:
                is_omission = sign == "'" and _OMITTED.match(text, at)
                found.append(_Mark(at, opens and not is_omission, closes))
    return found


def _is_apostrophe(text: str, at: int) -> bool:
    """Whether a single mark stands within, after or before a word."""
    return text[at - 1 : at].strip() not in {"", *_BRACKETS} or text[at + 1 : at + 2].isalnum()


def journal_with_capitals(journal: str) -> str:
    """Return the name of a journal, a rich text, in title case; what is marked to keep its case keeps it."""
    parts = rich_text.runs(journal)
    made = with_capitals("".join(each.text for each in parts), SMALL_WORDS_IN_JOURNALS)
    at, written = 0, []
    for each in parts:
        words = each.text if "nocase" in each.marks else made[at : at + len(each.text)]
        at += len(each.text)
        opened = "".join(rich_text.OPENING[mark] for mark in each.marks)
        written.append(f"{opened}{words}{''.join(rich_text.CLOSING[mark] for mark in reversed(each.marks))}")
    return "".join(written)


def short_title(title: str) -> str:
    """Return a short title for citations in the text: without its subtitle, and cut after eight words."""
    words = _SUBTITLE.sub("", title).split()
    return " ".join(words[:LONGEST_TITLE]) + ("…" if len(words) > LONGEST_TITLE else "")


def with_capitals(title: str, small_words: Collection[str] = SMALL_WORDS) -> str:
    """Return a title in title case: each word capitalised, except short ones such as `of` within it."""
    spans = [each.span() for each in _WORD.finditer(title)]
    made = list(title)
    for number, (start, end) in enumerate(spans):
        word = title[start:end]
        begins = number in {0, len(spans) - 1} or title[: spans[number][0]].rstrip().endswith(":")
        if word.islower() and (begins or word not in small_words):
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

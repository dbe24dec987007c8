"""Curly quotation marks and apostrophes in our own prose, as in the quotes beside it.

Authors type straight ones, which keyboards have, and records, messages and addresses keep those. Only what readers are
shown is changed, mark for mark, and never what others wrote: the words of quotes and of passages of sources, whatever
stands within quotation marks, titles in citations, code, and words in other languages.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

_TAG = re.compile(r"(<[^<>]*>)")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_CLASS = re.compile(r' class="([^"]*)"')
_LANGUAGE = re.compile(r' lang="(?!en\b)[^"]')
_LABEL = re.compile(r'(?<= data-label=")[^"]*(?=")')
_ODD = re.compile(r'<[a-z][^<>]*="[^"<>]*[<>]')
"""An attribute with an angle bracket, which our templates never write: such a page is left as it is."""
_MARKS = re.compile(r"""["']|&(?:#39|#34|quot|apos);""")

_KEPT = frozenset(
    ("blockquote", "cite", "code", "kbd", "mark", "pre", "q", "s", "samp", "script", "style", "svg", "textarea")
)
"""Elements whose letters stay."""
_KEPT_CLASSES = frozenset(("copy", "entry", "run", "work"))
_SOURCE = " data-source="
_INLINE = frozenset(("a", "abbr", "b", "bdi", "em", "i", "small", "span", "strong", "sub", "sup", *_KEPT)) - {
    "blockquote",
    "pre",
}
"""Elements within a sentence: a quotation can begin in one and end in another."""
_VOID = frozenset(("area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_OTHERS = "\ufffc"
"""Stands for words that are kept."""

_QUOTED = re.compile(r"“[^“”]*”|(?<![\w\"])\"[^\"]*\"(?!\w)")
_SINGLE = re.compile(r"(?<![\w'’”\ufffc.,;:!?)\]])'(?=[^\s'])([^']*(?:\w'\w[^']*)*)(?<=\S)'(?!\w)")  # noqa: RUF001
_CLIPPED = re.compile(r"(?:\d0s|tis|twas|em|til|cause)\b", re.IGNORECASE)
"""Words that begin with an apostrophe."""


def curly(text: str) -> str:
    """Return plain text with curly marks in place of straight ones, of which each takes the place of one.

    What stands in quotation marks is kept as it is: it may be what somebody wrote. A mark after a digit may be one of
    inches or feet, and a single one without a fellow is an apostrophe.
    """
    if '"' not in text and "'" not in text:
        return text
    parts, position = [], 0
    for found in _QUOTED.finditer(text):
        parts += [_single(text[position : found.start()]), f"“{found[0][1:-1]}”"]
        position = found.end()
    return "".join((*parts, _single(text[position:])))


def with_curly_marks(body: str) -> str:
    """Return the HTML of a body with curly marks in what is ours."""
    if not _MARKS.search(body) or _ODD.search(body):
        return body
    pieces = _TAG.split(body)
    for block in _blocks(pieces):
        texts = [Markup(pieces[number]).unescape() if is_ours else _OTHERS for number, is_ours in block]  # noqa: S704
        after, position = curly("".join(texts)), 0
        for (number, is_ours), text in zip(block, texts, strict=True):
            changed = after[position : position + len(text)]
            if is_ours and changed != text:
                pieces[number] = str(escape(changed))
            position += len(text)
    for number in range(1, len(pieces), 2):
        if " data-label=" in pieces[number]:
            pieces[number] = _LABEL.sub(_label, pieces[number])
    return "".join(pieces)


def _label(found: re.Match[str]) -> str:
    return str(escape(curly(Markup(found[0]).unescape())))  # noqa: S704 -- escaped again


def _single(text: str) -> str:
    """Return text outside quotations with its single marks curly."""
    paired = _SINGLE.sub(_pair, text)
    return re.sub(r"(?<!\d)'|(?<=\d)'(?=[a-z])", "’", paired)  # noqa: RUF001


def _pair(found: re.Match[str]) -> str:
    if _CLIPPED.match(found[1]):
        return found[0]
    return f"‘{found[1]}’"  # noqa: RUF001


def _blocks(pieces: list[str]) -> Iterator[list[tuple[int, bool]]]:
    """Yield the numbers of the pieces of text of each block that holds straight marks, and whether each is ours."""
    block: list[tuple[int, bool]] = []
    kept: list[str] = []
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            block.append((number, not kept))
        elif found := _NAME.match(piece):
            end, name = found.groups()
            if name not in _INLINE:
                if _has_marks(pieces, block):
                    yield block
                block = []
            if name not in _VOID and not piece.endswith("/>"):
                _note(kept, name, piece, is_end=bool(end))
    if _has_marks(pieces, block):
        yield block


def _has_marks(pieces: list[str], block: list[tuple[int, bool]]) -> bool:
    return any(is_ours and _MARKS.search(pieces[number]) for number, is_ours in block)


def _note(kept: list[str], name: str, tag: str, *, is_end: bool) -> None:
    """Note the elements that are open within one whose letters stay: that, and those in it of the same name."""
    if is_end:
        if kept and kept[-1] == name:
            kept.pop()
    elif kept[-1] == name if kept else _is_kept(name, tag):
        kept.append(name)


def _is_kept(name: str, tag: str) -> bool:
    found = _CLASS.search(tag)
    return (
        name in _KEPT
        or _SOURCE in tag
        or bool(_LANGUAGE.search(tag))
        or bool(found and _KEPT_CLASSES.intersection(found[1].split()))
    )

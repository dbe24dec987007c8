"""How the texts of a record are written: what YAML takes for a comment, and marks that are none of its own."""

import re
from collections.abc import Iterator, Mapping

import regex
from pydantic import BaseModel

from evidence_site.diagnostics import Diagnostic, FieldPath, Span
from evidence_site.load.nodes import Node, Scalar, character_spans, scalars
from evidence_site.load.problems import written
from evidence_site.load.schema import text_at
from evidence_site.load.syntax import comment_after, comment_in_line
from evidence_site.load.text import TextFile
from evidence_site.matching import SECOND_PART
from evidence_site.model.words import Description, Words
from evidence_site.spelling import wrapping

WORDS_OF_QUOTES = frozenset({"text", "original_text"})
"""The fields of a quote that hold its words."""
_HYPHENS = "-\u2010\u2011"
_SIGN = regex.compile(
    rf"(?<!\S)(?P<before>\S*[\p{{L}}\p{{N}}])(?P<sign>[{_HYPHENS}\u2013\u2014/][\x20\n])(?=[\p{{L}}\p{{N}}])(?=(?P<apart>{SECOND_PART})?)"
)
"""A word that ends in a sign. Looked for where a word begins alone, so that a long one is read once."""
_ENDS_IN_SIGN = re.compile(rf"\w[{_HYPHENS}\u2013\u2014/][ \t]*[\r\n]")


def check_written(source: TextFile, root: Node, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """Yield what is wrong with how the texts of a record are written."""
    for path, scalar, field in _plain_texts(source.text, root, model):
        marks = wrapping(scalar.value)
        if marks and not ("quotes" in path and field.name in WORDS_OF_QUOTES):
            yield source.diagnose((scalar.start, scalar.end), written.wrapped_text, marks)
        comment = comment_after(source.text, scalar.end)
        if comment and _is_cut(comment) and field.words is not Words.NAME:
            yield comment_in_line(source, scalar.start, comment.start("sign"))
        elif comment and (_is_cut(comment) or field.words is not Words.NAME):
            yield source.diagnose(comment.span("sign"), written.comment_beside_text)


def cut_texts(text: str, root: Node | None, model: type[BaseModel]) -> Iterator[tuple[FieldPath, Scalar, int]]:
    """Yield each text, with its path, that goes on after ` #` and a letter or digit, where it is no longer read."""
    for path, scalar, field in _plain_texts(text, root, model):
        comment = comment_after(text, scalar.end)
        if comment and _is_cut(comment) and field.words is not Words.NAME:
            yield path, scalar, comment.start("sign")


def ends_inside_words(text: str) -> bool:
    """Whether any line of a record ends in a hyphen, slash or dash that may stand inside a word."""
    return _ENDS_IN_SIGN.search(text) is not None


def broken_words(text: str, root: Node | None, model: type[BaseModel]) -> Mapping[FieldPath, tuple[Span, ...]]:
    """Return, for each text in which a line of the file ends inside a word, where in the text that is.

    Each span is of a hyphen, slash or dash that stands directly after a letter, and the space for the line break.
    """
    found: dict[FieldPath, tuple[Span, ...]] = {}
    for path, scalar in scalars(root) if ends_inside_words(text) else ():
        signs = [each for each in _SIGN.finditer(scalar.value) if not _is_apart(each, scalar.style)]
        if signs and _ENDS_IN_SIGN.search(text, scalar.start, scalar.end) and text_at(model, path):
            places = character_spans(text, scalar) or []
            leading = len(scalar.value) - len(scalar.value.lstrip())
            at_ends = (each.span("sign") for each in signs if places and text[places[each.end() - 1][0]] in "\r\n")
            spans = tuple((start - leading, end - leading) for start, end in at_ends)
            found |= {path: spans} if spans else {}
    return found


def _is_apart(sign: regex.Match[str], style: str) -> bool:
    """Whether a space or a new paragraph belongs after a sign: `short- and long-term`, or an address before it."""
    if sign["sign"][1] == "\n" and style != "|":
        return True
    if sign["sign"][0] == "/":
        return any(each in sign["before"] for each in ("/", ".", ":"))
    return sign["sign"][0] in _HYPHENS and sign["apart"] is not None


def _plain_texts(
    text: str, root: Node | None, model: type[BaseModel]
) -> Iterator[tuple[FieldPath, Scalar, Description]]:
    """Yield each text of a record that a comment follows or quotation marks enclose, with its path and its field."""
    for path, scalar in scalars(root):
        is_odd = not scalar.style and (comment_after(text, scalar.end) or wrapping(scalar.value))
        field = text_at(model, path) if is_odd and not scalar.is_empty else None
        if field:
            yield path, scalar, field


def _is_cut(comment: re.Match[str]) -> bool:
    """Whether what YAML takes for a comment goes on as a text does: with a letter or digit directly after `#`."""
    return comment["words"][:1].isalnum()

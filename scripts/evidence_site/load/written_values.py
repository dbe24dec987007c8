"""How the texts of a record are written: what YAML takes for a comment, and marks that YAML does not read as its own."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from evidence_site.diagnostics import Diagnostic, FieldPath
from evidence_site.load.nodes import Node, Scalar, scalars
from evidence_site.load.problems import yml
from evidence_site.load.schema import text_at
from evidence_site.load.syntax import comment_after, comment_in_line
from evidence_site.load.text import TextFile
from evidence_site.model.words import Description, Words


def check_written(source: TextFile, root: Node, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """Yield what is wrong with how the texts of a record are written."""
    for _, scalar, field in _plain_texts(root, model, "#" in source.text):
        comment = comment_after(source.text, scalar.end)
        if comment and _is_cut(comment) and field.words is not Words.NAME:
            yield comment_in_line(source, scalar.start, comment.start("sign"))
        elif comment and (_is_cut(comment) or field.words is not Words.NAME):
            yield source.diagnose(comment.span("sign"), yml.comment_beside_text)


def cut_texts(text: str, root: Node | None, model: type[BaseModel]) -> Iterator[tuple[FieldPath, Scalar, int]]:
    """Yield each text, with its path, that goes on after ` #` and a letter or digit, where it is no longer read."""
    for path, scalar, field in _plain_texts(root, model, "#" in text):
        comment = comment_after(text, scalar.end)
        if comment and _is_cut(comment) and field.words is not Words.NAME:
            yield path, scalar, comment.start("sign")


def _plain_texts(
    root: Node | None, model: type[BaseModel], is_wanted: bool
) -> Iterator[tuple[FieldPath, Scalar, Description]]:
    """Yield every text of a record that stands in no quotation marks, with its path and its field."""
    for path, scalar in scalars(root) if is_wanted else ():
        field = text_at(model, path) if not scalar.style and not scalar.is_empty else None
        if field:
            yield path, scalar, field


def _is_cut(comment: re.Match[str]) -> bool:
    """Whether what YAML takes for a comment goes on as a text does: with a letter or digit directly after `#`."""
    return comment["words"][:1].isalnum()

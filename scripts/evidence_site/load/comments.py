"""Cutting the comments out of a record, for the copy that a site publishes."""

import re
from collections.abc import Iterator
from itertools import pairwise

from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.events import ScalarEvent

from evidence_site.diagnostics import Span
from evidence_site.load.nodes import BLOCK_HEADER
from evidence_site.load.syntax import place_of

_COMMENT = re.compile(r"(?:(?<![ \t])[ \t]++)?#[^\r\n]*+")


def without_comments(text: str) -> str:
    """Return a record that can be read without its comments, and without the spaces before them. All lines stay.

    Only what stands between values is looked at: a `#` in a value is a letter like any other.
    """
    kept: list[str] = []
    spans = [(0, 0), *_values(text), (len(text), len(text))]
    for (start, end), (following, _) in pairwise(spans):
        kept += [text[start:end], _COMMENT.sub("", text[end:following])]
    return "".join(kept)


def _values(text: str) -> Iterator[Span]:
    """Yield where each name and value of a record stands; of a text in a block, what is below its first line."""
    parser = CParser(text)
    for event in iter(parser.get_event, None):
        if isinstance(event, ScalarEvent):
            start, end = place_of(event)
            header = BLOCK_HEADER.match(text, start, end) if event.style in {"|", ">"} else None
            yield header.end() if header else start, end

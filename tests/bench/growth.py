"""Times what outsiders may write at its worst, at two sizes, and prints how the time grows.

Each way in is given texts that nearly match a pattern again and again. An exponent of 1 means that twice the text takes
twice the time, and 2 that it takes four times. `!` marks what grows faster than it should.
"""

import math
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from evidence_site.authoring.fix import strip_lines
from evidence_site.citing import find_groups
from evidence_site.engines.handwritten_pages import mark_citations
from evidence_site.links.markup import read_page, read_style
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.readers import read_references
from evidence_site.load.comments import without_comments
from evidence_site.load.records import read_record
from evidence_site.load.sources import read_source
from evidence_site.load.text import TextFile
from evidence_site.matching import verify_all
from evidence_site.model import CiteKey, Corpus, Finding, HandwrittenPage, Section, SourceText
from evidence_site.model.finding import FindingQuote
from evidence_site.prose import to_html
from evidence_site.rules import handwritten, sources
from evidence_site.works.citer import NO_CITATIONS

MOST = 1.3
"""An exponent above it is told: what is linear measures up to there where memory has several speeds."""
TOO_FAST = 0.005
"""Seconds below which a time says nothing of growth."""
SIZES = (20_000, 80_000)
KEY = CiteKey("quill1801")


class Way(NamedTuple):
    """A way in: what reads a text there, and the worst texts, each as what begins it and what is repeated."""

    name: str
    read: Callable[[str], object]
    worst: Sequence[tuple[str, str]]
    sizes: tuple[int, int] = SIZES


def record(text: str) -> object:
    """Read a record."""
    return read_record(TextFile("findings/x.yml", text), Finding)


def page(text: str) -> object:
    """Do with a page written by hand what is done before MkDocs reads it."""
    corpus = Corpus(pages=(HandwrittenPage("x.md", text),))
    found = [violation for rule in handwritten.RULES for violation in rule(corpus)]
    return found, find_groups.__wrapped__(text), mark_citations(text, "x.md", NO_CITATIONS, "references/")


def source(text: str) -> object:
    """Read a source, and ask the rules on sources of it."""
    read, _ = read_source(TextFile("references/sources/x.txt", text), KEY)
    corpus = Corpus(sources={KEY: read} if read else {})
    return [violation for rule in sources.RULES for violation in rule(corpus)]


def bibliography(text: str) -> object:
    """Read a bibliography."""
    return parse_bibliography(TextFile("references/references.bib", text))


def quotes(many: int, text: str) -> object:
    """Look for many quotes in one paragraph."""
    found = [FindingQuote.model_construct(text=f"a b {number} c d", source=KEY) for number in range(many)]
    finding = Finding.model_construct(id="x", quotes=tuple(found))
    return verify_all(Corpus(findings=(finding,), sources={KEY: SourceText(KEY, (Section("", (text,)),))}))


SPACES = (("", " "), ("", "\t"), ("a", " "), ("", "\n"), ("", " \n"))
MARKUP = (
    ("", "["),
    ("[", "@"),
    ("@a", " "),
    ("](", " "),
    ("", "[@a "),
    ("", "`` ` "),
    ("", "<!--"),
    ("", "<a"),
    ("", "@a-"),
)
FIELDS = (
    *(("year", " "), ("pages", " "), ("pages", "7"), ("author", " "), ("author", "a,"), ("month", "#")),
    *(("note", "$"), ("note", "`"), ("note", "{"), ("title", "\\")),
)
"""Fields of an entry, each with what its value repeats."""
WAYS = (
    Way(
        "record",
        record,
        (*SPACES, ("a: ", "a"), ("a: x", " "), ("a: |\n  ", "a-"), ("a: >\n", "  a-\n"), ("a: ", "["), ("", "- ")),
    ),
    Way("comments", without_comments, (("a: b", " "), ("a: b", " #"), ("a: b\n", "#\n"))),
    Way("spaces mended", strip_lines, (("a: b #", " \t"), ("a: b\n# a", " "))),
    Way(
        "page",
        page,
        (*SPACES, *MARKUP, ("[" * 20_000, "]"), ("---\n", "a: b\n"), ("```\n", "``` a\n"), ("---\n", "\t")),
    ),
    Way("citations", find_groups.__wrapped__, (*MARKUP, ("[" * 20_000, "]"))),
    Way(
        "source",
        source,
        (*SPACES, ("", "a:"), ("", "# "), ("", "a-\n"), ("", "a "), ("", "A: "), ("", "1"), ("", "<"), ("", "#")),
    ),
    Way("200 quotes", partial(quotes, 200), (("", "a b "), ("x-\ny ", "a b "), ("", "a"), ("", "\xad "))),
    Way(
        "bibliography",
        bibliography,
        (
            *((f"@article{{quill1801, title = {{A}}, {name} = {{", piece) for name, piece in FIELDS),
            *(("", "\n"), ("", "@a("), ("", "@a{"), ("", "@"), ("", "{"), ("", "a\n"), ("", "@misc{a, title = {b}}\n")),
        ),
    ),
    Way(
        "pasted entry",
        partial(read_references, name="x"),
        (
            ("", "@a("),
            ("", "@a{"),
            ("", "doi = "),
            ("TY  - JOUR\nTI  - a\n", "a\n"),
            ("TY  - JOUR\nET  - a", " "),
            ("TY  - JOUR\nSP  - ", "7"),
            ("", "TY  - JOUR\n"),
            ("", " "),
            ("", "\u200b"),
        ),
    ),
    Way(
        "prose",
        to_html,
        (("", "*a "), ("", "["), ("", "a ["), ("[a](", "("), ("", "> "), ("", "<"), ("", "a\n\n"), ("", "`")),
        (1250, 5000),
    ),
    Way(
        "built page",
        read_page,
        (
            ("", "<a "),
            ("", '<a href="'),
            ("", "<!--"),
            ("", "<style>"),
            ("", "&#"),
            ("", "<a"),
            ('<img srcset="', "a,"),
            ('<img srcset="', " ,"),
        ),
    ),
    Way("style sheet", read_style, (("", "url("), ("", "/*"), ("", '"'), ("", "\\"), ("", "@import "))),
)


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds that reading a text takes."""
    started = time.process_time()
    read(text)
    return time.process_time() - started


def written(before: str, piece: str, size: int) -> str:
    """Return a text of a size that a piece fills."""
    return before + piece * ((size - len(before)) // len(piece))


def main() -> None:
    """Measure and print."""
    print(f"{'way in':16}{'before, repeated':44}{'smaller, s':>11}{'larger':>9}{'power':>7}")  # noqa: T201
    for way in WAYS:
        for before, piece in way.worst:
            times = [seconds(way.read, written(before[: way.sizes[0] // 2], piece, size)) for size in way.sizes]
            grows = math.log(max(times[1], TOO_FAST) / max(times[0], TOO_FAST)) / math.log(way.sizes[1] / way.sizes[0])
            shown = f"{before[-22:]!r} {piece[:12]!r}"
            mark = " !" if grows > MOST else ""
            print(f"{way.name:16}{shown[:44]:46}{times[0]:9.3f}{times[1]:9.3f}{grows:7.2f}{mark}")  # noqa: T201


if __name__ == "__main__":
    main()

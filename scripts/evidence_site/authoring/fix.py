"""Fixes records where no choice is left: how a record is written changes, and never what it says or quotes."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from pydantic import BaseModel

from evidence_site.authoring.files import replace
from evidence_site.authoring.fix_dates import write_dates
from evidence_site.authoring.fix_permission import name_permission
from evidence_site.authoring.fix_values import (
    join_words,
    list_countries,
    name_author_check,
    quote_cut_values,
    quote_values,
    type_usual_signs,
)
from evidence_site.authoring.record_tree import field_names, tree_of
from evidence_site.diagnostics import Diagnostic, FieldPath
from evidence_site.load.files import LARGEST_RECORD, UTF_8_MARK, file_name, read_bytes
from evidence_site.load.folders import RECORDS, list_entries
from evidence_site.load.nodes import Scalar, scalars
from evidence_site.load.other_signs import OTHER_SPACES
from evidence_site.load.problems import syntax
from evidence_site.load.text import LINE_BREAK, TextFile
from evidence_site.load.written_values import WORDS_OF_QUOTES
from evidence_site.model import Finding, Study, Synthesis
from evidence_site.project import Project
from evidence_site.report.plain import plain

MARK = "took away the byte order mark"

_WIDTHS = (2, 4, 1, 3, 5, 6, 7, 8)
"""How wide a tab may be meant to be, the likeliest first."""
_INDENTATION = re.compile(rf"(?<![^\r\n])[ \t{OTHER_SPACES}]*[\t{OTHER_SPACES}][ \t{OTHER_SPACES}]*")
_OTHER_SPACE = re.compile(f"[{OTHER_SPACES}]")
_TAB_FIRST = re.compile(r"\t[ \t]*")
_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=\r\n|\r|\n|\Z)")


@dataclass(frozen=True)
class Fixed:
    """A record after all fixes."""

    content: bytes
    done: tuple[str, ...] = ()
    """What was done, in words that follow the name of the file."""


@dataclass(frozen=True)
class Fix:
    """What can be fixed in one file."""

    path: Path
    file: str
    """Its path from the project's root, as it can be printed."""
    before: bytes
    after: Fixed

    def describe(self) -> str:
        """Return what was done, and each changed line with the characters that cannot be seen written out."""
        before, after = (each.decode("utf-8").splitlines(keepends=True) for each in (self.before, self.after.content))
        changes = unified_diff(before, after, self.file, f"{self.file}, mended", n=1)
        return "\n".join((f"{self.file}: {', '.join(self.after.done)}.", *map(_visible, changes)))

    def write(self) -> None:
        """Put the fixed content into the file, whole or not at all."""
        replace(self.path, self.after.content)


def find_fixes(project: Project) -> Iterator[Fix]:
    """Yield what can be fixed in the findings, the synthesis and the studies. Nothing is written."""
    for path, model in _records(project):
        content = read_bytes(path, project.root, LARGEST_RECORD)
        if not isinstance(content, Diagnostic):
            fixed = fix_record(content, model)
            if fixed.done:
                yield Fix(path, file_name(path, project.root), content, fixed)


def _records(project: Project) -> Iterator[tuple[Path, type[BaseModel]]]:
    for folder, model in ((project.findings, Finding), (project.studies, Study)):
        for entry in list_entries(folder, project.root, RECORDS).entries:
            if entry.path.suffix == RECORDS.suffix:
                yield entry.path, Synthesis if model is Finding and entry.stem == "synthesis" else model


def _visible(line: str) -> str:
    """Return a line of a difference with the white space that goes, or comes, written out."""
    text = line.removesuffix("\n")
    words = text.rstrip(" \t") if text[:1] in {"-", "+"} else text
    tail = text[len(words) :].replace(" ", "\N{MIDDLE DOT}")
    shown = _OTHER_SPACE.sub(lambda each: f"\\u{ord(each[0]):04x}", words + tail)
    return plain(shown.replace("\t", "\\t"))


def fix_record(content: bytes, model: type[BaseModel]) -> Fixed:
    """Return the file of a record of a model after all fixes, each of which is skipped if it would change a quote.

    What is not in UTF-8 stays as it is.
    """
    unmarked = content.removeprefix(UTF_8_MARK)
    try:
        text = unmarked.decode()
    except UnicodeDecodeError:
        return Fixed(content)
    done = [MARK] if unmarked != content else []
    steps: Mapping[str, Callable[[str], str]] = {
        "replaced tabs and other spaces before lines by spaces": expand_tabs,
        "typed the colons, hyphens and spaces of YAML": lambda text: type_usual_signs(text, model),
        "put quotation marks around values that need them": quote_values,
        "put quotation marks around values that a comment cut short": lambda text: quote_cut_values(text, model),
        "moved up words that a line ended inside": lambda text: join_words(text, model),
        "wrote dates as year, month and day": lambda text: write_dates(text, model),
        "made `country` a list of `countries`": lambda text: list_countries(text) if model is Study else text,
        "wrote `author_checked` as `author_check`": (
            lambda text: name_author_check(text) if model is Synthesis else text
        ),
        "made `consent` of quotes their `permission`": lambda text: (
            text if model is Synthesis else name_permission(text)
        ),
        "took away white space at the end of lines": strip_lines,
        "made all lines end alike": unify_line_breaks,
    }
    for what, step in steps.items():
        fixed = step(text)
        if fixed != text and _quoted_words(text).items() <= _quoted_words(fixed).items():
            text = fixed
            done.append(what)
    return Fixed(text.encode(), tuple(done))


def _quoted_words(text: str) -> Mapping[FieldPath, str]:
    """Return the words of every quote of a record that can be read."""
    found = scalars(tree_of(text).root)
    return {path: each.value for path, each in found if "quotes" in path and path[-1] in WORDS_OF_QUOTES}


def expand_tabs(text: str) -> str:
    """Return a record with spaces for the tabs, and spaces of another kind, that indent its lines.

    Nothing changes unless the record can be read then, and says the same however wide a tab is meant to be.
    """
    if not any(each.code == syntax.tab_indentation.code for each in tree_of(quote_values(text)).diagnostics):
        return text
    readings: dict[str, str] = {}
    for width in _WIDTHS:
        spaced = _spaced(text, width)
        source = TextFile("", quote_values(spaced))
        tree = tree_of(source.text)
        blocks = (each for _, each in scalars(tree.root) if each.style in {"|", ">"})
        if tree.is_whole and not tree.diagnostics and all(_tabs_only_indent(text, source, each) for each in blocks):
            readings.setdefault(repr([(path, scalar.value) for path, scalar in scalars(tree.root)]), spaced)
    return next(iter(readings.values())) if len(readings) == 1 else text


def _spaced(text: str, width: int) -> str:
    return _INDENTATION.sub(lambda each: _OTHER_SPACE.sub(" ", each.group()).expandtabs(width), text)


def _tabs_only_indent(text: str, spaced: TextFile, block: Scalar) -> bool:
    """Whether the tabs in a text of several lines are indentation, and no part of its words."""
    first, last = (spaced.line_at(each) for each in (block.start, max(block.end - 1, block.start)))
    lines = LINE_BREAK.split(text)[first:last]
    if any(_OTHER_SPACE.match(line.lstrip(" \t")) for line in lines):
        return False
    if any("\t" in line for line in lines if not line.strip()):
        return False
    indents = {line[: len(line) - len(line.lstrip(" \t"))] for line in lines if line.strip()}
    return not any("\t" in each for each in indents) or (
        len(indents) == 1 and all(_TAB_FIRST.fullmatch(each) for each in indents)
    )


def strip_lines(text: str) -> str:
    """Return a record without white space at the end of lines, but inside values, where it can mean something."""
    tree = tree_of(text)
    if tree.diagnostics:
        return text
    values = (value for _, value in scalars(tree.root))
    names = (name for _, name in field_names(tree.root))
    spans = sorted((each.start, each.end) for each in (*values, *names))
    starts = [start for start, _ in spans]

    def strip(found: re.Match[str]) -> str:
        before = bisect_right(starts, found.start()) - 1
        return found.group() if before >= 0 and found.start() < spans[before][1] else ""

    return _TRAILING.sub(strip, text)


def unify_line_breaks(text: str) -> str:
    """Return a record whose lines all end as most of them do, but never in a carriage return alone."""
    counts = Counter(each.group() for each in LINE_BREAK.finditer(text))
    if len(counts) < 2 and "\r" not in counts:  # noqa: PLR2004 -- two kinds are a mixture
        return text
    usual = "\r\n" if counts["\r\n"] > counts["\n"] else "\n"
    return text if tree_of(text).diagnostics else LINE_BREAK.sub(usual, text)

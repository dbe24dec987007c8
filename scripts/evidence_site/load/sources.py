"""The texts that quotes are checked against: published ones in the project, private ones outside it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_TEXT, read_text
from evidence_site.load.folders import SOURCES, list_entries
from evidence_site.load.problems import src, yml
from evidence_site.load.problems.files import empty_record
from evidence_site.load.text import INVISIBLE_IN_SOURCE, TextFile
from evidence_site.model import CiteKey, Section, SourceText, Speaking
from evidence_site.model.source import Comparison
from evidence_site.spelling import name_of

_HEADING = re.compile(r"^# +(.*)$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
_HEAD_LINE = re.compile(rf"^[ \t]*({'|'.join(src.HEAD_KEYS)}):(.*)$", re.IGNORECASE | re.MULTILINE)
"""A line of the head that is read; all else there is free prose."""
_SPEAKER = re.compile(r"([^=:,]*[^=:,\s])\s*=\s*(participant|interviewer)", re.IGNORECASE)


@dataclass
class Sources:
    """The texts of a folder by key, the files of those that are text, and what is wrong."""

    texts: dict[CiteKey, SourceText] = field(default_factory=dict)
    files: dict[CiteKey, TextFile] = field(default_factory=dict)
    unreadable: set[CiteKey] = field(default_factory=set)
    """The keys of texts that are there and faulty."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    is_read: bool = True
    """Whether the folder could be read, if there is one."""


def load_sources(folder: Path, root: Path) -> Sources:
    """Read the published texts."""
    listing = list_entries(folder, root, SOURCES)
    sources = Sources(diagnostics=list(listing.diagnostics), is_read=listing.is_read)
    for entry in listing.entries:
        key = CiteKey(entry.stem)
        file = read_text(entry.path, root, LARGEST_TEXT)
        text, faults = (None, [file]) if isinstance(file, Diagnostic) else read_source(file, key)
        sources.diagnostics += faults
        if isinstance(file, TextFile):
            sources.files[key] = file
        if text and entry.has_good_name:
            sources.texts[key] = text
        else:
            sources.unreadable.add(key)
    return sources


def read_source(file: TextFile, key: CiteKey) -> tuple[SourceText | None, list[Diagnostic]]:
    """Return the text of a source, or what is wrong with its file."""
    text = parse_source(key, file.text)
    faults = [*_check_characters(file), *_check_head(file)]
    if not text.sections:
        faults.append(file.diagnose(None, empty_record, file.file, exists=True))
    return (None if faults else text), faults


def load_private_sources(folder: Path, base: Path) -> Sources:
    """Read the private texts of a folder below `base`. What is wrong is never said, only how many cannot be read."""
    listing = list_entries(folder, base, SOURCES)
    sources = Sources(is_read=listing.is_read)
    for entry in listing.entries:
        key = CiteKey(entry.stem)
        read = read_text(entry.path, folder, LARGEST_TEXT) if entry.has_good_name else None
        if isinstance(read, TextFile):
            sources.texts[key] = parse_source(key, read.text, private=True)
        else:
            sources.unreadable.add(key)
    return sources


def parse_source(key: CiteKey, text: str, *, private: bool = False) -> SourceText:
    """Return a text with its sections and, of the lines above its first heading, what the head says."""
    return SourceText(
        key,
        parse_sections(text),
        private,
        head_of(text),
        speakers_of(text),
        "" if private else text,
        publish=_last_in_head(text, "Publish").lower() == "yes",
        licence=_last_in_head(text, "Licence"),
        reason=_last_in_head(text, "Reason"),
        compared=_comparison(_last_in_head(text, "Compared")),
    )


def head_of(text: str) -> str:
    """Return what stands above the first heading, its line breaks alike; nothing in a text without headings."""
    unified = _with_line_feeds(text)
    first = _HEADING.search(unified)
    return unified[: first.start()] if first else ""


def speakers_of(text: str) -> dict[str, Speaking]:
    """Return who speaks in the turns of a transcript, by the labels that open turns."""
    lines = _said_in_head(text, "Transcript")
    named = (_SPEAKER.fullmatch(each.strip()) for line in lines for each in line.split(","))
    return {each[1].strip(): Speaking(each[2].lower()) for each in named if each}


def _said_in_head(text: str, key: str) -> Iterator[str]:
    """Yield what follows a key in the lines of the head."""
    return (each[2] for each in _HEAD_LINE.finditer(head_of(text)) if each[1].capitalize() == key)


def _last_in_head(text: str, key: str) -> str:
    """Return what follows a key in the last line of the head that has it; empty if none has."""
    return [each.strip() for each in ("", *_said_in_head(text, key))][-1]


def _comparison(said: str) -> Comparison | None:
    """Return what `2026-11-24, A. Editor` says; None for anything else."""
    day, _, by = said.partition(",")
    try:
        on = date.fromisoformat(day.strip())
    except ValueError:
        return None
    return Comparison(on, by.strip()) if by.strip() and on.isoformat() == day.strip() else None


def parse_sections(text: str) -> tuple[Section, ...]:
    """Divide a text at its headings, lines that begin with `# `.

    What stands before the first heading is about the text, such as its licence, and is not part of it.
    A text without headings is one section without a name.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    headings = list(_HEADING.finditer(unified))
    if not headings:
        paragraphs = tuple(_paragraphs(unified))
        return (Section("", paragraphs),) if paragraphs else ()
    ends = [each.start() for each in headings[1:]] + [len(unified)]
    return tuple(
        Section(_name(heading[1]), tuple(_paragraphs(unified[heading.end() : end])))
        for heading, end in zip(headings, ends, strict=True)
    )


def _name(heading: str) -> str:
    """Return a heading as a locator can have it, without what print and PDF leave: soft hyphens and ends of pages."""
    return " ".join(heading.replace("\u00ad", "").split())


def _paragraphs(text: str) -> Iterator[str]:
    return (each.strip() for each in _BLANK_LINES.split(text) if each.strip())


def _with_line_feeds(text: str) -> str:
    """Return a text with all line breaks alike, each character at the place where it was."""
    return text.replace("\r", "\n")


def _check_characters(source: TextFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each invisible character, however often it stands there."""
    found = list(INVISIBLE_IN_SOURCE.finditer(source.text))
    counts = Counter(each[0] for each in found)
    for first in {each[0]: each for each in reversed(found)}.values():
        yield source.diagnose(first.span(), yml.invisible_character, name_of(first[0]), counts[first[0]])


def _check_head(source: TextFile) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lines of the head that are read."""
    unified = _with_line_feeds(source.text)
    first = _HEADING.search(unified)
    for line in _HEAD_LINE.finditer(unified, 0, first.start() if first else len(unified)):
        key = line[1].capitalize()
        if first and not _is_usable(key, line[2].strip()):
            yield source.diagnose(line.span(), src.unusable_head_line, key)
        elif not first and key == "Transcript" and "=" in line[2]:
            yield source.diagnose(line.span(), src.head_without_heading)


def _is_usable(key: str, value: str) -> bool:
    if key == "Transcript":
        return all(_SPEAKER.fullmatch(each.strip()) for each in value.split(","))
    if key == "Publish":
        return value.lower() in {"yes", "no"}
    if key == "Compared":
        return _comparison(value) is not None
    return bool(value)

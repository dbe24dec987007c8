"""References imported from entries in any known format: pasted at a question, through a pipe, or in a file."""

import codecs
import re
import select
import sys
from collections.abc import Collection, Sequence
from os.path import realpath
from pathlib import Path
from typing import NamedTuple, TypeVar

import click

from evidence_site.authoring.known_works import KnownWorks, has_own_key, key_of
from evidence_site.authoring.questions import Answer, Interview, Question
from evidence_site.authoring.workspace import Workspace
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography import LARGEST_BIBLIOGRAPHY
from evidence_site.load.bibliography.reader import ParsedReferences
from evidence_site.load.bibliography.readers import EXPECTED, NAMES, read_references, reader_of
from evidence_site.load.files import read_bytes, what_is
from evidence_site.load.positions import BIBLIOGRAPHY_FILE
from evidence_site.model import CiteKey, Corpus, Reference
from evidence_site.model.fields import SOURCE_KEY
from evidence_site.report.plain import plain
from evidence_site.rules.bibliography import RULES
from evidence_site.web_addresses import doi_url

KEY = Question("key", "The citation key, by which records name the work, in small letters and digits.")
PAUSE = 0.3
"""Seconds after which a paste is over."""

PIPE = "-"
"""The file name that means what comes through a pipe."""
MOST_SHOWN = 20
"""Entries, or things to check, that are shown one by one: a search can find thousands of works."""
_MOST = f"{LARGEST_BIBLIOGRAPHY // 1024 // 1024} MB"
_LEFT_OUT = "Abstracts, keywords, files and notes of programs are left out."
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXTS = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")
"""How workbooks of Excel, archives and PDFs begin."""
_KIND_ONLY = re.compile(
    r"(?:journal|magazine|newspaper|conference) (?:article|paper|proceedings)|book(?: section)?|(?:web ?page|report|"
    r"thesis|dissertation|generic|online multimedia)",
    re.IGNORECASE,
)
"""What EndNote says in `type`: nothing that the type of the entry does not."""
_OF_ZOTERO = re.compile(r"(?:_eprint|Publisher|Section|Num Pages|Number|Conference Name|ISBN|Citation Key): ")
"""What Zotero writes into `note`, from fields that BibTeX lacks."""


_Content = TypeVar("_Content", str, bytes)


class _KindOrEntry(Answer):
    """One of the known names, or the first line of an entry."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return value if reader_of(value) else super().convert(value, param, ctx)


def ask_kind_or_entry(question: Question, suggestion: str) -> tuple[str, str]:
    """Ask for the kind of a work. Return the kind and nothing, or nothing and the entries pasted instead."""
    meanings = question.meanings or {}
    click.echo(f"\nPaste an entry of {NAMES}, or answer questions. {question.purpose}")
    for name, meaning in meanings.items():
        click.echo(f"  {name}  ({meaning})")
    answer = click.prompt(f"  {question.option}", default=suggestion, type=_KindOrEntry(known=meanings))
    return ("", _rest_of_paste(answer)) if reader_of(answer) else (str(answer), "")


def _rest_of_paste(first: str) -> str:
    """Read on to the end of a pipe; on a terminal, until an entry is complete and nothing follows it at once."""
    if not sys.stdin.isatty():
        return f"{first}\n{_within_limit(sys.stdin.read(LARGEST_BIBLIOGRAPHY + 1))}"
    lines = [first]
    while True:
        try:
            if _nothing_waits() and (is_complete("\n".join(lines)) or not lines[-1].strip()):
                break
            lines.append(input())
        except EOFError:
            break
    return "\n".join(lines)


def is_complete(text: str) -> bool:
    """Whether the last entry of a text has its end."""
    reader = reader_of(text)
    return bool(reader and reader.is_complete(text))


def _nothing_waits() -> bool:
    try:
        return not select.select([sys.stdin], [], [], PAUSE)[0]
    except (OSError, ValueError):  # Windows cannot look ahead: a paste ends there with its first whole entry
        return True


def called(file: str) -> str:
    """Return what faults call a file of entries."""
    return "the text from the pipe" if file == PIPE else file


def read_entries(file: str) -> str:
    """Read a file of entries, in UTF-8 or in the UTF-16 that some programs of Windows write; `-` is the pipe.

    Raises:
        click.ClickException: it is no ordinary file, too large, or in another encoding.
    """
    content = _within_limit(
        sys.stdin.buffer.read(LARGEST_BIBLIOGRAPHY + 1) if file == PIPE else _content_of(Path(realpath(file)))
    )
    if content.startswith(_NO_TEXTS):
        raise click.ClickException(
            f"Nothing was written: this is a workbook, an archive or a PDF. {EXPECTED} Most programs export RIS."
        )
    try:
        return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError:
        raise click.ClickException(
            "Nothing was written: the text is not in UTF-8. Export it again, and choose UTF-8 as its encoding."
        ) from None


def _within_limit(content: _Content) -> _Content:
    """Return what was read, unless it is more than a bibliography may be large."""
    if len(content) > LARGEST_BIBLIOGRAPHY:
        raise click.ClickException(f"Nothing was written: there is more than {_MOST} to read.")
    return content


def _content_of(path: Path) -> bytes:
    """Return the content of a file that the person named, but open no pipe or device, which may never end."""
    content = read_bytes(path, path.parent, LARGEST_BIBLIOGRAPHY)
    if not isinstance(content, Diagnostic):
        return content
    about = content.fault.message
    if what_is(path, path.parent) == "nothing":
        about = f"there is no {path}"
    elif what_is(path, path.parent) == "device":
        about += ". To add what comes through a pipe, use: --from -"
    raise click.ClickException(f"Nothing was written: {plain(about)}.")


class _Sorted(NamedTuple):
    """The works to be added, and what to tell about them and about those that are known already."""

    added: list[Reference]
    remarks: list[str]
    known: list[str]


def import_references(workspace: Workspace, text: str, name: str, interview: Interview) -> None:
    """Add the works of a text to the bibliography, each once. Faults call the text by `name`.

    Raises:
        click.ClickException: no work was added, or one could not be read.
    """
    parsed = read_references(text, name)
    added, remarks, known = _sort(workspace, parsed, interview)
    if added:
        entries = workspace.add_references(added)
        many = f"Added {len(added):,} works to {BIBLIOGRAPHY_FILE}, at its end. {_LEFT_OUT}"
        few = f"Added to {BIBLIOGRAPHY_FILE}:\n\n{entries}\n{_LEFT_OUT}"
        click.echo(many if len(added) > MOST_SHOWN else few)
        _report("Please check", [*parsed.remarks, *remarks, *_incomplete(added)])
        click.echo(f"\n{next_step([each.id for each in added])}")
    _report("Not added, as the bibliography has it", known)
    if len(parsed.references) + len(parsed.faults) > MOST_SHOWN:
        click.echo(f"\nAdded {len(added):,}, known {len(known):,}, not read {len(parsed.faults):,}.")
    if parsed.faults:
        listed = "\n".join(f"  {plain(each)}" for each in parsed.faults)
        raise click.ClickException(f"{'Not added' if added else 'Nothing was written'}:\n{listed}")
    if not added:
        raise click.ClickException("Nothing was written.")


def _sort(workspace: Workspace, parsed: ParsedReferences, interview: Interview) -> _Sorted:
    found = _Sorted([], [], [])
    taken = set(workspace.taken_keys)
    is_one = len(parsed.references) + len(parsed.faults) == 1
    if interview.given(KEY) and not is_one:
        raise click.UsageError("--key names one work, and there are several: leave it out.")
    there = KnownWorks(workspace.corpus.references)
    for work in map(tidied, parsed.references):
        known_as = there.known_as(work)
        if known_as:
            found.known.append(f"{_called(work)}: it is there as {known_as}")
            continue
        key = key_of(work, taken)
        if is_one:
            key = ask_key(interview, key, taken)
        taken.add(key.casefold())
        found.added.append(work.model_copy(update={"id": CiteKey(key)}))
        there.add(found.added[-1])
        if has_own_key(work) and key != work.id:
            why = "is taken" if work.id.casefold() in workspace.taken_keys else "cannot name the file of its text"
            found.remarks.append(f"its key `{work.id}` {why}, so it is `{key}` here")
    return found


def tidied(work: Reference) -> Reference:
    """Return a work without what programs write of themselves: its type in words, their fields, the DOI as address."""
    idle = {
        "genre": _KIND_ONLY.fullmatch(work.genre),
        "note": _OF_ZOTERO.match(work.note),
        "url": work.doi and work.url.casefold() in _addresses(work.doi),
    }
    return work.model_copy(update={name: "" for name, is_idle in idle.items() if is_idle})


def _addresses(doi: str) -> Sequence[str]:
    plainly = (f"{scheme}://{host}/{doi}" for scheme in ("https", "http") for host in ("doi.org", "dx.doi.org"))
    return [each.casefold() for each in (doi_url(doi), *plainly)]


def ask_key(interview: Interview, suggestion: str, taken: Collection[str]) -> str:
    """Return the answer to the question for a work's key: one that is valid and not taken."""

    def wrong(key: str) -> str:
        if not SOURCE_KEY.fullmatch(key):
            return "A key has small letters a to z, digits, `-` and `_` only."
        return f"There is a work `{key}` already." if key in taken else ""

    return interview.name(KEY, wrong, suggestion)


def next_step(keys: Sequence[str]) -> str:
    """Return what to do with the texts of works that were added."""
    if len(keys) > 1:
        return "Next, put the text of each, or the parts that you quote, into references/sources/, named by its key."
    return (
        "Next, put its text, or the parts of it that you quote, into "
        f"references/sources/{keys[0]}.txt, so that quotes from it are checked."
    )


def _called(work: Reference) -> str:
    return f"`{work.id}`" if has_own_key(work) else f"“{work.title}”"


def _incomplete(works: Sequence[Reference]) -> list[str]:
    """Return what entries lack that their type needs."""
    faults = (each.fault for rule in RULES for each in rule(Corpus(references=tuple(works))))
    return [f"{each.message}; {each.help}" for each in faults]


def _report(heading: str, items: Sequence[str]) -> None:
    if items:
        click.echo(f"\n{heading}:")
        click.echo("\n".join(f"  {plain(each)}" for each in items[:MOST_SHOWN]))
    if len(items) > MOST_SHOWN:
        click.echo(f"  … and {len(items) - MOST_SHOWN:,} more")

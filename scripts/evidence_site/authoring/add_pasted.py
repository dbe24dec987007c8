"""Adds the works of a text with entries to the bibliography, each once, and says of each other why it is not added."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import click

from evidence_site.authoring.arrivals import has_own_key, key_of, known_as
from evidence_site.authoring.bibliography_file import append
from evidence_site.authoring.desk import Desk
from evidence_site.authoring.pasted import Pasted, read_pasted
from evidence_site.authoring.questions import Interview, Question
from evidence_site.export.bibtex import to_bibtex
from evidence_site.load.positions import BIBLIOGRAPHY_FILE
from evidence_site.model import CiteKey, Corpus, Reference
from evidence_site.model.fields import SOURCE_KEY
from evidence_site.report.plain import plain
from evidence_site.rules.bibliography import RULES

KEY = Question("key", "The citation key, by which records name the work, in small letters and digits.")
_LEFT_OUT = "Abstracts, keywords, files and notes of programs are left out."


class _Sorted(NamedTuple):
    """The works that are to be added, and what is said of them and of the others."""

    added: list[Reference]
    remarks: list[str]
    known: list[str]


def add_pasted(desk: Desk, text: str, name: str, interview: Interview) -> None:
    """Add the works of a text, which faults call by a name.

    Raises:
        click.ClickException: none of them was added, or one could not be read.
    """
    pasted = read_pasted(text, name)
    added, remarks, known = _sort(desk, pasted, interview)
    if added:
        entries = to_bibtex(added)
        append(desk, entries, [each.id for each in added])
        click.echo(f"Added to {BIBLIOGRAPHY_FILE}:\n\n{entries}\n{_LEFT_OUT}")
        _tell("Please check", [*pasted.remarks, *remarks, *_incomplete(added)])
        click.echo(f"\n{say_next([each.id for each in added])}")
    _tell("Not added, as the bibliography has it", known)
    if pasted.faults:
        listed = "\n".join(f"  {plain(each)}" for each in pasted.faults)
        raise click.ClickException(f"{'Not added' if added else 'Nothing was written'}:\n{listed}")
    if not added:
        raise click.ClickException("Nothing was written.")


def _sort(desk: Desk, pasted: Pasted, interview: Interview) -> _Sorted:
    found = _Sorted([], [], [])
    taken = set(desk.taken_keys)
    is_one = len(pasted.works) + len(pasted.faults) == 1
    if interview.given(KEY) and not is_one:
        raise click.UsageError("--key names one work, and there are several: leave it out.")
    for work in pasted.works:
        known = known_as(work, (*desk.corpus.references, *found.added))
        if known:
            found.known.append(f"{_called(work)}: it is there as {known}")
            continue
        key = key_of(work, taken)
        if is_one:
            key = ask_key(interview, key, taken)
        taken.add(key.casefold())
        found.added.append(work.model_copy(update={"id": CiteKey(key)}))
        if has_own_key(work) and key != work.id:
            why = "is taken" if work.id.casefold() in desk.taken_keys else "cannot name the file of its text"
            found.remarks.append(f"its key `{work.id}` {why}, so it is `{key}` here")
    return found


def ask_key(interview: Interview, suggestion: str, taken: Collection[str]) -> str:
    """Get a key for a work, by which no other is named."""

    def wrong(key: str) -> str:
        if not SOURCE_KEY.fullmatch(key):
            return "A key has small letters a to z, digits, `-` and `_` only."
        return f"There is a work `{key}` already." if key in taken else ""

    return interview.name(KEY, wrong, suggestion)


def say_next(keys: Sequence[str]) -> str:
    """Say what to do with the text of works that were added."""
    if len(keys) > 1:
        return "Next, put the text of each, or the parts that you quote, into references/sources/, named by its key."
    return (
        "Next, put its text, or the parts of it that you quote, into "
        f"references/sources/{keys[0]}.txt, so that quotes from it are checked."
    )


def _called(work: Reference) -> str:
    return f"`{work.id}`" if has_own_key(work) else f"“{work.title}”"


def _incomplete(works: Sequence[Reference]) -> list[str]:
    """Say what entries lack that their type needs."""
    faults = (each.fault for rule in RULES for each in rule(Corpus(references=tuple(works))))
    return [f"{each.message}; {each.help}" for each in faults]


def _tell(heading: str, items: Sequence[str]) -> None:
    if items:
        click.echo(f"\n{heading}:")
        click.echo("\n".join(f"  {plain(each)}" for each in items))

"""Adds a work to the bibliography: from its entry, pasted or in a file, or from answers to questions."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence

import click
from pydantic_core import PydanticCustomError

from evidence_site.authoring.known_works import new_key
from evidence_site.authoring.questions import Function, Interview, Question, yes_option
from evidence_site.authoring.reference_import import (
    KEY,
    ask_key,
    ask_kind_or_entry,
    called,
    import_references,
    next_step,
    read_entries,
)
from evidence_site.authoring.workspace import Workspace
from evidence_site.load.bibliography.dates import read_year
from evidence_site.load.bibliography.plain_names import read_people
from evidence_site.load.bibliography.plain_work import Place, PlainWork, reference_of
from evidence_site.load.bibliography.readers import NAMES
from evidence_site.load.bibliography.vocabulary import GENRES, IN_JOURNALS, NAMES_IN_BIBTEX, TYPES
from evidence_site.load.positions import BIBLIOGRAPHY_FILE
from evidence_site.model.fields import check_url
from evidence_site.model.identifiers import check_doi
from evidence_site.report.plain import plain

KINDS = {
    "article": "An article in a journal",
    "book": "A book",
    "incollection": "A chapter of a book",
    "techreport": "A report",
    "phdthesis": "A thesis",
    "online": "A web page",
}
TYPE = Question("type", "What kind of work it is.", meanings=KINDS)
AUTHOR = Question(
    "author",
    "Its authors, with semicolons between them, each as `Family name, Given names`. A name without a comma is that of "
    "an organisation.",
)
TITLE = Question("title", "Its title, and its subtitle after a colon.")
YEAR = Question("year", "The year in which it was published, in four digits.")
MORE = {
    "journal": Question("journal", "The journal's full name."),
    "booktitle": Question("booktitle", "The title of the book that it is a part of."),
    "publisher": Question("publisher", "Who published it."),
    "institution": Question("institution", "The organisation that published it."),
    "school": Question("school", "The university."),
    "volume": Question("volume", "The volume."),
    "number": Question("number", "The issue, or the number of the report."),
    "pages": Question("pages", "The pages, first and last: `279-284`."),
    "doi": Question("doi", "The DOI, from `10.` on: `10.5555/night.2021.7`."),
    "url": Question("url", "The address of its page on the web."),
}
_ASKED = {
    "article": ("journal", "volume", "number", "pages", "doi"),
    "book": ("publisher", "doi"),
    "incollection": ("booktitle", "publisher", "pages", "doi"),
    "techreport": ("institution", "number", "url"),
    "phdthesis": ("school", "url"),
    "online": ("url",),
}
"""What is asked of each kind of work; options can say more."""


def _with_more(function: Function) -> Function:
    for question in reversed(MORE.values()):
        function = question.as_option(function)
    return function


@click.command("reference")
@click.option(
    "--from",
    "file",
    type=click.Path(allow_dash=True),
    help=f"A file with entries of {NAMES} to add; `-` for what comes through a pipe.",
)
@TYPE.as_option
@AUTHOR.as_option
@TITLE.as_option
@YEAR.as_option
@_with_more
@KEY.as_option
@yes_option
@click.pass_obj
def new_reference(workspace: Workspace, /, *, file: str | None, yes: bool, **answers: str | None) -> None:
    """Add a work to the bibliography, so that it can be quoted: paste its entry, or answer questions."""
    interview = Interview(answers, asks=not yes)
    if file:
        _refuse_facts(answers)
        import_references(workspace, read_entries(file), called(file), Interview(answers, asks=False))
        return
    kind = interview.given(TYPE)
    if kind is None and interview.asks and not any(answers.values()):
        kind, pasted = ask_kind_or_entry(TYPE, suggestion="article")
        if pasted:
            import_references(workspace, pasted, "the pasted text", Interview(answers, asks=sys.stdin.isatty()))
            return
    _add_answered(workspace, interview, kind or interview.choice(TYPE, suggestion="article"))


def _refuse_facts(answers: Mapping[str, str | None]) -> None:
    given = [name for name, answer in answers.items() if answer is not None and name != KEY.parameter]
    if given:
        options = ", ".join(f"--{name.removeprefix('answer_')}" for name in given)
        raise click.UsageError(f"The entries of --from say all but the key: leave {options} out.")


def _add_answered(workspace: Workspace, interview: Interview, kind: str) -> None:
    authors = interview.name(AUTHOR, _wrong_authors)
    fields = {
        "title": interview.name(TITLE, lambda _: ""),
        "year": interview.name(YEAR, _wrong_year),
    }
    for name, question in MORE.items():
        is_asked = name in _ASKED[kind] or interview.given(question) is not None
        fields[name] = interview.name(question, _check_for(name), may_be_empty=True) if is_asked else ""
    names = [each.strip() for each in authors.split(";")]
    key = ask_key(
        interview, new_key(names[0].split(",")[0], fields["year"], workspace.taken_keys), workspace.taken_keys
    )
    reference, faults = reference_of(_answered_work(kind, key, fields, names))
    if reference is None:
        listed = "\n".join(f"  {plain(each.fault.message)}; {plain(each.fault.help)}" for each in faults)
        raise click.ClickException(f"Nothing was written, as the entry would have a fault:\n{listed}")
    workspace.add_references([reference])
    click.echo(f"Added `{key}` to {BIBLIOGRAPHY_FILE}.\n\n{next_step([key])}")


def _answered_work(kind: str, key: str, fields: Mapping[str, str], names: Sequence[str]) -> PlainWork:
    """Return the work that the answers tell of, whose fields are called as in BibTeX."""
    in_journal = TYPES[kind] in IN_JOURNALS
    meant = {
        "number": "issue" if in_journal else "number",
        "title": "title",
        "volume": "volume",
        "doi": "doi",
        "url": "url",
    }
    of_bibtex = {each: name for name, those in NAMES_IN_BIBTEX.items() for each in those}
    answered = {name: (of_bibtex | meant)[name] for name, value in fields.items() if value and name != "year"}
    return PlainWork(
        type=TYPES[kind],
        key=key,
        texts={"genre": GENRES.get(kind, "")} | {field: fields[name] for name, field in answered.items()},
        people={"author": read_people(names)},
        dates={"issued": read_year(fields["year"])},
        places={field: Place(name, 0) for name, field in answered.items()},
    )


def _check_for(name: str) -> Callable[[str], str]:
    """Return a function that says why an answer cannot be a DOI or a web address, and nothing of other fields."""
    check = {"doi": check_doi, "url": check_url}.get(name)

    def wrong(answer: str) -> str:
        try:
            if check and answer:
                check(answer)
        except PydanticCustomError as error:
            context = error.context or {}
            return f"This {context['message']}: {context['help']}."
        return ""

    return wrong


def _wrong_authors(names: str) -> str:
    return "" if all(each.strip(" ,") for each in names.split(";")) else "A name is missing beside a semicolon."


def _wrong_year(year: str) -> str:
    return "" if re.fullmatch(r"[12][0-9]{3}", year, re.ASCII) else "Write four digits: 2023."

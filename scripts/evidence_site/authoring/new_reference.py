"""Asks for the facts of a work, and adds its entry to the bibliography."""

import re
import unicodedata
from collections.abc import Callable, Mapping

import click
from pydantic_core import PydanticCustomError

from evidence_site.authoring.desk import Desk
from evidence_site.authoring.files import replace, write_new
from evidence_site.authoring.questions import Function, Interview, Question, yes_option
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.files import LARGEST_TEXT, UTF_8_MARK, read_bytes, what_is
from evidence_site.load.positions import BIBLIOGRAPHY_FILE
from evidence_site.load.text import TextFile
from evidence_site.model.fields import SOURCE_KEY, check_doi, check_url
from evidence_site.report import concise

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
KEY = Question("key", "The citation key, by which records name the work, in small letters and digits.")
MORE = {
    "journal": Question("journal", "The journal's full name."),
    "booktitle": Question("booktitle", "The title of the book that it is a part of."),
    "publisher": Question("publisher", "Who published it."),
    "institution": Question("institution", "The organisation that published it."),
    "school": Question("school", "The university."),
    "volume": Question("volume", "The volume."),
    "number": Question("number", "The issue, or the number of the report."),
    "pages": Question("pages", "The pages, first and last: `279-284`."),
    "doi": Question("doi", "The DOI, from `10.` on: `10.1136/bmj.j801`."),
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
_VERBATIM = frozenset({"doi", "url"})
_SPECIAL = re.compile(r"([%&$#_{}])")


def _with_more(function: Function) -> Function:
    for question in reversed(MORE.values()):
        function = question.as_option(function)
    return function


@click.command("reference")
@TYPE.as_option
@AUTHOR.as_option
@TITLE.as_option
@YEAR.as_option
@_with_more
@KEY.as_option
@yes_option
@click.pass_obj
def new_reference(desk: Desk, /, *, yes: bool, **answers: str | None) -> None:
    """Add a work to the bibliography, so that it can be quoted."""
    interview = Interview(answers, asks=not yes)
    kind = interview.choice(TYPE, suggestion="article")
    fields = {
        "author": interview.name(AUTHOR, _wrong_authors),
        "title": interview.name(TITLE, lambda _: ""),
        "year": interview.name(YEAR, _wrong_year),
    }
    for name, question in MORE.items():
        is_asked = name in _ASKED[kind] or interview.given(question) is not None
        fields[name] = interview.name(question, _check_for(name), may_be_empty=True) if is_asked else ""
    keys = {each.casefold() for each in desk.corpus.reference}

    def wrong_key(key: str) -> str:
        if not SOURCE_KEY.fullmatch(key):
            return "A key has small letters a to z, digits, `-` and `_` only."
        return f"There is a work `{key}` already." if key in keys else ""

    key = interview.name(KEY, wrong_key, _key_for(fields, keys))
    _append(desk, key, _entry(kind, key, fields))
    click.echo(
        f"Added `{key}` to {BIBLIOGRAPHY_FILE}.\n\nNext, put its text, or the parts of it that you quote, into "
        f"references/sources/{key}.txt, so that quotes from it are checked."
    )


def _check_for(name: str) -> Callable[[str], str]:
    """Give what says why an answer cannot be a DOI or a web address; to anything else it has nothing to say."""
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


def _key_for(fields: Mapping[str, str], taken: set[str]) -> str:
    """Make a key of the first author's family name and the year: `waring2023`, then `waring2023b`."""
    family = fields["author"].split(";")[0].split(",")[0]
    plain = unicodedata.normalize("NFKD", family).encode("ascii", "ignore").decode().lower()
    key = (re.sub(r"[^a-z0-9]", "", plain) or "work") + fields["year"]
    return next(
        each for each in (key, *(f"{key}{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"), "") if each not in taken
    )


def _entry(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Write an entry of BibTeX."""
    written = {name: value if name in _VERBATIM else _escaped(value) for name, value in fields.items() if value}
    names = (each.strip() for each in written["author"].split(";"))
    written["author"] = " and ".join(each if "," in each else f"{{{each}}}" for each in names)
    if "pages" in written:
        written["pages"] = re.sub(r"\s*[-\u2013\u2014]+\s*", "--", written["pages"], count=1)
    width = max(map(len, written))
    lines = ",\n".join(f"  {name:{width}} = {{{value}}}" for name, value in written.items())
    return f"@{kind}{{{key},\n{lines}\n}}\n"


def _escaped(value: str) -> str:
    """Write a text so that BibTeX reads it letter for letter."""
    return _SPECIAL.sub(r"\\\1", value.replace("\\", r"\textbackslash "))


def _append(desk: Desk, key: str, entry: str) -> None:
    """Put an entry at the end of the bibliography.

    Raises:
        click.ClickException: the bibliography cannot be read, or the entry would be faulty.
    """
    project = desk.project
    path, is_there = project.bibliography, what_is(project.bibliography, project.root) != "nothing"
    content = read_bytes(path, project.root, LARGEST_TEXT) if is_there else b""
    if isinstance(content, Diagnostic):
        raise click.ClickException(f"Nothing was written:\n{concise([content])}")
    text = content.removeprefix(UTF_8_MARK).decode()
    line_break = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    whole = text + (gap + entry).replace("\n", line_break)
    found = parse_bibliography(TextFile(BIBLIOGRAPHY_FILE, whole))
    first = whole[: len(text)].count("\n") + 1
    faults = [each for each in found.diagnostics if each.location.line >= first]
    if faults or not any(each.id == key for each in found.references):
        raise click.ClickException(f"Nothing was written, as the entry would have a fault:\n{concise(faults)}")
    if is_there:
        mark = UTF_8_MARK if content.startswith(UTF_8_MARK) else b""
        replace(path, mark + whole.encode())
    else:
        write_new(path, whole)

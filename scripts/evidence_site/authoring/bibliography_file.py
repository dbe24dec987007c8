"""The bibliography, added to at its end; what is there stays letter for letter."""

import re
from collections.abc import Collection, Mapping, Sequence

import click

from evidence_site.authoring.desk import Desk
from evidence_site.authoring.files import replace, write_new
from evidence_site.diagnostics import Diagnostic
from evidence_site.load.bibliography import LARGEST_BIBLIOGRAPHY, parse_bibliography
from evidence_site.load.files import UTF_8_MARK, read_bytes, what_is
from evidence_site.load.positions import BIBLIOGRAPHY_FILE
from evidence_site.load.text import TextFile
from evidence_site.report import concise

_VERBATIM = frozenset({"doi", "pmcid", "pmid", "url"})
_SPECIAL = re.compile(r"([%&$#_{}])")
_DASHES = re.compile(r"\s*[-\u2013\u2014]+\s*")


def write_entry(kind: str, key: str, fields: Mapping[str, str], people: Mapping[str, Sequence[str]]) -> str:
    """Write plain texts as an entry of BibTeX. A name without a comma is that of an organisation."""
    names = {role: " and ".join(map(_name, each)) for role, each in people.items()}
    texts = {name: value if name in _VERBATIM else _escaped(value) for name, value in fields.items() if value}
    written = names | texts
    if "pages" in written:
        written["pages"] = _DASHES.sub("--", written["pages"], count=1)
    width = max(map(len, written), default=0)
    lines = ",\n".join(f"  {name:{width}} = {{{value}}}" for name, value in written.items())
    return f"@{kind}{{{key},\n{lines}\n}}\n"


def _name(name: str) -> str:
    if name.lower().rstrip(".") in {"et al", "others"}:
        return "others"
    parts = [_escaped(each.strip()) for each in name.split(",")]
    if not any(parts[1:]):
        return f"{{{parts[0]}}}"
    family, given, *suffix = filter(None, parts)
    return ", ".join((family, *suffix, given))


def _escaped(value: str) -> str:
    """Write a text so that BibTeX reads it letter for letter."""
    return _SPECIAL.sub(r"\\\1", value.replace("\\", r"\textbackslash "))


def append(desk: Desk, entries: str, keys: Collection[str]) -> None:
    """Put entries at the end of the bibliography.

    Raises:
        click.ClickException: the bibliography cannot be read, or an entry would be faulty.
    """
    project = desk.project
    path, is_there = project.bibliography, what_is(project.bibliography, project.root) != "nothing"
    content = read_bytes(path, project.root, LARGEST_BIBLIOGRAPHY) if is_there else b""
    if isinstance(content, Diagnostic):
        raise click.ClickException(f"Nothing was written:\n{concise([content])}")
    try:
        text = content.removeprefix(UTF_8_MARK).decode()
    except UnicodeDecodeError:
        raise click.ClickException(f"Nothing was written: {BIBLIOGRAPHY_FILE} is not in UTF-8.") from None
    line_break = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    whole = text + (gap + entries).replace("\n", line_break)
    found = parse_bibliography(TextFile(BIBLIOGRAPHY_FILE, whole))
    first = whole[: len(text)].count("\n") + 1
    faults = [each for each in found.diagnostics if each.location.line >= first]
    if faults or not {each.id for each in found.references}.issuperset(keys):
        raise click.ClickException(f"Nothing was written, as the entry would have a fault:\n{concise(faults)}")
    if is_there:
        mark = UTF_8_MARK if content.startswith(UTF_8_MARK) else b""
        replace(path, mark + whole.encode())
    else:
        write_new(path, whole)

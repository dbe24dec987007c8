"""Faults of the bibliography and its entries."""

from collections.abc import Sequence

from evidence_site.diagnostics import Fault, Severity
from evidence_site.load.text import shortened
from evidence_site.rule import rule


@rule("BIB001")
def broken_entry(key: str, what: str) -> Fault:
    """An entry of the bibliography cannot be read: a brace, a comma or an equals sign is missing.

    Why it matters:
    The entry is lost, and every citation of it leads nowhere.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    name = f"the entry `{shortened(key)}`" if key else "the entry"
    cure = "each entry is `@type{key, field = {value}, …}`: close every brace, and put commas between fields"
    return Fault(f"{name} cannot be read: {what}", cure)


@rule("BIB002")
def duplicate_key(key: str, other: str, line: int) -> Fault:
    """Two entries have the same citation key, or keys that differ in capitals only.

    Why it matters:
    A citation could mean either. Programs differ in whether capitals count.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    @article{Hall2021, title = {Night work}}

    Use instead:
    # references/references.bib
    @article{hall2021a, title = {Trust at night}}
    @article{hall2021b, title = {Night work}}
    """
    message = f"the key `{shortened(key)}` clashes with `{shortened(other)}` in line {line}"
    if key == other:
        message = f"the key `{shortened(key)}` is that of the entry in line {line} too"
    return Fault(message, "delete one of the two entries, or give one another key")


@rule("BIB003")
def duplicate_bibtex_field(name: str) -> Fault:
    """A field stands twice in the same entry.

    Why it matters:
    Only one of the two could be shown, and nobody would know which was meant.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, Title = {Night work}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    return Fault(f"the field `{name}` stands twice in this entry", "keep one of the two")


@rule("BIB004")
def bad_citation_key(key: str, nearest: str = "") -> Fault:
    """An entry has no citation key, or one that cannot be cited.

    Why it matters:
    Records name the entry by its key, and the key is part of web addresses.

    Example:
    # references/references.bib
    @article{hall et al 2021, title = {Trust at night}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    message = f"`{shortened(key)}` is not a citation key" if key else "the entry has no citation key"
    form = "use letters a to z, digits and `-`, `_`, `:`, `.` or `/`, up to 64 in all, with a letter or digit first"
    cure = f"write `{nearest}` here and wherever it is cited; {form}" if nearest else f"{form}, as in `hall2021`"
    return Fault(message, cure)


@rule("BIB005", Severity.WARNING, suppressible=False)
def unknown_entry_type(name: str, nearest: str) -> Fault:
    """An entry is of a type that BibTeX, biblatex and the usual reference managers do not have.

    Why it matters:
    The type decides how the reference is written. One that is not known is taken for `@misc`, as biblatex does, and
    the reference may lack its journal or publisher. Mostly the type is misspelt. A `@set` only groups other entries:
    it is no work, and cannot be cited.

    Example:
    # references/references.bib
    @artikle{hall2021, title = {Trust at night}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    meant = f"did you mean `@{nearest}`?" if nearest else "use `@article`, `@book`, `@report` or `@misc`"
    if name == "set":
        return Fault(
            "a `@set` is no work of its own, and is left out", "cite the entries that it groups, each by its key"
        )
    return Fault(f"`@{shortened(name)}` is not a type of reference, and is read as `@misc`", meant)


@rule("BIB006")
def missing_title() -> Fault:
    """An entry has no title.

    Why it matters:
    Readers look for a work by its title.

    Example:
    # references/references.bib
    @article{hall2021, author = {Hall, Ada}}

    Use instead:
    # references/references.bib
    @article{hall2021, author = {Hall, Ada}, title = {Trust at night}}
    """
    return Fault("the entry has no title", "add `title = {…}`")


@rule("BIB010")
def circular_crossref(keys: Sequence[str]) -> Fault:
    """An entry takes fields from itself, directly or through others.

    Why it matters:
    `crossref` names another entry, such as the book that a chapter is in. Going in a circle never ends.

    Example:
    # references/references.bib
    @incollection{hall2021, title = {Trust at night}, crossref = {hall2021}}

    Use instead:
    # references/references.bib
    @incollection{hall2021, title = {Trust at night}, booktitle = {Night work}}
    """
    return Fault(
        f"`crossref` leads back to this entry: {' → '.join(f'`{each}`' for each in keys)}", "name another entry"
    )


@rule("BIB012")
def empty_bibliography(file: str, *, exists: bool) -> Fault:
    """The bibliography has no entry, or is not there.

    Why it matters:
    Every study names at least one report, and every quote its source, by a key of the bibliography.

    Example:
    # references/references.bib

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    if exists:
        return Fault("the bibliography has no entry", "add the entries that records refer to")
    return Fault(f"there is no `{file}`", "write it: it holds an entry for each work that records refer to")


@rule("BIB013")
def stray_text() -> Fault:
    """Text between the entries looks like an entry, or part of one.

    Why it matters:
    What stands outside the entries is a comment and is not read. An entry whose `@` is missing, or that is closed
    too early, would be lost in silence.

    Example:
    # references/references.bib
    article{hall2021, title = {Trust at night}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    return Fault(
        "this text belongs to no entry and is not read",
        "let the entry begin with `@`, delete braces that are too many, or begin a comment with `%`",
    )


@rule("BIB016")
def unknown_crossref(key: str, nearest: str, field: str = "crossref") -> Fault:
    """An entry takes fields from another that is not there.

    Why it matters:
    `crossref` names the book, the proceedings or the journal that the work is in. What it would bring is missing.

    Example:
    # references/references.bib
    @incollection{hall2021, title = {Trust at night}, crossref = {nightwork}}

    Use instead:
    # references/references.bib
    @incollection{hall2021, title = {Trust at night}, crossref = {nightwork}}
    @collection{nightwork, title = {Night work}}
    """
    what = "entry" if field == "crossref" else f"`@{field}`"
    meant = f"did you mean `{nearest}`?" if nearest else f"add the entry that it names, or leave `{field}` out"
    return Fault(f"`{field}` names `{shortened(key)}`, which is no {what} of this file", meant)


PROBLEMS = (
    broken_entry,
    duplicate_key,
    duplicate_bibtex_field,
    bad_citation_key,
    unknown_entry_type,
    missing_title,
    circular_crossref,
    empty_bibliography,
    stray_text,
    unknown_crossref,
)

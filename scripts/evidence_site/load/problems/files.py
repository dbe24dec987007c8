"""Faults of files: their names, their kind, their size and their encoding.

An example that cannot be written out (a file of 256 KB) is told in brackets, in its second line: `# (…)`.
"""

from collections.abc import Sequence

from evidence_site.diagnostics import Fault
from evidence_site.rule import rule

_MEGABYTE = 1024
"""In kilobytes."""
_OPENING = {
    "link": "is a link, or stands in a folder that is one",
    "folder": "is a folder",
    "device": "is not an ordinary file",
    "closed": "cannot be opened",
    "nothing": "is no longer there",
}


@rule("ID001")
def bad_file_name(name: str, noun: str, cure: str) -> Fault:
    """A record's file name cannot be the name of its page.

    Why it matters:
    The file's name is the record's id and the address of its page. It must work in every browser and on every
    computer, and be easy to type: small letters a to z and digits, single hyphens between words, and `.yml` at the end.

    Example:
    # findings/Local_Trust.yml
    title: Local trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(f"`{name}` is not a name for a {noun}'s file", cure)


@rule("ID002")
def reserved_file_name(name: str) -> Fault:
    """A record has a name that the website or a computer keeps for something else.

    Why it matters:
    A page called `index`, `search` or `assets` would take the place of a part of the website. Windows cannot
    even open a file called `con` or `nul`, so nobody who uses it could copy the project.

    Example:
    # findings/search.yml
    title: Search

    Use instead:
    # findings/searching-together.yml
    title: Searching together
    """
    return Fault(f"the name `{name}` is kept for something else", "add a word to the file's name")


@rule("ID003")
def clashing_file_names(name: str, other: str, form: str) -> Fault:
    """Two files have names that differ only in ways that some computers and readers do not see.

    Why it matters:
    On Windows and macOS `Local-Trust.yml` and `local-trust.yml` are the same file, so one would replace the other.

    Example:
    # findings/Local-Trust.yml
    title: Local trust

    Use instead:
    # findings/trust-between-sites.yml
    title: Trust between sites
    """
    return Fault(
        f"`{name}` and `{other}` name the same record",
        f"delete one of the two files, or rename one: {form}",
    )


@rule("ID004")
def stray_file(name: str, noun: str, suffix: str) -> Fault:
    """A folder of records holds something that is not a record.

    Why it matters:
    What is not read is not published. A record with another ending, in a sub-folder or in an editor's backup
    would be missed in silence.

    Example:
    # findings/notes/ideas.yml
    title: Ideas

    Use instead:
    # findings/ideas.yml
    title: Ideas
    """
    return Fault(
        f"`{name}` is not a {noun} and is not read", f"delete it or move it away; a {noun}'s file ends in `{suffix}`"
    )


@rule("YML001")
def empty_record(file: str, needed: Sequence[str] = (), command: str = "", *, exists: bool) -> Fault:
    """A record's file holds nothing, or the file that every project needs is not there.

    Why it matters:
    `findings/synthesis.yml` says what the site is about. Without it, or with nothing in a finding's or a study's
    file, there is nothing to show.

    Example:
    # findings/local-trust.yml

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    if exists:
        if not needed:
            return Fault("the file is empty", "write its text, or delete the file")
        fields = ", ".join(f"`{each}`" for each in needed)
        begin = f"delete the file, then begin with `{command}`; or write" if command else "write"
        return Fault("the record is empty", f"{begin} its fields, at least {fields}")
    return Fault(f"there is no `{file}`", "write it: it says what the site is about")


@rule("YML002")
def unreadable_file(file: str, kind: str) -> Fault:
    """A record or page is not a file that can be read: it is a link, a folder or a device, or closed to you.

    Why it matters:
    A link in a contribution can point at any file of the computer that builds the site. So links are not followed,
    and nothing but ordinary files is opened.

    Example:
    # findings/night-work.yml/draft.yml
    title: A file in a folder that has the name of a record

    Use instead:
    # findings/night-work.yml
    title: Night work
    """
    cure = "check who may read the file" if kind == "closed" else "put an ordinary file there"
    return Fault(f"`{file}` {_OPENING[kind]}", cure)


@rule("YML003")
def oversized_file(file: str, kilobytes: int) -> Fault:
    """A file is larger than any record needs to be.

    Why it matters:
    A record is a few pages of text: up to 256 KB; a bibliography, a source text or a page may have 2 MB, a drawing
    16 KB, and what stands beside pages 50 MB. What is larger is a mistake, or an attempt to exhaust the computer that
    builds the site.

    Example:
    # findings/local-trust.yml
    # (more than 256 KB of text)

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    most = f"{kilobytes} KB" if kilobytes < _MEGABYTE else f"{kilobytes // _MEGABYTE} MB"
    return Fault(f"`{file}` is larger than {most}", "take out what is not part of it, or split it")


@rule("YML004")
def foreign_encoding(sort: str, byte: int = 0) -> Fault:
    """A file is not text in UTF-8, the encoding that all records share.

    Why it matters:
    In another encoding letters such as `é` and typographic quotation marks come out as other characters. A quote
    from a study would no longer be what the study says.

    Example:
    # findings/local-trust.yml
    # (saved as "Windows-1252", "Latin-1" or "Unicode")

    Use instead:
    # findings/local-trust.yml
    # (saved as "UTF-8")
    title: Local trust
    """
    cure = "in your editor, choose Save with Encoding or Save As, and there UTF-8"
    if sort == "binary":
        return Fault("the file is not text", "put a plain text file there, not a picture, archive or document")
    if sort == "wide":
        return Fault("the file is saved in UTF-16 or UTF-32, not in UTF-8", cure)
    likely = bytes([byte]).decode("cp1252", "replace")
    meant = f" (perhaps `{likely}`, as Windows writes it)" if likely.isprintable() and likely != "\ufffd" else ""
    return Fault(
        f"the file is not saved in UTF-8: the character here cannot be read{meant}",
        f"type the character again; {cure}",
    )


@rule("YML027")
def unfinished_merge() -> Fault:
    """A file holds the lines that are put into it where two people changed the same words.

    Why it matters:
    The lines `<<<<<<<`, `=======` and `>>>>>>>` stand around two versions of the same words, and somebody still has to
    choose. Until then both versions would count: two words for one in a source, two entries in the bibliography.

    Example:
    # findings/local-trust.yml
    <<<<<<< HEAD
    title: Local trust
    =======
    title: Trust where one works
    >>>>>>> trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(
        "a merge is not finished here: two versions of the same lines follow each other",
        "keep the version that is right, or words from both, and delete the lines that begin with `<<<<<<<`, "
        "`|||||||`, `=======` and `>>>>>>>`, here and further down",
    )


@rule("PAG007")
def page_of_html(file: str) -> Fault:
    """A file among the hand-written pages is a page of HTML.

    Why it matters:
    It would be published as it is: its scripts would run, and it could look like any page of the site. Pages in
    Markdown can do neither.

    Example:
    # docs/visit.html
    <h1>Visit us</h1>

    Use instead:
    # docs/visit.md
    # Visit us
    """
    return Fault(f"`{file}` is a page of HTML", "write it in Markdown, in a file whose name ends in `.md`")


PROBLEMS = (
    unfinished_merge,
    bad_file_name,
    reserved_file_name,
    clashing_file_names,
    stray_file,
    empty_record,
    unreadable_file,
    oversized_file,
    foreign_encoding,
    page_of_html,
)

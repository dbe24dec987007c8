"""Faults of the names of files."""

from evidence_site.diagnostics import Fault
from evidence_site.rule import rule


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


PROBLEMS = (bad_file_name, reserved_file_name, clashing_file_names, stray_file)

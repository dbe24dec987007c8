"""Faults of YAML's syntax, as beginners make them.

`line` is the line as it should be, where that can be told.
"""

import re

from evidence_site.diagnostics import Fault
from evidence_site.rule import rule


def corrected(line: str, otherwise: str = "") -> str:
    """Return how to write a line, or a cure in other words where that cannot be told."""
    return f"write `{line.strip()}`" if line else otherwise


@rule("YML010")
def broken_syntax() -> Fault:
    """The file cannot be read from some place on, and the reason is none of the usual ones.

    Why it matters:
    Where one line ends and the next field begins can no longer be told, so the rest of the record is lost.

    Example:
    # findings/local-trust.yml
    title: Local trust
    : draft

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    status: draft
    """
    return Fault(
        "the record cannot be read from here on",
        "compare this line and the one above with another record: each field is `name: value` on a line of its own; "
        "put a value with odd signs in quotes",
    )


@rule("YML011")
def tab_indentation(name: str) -> Fault:
    """A line is indented with a tab, or with spaces of another kind, as they come along from a web page.

    Why it matters:
    A tab is as wide as each editor likes, so it cannot say what belongs to what. Only spaces can.

    Example:
    # findings/local-trust.yml
    # (a tab, not spaces, before the hyphen of a list)

    Use instead:
    # findings/local-trust.yml
    not_stated:
      - When the interviews were held
    """
    if not name:
        return Fault("a tab indents this line", "replace it with spaces, as many as the lines beside it have")
    return Fault(
        f"this line begins with a space of another kind: {name}",
        "delete it, and type ordinary spaces, as many as the lines beside it have",
    )


@rule("YML012")
def unclosed_quote(mark: str) -> Fault:
    """A value begins with a quotation mark or bracket, and none ends it.

    Why it matters:
    Everything up to the next quotation mark, or to the end of the file, counts as part of the value.

    Example:
    # findings/local-trust.yml
    title: "Local trust
    status: draft

    Use instead:
    # findings/local-trust.yml
    title: "Local trust"
    status: draft
    """
    closing = {"[": "]", "{": "}"}.get(mark, mark)
    others = {"'": '"', '"': "'"}.get(mark, "quotation marks")
    return Fault(
        f"the {mark} that opens here is not closed",
        f"put {closing} where the value ends; if {mark} is part of the text, put {others} around the whole",
    )


@rule("YML013")
def unquoted_colon(line: str) -> Fault:
    """A value holds a colon followed by a space, and stands in no quotation marks.

    Why it matters:
    A colon and a space end a field's name. A second one on the line leaves open where the value begins.

    Example:
    # findings/local-trust.yml
    title: Trust: how it grows

    Use instead:
    # findings/local-trust.yml
    title: "Trust: how it grows"
    """
    return Fault(
        "a value with a colon in it needs quotation marks", corrected(line, "put the value in quotation marks")
    )


@rule("YML014")
def unquoted_sign(sign: str, line: str) -> Fault:
    """A value begins with a sign that YAML keeps for itself, and stands in no quotation marks.

    Why it matters:
    The signs `*`, `&`, `!`, `@`, `%`, the backtick, brackets and braces have a meaning of their own at the
    beginning of a value.

    Example:
    # findings/local-trust.yml
    title: @home visits

    Use instead:
    # findings/local-trust.yml
    title: "@home visits"
    """
    cure = corrected(line, "put the value in quotation marks")
    # A key in quotation marks would still not be one: papers cite with `@`, records name the bare key.
    bare = "; but a citation key or a record's name stands without `@`" if re.search(r'"@\S+"$', line) else ""
    return Fault(f"a value that begins with {sign} needs quotation marks", cure + bare)


@rule("YML015")
def uneven_indentation() -> Fault:
    """A line begins further to the left or right than the lines it belongs with.

    Why it matters:
    Indentation says what belongs to what: fields of the same record begin in the same column.

    Example:
    # findings/local-trust.yml
    title: Local trust
      status: draft

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    status: draft
    """
    return Fault(
        "this line is not indented as the lines it belongs with",
        "let it begin in the same column as the fields or list items beside it",
    )


@rule("YML016")
def missing_space(sign: str, line: str) -> Fault:
    """A hyphen before a list item, or a colon after a field's name, has no space after it.

    Why it matters:
    Without the space the hyphen or the colon is a letter of the text like any other.

    Example:
    # findings/local-trust.yml
    title:Local trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(f"a space is missing after the {sign}", corrected(line))


@rule("YML017")
def bad_escape(letters: str) -> Fault:
    r"""A backslash in a text in double quotation marks is followed by something that means nothing.

    Why it matters:
    Between double quotation marks a backslash gives the next letter another meaning: `\n` is a line break.

    Example:
    # findings/local-trust.yml
    title: "Wards \& corridors"

    Use instead:
    # findings/local-trust.yml
    title: 'Wards \& corridors'
    """
    return Fault(
        f"`{letters}` means nothing between double quotation marks",
        "use single quotation marks, or write the backslash twice",
    )


@rule("YML018")
def text_after_quote(line: str) -> Fault:
    """A value goes on after its closing quotation mark or bracket.

    Why it matters:
    A quotation mark at the beginning of a value opens it, and the next one ends it. A text that merely begins with
    a quoted word, or holds an apostrophe between single quotation marks, needs others around the whole.

    Example:
    # findings/local-trust.yml
    title: "Trust" among colleagues

    Use instead:
    # findings/local-trust.yml
    title: '"Trust" among colleagues'
    """
    return Fault(
        "the value goes on after its closing mark", corrected(line, "put quotation marks around the whole value")
    )


@rule("YML019")
def stray_line() -> Fault:
    """A line is neither a field nor indented as part of the value above it.

    Why it matters:
    A field is `name: value`. A value that goes on over several lines is indented more than its name.

    Example:
    # findings/local-trust.yml
    title: Local trust
    among colleagues
    status: draft

    Use instead:
    # findings/local-trust.yml
    title: Local trust
      among colleagues
    status: draft
    """
    return Fault(
        "this line is neither `name: value` nor part of the value above it",
        "add the colon that is missing, or indent the line by two spaces if it belongs to the line above",
    )


@rule("YML030")
def other_sign(kind: str, name: str, line: str) -> Fault:
    """A colon, a hyphen or the space behind it is of another kind than YAML reads, and looks much the same.

    Why it matters:
    Word processors, web pages and the keyboards of other languages have colons, hyphens and spaces of their own. YAML
    takes them for letters, so the field or the list item is not seen.

    Example:
    # findings/local-trust.yml
    title: Local trust
    status：draft

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    status: draft
    """  # noqa: RUF002 -- the sign that it is about
    message = {
        "colon": "this is the colon of another keyboard",
        "after_colon": "the space after the colon is of another kind",
        "hyphen": "the hyphen before a list item is of another kind",
        "after_hyphen": "the space after the hyphen is of another kind",
    }[kind]
    return Fault(f"{message}: {name}", corrected(line, "type it again"))


PROBLEMS = (
    other_sign,
    broken_syntax,
    tab_indentation,
    unclosed_quote,
    unquoted_colon,
    unquoted_sign,
    uneven_indentation,
    missing_space,
    bad_escape,
    text_after_quote,
    stray_line,
)

"""Faults of a file as such: what it is, how large, in which characters, and how it is built.

An example that cannot be written out (a file of 256 KB) is told in brackets, in its second line: `# (…)`.
"""

from collections.abc import Sequence

from evidence_site.diagnostics import Fault
from evidence_site.rule import rule

_OPENING = {
    "link": "is a link, or stands in a folder that is one",
    "folder": "is a folder",
    "device": "is not an ordinary file",
    "closed": "cannot be opened",
    "nothing": "is no longer there",
}


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
    """A record is not a file that can be read: it is a link, a folder or a device, or closed to you.

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
    cure = "check who may read the file" if kind == "closed" else "put the record itself there, as an ordinary file"
    return Fault(f"`{file}` {_OPENING[kind]}", cure)


@rule("YML003")
def oversized_file(file: str, kilobytes: int) -> Fault:
    """A file is larger than any record needs to be.

    Why it matters:
    A record is a few pages of text: up to 256 KB; a bibliography or a source text may have 2 MB, a drawing 16 KB. What
    is larger is a mistake, or an attempt to exhaust the computer that builds the site.

    Example:
    # findings/local-trust.yml
    # (more than 256 KB of text)

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(f"`{file}` is larger than {kilobytes} KB", "take out what is not part of it, or split it")


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


@rule("YML005")
def invisible_character(name: str, *, is_escaped: bool = False) -> Fault:
    r"""A text holds a character that cannot be seen, or that changes the direction or look of what follows.

    Why it matters:
    Such characters come along when text is copied from a PDF or a web page. They make equal words differ, so that
    a quote is not found in its source; and some can make a text look like another.

    Example:
    # findings/local-trust.yml
    title: "Local\u200btrust"

    Use instead:
    # findings/local-trust.yml
    title: "Local trust"
    """
    cure = "delete it, or type the words again"
    if is_escaped:
        cure = "delete it; if a backslash is meant, put the value in single quotation marks"
    return Fault(f"an invisible or forbidden character stands here: {name}", cure)


@rule("YML006")
def stacked_marks(count: int) -> Fault:
    r"""A letter carries more accents than any script needs.

    Why it matters:
    A pile of accents covers the lines above and below it on the page.

    Example:
    # findings/local-trust.yml
    title: "Tru\u0301\u0302\u0303\u0301\u0302\u0303st"

    Use instead:
    # findings/local-trust.yml
    title: "Trúst"
    """
    return Fault(f"{count} accents stand on one letter", "type the letter again, with the accents that it has")


@rule("YML007")
def hidden_text(count: int) -> Fault:
    """A long stretch of white space pushes what follows it off the screen.

    Why it matters:
    Whoever reviews a contribution sees the beginning of each line. What stands far to the right would be
    published unseen.

    Example:
    # findings/local-trust.yml
    title: Local trust                                                               and what nobody saw

    Use instead:
    # findings/local-trust.yml
    title: Local trust and what everybody can see
    """
    return Fault(f"{count} spaces push the rest of the line out of sight", "delete them")


@rule("YML008")
def deep_nesting(most: int) -> Fault:
    """Lists and fields stand inside each other deeper than any record needs.

    Why it matters:
    Records are at most a few levels deep. Hundreds of brackets are a mistake, or an attempt to bring down the
    program that reads them.

    Example:
    # findings/local-trust.yml
    title: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[Local trust]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(
        f"more than {most} lists or groups of fields stand inside each other here",
        "take away the brackets or the indentation that nobody meant; put text with brackets in quotation marks",
    )


@rule("YML009")
def too_many_parts(most: int) -> Fault:
    """A file has more fields and list items than any record needs.

    Why it matters:
    Each part of a record is shown somewhere. Thousands of them are a mistake, or an attempt to exhaust the
    computer that builds the site.

    Example:
    # findings/local-trust.yml
    # (more than 5,000 fields and list items)

    Use instead:
    # findings/local-trust.yml
    not_stated: [When the interviews were held]
    """
    return Fault(
        f"the file has more than {most} parts; the rest is not read", "split it, or take out what is not needed"
    )


PROBLEMS = (
    empty_record,
    unreadable_file,
    oversized_file,
    foreign_encoding,
    invisible_character,
    stacked_marks,
    hidden_text,
    deep_nesting,
    too_many_parts,
)

"""Faults of a record's YAML: characters that nobody sees, too many parts, and what records do without.

An example that cannot be written out (5,000 fields) is told in brackets, in its second line: `# (…)`.
"""

from evidence_site.diagnostics import Fault
from evidence_site.english import counted
from evidence_site.load.problems.syntax import corrected
from evidence_site.rule import rule


@rule("YML005")
def invisible_character(name: str, count: int = 1, *, is_escaped: bool = False) -> Fault:
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
    if count > 1:
        return Fault(
            f"an invisible or forbidden character stands here and in {counted(count - 1, 'other place')}: {name}",
            "let your editor replace each of them by nothing",
        )
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


@rule("YML020")
def anchor_or_alias(sign: str, line: str) -> Fault:
    """A value begins with `&` or `*`, which name a value and repeat it elsewhere (an anchor and its alias).

    Why it matters:
    Whoever reads a record should see what it says where it says it. Repeated values can also be nested so that a
    small file fills the memory. And most often the sign is part of a text that lacks quotation marks.

    Example:
    # findings/local-trust.yml
    title: *trust

    Use instead:
    # findings/local-trust.yml
    title: "*trust"
    """
    return Fault(
        f"a value that begins with {sign} is not read as text",
        corrected(line, "write the value out, in quotation marks if the sign belongs to it"),
    )


@rule("YML021")
def explicit_tag(tag: str, line: str) -> Fault:
    """A value begins with `!` and a word, which asks for the value to be read as something special (a tag).

    Why it matters:
    Each field says itself how its value is read. Tags can ask the computer to run a program; none are obeyed.

    Example:
    # findings/local-trust.yml
    title: !important Local trust

    Use instead:
    # findings/local-trust.yml
    title: "!important Local trust"
    """
    return Fault(f"a value that begins with `{tag}` is not read as text", corrected(line, f"delete `{tag}`"))


@rule("YML022")
def merge_key() -> Fault:
    """A field is called `<<`, which would bring in fields from elsewhere.

    Why it matters:
    Whoever reviews a record should see all its fields in their place.

    Example:
    # findings/local-trust.yml
    <<: {status: published}

    Use instead:
    # findings/local-trust.yml
    status: published
    """
    return Fault("`<<` would bring in fields from elsewhere", "write the fields themselves")


@rule("YML023")
def directive() -> Fault:
    """A line begins with `%`, which changes how YAML reads the file.

    Why it matters:
    All records are read in the same way. A directive can make a harmless word mean something else.

    Example:
    # findings/local-trust.yml
    %YAML 1.1
    ---
    title: Local trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault("a line that begins with `%` would change how the file is read", "delete the line")


@rule("YML024")
def several_documents() -> Fault:
    """A file holds more than one record, divided by `---`.

    Why it matters:
    The file's name is the record's id, so there is one record in each file. The second would be lost.

    Example:
    # findings/local-trust.yml
    title: Local trust
    ---
    title: Night work

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(
        "a second record begins here",
        "delete the line `---`; if what follows is another record, move that to a file of its own",
    )


@rule("YML025")
def complex_key() -> Fault:
    """A list or a group of fields stands where a field's name should be.

    Why it matters:
    A field's name is a word. Braces at the beginning of a value are read as a group of fields.

    Example:
    # findings/local-trust.yml
    {title}: Local trust

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(
        "a field's name is one word, not a list or a group of fields",
        "write the name without brackets; put a value that begins with one in quotation marks",
    )


@rule("YML026")
def duplicate_field(name: str, first: int) -> Fault:
    """A field stands twice in the same record or part of a record.

    Why it matters:
    Only one of the two could be shown, and nobody would know which was meant.

    Example:
    # findings/local-trust.yml
    title: Local trust
    title: Trust among colleagues

    Use instead:
    # findings/local-trust.yml
    title: Local trust
    """
    return Fault(f"`{name}` stands here a second time; the first is in line {first}", "keep one of the two")


PROBLEMS = (
    invisible_character,
    stacked_marks,
    hidden_text,
    deep_nesting,
    too_many_parts,
    anchor_or_alias,
    explicit_tag,
    merge_key,
    directive,
    several_documents,
    complex_key,
    duplicate_field,
)

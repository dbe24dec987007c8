"""How texts are written into a record: what YAML takes for a comment, and quotation marks that are none of its own."""

from evidence_site.diagnostics import Fault, Severity
from evidence_site.load.problems.syntax import corrected
from evidence_site.rule import rule


@rule("YML028")
def comment_in_text(line: str) -> Fault:
    """A text in no quotation marks holds a space and a `#`, after which YAML reads no more of the line.

    Why it matters:
    What follows ` #` is a comment for other editors. A text such as "ward #4" loses its end, and what is left of it is
    published as if it were all.

    Example:
    # findings/local-trust.yml
    title: Trust on ward #4 grows slowly

    Use instead:
    # findings/local-trust.yml
    title: "Trust on ward #4 grows slowly"
    """
    cure = corrected(line, "put the value in quotation marks, from its first word to its last")
    return Fault("what follows ` #` is a comment and is not read", f"{cure}; or put a space after `#` of a comment")


@rule("YML029", Severity.ADVICE)
def comment_beside_text() -> Fault:
    """A comment stands on the line of a text.

    Why it matters:
    A text that holds a space and a `#` ends there: what follows is never published. If it is meant for other editors,
    a line of its own says so.

    Example:
    # findings/local-trust.yml
    title: Local trust # and distant trust

    Use instead:
    # findings/local-trust.yml
    # The title of the report's third chapter.
    title: Local trust
    """
    return Fault(
        "what follows ` #` is a comment, and no part of the text",
        "if it is meant as text, put the value in quotation marks; if not, move it to a line of its own above",
    )


@rule("YML031", Severity.ADVICE)
def wrapped_text(marks: str) -> Fault:
    """A text stands in the quotation marks of a word processor or of another keyboard.

    Why it matters:
    YAML knows straight quotation marks only, `"` and `'`. All others are letters of the text: readers see them.

    Example:
    # findings/local-trust.yml
    title: “Local trust”

    Use instead:
    # findings/local-trust.yml
    title: "Local trust"
    """
    return Fault(
        f"readers will see the quotation marks {marks} around this text",
        "if they are not part of it, write `\"` in their place; if they are, put `'` around the whole",
    )


PROBLEMS = (comment_in_text, comment_beside_text, wrapped_text)

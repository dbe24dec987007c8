"""Faults of the values in the bibliography."""

from evidence_site.diagnostics import Fault, Severity
from evidence_site.load.text import shortened
from evidence_site.rule import rule


@rule("BIB007")
def unusable_date(name: str, value: str) -> Fault:
    """A year or date of an entry cannot be read as one.

    Why it matters:
    References are told apart and sorted by their year.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, year = {202l}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, year = {2021}}
    """
    cures = {
        "year": "write four digits; of a work that is not out yet, say `pubstate = {forthcoming}` instead",
    }
    return Fault(
        f"`{shortened(value)}` is not a {'date' if name not in cures else name}", cures.get(name, "write `2021-03-24`")
    )


@rule("BIB008")
def unusable_identifier(name: str, message: str, cure: str) -> Fault:
    """A DOI or web address of an entry is not one.

    Why it matters:
    Readers follow it to the work. An address of another sort may lead to harm.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, doi = {doi of the article}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, doi = {10.5555/hall}}
    """
    return Fault(f"`{name}`{': ' if message.startswith('`') else ' '}{message}", cure)


@rule("BIB009")
def undefined_abbreviation(name: str, nearest: str) -> Fault:
    """A value without braces or quotation marks is an abbreviation that no `@string` defines, or that needs itself.

    Why it matters:
    The abbreviation would be printed in place of what it stands for.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, journal = jnw}

    Use instead:
    # references/references.bib
    @string{jnw = {Journal of Night Work}}
    @article{hall2021, title = {Trust at night}, journal = jnw}
    """
    meant = f"did you mean `{nearest}`? Or " if nearest else ""
    return Fault(
        f"the abbreviation `{shortened(name)}` stands for nothing",
        f"{meant}put the value in braces, or define it once with `@string`",
    )


@rule("BIB011")
def unread_latex(what: str) -> Fault:
    r"""A value holds a LaTeX command that is not known here, or braces that do not match.

    Why it matters:
    Web pages are not made with LaTeX. Accents and simple symbols are understood; what is not would be lost or
    printed as it stands.

    Example:
    # references/references.bib
    @article{hall2021, title = {\myfont{Trust} at night}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    return Fault(what, "delete it, and write letters as they are: `é` and `ß` need no command")


@rule("BIB014")
def unreadable_name(name: str, reason: str) -> Fault:
    """A name in `author` or `editor` cannot be told apart into its parts.

    Why it matters:
    A name is `Family, Given`, and names are divided by `and`. With commas between people, several become one.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, author = {Hall, A., Reed, B., Stone, C.}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, author = {Hall, A. and Reed, B. and Stone, C.}}
    """
    return Fault(
        f"the name `{shortened(name)}` {reason}",
        "write `Family, Given and Family, Given`; put the name of an organisation in braces: `{{Night Work Trust}}`",
    )


@rule("BIB015")
def overlong_value(name: str, length: int, most: int) -> Fault:
    """A field of the bibliography is longer than any such field needs to be.

    Why it matters:
    Long fields are mostly a missing brace; and they can exhaust the computer that builds the site.

    Example:
    # references/references.bib
    # (a title of more than 20,000 characters)

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}}
    """
    return Fault(f"`{name}` is {length} characters long", f"keep it to {most}; see whether a brace is missing")


@rule("BIB019", Severity.WARNING, suppressible=False)
def unread_month(value: str) -> Fault:
    """The month of an entry, or the day beside it, cannot be read.

    Why it matters:
    The reference is shown with its year alone. Newspapers, and articles that are not in an issue yet, are found by
    their day.

    Example:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, journal = {Nights}, year = 2021, month = {Michaelmas}}

    Use instead:
    # references/references.bib
    @article{hall2021, title = {Trust at night}, journal = {Nights}, year = 2021, month = oct}
    """
    return Fault(
        f"`{shortened(value)}` is not a month, and only the year is shown",
        "write `jan`, `feb` and so on, without braces; the day has a field of its own: `day = {24}`",
    )


PROBLEMS = (
    unusable_date,
    unread_month,
    unusable_identifier,
    undefined_abbreviation,
    unread_latex,
    unreadable_name,
    overlong_value,
)

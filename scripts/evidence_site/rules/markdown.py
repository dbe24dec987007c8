"""Markdown that does not come out as it was meant: tables, and the stars of search terms."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.quotations import blanked

_CODE = re.compile(r"`[^`]*`")
_STRONG = re.compile(r"\*\*[^*]+\*\*")
_RULE = r"[ \t]*:?-{2,}:?[ \t]*"
_TABLE = re.compile(
    rf"\|{_RULE}\||^[^\n|]*\|[^\n]*\n{_RULE}(?:\|{_RULE})+$|^[ \t]*\|[^\n]*\|[ \t]*\n[ \t]*\|[^\n]*\|[ \t]*$",
    re.MULTILINE,
)
"""The line below the head of a table, as often written without line breaks; or two rows below each other."""
_PAIR = re.compile(r"(?<![\\*])\*(?=[^*]+(?<!\\)\*)[^*]+\*")
_TRUNCATION = re.compile(r"(?<=\w)\*(?!\w)")


@rule("TXT014")
def table_in_prose(corpus: Corpus) -> Iterator[Violation]:
    """A text of a record holds a table of Markdown.

    Why it matters:
    Records have paragraphs and lists only. The lines of a table would run together into one paragraph, and a search
    strategy in it could not be used again.

    Example:
    # findings/synthesis.yml
    screening: |
      | # | Search line |
      |---|---|
      | 1 | nurse and night |

    Use instead:
    # findings/synthesis.yml
    screening: |
      1. nurse and night
    """
    for record, texts in corpus.own_prose.items():
        for path, text, field in texts:
            found = _TABLE.search(blanked(text, _CODE)) if field.is_markdown and "|" in text else None
            if found:
                fault = Fault(
                    "a table cannot stand here: its lines would run together",
                    "write a list, each line with `- `; or put the table on a page in docs/, and link to it",
                )
                yield Violation(Place(record, path, found.span()), fault)


@rule("TXT015", Severity.ADVICE)
def star_that_opens_italics(corpus: Corpus) -> Iterator[Violation]:
    r"""A star after a word, as search terms have it, pairs up with a later one, and all between is shown in italics.

    Why it matters:
    Both stars are lost on the page, so that the search cannot be repeated as it was done.

    Example:
    # findings/synthesis.yml
    screening: We searched for phone* and interview*.

    Use instead:
    # findings/synthesis.yml
    screening: We searched for phone\* and interview\*.
    """
    for record, texts in corpus.own_prose.items():
        for path, text, field in texts:
            if not field.is_markdown or "*" not in text:
                continue
            shown = blanked(blanked(text, _CODE), _STRONG)
            for found in _PAIR.finditer(shown):
                if _TRUNCATION.match(shown, found.start()):
                    cure = "write `\\*` for each star that is meant as one, or put the search line between backticks"
                    fault = Fault("this star and the next are lost: what is between is shown in italics", cure)
                    yield Violation(Place(record, path, (found.start(), found.start() + 1)), fault)


RULES = (table_in_prose, star_that_opens_italics)

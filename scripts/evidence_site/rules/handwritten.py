"""Pages that are written by hand must not take the place of the package's own, nor lead readers away."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Span
from evidence_site.model import Corpus, HandwrittenPage, RecordKind, RecordRef
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.quotations import blanked

_CODE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)|(?<!\\)`[^`\n]+`", re.MULTILINE | re.DOTALL)
_OWN_KEY = re.compile(r"^[ \t]*+[\"'{,?]?[ \t]*+[\"']?(evidence_site_\w++)[\"']?[ \t]*+:", re.MULTILINE | re.IGNORECASE)
_REDIRECT = re.compile(r"\btemplate[\"']?\s{0,9}:[\s|>!\w\"'-]{0,99}?\b(redirect\.html)", re.IGNORECASE)
_LEADS_AWAY = re.compile(r"<(meta|base)(?=[\s/>])", re.IGNORECASE)


@rule("PAG001")
def key_of_the_package(corpus: Corpus) -> Iterator[Violation]:
    """The front matter of a page sets a value that the package sets itself.

    Why it matters:
    Such a value could put anything into the head of a page, where readers trust that it is the site's.

    Example:
    # docs/visit.md
    ---
    title: Visit us
    evidence_site_head: <meta name="robots" content="noindex">
    ---

    # Visit us

    Use instead:
    # docs/visit.md
    ---
    title: Visit us
    ---

    # Visit us
    """
    for page, key in _found(corpus, _OWN_KEY):
        fault = Fault(f"`{key[1]}` is a value that only the package sets", "delete the line")
        yield Violation(_at(page, key.span(1)), fault)


@rule("PAG002")
def page_that_leads_away(corpus: Corpus) -> Iterator[Violation]:
    """A page has a tag of HTML, or a template, that leads readers to another page before they can read this one.

    Why it matters:
    `<meta>` can send a reader to any site without a click, and `<base>` moves every link of the page. Readers would
    think that they are still here.

    Example:
    # docs/visit.md
    # Visit us

    <meta http-equiv="refresh" content="0; url=https://night.example.org/">

    Use instead:
    # docs/visit.md
    # Visit us

    See [the other site](https://night.example.org/).
    """
    for page, tag in _found(corpus, _LEADS_AWAY):
        fault = Fault(f"`<{tag[1]}>` can lead readers away", "delete it, and write a link: `[words](address)`")
        yield Violation(_at(page, tag.span()), fault)
    for page, template in _found(corpus, _REDIRECT):
        fault = Fault(f"`{template[1]}` leads readers away", "delete the line, and write a link: `[words](address)`")
        yield Violation(_at(page, template.span(1)), fault)


def _found(corpus: Corpus, pattern: re.Pattern[str]) -> Iterator[tuple[HandwrittenPage, re.Match[str]]]:
    """Yield the first place of each page where a pattern matches outside code."""
    for page in corpus.pages:
        found = pattern.search(page.text)
        found = pattern.search(blanked(page.text, _CODE)) if found else None
        if found:
            yield page, found


def _at(page: HandwrittenPage, span: Span) -> Place:
    return Place(RecordRef(RecordKind.PAGE, page.path), span=span)


RULES = (key_of_the_package, page_that_leads_away)

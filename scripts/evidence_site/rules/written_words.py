"""Words that come out otherwise than they were meant: cut by the end of a line, or with the code of a web page."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, FieldPath, Severity
from evidence_site.english import counted
from evidence_site.model import Corpus, QuotePlace, RecordKind, RecordRef, Verdict
from evidence_site.rule import Place, Violation, rule
from evidence_site.rules.miscopied import ENTITY, broken_word, meant_by
from evidence_site.rules.mismatch import is_refused
from evidence_site.rules.places import is_private, words_field
from evidence_site.rules.quotations import blanked

_CODE = re.compile(r"`[^`]+`")


@rule("TXT011", Severity.WARNING)
def word_broken_by_line(corpus: Corpus) -> Iterator[Violation]:
    """A line of a record ends after a hyphen or a slash, so that a space comes into the word.

    Why it matters:
    The lines of a text are joined with a space between them. Where a line ends in `non-` and the next begins with
    `clinical`, readers see `non- clinical`.

    Example:
    # findings/shared-time.yml
    summary: >-
      Clinical and non-
      clinical teams took their breaks together.

    Use instead:
    # findings/shared-time.yml
    summary: >-
      Clinical and non-clinical
      teams took their breaks together.
    """
    for record, texts in corpus.texts.items():
        broken = corpus.broken_words.get(record, {})
        for path, text, _ in texts if broken else ():
            for span in broken.get(path, ()) if not _is_told_of_quote(corpus, record, path) else ():
                yield Violation(Place(record, path, span), broken_word(text, span))


@rule("TXT012", Severity.WARNING)
def web_page_code(corpus: Corpus) -> Iterator[Violation]:
    """A text holds the code of a character of a web page, such as `&amp;`, in place of the character.

    Why it matters:
    Such codes come along when text is copied from the source of a web page. Readers would see the code.

    Example:
    # findings/shared-time.yml
    summary: Teams had tea &amp; cake together.

    Use instead:
    # findings/shared-time.yml
    summary: Teams had tea & cake together.
    """
    for record, texts in corpus.texts.items():
        for path, text, field in texts:
            found = ENTITY.search(blanked(text, _CODE) if field.is_markdown else text) if "&" in text else None
            if found and meant_by(found[0]) and not _is_told_of_quote(corpus, record, path):
                fault = Fault(f"`{found[0]}` is the code of a web page", f"write {meant_by(found[0])} in its place")
                yield Violation(Place(record, path, found.span()), fault)


@rule("SRC008", Severity.ADVICE, suppressible=False)
def web_page_code_in_source(corpus: Corpus) -> Iterator[Violation]:
    """A source's text holds the code of a character of a web page, such as `&amp;`, in place of the character.

    Why it matters:
    A quote has to be what its source's text is, letter for letter. So a quote with the right character is not found.

    Example:
    # references/sources/lind2019.txt
    # Chapter 1

    Tea &amp; cake matter to those who have no breaks.

    Use instead:
    # references/sources/lind2019.txt
    # Chapter 1

    Tea & cake matter to those who have no breaks.
    """
    for key, source in sorted(corpus.sources.items()):
        codes = [each for each in ENTITY.finditer(source.text) if meant_by(each[0])] if not source.private else []
        if codes:
            first = codes[0]
            more = f", and {counted(len(codes) - 1, 'more')}" if len(codes) > 1 else ""
            cure = f"write {meant_by(first[0])}, as the publication has it"
            fault = Fault(f"`{first[0]}` is the code of a web page{more}", cure)
            yield Violation(Place(RecordRef(RecordKind.SOURCE, key), span=first.span()), fault)


def _is_told_of_quote(corpus: Corpus, record: RecordRef, path: FieldPath) -> bool:
    """Whether a text is a quote's words, and these are the source's or the mismatch says what is wrong with them."""
    place = _quote_at(corpus, record, path)
    if place is None:
        return False
    if is_private(corpus, place):
        return not is_refused(corpus, place)
    return corpus.verifications[place.ref].verdict is not Verdict.NOT_CHECKED


def _quote_at(corpus: Corpus, record: RecordRef, path: FieldPath) -> QuotePlace | None:
    """Return the quote whose words, those that are looked for in the source, a path leads to."""
    for place in corpus.quotes if path[:1] == ("quotes",) else ():
        if place.record == record and path == ("quotes", place.position, words_field(place)):
            return place
    return None


RULES = (word_broken_by_line, web_page_code, web_page_code_in_source)

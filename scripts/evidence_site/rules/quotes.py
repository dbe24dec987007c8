"""Quotes must stand in their source, letter for letter, where the locator says."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.matching import MarkKind, bare_dots, read_marks
from evidence_site.model import Corpus, Verdict
from evidence_site.model.fields import SOURCE_KEY
from evidence_site.rule import Violation, rule
from evidence_site.rules.mismatch import is_miswritten, is_refused, mismatch, omits_by_dots, where_they_are
from evidence_site.rules.places import checked, in_quote, in_words, is_private, is_unread, standing


@rule("QUO001")
def quote_not_in_source(corpus: Corpus) -> Iterator[Violation]:
    """The words of a quote are not in the text of its source.

    Why it matters:
    Readers take what stands in quotation marks for what was said or written, letter for letter. So every quote is
    looked for in its source at every build. Only what print decides may differ: white space, the shapes of quotation
    marks, dashes and dots, and hyphens at the ends of lines.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks past on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place, verification in checked(corpus):
        if is_refused(corpus, place) and not is_miswritten(corpus, place):
            span = verification.wanted if verification.nearest else None
            yield Violation(in_words(place, span), mismatch(corpus, place, verification))


@rule("QUO002")
def quote_misplaced(corpus: Corpus) -> Iterator[Violation]:
    """The words of a quote are in the source, but not in the section that the locator names.

    Why it matters:
    Readers look the quote up where the locator sends them. A locator begins with the heading of a section of the
    source's text, as in `Abstract, Results, sentence 2`.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Methods
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place, verification in checked(corpus):
        if verification.verdict is Verdict.MISPLACED and place.quote.locator and not is_private(corpus, place):
            message = f"the quoted words stand elsewhere in `{place.quote.source}` than the locator says"
            yield Violation(
                in_quote(place, "locator"), Fault(message, where_they_are(verification, place.quote.locator))
            )


@rule("QUO003", Severity.WARNING)
def quote_not_checked(corpus: Corpus) -> Iterator[Violation]:
    """A quote cannot be checked, because there is no text of its source.

    Why it matters:
    The page says *not checked* beside the quote. Readers can trust it only as far as they trust whoever copied it.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Breaks matter
        source: lind2019
        locator: p. 12
        voice: author

    Use instead:
    # references/sources/lind2019.txt
    # p. 12

    Breaks matter to those who have none.
    # findings/shared-time.yml
    quotes:
      - text: Breaks matter
        source: lind2019
        locator: p. 12
        voice: author
    """
    yield from _not_checked(corpus, required=False)


@rule("QUO004")
def unchecked_quote_not_allowed(corpus: Corpus) -> Iterator[Violation]:
    """A quote cannot be checked, on a site that shows only checked quotes.

    Why it matters:
    The synthesis has `require_verified: true`: readers are promised that every quote was compared with its source.

    Example:
    # findings/synthesis.yml
    settings:
      require_verified: true
    # findings/shared-time.yml
    quotes:
      - text: Breaks matter
        source: lind2019
        locator: p. 12
        voice: author

    Use instead:
    # findings/synthesis.yml
    settings:
      require_verified: true
    # references/sources/lind2019.txt
    # p. 12

    Breaks matter to those who have none.
    # findings/shared-time.yml
    quotes:
      - text: Breaks matter
        source: lind2019
        locator: p. 12
        voice: author
    """
    yield from _not_checked(corpus, required=True)


@rule("QUO005")
def missing_locator(corpus: Corpus) -> Iterator[Violation]:
    """A quote does not say where in the source its words stand.

    Why it matters:
    A reader who wants to see the words in their context should not have to search a whole article.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place in standing(corpus):
        if not place.quote.locator:
            found = corpus.verifications.get(place.ref)
            section = found.section if found else ""
            cure = f"add `locator: {section}`" if section else "add `locator`: section, then sentence or page"
            yield Violation(in_quote(place), Fault("the quote does not say where its words stand", cure))


@rule("QUO009")
def stray_bracket(corpus: Corpus) -> Iterator[Violation]:
    """A square bracket in a quote has no counterpart.

    Why it matters:
    Square brackets mark what the editors left out or put in. With one missing, it cannot be told which words are the
    source's.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams [...  passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams [...] passed on news sooner
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place, verification in checked(corpus):
        strays = [each for each in read_marks(place.quote.verbatim) if each.kind is MarkKind.STRAY]
        if strays and (verification.verdict is Verdict.NOT_CHECKED or is_refused(corpus, place)):
            span = strays[0].span
            fault = Fault(
                f"the square bracket `{place.quote.verbatim[slice(*span)]}` has no counterpart",
                "write an omission as `[...]` and an insertion as `[word]`",
            )
            yield Violation(in_words(place, span), fault)


@rule("QUO010")
def omission_without_brackets(corpus: Corpus) -> Iterator[Violation]:
    """A quote marks an omission by bare dots.

    Why it matters:
    Bare dots may be the source's own: a pause in an interview, say. In square brackets they are clearly the editors'.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks ... made handovers shorter
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Teams that shared their breaks [...] made handovers shorter
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place, verification in checked(corpus):
        if verification.verdict is Verdict.MISMATCH and omits_by_dots(corpus, place):
            fault = Fault("the dots are not in the source", "write `[...]` where words are left out")
            yield Violation(in_words(place, bare_dots(place.quote.verbatim)[0]), fault)


def _not_checked(corpus: Corpus, *, required: bool) -> Iterator[Violation]:
    if corpus.synthesis is None or corpus.synthesis.settings.require_verified is not required:
        return
    for place, verification in checked(corpus):
        key = place.quote.source
        if verification.verdict is Verdict.NOT_CHECKED and not is_unread(corpus, key):
            cure = f"put the text, or the parts you quote, in `references/sources/{key}.txt`"
            if not SOURCE_KEY.fullmatch(key):
                cure = (
                    "give the work a key of small letters, digits, `-` and `_`, then put its text in references/sources"
                )
            fault = Fault(f"the quote is not checked: there is no text of `{key}`", cure)
            yield Violation(in_quote(place, "source"), fault)


RULES = (
    quote_not_in_source,
    quote_misplaced,
    quote_not_checked,
    unchecked_quote_not_allowed,
    missing_locator,
    stray_bracket,
    omission_without_brackets,
)

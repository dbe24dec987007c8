"""The languages of quoted words, which are codes: browsers and screen readers know no names of languages."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.model.quote import language_code
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_quote


@rule("QUO035", Severity.ADVICE)
def language_of_no_code(corpus: Corpus) -> Iterator[Violation]:
    """The language of a quote is not written as a language code.

    Why it matters:
    By its code, a screen reader knows how to pronounce the words, and a browser how to break and translate them. No
    program knows a language by its name, so that the page leaves it out.

    Example:
    # findings/shared-time.yml
    quotes:
      - text: Breaks are when we talk.
        original_text: Teams that shared their breaks passed on news sooner
        original_language: English
        translated_by: editors
        source: okafor2021
        locator: Abstract, Results
        voice: author

    Use instead:
    # findings/shared-time.yml
    quotes:
      - text: Breaks are when we talk.
        original_text: Teams that shared their breaks passed on news sooner
        original_language: en
        translated_by: editors
        source: okafor2021
        locator: Abstract, Results
        voice: author
    """
    for place in corpus.quotes:
        quote = place.quote
        for name, language in (("language", quote.language), ("original_language", quote.original_language)):
            if language and not language_code(language):
                fault = Fault(
                    f"`{language}` is not the code of a language, and the page leaves it out",
                    "write the code, which has two or three letters, such as `en` for English and `cy` for Welsh",
                )
                yield Violation(in_quote(place, name), fault)


RULES = (language_of_no_code,)

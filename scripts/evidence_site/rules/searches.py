"""The day up to which studies were looked for agrees with the days of the searches, and with that of the review."""

from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import PUT_ASIDE, in_synthesis


@rule("DAT008")
def searched_beyond_the_last_search(corpus: Corpus) -> Iterator[Violation]:
    """Studies are said to have been looked for up to a day on which no source was searched any more.

    Why it matters:
    Pages say up to which day studies were looked for. Readers would take it that newer studies would have been found.

    Example:
    # findings/synthesis.yml
    searches_to: 2026-02-01
    searches:
      - source: MEDLINE
        date: 2025-02-01

    Use instead:
    # findings/synthesis.yml
    searches_to: 2025-02-01
    searches:
      - source: MEDLINE
        date: 2025-02-01
    """
    synthesis = corpus.synthesis
    if synthesis is None or synthesis.searches_to is None:
        return
    days = [each.date for each in synthesis.searches if each.date]
    if days and len(days) == len(synthesis.searches) and synthesis.searches_to > max(days):
        message = f"`{synthesis.searches_to}` is after the last search, `{max(days)}`"
        cure = "correct `searches_to`, or the `date` of the last search"
        yield Violation(in_synthesis("searches_to"), Fault(message, cure))


@rule("DAT009", Severity.ADVICE)
def searched_after_the_end(corpus: Corpus) -> Iterator[Violation]:
    """All sources were searched after the day up to which studies are said to have been looked for.

    Why it matters:
    Mostly that day is the one of the first search among the last ones of all sources. It can be earlier, if the
    searches were limited by date of publication: then say so, as the reason under `suppress`.

    Example:
    # findings/synthesis.yml
    searches_to: 2024-02-01
    searches:
      - source: MEDLINE
        date: 2025-02-01

    Use instead:
    # findings/synthesis.yml
    searches_to: 2025-02-01
    searches:
      - source: MEDLINE
        date: 2025-02-01
    """
    synthesis = corpus.synthesis
    if synthesis is None or synthesis.searches_to is None:
        return
    days = [each.date for each in synthesis.searches if each.date]
    if days and synthesis.searches_to < min(days):
        message = f"`{synthesis.searches_to}` is before every search; the first is of `{min(days)}`"
        cure = f"correct it; or, if the searches were limited by date, {PUT_ASIDE}"
        yield Violation(in_synthesis("searches_to"), Fault(message, cure))


@rule("DAT010", Severity.WARNING)
def search_after_review(corpus: Corpus) -> Iterator[Violation]:
    """A source was searched after the day on which the site was last read against its sources.

    Why it matters:
    What that search found cannot have been considered yet, and pages would claim that it was.

    Example:
    # findings/synthesis.yml
    reviewed: 2026-01-01
    searches:
      - source: MEDLINE
        date: 2026-02-01

    Use instead:
    # findings/synthesis.yml
    reviewed: 2026-03-01
    searches:
      - source: MEDLINE
        date: 2026-02-01
    """
    synthesis = corpus.synthesis
    if synthesis is None:
        return
    for number, search in enumerate(synthesis.searches):
        if search.date and search.date > synthesis.reviewed:
            message = f"the search of `{search.date}` is after the site was last reviewed, `{synthesis.reviewed}`"
            cure = "read the site against what the search found, then set `reviewed`; or correct the date"
            yield Violation(in_synthesis("searches", number, "date"), Fault(message, cure))


RULES = (searched_beyond_the_last_search, searched_after_the_end, search_after_review)

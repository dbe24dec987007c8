"""Each country of a study is an item of its own, so that countries can be counted."""

import re
from collections.abc import Iterator

from evidence_site.diagnostics import Fault, Severity
from evidence_site.model import Corpus
from evidence_site.rule import Violation, rule
from evidence_site.rules.places import in_study

_SEVERAL = re.compile(r"\s(?:and|&)\s|[;/]|,(?!.*\b(?:of|UK|USA|United Kingdom|United States|China)\b)", re.IGNORECASE)
_ONE_NAME = re.compile(
    r"Trinidad|Bosnia|Antigua|Kitts|Vincent|S[aã]o Tom[eé]|Turks|Wallis|Svalbard|Heard|South Georgia|Miquelon"
    r"|Tristan da Cunha|Great Britain and Northern Ireland|Jammu",
    re.IGNORECASE,
)
"""What the names of countries and territories with an `and` have in common with no others."""


@rule("TXT013", Severity.ADVICE)
def several_countries_in_one(corpus: Corpus) -> Iterator[Violation]:
    """One item of `countries` seems to name several countries.

    Why it matters:
    The site counts the countries of all studies. Two in one item would be counted as one, of another name.

    Example:
    # references/studies/night-shift.yml
    countries: [Kenya and Canada]
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [aims, participants, data_collection, funding, countries]

    Use instead:
    # references/studies/night-shift.yml
    countries: [Kenya, Canada]
    quotes:
      - text: Night staff came to trust colleagues who stayed after a hard shift
        source: okafor2021
        locator: Abstract, Results
        voice: author
        supports: [aims, participants, data_collection, funding, countries]
    """
    for study in corpus.studies:
        for number, country in enumerate(study.countries):
            if _SEVERAL.search(country) and not _ONE_NAME.search(country):
                fault = Fault(
                    f"`{country}` seems to be more than one country",
                    "write each as an item of its own: `countries: [Kenya, Canada]`",
                )
                yield Violation(in_study(study.id, "countries", number), fault)


RULES = (several_countries_in_one,)

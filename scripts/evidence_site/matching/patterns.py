"""The patterns that the script of the page "Propose a finding" needs to look for quotes as this package does."""

from collections.abc import Mapping

from evidence_site.matching.find import MOST_COMPARED, MOST_PLACES, PRINTABLE, SOMETHING
from evidence_site.matching.folding import CJK, GROUPING_SPACES, HYPHEN, IN_QUOTE, IN_SOURCE, SHAPES
from evidence_site.matching.marks import MOST_READINGS, OMISSION
from evidence_site.matching.tokens import LINE_END_HYPHEN, SPACE, TOKEN


def patterns() -> Mapping[str, object]:
    """Return the patterns, in JavaScript's syntax (flag `u`), and the limits, by the names that the script has."""
    return {
        "space": SPACE,
        "shapes": SHAPES,
        "groupingSpaces": sorted(GROUPING_SPACES),
        "lineEndHyphen": LINE_END_HYPHEN,
        "hyphen": HYPHEN,
        "cjk": CJK,
        "inQuote": IN_QUOTE,
        "inSource": IN_SOURCE,
        "token": TOKEN,
        "omission": OMISSION,
        "mostReadings": MOST_READINGS,
        "something": SOMETHING,
        "printable": PRINTABLE,
        "mostPlaces": MOST_PLACES,
        "mostCompared": MOST_COMPARED,
    }

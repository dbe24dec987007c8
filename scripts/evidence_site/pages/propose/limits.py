"""The most that the page "Propose a finding" takes, so that it stays quick whatever is pasted or kept as a draft."""

from collections.abc import Mapping

from evidence_site.load.files import LARGEST_RECORD, LARGEST_TEXT
from evidence_site.model.fields import LONGEST_TEXT

MOST_CHARACTERS = 4 * LONGEST_TEXT
"""Characters of one field: more than a record may hold, so that a paste can be cut down where it is to stand."""
MOST_CHOICES = 300
"""The most studies, findings or works that a field offers as a list. With more, their names are written."""
MOST_ITEMS = 100
"""Items of a list that each have fields, such as quotes."""


def limits() -> Mapping[str, int]:
    """Return the limits by the names that the script has.

    `field`, `words` (of a quote that is looked for) and `draft` count characters, `items` those of a list, and `source`
    the bytes of its text.
    """
    return {
        "field": MOST_CHARACTERS,
        "words": LONGEST_TEXT,
        "items": MOST_ITEMS,
        "draft": LARGEST_RECORD,
        "source": LARGEST_TEXT,
    }

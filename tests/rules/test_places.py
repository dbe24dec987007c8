"""What several rules ask of quotes."""

import pytest

from evidence_site.model import Verdict
from evidence_site.rules.places import is_published
from rules.nights import corpus, quoted


@pytest.mark.parametrize(
    ("fields", "verdict", "published"),
    [
        ({}, Verdict.VERIFIED, True),
        ({"locator": "Discussion"}, Verdict.MISPLACED, True),
        ({"text": "Nobody ever said a word of this."}, Verdict.MISMATCH, False),
        ({"source": "lind2019"}, Verdict.NOT_CHECKED, False),
    ],
)
def test_words_are_published_that_stand_anywhere_in_a_public_source(
    fields: dict[str, object], verdict: Verdict, *, published: bool
) -> None:
    read = corpus(quoted(**fields))
    (place,) = read.quotes
    assert read.verifications[place.ref].verdict is verdict
    assert is_published(read, place) is published

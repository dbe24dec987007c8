"""The search for words finds what any search finds, here and in the page, however words and text repeat themselves."""

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.matching.occurrences import occurrences_of
from pages.propose.script import call

ALL = "(words, text, start) => [...occurrencesOf(words, text, start)]"
REPEATED = st.text(st.sampled_from("ab "), min_size=1, max_size=12)
SEARCHES = st.lists(st.tuples(REPEATED, st.text(st.sampled_from("ab "), max_size=80), st.integers(0, 20)), min_size=20)


@settings(max_examples=15, deadline=None)
@given(SEARCHES)
def test_every_place_is_found_in_order(searches: list[tuple[str, str, int]]) -> None:
    expected = [
        [place for place in range(start, len(text)) if text.startswith(words, place)] for words, text, start in searches
    ]
    assert [list(occurrences_of(*each)) for each in searches] == expected
    assert call("occurrences.js", {"all": ALL}, [("all", *each) for each in searches]) == expected

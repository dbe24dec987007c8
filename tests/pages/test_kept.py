"""The pages that are kept when findings change are those that would be computed alike."""

from typing import Any

import pytest

from evidence_site.pages import build_pages, kept_pages
from evidence_site.urls import finding_path
from pages.bakery import FINDING, SECOND, corpus, site

THIRD = {**SECOND, "id": "new-flour", "title": "New flour", "related": [], "added": "2031-02-05"}
FOURTH = {**SECOND, "id": "old-ovens", "title": "Old ovens", "related": [], "added": "2031-02-06"}
FIFTH = {**SECOND, "id": "warm-hands", "title": "Warm hands", "related": [], "added": "2031-02-07"}
ALL = (FINDING, SECOND, THIRD, FOURTH, FIFTH)


@pytest.mark.parametrize("number", range(len(ALL)))
@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"statement": "Bakers say something else."},
        {"status": "draft"},
        {"related": [{"finding": "warm-hands", "relation": "qualifies"}]},
    ],
)
def test_pages_made_with_kept_ones_are_those_made_without(number: int, change: dict[str, Any]) -> None:
    last = site(corpus(ALL))
    changed = site(corpus(tuple({**each, **change} if at == number else each for at, each in enumerate(ALL))))

    kept = kept_pages(changed, last, tuple(build_pages(last)))

    assert tuple(build_pages(changed, kept)) == tuple(build_pages(changed))
    assert all(kept[each.path].as_written == changed.as_written for each in kept.values() if each.record)


def test_a_page_that_nothing_leads_to_from_the_changed_finding_is_kept_and_those_beside_it_are_not() -> None:
    last = site(corpus(ALL))
    changed = site(corpus((*ALL[:4], {**FIFTH, "title": "Cold hands"})))

    kept = kept_pages(changed, last, tuple(build_pages(last)))

    assert finding_path("new-flour") in kept  # type: ignore[arg-type]
    assert finding_path("old-ovens") not in kept  # type: ignore[arg-type]
    assert finding_path("warm-hands") not in kept  # type: ignore[arg-type]

"""No page weighs more than its budget.

The budgets have about 5 % of air over what `make bench` (`python -m bench.weights`) measured on the two sites that are
read here: home 60.2 kB in 6 requests, a finding 77.7 and a study 77.3 in 7, a page written by hand 116.9 in 8 (it has
Material's style sheet and script besides). Of the HTML, 26.7 kB at most are a home page's.
"""

import pytest

from browser.browsing import Browser, Site, of_each_kind
from browser.weighing import KB, entries, weigh

MOST_HTML, EACH_ENTRY = 28 * KB, 2 * KB
MOST_OF_SYNTHESIS = 40 * KB
"""The HTML of a finding or study of a synthesis, which tells of several studies or appraisals."""
HOME, OURS, BY_HAND = (63 * KB, 6), (82 * KB, 7), (123 * KB, 8)
"""The bytes of all that a page loads, as gzip has them, and its requests."""
ZIPPED_ENTRY = KB // 5
"""A list has what it needs for its entries besides: a tenth of their HTML, as gzip has it."""
SINGLE = ("", "roles/", "brief/", "about/", "accessibility/", "worksheet/")
FOLDERS = ("findings/", "studies/")
LISTS = ("findings/", "studies/", "quotes/", "references/", "glossary/", "a-z/")
CONTRIBUTORS = ("faults/", "propose/", "record-reference/")
"""Pages for contributors are as long as what they list, and one has a large script."""


def is_single(path: str) -> bool:
    return path in SINGLE or (path.startswith(FOLDERS) and path not in LISTS)


def budget(site: Site, path: str) -> tuple[int, int]:
    """Return the most that a page may load, and in how many requests."""
    if not path:
        return HOME
    return BY_HAND if (site.folder.parent / "docs" / f"{path.rstrip('/')}.md").is_file() else OURS


def test_the_html_of_a_page_is_small(built: Site) -> None:
    sizes = {path: (built.folder / path / "index.html").stat().st_size for path in built.pages if is_single(path)}
    most = MOST_OF_SYNTHESIS if "evidence-profile/" in built.pages else MOST_HTML
    assert {path: size for path, size in sizes.items() if size > most} == {}
    assert len(sizes) > 7


def test_the_html_of_a_list_grows_with_its_entries(built: Site, found: Browser) -> None:
    too_large = {}
    with found.open() as context:
        for path in set(LISTS) & set(built.pages):
            size, count = (built.folder / path / "index.html").stat().st_size, entries(context, built, path)
            assert count > 0, path
            if size > MOST_HTML + EACH_ENTRY * count:
                too_large[path] = (size, count)
    assert too_large == {}


def test_a_page_loads_little_in_few_requests(built: Site, found: Browser) -> None:
    heavy, seen = [], 0
    for path in of_each_kind(built.pages):
        if path.startswith(CONTRIBUTORS):
            continue
        seen += 1
        with found.open() as context:
            weight = weigh(context, built, path)
            more = ZIPPED_ENTRY * entries(context, built, path) if path in LISTS else 0
        most, requests = budget(built, path)
        if weight.zipped > most + more or weight.requests > requests:
            heavy.append(weight)
    assert heavy == []
    assert seen > 12


@pytest.mark.parametrize("path", ["", "quotes/"])
def test_what_is_weighed_is_what_the_server_sends(path: str, built: Site, found: Browser) -> None:
    with found.open() as context:
        weight = weigh(context, built, path)
    assert weight.html == len((built.folder / path / "index.html").read_bytes())
    assert weight.zipped > 50 * KB
    assert weight.requests > 4

"""What the search finds of the records, and on which page: readers' words, where they stand."""

from evidence_site.pages import build_pages
from evidence_site.search import search_entries
from evidence_site.website.finding_groups import MOST_TITLES
from pages.bakery import FINDING, SECOND, corpus, site, views
from pages.test_pages import synthesis
from tables.cases import finding, made

PRIVATE = {"sources": "../kettle-transcripts", "contributor_pages": False}


def words(of: object) -> dict[str, str]:
    """Return the words that lead to each page."""
    made = [each.listing for each in views(of).values()]
    return {each.path: f"{each.text} {each.words}" for each in search_entries(site(of), made) if not each.anchor}


def test_the_words_of_a_synthesis_lead_to_the_page_that_shows_them() -> None:
    found = words(synthesis())
    assert "By touch, and by the radio." in found["index.md"]
    assert "what the bread was like" in found["index.md"]
    assert [path for path, text in found.items() if "We *read* them." in text] == ["methods.md"]
    assert [path for path, text in found.items() if "Not bread." in text] == ["methods.md"]


def test_neither_settings_nor_what_is_let_stand_is_found() -> None:
    suppress = [{"code": "TXT006", "field": "title", "reason": "A kettle."}]
    kept = corpus(({**FINDING, "suppress": suppress}, SECOND), settings=PRIVATE, suppress=suppress)
    text = " ".join(words(kept).values())
    assert "kettle" not in text
    assert "TXT006" not in text


def test_what_a_theme_is_about_leads_to_the_page_that_shows_the_theme() -> None:
    themes = [{"id": "touch", "title": "Touch", "text": "By thumb."}, {"id": "time", "title": "T", "text": "By bell."}]
    for count, path in ((1, "findings/index.md"), (MOST_TITLES + 1, "findings/by-theme/touch.md")):
        of = made(*(finding(f"f{number}", theme="touch") for number in range(count)), themes=themes)
        found = search_entries(of, [each.listing for each in build_pages(of)])
        assert [each.path for each in found if "By thumb." in each.words] == [path]
        assert not any("By bell." in each.words for each in found)

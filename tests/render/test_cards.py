"""Pages carry the works that they link to, so that cards can show them without a request."""

import pytest

from conftest import GOLDEN
from evidence_site.model import CiteKey
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.render import make_cards, render_pages
from evidence_site.render.found import found_outside
from evidence_site.urls import REFERENCES
from evidence_site.works import STYLES, make_entries
from pages.bakery import REFERENCE, views
from render.reading import Body

OTHER = REFERENCE.model_copy(update={"id": "loaf:a/b.c-d_e", "title": "<script>", "doi": "", "url": ""})
CARDS = make_cards(make_entries([REFERENCE, OTHER], STYLES["bmj"]))


def test_each_work_is_carried_once_in_its_order() -> None:
    html = CARDS.of((OTHER.id, REFERENCE.id, OTHER.id))
    items = [tag.attributes for tag in Body(html).tags if tag.name == "li"]
    assert items == [{"data-ref": "ref-loaf:a/b.c-d_e", "dir": "auto"}, {"data-ref": "ref-crumb2031", "dir": "auto"}]
    assert html.startswith('<ul class="citation-cards" hidden data-search-exclude>')
    assert "&lt;script&gt;" in html
    assert 'href="https://doi.org/10.1234/bread-1"' in html


def test_a_work_that_the_site_does_not_have_has_no_card() -> None:
    assert CARDS.of((CiteKey("nobody"),)) == ""


@pytest.mark.parametrize(
    ("html", "works"),
    [
        ('<a href="../references/#ref-loaf:a/b">x</a> <a href="#ref-b">', ["loaf:a/b", "b"]),
        ("<A HREF=#ref-b>x</A><a href='#ref-a%20c'>x</a><a href='#ref-b'>x</a>", ["b", "a c"]),
        ('<a href="#references">x</a> #ref-a <!-- <a href="#ref-a"> --> <p title="#ref-a">', []),
    ],
)
def test_in_html_from_outside_works_are_found_by_its_links(html: str, works: list[str]) -> None:
    assert list(found_outside(html).works) == works


@pytest.mark.parametrize("name", ["minimal", "night-bakery"])
def test_a_page_carries_each_work_that_it_links_to_and_no_other(name: str) -> None:
    carried = 0
    for page in build(Project(GOLDEN / name)).pages:
        body, _, cards = page.body.partition('<ul class="citation-cards"')
        held = [each.attributes["data-ref"] for each in Body(cards).tags if "data-ref" in each.attributes]
        assert page.path == REFERENCES or held == [f"ref-{each}" for each in found_outside(body).works]
        carried += len(held)
    assert carried > 0


def test_pages_carry_their_works_and_the_list_itself_does_not() -> None:
    made = {each.path: each for each in render_pages(tuple(views().values()), cards=CARDS)}
    assert 'data-ref="ref-crumb2031"' in made["findings/reading-the-dough.md"].body
    assert "citation-cards" not in made["references.md"].body
    assert "citation-cards" not in made["accessibility.md"].body


def test_the_pipeline_gives_each_page_its_works_in_the_style_of_the_site() -> None:
    result = build(Project(GOLDEN / "minimal"))
    page = next(each for each in result.pages if each.path == "findings/light-first.md")
    assert 'data-ref="ref-quill2020" dir="auto">Quill R. One lamp' in page.body
    assert "Quill R. One lamp" in result.cards.of((CiteKey("quill2020"),))

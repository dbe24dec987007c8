"""Pages carry the works that they link to, so that cards can show them without a request."""

from conftest import GOLDEN
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.render import make_cards, render_pages
from evidence_site.works import STYLES, make_entries
from pages.bakery import REFERENCE, views
from render.reading import Body

OTHER = REFERENCE.model_copy(update={"id": "loaf:a/b.c-d_e", "title": "<script>", "doi": "", "url": ""})
CARDS = make_cards(make_entries([REFERENCE, OTHER], STYLES["bmj"]))


def test_each_work_is_carried_once_in_the_order_of_its_links() -> None:
    html = CARDS.for_links_in(
        '<a href="../references/#ref-loaf:a/b.c-d_e">x</a> [y](references.md#ref-crumb2031) <a href="#ref-crumb2031">'
    )
    items = [tag.attributes for tag in Body(html).tags if tag.name == "li"]
    assert items == [{"data-ref": "ref-loaf:a/b.c-d_e", "dir": "auto"}, {"data-ref": "ref-crumb2031", "dir": "auto"}]
    assert html.startswith('<ul class="citation-cards" hidden data-search-exclude>')
    assert "&lt;script&gt;" in html
    assert 'href="https://doi.org/10.1234/bread-1"' in html


def test_a_page_that_links_to_no_work_carries_none() -> None:
    assert CARDS.for_links_in('<a href="#references">x</a> #ref-nobody') == ""


def test_pages_carry_their_works_and_the_list_itself_does_not() -> None:
    made = {each.path: each for each in render_pages(tuple(views().values()), cards=CARDS)}
    assert 'data-ref="ref-crumb2031"' in made["findings/reading-the-dough.md"].body
    assert "citation-cards" not in made["references.md"].body
    assert "citation-cards" not in made["accessibility.md"].body


def test_the_pipeline_gives_each_page_its_works_in_the_style_of_the_site() -> None:
    result = build(Project(GOLDEN / "minimal"))
    page = next(each for each in result.pages if each.path == "findings/light-first.md")
    assert 'data-ref="ref-quill2020" dir="auto">Quill R. One lamp' in page.body
    assert "Quill R. One lamp" in result.cards.for_links_in("#ref-quill2020)")

"""Views become pages that are well formed, safe to put anywhere, and linked to one another."""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from markupsafe import Markup

from evidence_site.pages import PAGES
from evidence_site.pages.finding import FindingPage
from evidence_site.render import Heading, RenderedPage, render_pages
from evidence_site.render.environment import TEMPLATES, with_full_stop
from evidence_site.render.found import found_outside
from evidence_site.render.template_faults import TemplateFaultError
from evidence_site.sections.section import Section, template_name
from evidence_site.site_files import export_files
from pages.bakery import FINDING, SECOND, corpus, views
from pages.test_pages import ASSESSMENT, THIRD, synthesis
from render.reading import Body

CORPORA = {
    "study": corpus(),
    "synthesis": synthesis(),
    "gone": corpus((FINDING, {**THIRD, "status": "withdrawn"}, SECOND)),
    "empty": corpus(findings=(), prompts=[], says=[], does_not_say=[], not_designed_to_show=[], audiences=[]),
}
PHU = '<abbr title="Public hearth unit">PHU</abbr>'
CONTAINERS = {"div", "section", "article", "header", "nav"}


@pytest.fixture(params=CORPORA, scope="module")
def pages(request: pytest.FixtureRequest) -> tuple[RenderedPage, ...]:
    return render_pages(tuple(views(CORPORA[request.param]).values()))


def test_each_view_has_a_template_of_its_name_and_each_template_a_view() -> None:
    assert FindingPage.template_name() == "pages/finding.html.j2"
    found = {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "pages").glob("*.j2")}
    assert found == {each.template_name() for each in PAGES}


def test_each_section_has_a_template_of_its_name_and_each_template_a_section() -> None:
    found = {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "sections").glob("*.j2")}
    assert found == {template_name("sections", each.__name__) for each in Section.__subclasses__()}


def test_each_macro_is_used() -> None:
    source = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.j2"))
    for file in (TEMPLATES / "sections" / "macros").iterdir():
        assert f'from "sections/macros/{file.name}" import' in source
        for macro in re.findall(r"macro (\w+)\(", file.read_text("utf-8")):
            assert len(re.findall(rf"\b{macro}\(", source)) > 1, macro


def test_templates_hold_no_logic_styles_or_scripts() -> None:
    for path in TEMPLATES.rglob("*.j2"):
        source = path.read_text("utf-8")
        assert "|safe" not in source.replace(" ", "")
        assert not re.search(
            r"""\s(style|on\w+)=|<script(?! (?:type="application/ld\+json">|src=))|<style|=[^"'\s{}>=]+[\s>]""",
            re.sub(r"{{.*?}}|{%.*?%}", "x", source),
        )
        assert not re.search(r"{%-?\s*(set|filter|block|do)\b", source)


def test_bodies_are_well_nested_with_one_first_heading_and_no_id_twice(pages: tuple[RenderedPage, ...]) -> None:
    for page in pages:
        body = Body(page.body)
        assert body.faults == []
        assert len(body.ids) == len(set(body.ids))
        headings = [{"dir": "auto", **tag.attributes} for tag in body.tags if tag.name == "h1"]
        assert headings == [{"id": "page-title", "dir": "auto"}]
        assert not {tag.name for tag in body.tags} & {"script", "style", "iframe", "main", "img"}
        assert all("style" not in tag.attributes for tag in body.tags)


def test_headings_can_become_markdown(pages: tuple[RenderedPage, ...]) -> None:
    for page in pages:
        body = Body(page.body)
        headings = [tag for tag in body.tags if re.fullmatch("h[1-6]", tag.name)]
        assert all(("id" in tag.attributes) == (tag.name in {"h1", "h2"}) for tag in headings)
        assert all(set(tag.parents) <= CONTAINERS for tag in headings if "id" in tag.attributes)
        assert not [tag for tag in body.tags if set(tag.parents) & {"h1", "h2"}]


def test_headings_and_anchors_are_noted_as_they_are_shown(pages: tuple[RenderedPage, ...]) -> None:
    for page in pages:
        body = Body(page.body)
        assert page.anchors == set(body.ids)
        assert page.headings == tuple(found_outside(page.body).headings)
        assert [each.id for each in page.headings] == [
            tag.attributes["id"] for tag in body.tags if tag.name in {"h1", "h2"}
        ]


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("name", CORPORA)
def test_each_link_within_the_site_leads_somewhere(name: str, directory_urls: bool) -> None:  # noqa: FBT001
    made = render_pages(tuple(views(CORPORA[name], directory_urls=directory_urls).values()))
    addresses = {address_of(page.path, directory_urls): page.anchors for page in made}
    references = CORPORA[name].references
    files = {f"records/{page.record}" for page in made} | {"CITATION.cff", *export_files(references)}
    for page in made:
        start = address_of(page.path, directory_urls)
        for address in Body(page.body).addresses:
            parts = urlsplit(address)
            if parts.scheme:
                continue
            target = start if not parts.path else resolve(start, parts.path)
            if target not in files:
                assert target in addresses, address
                assert not parts.fragment or unquote(parts.fragment) in addresses[target], address


def address_of(path: str, directory_urls: bool) -> str:  # noqa: FBT001
    if not directory_urls:
        return path.replace(".md", ".html")
    return path.replace("index.md", "").replace(".md", "/")


def resolve(start: str, path: str) -> str:
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(start), path))
    joined = "" if joined == "." else joined
    return f"{joined}/" if path.endswith("/") and joined else joined


def test_a_page_carries_what_engines_need() -> None:
    page = next(each for each in render_pages(tuple(views().values())) if each.path == "findings/keeping-time.md")
    assert page.title == "Keeping time"
    assert page.description == "Bakers keep time by the radio."
    assert page.record == "findings/keeping-time.yml"
    assert str(page.updated) == "2031-05-06"
    assert page.headings[:2] == (
        Heading(1, "page-title", "Keeping time"),
        Heading(2, "found", "What did the study find?"),
    )


def test_a_quote_is_a_figure_with_its_words_its_tag_and_its_place() -> None:
    page = next(each for each in render_pages(tuple(views().values())) if each.path == "findings/reading-the-dough.md")
    assert '<figure class="quote c1" id="quote-reading-the-dough-q1">\n<blockquote dir="auto">\n' in page.body
    assert "<p>the dough tells you when it [the rise] is done</p>" in page.body
    assert '<span class="tag">Participant, found in our copy of the abstract</span>' in page.body
    assert "Results, paragraph 2" in page.body


def test_the_same_views_give_the_same_bytes() -> None:
    assert render_pages(tuple(views().values())) == render_pages(tuple(views().values()))


def test_a_site_can_override_a_template_by_name(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.html.j2").write_text('<h1 id="own">{{ page.title }} us</h1>', "utf-8")
    made = {page.path: page for page in render_pages(tuple(views().values()), tmp_path)}
    assert made["about.md"].body == '<h1 id="own">About us</h1>'
    assert "How do bakers work" in made["index.md"].body


def test_a_template_that_names_what_is_not_there_fails(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "about.html.j2").write_text("{{ page.nothing }}", "utf-8")
    with pytest.raises(TemplateFaultError, match="nothing"):
        render_pages(tuple(views().values()), tmp_path)


@pytest.mark.parametrize(
    ("body", "headings", "anchors"),
    [
        ('<h1 id="a">One &amp; <em>two</em></h1>', [(1, "a", "One & two")], {"a"}),
        ('<h2\n  id="a">One\n two</h2><p id="b">x</p><h3 id="c">Three</h3>', [(2, "a", "One two")], {"a", "b", "c"}),
        ("<h2>No id</h2><p>text with id=3 and &lt;h2 id=&#34;x&#34;&gt;</p>", [], set()),
        ("<h2 class=\"x\" id='a'>One</h2>", [(2, "a", "One")], {"a"}),
        ('<!-- <h2 id="b">Not shown</h2> --><H2 ID=a>One</H2>', [(2, "a", "One")], {"a"}),
        ('<svg><title id="a">t</title></svg><h2 id="b">Two', [(2, "b", "Two")], {"a", "b"}),
        ('<h2 id="a">Two <a class="headerlink" href="#a">¶</a></h2>', [(2, "a", "Two")], {"a"}),
        ("id=", [], set()),
        ("", [], set()),
    ],
)
def test_headings_and_anchors_of_html_from_outside(
    body: str, headings: list[tuple[int, str, str]], anchors: set[str]
) -> None:
    found = found_outside(body)
    assert [(each.level, each.id, each.text) for each in found.headings] == headings
    assert found.anchors == anchors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bread", "Bread."),
        ("Why?", "Why?"),
        ("et al.", "et al."),
        ("“Why?”", "“Why?”"),
        ('"Why?"', "&#34;Why?&#34;"),
        ("“Bread”", "“Bread”."),
        ("(Eds.)", "(Eds.)."),
        (Markup("<i>Why?</i>"), "<i>Why?</i>"),
        (Markup("<i>Bread</i>"), "<i>Bread</i>."),
        ("<i>", "&lt;i&gt;."),
        ("", ""),
    ],
)
def test_a_part_ends_in_one_full_stop(text: str, expected: str) -> None:
    assert with_full_stop(text) == expected


def test_an_assessed_statement_and_titles_are_on_every_page_letter_for_letter() -> None:
    statement = "In a QES and a PHU, bakers wait."
    assessment = {**ASSESSMENT, "assessed_statement": statement}
    finding = {**FINDING, "title": "Waiting in the PHU", "statement": statement, "summary": None}
    made = corpus(
        ({**finding, "assessment": assessment}, SECOND),
        title="Bread of the QES",
        short_answer="They wait, in each PHU.",
        glossary=[
            {"term": "Public hearth unit", "abbreviation": "PHU", "meaning": "An oven."},
            {"term": "Quiet evening shift", "abbreviation": "QES", "meaning": "A shift."},
        ],
    )
    pages = {page.path: page for page in render_pages(tuple(views(made).values()))}
    for path, page in pages.items():
        read = " ".join(re.sub(r"<[^>]+>", "", page.body).split())
        assert "public hearth unit (PHU), bakers wait" not in read
        assert "Waiting in the public" not in read
        assert "Bread of the quiet" not in read
        assert "<abbr" not in f"{page.title}{page.description}{page.head}", path
        shown = {"findings/reading-the-dough.md": 1, "index.md": 1, "findings/index.md": 1, "brief.md": 1}
        assert read.count(statement) == shown.get(path, 0), path
    assert "They wait, in each public hearth unit (PHU)." in pages["index.md"].body
    assert f'<h1 id="page-title" dir="auto">Waiting in the {PHU}</h1>' in pages["findings/reading-the-dough.md"].body
    assert (
        f"In a {PHU.replace('PHU', 'QES').replace('Public hearth unit', 'Quiet evening shift')} and a {PHU}, bakers"
        in (pages["findings/reading-the-dough.md"].body)
    )

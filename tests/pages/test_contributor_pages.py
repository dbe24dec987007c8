"""The pages for contributors: the record reference, and one page for each fault."""

from typing import Any

import pytest

from evidence_site.checking import rules_by_code
from evidence_site.diagnostics import Severity
from evidence_site.model import Synthesis
from evidence_site.pages import NavigationItem, navigation
from evidence_site.pages.faults import FAMILIES, SEVERITIES
from evidence_site.pages.record_reference import Value
from evidence_site.render import render_pages
from evidence_site.rule import rule
from pages.bakery import corpus, site, views
from render.reading import Body

EVERY = tuple(rules_by_code().values())
WITH_CONTRIBUTOR_PAGES: dict[str, Any] = {"settings": {}}


@rule("QUO998", Severity.WARNING)
def hostile_example() -> None:
    """A rule with `<b>` in its words.

    Why it matters:
    It *does*.

    Example:
    # findings/x.yml
    title: <script>alert(1)</script>

    Use instead:
    # findings/x.yml
    title: "{{ 7 * 7 }}"
    """


def made(*rules: Any, **project: Any) -> dict[str, Any]:
    return views(corpus(**WITH_CONTRIBUTOR_PAGES), rules, **project)


def test_each_fault_has_a_page_and_a_row_in_the_list() -> None:
    pages = made(*EVERY)
    assert {f"faults/{each.code.lower()}.md" for each in EVERY} <= pages.keys()
    rows = [row.link.text for family in pages["faults/index.md"].families for row in family.faults]
    assert sorted(rows) == [each.code for each in EVERY]
    assert pages["faults/index.md"].lead.startswith(f"The check of the records knows {len(EVERY)} faults.")


def test_the_families_have_names_and_come_in_the_order_of_a_record_s_way() -> None:
    families = made(*EVERY)["faults/index.md"].families
    assert [each.heading for each in families] == list(FAMILIES.values())
    assert (families[0].id, families[0].heading) == ("family-yml", "How a file is written")
    assert families[0].faults[0].link == ("YML001", "../faults/yml001/")


def test_a_page_says_what_is_wrong_why_and_what_to_write_instead() -> None:
    page = made(rules_by_code()["REF001"])["faults/ref001.md"]
    known = rules_by_code()["REF001"].documentation
    assert page.title == page.heading == "REF001: unknown citation"
    assert page.severity == "An error: the site is not built until it is mended."
    assert (page.example, page.instead) == (known.example.strip(), known.instead.strip())
    assert page.command == "evidence-site explain REF001"
    assert page.family == ("Faults: what one record says of another", "../../faults/#family-ref")
    assert page.record_reference.url == "../../record-reference/"


def test_every_severity_is_said_in_words() -> None:
    assert SEVERITIES.keys() == set(Severity)


def test_code_is_shown_letter_for_letter() -> None:
    (page,) = (each for each in render_pages(tuple(made(hostile_example).values())) if each.path == "faults/quo998.md")
    assert (
        '<pre tabindex="0"><code># findings/x.yml\ntitle: &lt;script&gt;alert(1)&lt;/script&gt;</code></pre>'
        in page.body
    )
    assert '<pre tabindex="0"><code># findings/x.yml\ntitle: &#34;{{ 7 * 7 }}&#34;</code></pre>' in page.body
    assert "A rule with <code>&lt;b&gt;</code> in its words." in page.body
    assert page.description == "A rule with <b> in its words."
    assert "<em>does</em>" in page.body


def test_they_come_from_no_record_and_no_search_finds_them() -> None:
    pages = {each.path: each for each in render_pages(tuple(made(hostile_example).values()))}
    for path in ("record-reference.md", "faults/index.md", "faults/quo998.md"):
        page = pages[path]
        assert (page.record, page.updated, page.searchable) == ("", None, False)
        assert "How to cite" not in page.body
        assert "records/" not in page.body
        assert "For contributors: <a href=" in page.body
    assert pages["about.md"].searchable


@pytest.mark.parametrize("directory_urls", [True, False])
def test_their_links_lead_to_pages_anchors_and_schemas(directory_urls: bool) -> None:  # noqa: FBT001
    pages = {each.path: each for each in render_pages(tuple(made(*EVERY, directory_urls=directory_urls).values()))}
    reference, faults = ("../record-reference/", "../faults/") if directory_urls else ("../record-reference.html", "")
    links = Body(pages["faults/index.md"].body).addresses
    assert links[-1] == reference
    assert links[0] == (f"{faults}yml001/" if directory_urls else "../faults/yml001.html")
    anchors, inner = pages["record-reference.md"].anchors, Body(pages["record-reference.md"].body).addresses
    assert {each[1:] for each in inner if each.startswith("#")} <= anchors
    up = "../" if directory_urls else ""
    assert [each for each in inner if "schemas/" in each] == [
        f"{up}schemas/{name}.json" for name in ("finding", "study", "synthesis")
    ]


def test_the_record_reference_has_each_record_and_each_part_once() -> None:
    records = made()["record-reference.md"].records
    names = [each.heading for each in records]
    assert len(set(names)) == len(names)
    assert names[:3] == ["Finding", "Evidence", "Finding quote"]
    assert {"Study", "Study quote", "Synthesis", "Settings", "Speaker", "Licence"} <= set(names)
    assert [each.id for each in records[:3]] == ["record-finding", "record-evidence", "record-finding-quote"]


def test_the_record_reference_says_of_each_field_what_an_author_asks() -> None:
    records = {
        each.heading: {field.name: field for field in each.fields} for each in made()["record-reference.md"].records
    }
    finding, study, synthesis = records["Finding"], records["Study"], records["Synthesis"]
    assert "id" not in finding
    title = finding["title"]
    assert (title.is_needed, title.holds, title.part, title.values) == (True, "Text on one line", None, ())
    assert title.description == "<p>A noun phrase of a few words that names the finding.</p>"
    assert (finding["summary"].is_needed, finding["summary"].holds) == (False, "Prose, in Markdown")
    assert finding["quotes"].holds == "A list of items, each with fields of its own:"
    assert finding["quotes"].part == ("Finding quote", "#record-finding-quote")
    assert finding["facets"].holds == "By a facet's id: a list of items, each text on one line"
    assert finding["outcome_status"].holds == "One of"
    assert finding["outcome_status"].values[1] == Value("stated-as-purpose", "The source names it as a purpose.")
    assert records["Finding quote"]["supports"].holds == "A list of items, each one of"
    assert records["Finding quote"]["supports"].values[0] == Value("statement", "")
    assert records["Finding quote"]["voice"].description == "<p>Whose words they are.</p>"
    assert study["sites"].holds == "With fields of its own:"
    assert (study["reports"].is_needed, study["reports"].holds) == (True, "A list of items, each a citation key")
    assert records["Data collection"]["from"].holds == "A year, or a month"
    assert synthesis["facets"].part == ("Facet", "#record-facet")
    assert synthesis["facets"].holds == "By a facet's id: with fields of its own:"
    assert records["Settings"]["require_verified"].holds == "True or false"
    assert synthesis["author_check"].default == "not-recorded"
    assert records["Labels"]["finding"].default == "finding"
    assert records["Settings"]["contributor_pages"].default == "True"


def test_a_site_can_do_without_them() -> None:
    without = views(corpus(settings={"contributor_pages": False}), EVERY)
    assert set(made(*EVERY)) - set(without) == {
        *("propose.md", "record-reference.md", "faults/index.md"),
        *(f"faults/{each.code.lower()}.md" for each in EVERY),
    }
    assert Synthesis.model_fields["settings"].default.contributor_pages is True


def test_the_navigation_names_their_lists_alone() -> None:
    records = corpus(**WITH_CONTRIBUTOR_PAGES)
    assert navigation(site(records), [each.listing for each in made(*EVERY).values()])[-1] == NavigationItem(
        "For contributors",
        children=(
            NavigationItem("Suggest a correction or a quoted passage", "propose.md"),
            NavigationItem("Record reference", "record-reference.md"),
            NavigationItem("Faults and their cures", "faults/index.md"),
        ),
    )
    assert navigation(site(), [each.listing for each in views().values()])[-1].title == "About this site"

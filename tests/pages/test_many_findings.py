"""Findings by the hundred: titles on the page of all, whole rows on pages by theme, confidence and country."""

import re
from functools import cache
from typing import Any

import pytest

from bench.large_synthesis import write_large_synthesis
from evidence_site.pages import build_pages
from evidence_site.pages.propose.limits import MOST_CHOICES
from evidence_site.pipeline import build
from evidence_site.project import Project
from evidence_site.render import RenderedPage, render_pages
from evidence_site.sections.links import Link
from evidence_site.sections.long_list import long_list
from evidence_site.website.finding_groups import MOST_TITLES, MOST_UNFOLDED, groups_by_country
from pages.bakery import FINDING, corpus, views
from tables.cases import ASSESSMENT, evidence, finding, made

SHELL = 7_000
"""Bytes of HTML that the layout of the site adds to each page."""
THEMES = [{"id": "touch", "title": "Touch", "text": "About *hands*."}, {"id": "time", "title": "Time"}]
FOR_PAPER = re.compile(r"(evidence-profile|map|summary-of-findings|studies/table|appraisal)\b.*\.md")
"""The whole tables, which stand on pages of their own."""
OF_THE_PACKAGE = {"record-reference.md"}
"""The table of every field of every record, for those who write records: the same on all sites."""


@cache
def many(count: int) -> dict[str, Any]:
    """Return the pages of a synthesis with many findings: 30 of one theme, the rest of another or of none."""
    fields = [
        {
            "theme": "touch" if number < 30 else "time" if number % 2 else None,
            "assessment": ASSESSMENT if number < 12 else None,
            "evidence": [evidence("one" if number % 2 else "two")],
        }
        for number in range(count)
    ]
    findings = [finding(f"f{number}", **each) for number, each in enumerate(fields)]
    studies = {"one": {"countries": ["Côte d'Ivoire"]}, "two": {"countries": ["Norway", "Sweden"]}}
    return {each.path: each for each in build_pages(made(*findings, themes=THEMES, studies=studies))}


def test_up_to_25_findings_are_a_full_table_with_no_generated_pages() -> None:
    found = many(MOST_UNFOLDED)
    assert [len(each.rows) for each in found["findings/index.md"].sections] == [MOST_UNFOLDED]
    assert not [path for path in found if path.startswith(("findings/by-", "summary-of-findings"))]


def test_up_to_600_findings_are_titles_by_theme_without_confidence() -> None:
    page = many(60)["findings/index.md"]
    titles = [each for each in page.sections if hasattr(each, "titles")]
    assert [(each.heading, len(each.titles)) for each in titles] == [("Touch", 30), ("Time", 15), ("Other crafts", 15)]
    assert titles[0].titles[1] == Link("2. F1", "../findings/f1/")
    (rendered,) = render_pages([page])
    assert "onfidence only" not in rendered.body
    assert "Low confidence" not in re.sub("<ul>.*?</ul>", "", rendered.body, count=4, flags=re.DOTALL)


def test_the_ways_lead_to_pages_that_exist_and_tell_their_numbers() -> None:
    found = many(60)
    ways = {each.anchor: each.links for each in found["findings/index.md"].sections if each.anchor.startswith("by-")}
    assert [each.text for each in ways["by-theme"]] == ["Touch: 30", "Time: 15", "Crafts of no theme: 15"]
    assert [each.text for each in ways["by-confidence"]] == ["Low confidence: 12", "Not assessed: 48"]
    assert [each.text for each in ways["by-country"]] == ["Côte d'Ivoire: 30", "Norway: 30", "Sweden: 30"]
    assert ways["by-country"][0].url == "../findings/by-country/cote-d-ivoire/"
    assert len(ways["by-study"]) == 2
    for links in ways.values():
        for each in links:
            assert each.url.removeprefix("../").removesuffix("/") + ".md" in found


def test_a_page_of_some_findings_says_what_it_does_not_show() -> None:
    page = many(60)["findings/by-confidence/low.md"]
    assert page.lead == ("Low confidence only: 12 of 60 crafts. The other 48 are not shown; some may contradict these.")
    assert sum(len(each.rows) for each in page.sections) == 12
    assert all(row.statement and row.why.url for each in page.sections for row in each.rows)


def test_a_page_has_25_findings_and_leads_to_the_next() -> None:
    found = many(60)
    first, second = found["findings/by-theme/touch.md"], found["findings/by-theme/touch/2.md"]
    assert [sum(len(each.rows) for each in page.sections) for page in (first, second)] == [25, 5]
    assert (first.text, second.text) == ("<p>About <em>hands</em>.</p>", "")
    assert (first.pager.next.url, second.continues) == ("../../../findings/by-theme/touch/2/", True)


def test_above_600_the_list_leads_to_parts_of_titles() -> None:
    found = many(700)
    assert not [each for each in found["findings/index.md"].sections if hasattr(each, "titles")]
    (by_number,) = (each for each in found["findings/index.md"].sections if each.anchor == "by-number")
    assert [each.text for each in by_number.links] == ["Crafts 1 to 600", "Crafts 601 to 700"]
    parts = [found["findings/by-number/titles.md"], found["findings/by-number/titles/2.md"]]
    assert [len(each.titles) for each in parts] == [MOST_TITLES, 100]


@pytest.mark.parametrize("table", ["summary-of-findings", "evidence-profile", "map"])
def test_whole_tables_are_on_one_page_up_to_100_rows_and_by_theme_above(table: str) -> None:
    whole = many(60)[f"{table}.md"]
    assert (sum(len(each.rows) for each in whole.sections), whole.parts) == (60, ())
    found = many(700)
    first = found[f"{table}.md"]
    assert first.sections == ()
    assert [each.text for each in first.parts][:2] == ["Touch", "Time, page 1 of 7"]
    rows = [
        row.number
        for path, page in found.items()
        if path.startswith(f"{table}/")
        for each in page.sections
        for row in each.rows
    ]
    assert sorted(rows) == list(range(1, 701))


def test_a_site_of_one_study_has_titles_and_outcomes_but_no_confidence() -> None:
    findings = tuple({**FINDING, "id": f"f{number}", "quotes": [], "prompts": []} for number in range(60))
    found = views(corpus(findings=findings, synthesis_method=None))
    page = found["findings/index.md"]
    assert [(each.heading, len(each.titles)) for each in page.sections] == [("60 crafts", 60)]
    assert page.table is None
    assert len(found["findings/by-number/outcomes/2.md"].table.rows) == MOST_UNFOLDED
    assert not [path for path in found if path.startswith(("findings/by-confidence", "summary-of-findings"))]


def test_a_study_lists_25_findings_and_folds_the_rest() -> None:
    (section,) = (each for each in many(60)["studies/one.md"].sections if each.anchor == "results")
    assert (len(section.findings.shown), section.findings.fold) == (25, "Five more crafts")
    whole = long_list(range(700), lambda each: Link(str(each)), "craft", "crafts")
    assert (len(whole.shown) + len(whole.folded), whole.left_out) == (600, "The first 600 of 700 are listed here.")


def test_the_form_offers_no_list_of_more_than_300() -> None:
    site = made(*(finding(f"f{each}") for each in range(MOST_CHOICES + 1)), settings={"contributor_pages": True})
    data = next(each for each in build_pages(site) if each.path == "propose.md").data
    (related,) = (each for each in data["fields"] if each["name"] == "related")
    (field,) = (each for each in related["fields"] if each["name"] == "finding")
    assert (field["kind"], data["lists"]["findings"]) == ("line", [])
    assert "Write its id" in field["help"]


def test_roles_show_25_questions_about_single_findings() -> None:
    prompt = {"audience": "owners", "text": "Who, if anyone?"}
    site = made(*(finding(f"f{each}", prompts=[prompt]) for each in range(60)))
    (role,) = next(each for each in build_pages(site) if each.path == "roles.md").roles
    assert (len(role.prompts), role.more) == (25, "35 more questions: each on the page of its craft.")


def test_pages_of_countries_never_share_an_address() -> None:
    countries = {"one": ["Sarenia"], "two": ["sarenia!"], "three": ["日本"], "four": []}
    parts = [evidence(each) for each in countries]
    site = made(finding("f", evidence=parts), studies={name: {"countries": each} for name, each in countries.items()})
    paths = [each.path for each in groups_by_country(site)]
    assert len(paths) == len(set(paths)) == 4


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[RenderedPage, ...]:
    """Return the pages of a synthesis of 60 findings, 80 studies and 560 quotes."""
    project = tmp_path_factory.mktemp("large") / "synthesis"
    write_large_synthesis(project)
    return build(Project(project)).pages


@pytest.mark.slow
def test_no_page_of_a_large_synthesis_is_above_150_kb(large: tuple[RenderedPage, ...]) -> None:
    heavy = {each.path for each in large if len(each.html) + SHELL > 150_000}
    assert large
    assert {each for each in heavy - OF_THE_PACKAGE if not FOR_PAPER.fullmatch(each)} == set()


@pytest.mark.slow
def test_no_page_of_a_large_synthesis_shows_more_than_a_reader_takes_in(large: tuple[RenderedPage, ...]) -> None:
    for page in large:
        if FOR_PAPER.fullmatch(page.path) or page.path == "brief.md":
            continue
        body = re.sub("<details.*?</details>", "", page.html.decode(), flags=re.DOTALL)
        assert body.count('class="why"') <= MOST_UNFOLDED, page.path
        assert body.count("<blockquote") <= 50, page.path

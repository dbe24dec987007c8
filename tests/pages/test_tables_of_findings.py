"""The pages of the tables of findings, and what other pages say of confidence: never without statement and reasons."""

from typing import Any

import pytest

from evidence_site.pages import build_pages, navigation
from evidence_site.render import render_pages
from evidence_site.search import search_entries
from evidence_site.website.site import Site
from pages.bakery import views
from tables.cases import ASSESSMENT, STATEMENT, evidence, finding, made

PROMPT = {"audience": "owners", "text": "Who taught you this?"}
CHANGED = {**ASSESSMENT, "assessed_statement": "Bakers look at the clock."}
WHY = ("Why?", "../findings/dough/#evidence")


def pages(site: Site) -> dict[str, Any]:
    return {each.path: each for each in build_pages(site)}


def of(assessment: dict[str, Any] | None, **synthesis: Any) -> dict[str, Any]:
    return pages(made(finding("dough", assessment=assessment, prompts=[PROMPT]), **synthesis))


def test_a_synthesis_has_the_summary_the_profile_and_the_map_and_links_between_them() -> None:
    found = of(ASSESSMENT)
    page = found["findings/index.md"]
    assert [each.text for each in page.others] == ["Evidence profile", "Map of the evidence"]
    ((row,),) = [each.rows for each in page.sections]
    assert (row.statement, row.confidence, row.why) == (
        STATEMENT,
        "Low confidence",
        ("Why?", "../findings/dough/#evidence"),
    )
    assert row.dissent is None
    assert "map.md" not in of(ASSESSMENT, facets={})
    assert "evidence-profile.md" not in pages(made())


def test_a_site_of_one_study_has_a_plain_table_and_no_confidence() -> None:
    found = views()
    assert {"evidence-profile.md", "map.md"}.isdisjoint(found)
    page = found["findings/index.md"]
    (rows,) = [each.rows for each in page.sections]
    assert (page.notes, page.others) == ((), ())
    assert [(each.number, each.link.text) for each in rows] == [(1, "Reading the dough"), (2, "Keeping time")]


def test_the_navigation_has_the_tables_however_many_findings_there_are() -> None:
    for number in (1, 25):
        site = made(*(finding(f"f{each}") for each in range(number)))
        listings = [each.listing for each in build_pages(site)]
        group = navigation(site, listings)[1]
        assert [each.path for each in group.children][:3] == ["findings/index.md", "evidence-profile.md", "map.md"]


@pytest.mark.parametrize(
    ("assessment", "label"),
    [(ASSESSMENT, "Low confidence"), (CHANGED, "Not assessed in this wording"), (None, "Not assessed")],
)
def test_confidence_is_the_same_everywhere_and_never_without_statement_and_reasons(
    assessment: dict[str, Any] | None, label: str
) -> None:
    site = made(finding("dough", assessment=assessment, prompts=[PROMPT]))
    found = pages(site)
    (line,) = found["brief.md"].findings.rows
    assert (line.confidence, line.statement, line.why) == (label, STATEMENT, WHY)
    (stated,) = [each.stated for role in found["roles.md"].roles for each in role.prompts]
    assert (stated.confidence, stated.statement, stated.why) == (label, STATEMENT, WHY)
    claim = found["findings/dough.md"].head.linked_data["mainEntity"]
    assert claim["description"].startswith(f"{label} (GRADE-CERQual).")
    assert "ating" not in str(claim)
    entries = search_entries(site, [page.listing for page in found.values()])
    (entry,) = (each for each in entries if each.path == "findings/dough.md")
    assert (label in entry.words, label in entry.text) == (True, False)


def test_how_many_studies_have_data_is_told_in_words_with_those_that_disagree() -> None:
    words = "Data from 2 studies; in 1, data that contradict the finding"
    site = made(finding("dough", evidence=[evidence("one"), evidence("two", "contradicts")], prompts=[PROMPT]))
    found = pages(site)
    (line,) = found["brief.md"].findings.rows
    (stated,) = [each.stated for role in found["roles.md"].roles for each in role.prompts]
    (rendered,) = render_pages([found["roles.md"]])
    entries = search_entries(site, [page.listing for page in found.values()])
    (entry,) = (each for each in entries if each.path == "findings/dough.md")
    assert (line.studies, stated.data) == (words, words)
    assert f"<p>{words}.</p>" in rendered.body
    assert words in entry.words


def test_the_assessment_of_an_earlier_wording_is_shown_with_that_wording() -> None:
    (section,) = (each for each in of(CHANGED)["findings/dough.md"].sections if each.anchor == "evidence")
    confidence = section.confidence
    assert (confidence.label, confidence.assessment) == ("Not assessed in this wording", None)
    assert (confidence.earlier.statement, confidence.earlier.confidence) == (
        "Bakers look at the clock.",
        "Low confidence",
    )

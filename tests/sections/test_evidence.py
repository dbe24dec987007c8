"""The evidence of a finding: a line a study, folded if there are many; and confidence beside what was assessed."""

from typing import Any

from evidence_site.pages import build_pages
from evidence_site.render import render_pages
from evidence_site.sections.evidence import MOST_UNFOLDED
from evidence_site.sections.findings import EMPTY_CELL
from evidence_site.website.site import Site
from pages.bakery import section
from tables.cases import ASSESSMENT, FACET, STATEMENT, evidence, finding, made

PATH = "findings/dough.md"


def of(*given: dict[str, Any], **synthesis: Any) -> Site:
    return made(finding("dough", evidence=list(given), assessment=ASSESSMENT), **synthesis)


def page(site: Site) -> Any:
    (found,) = (each for each in build_pages(site) if each.path == PATH)
    return found


def test_a_study_has_one_line_and_names_its_relation_only_where_it_does_not_support_the_finding() -> None:
    found = page(of(evidence("one", "contributes", "one", "two"), evidence("two", "contradicts", "three")))
    listed = section(found, "evidence").evidence
    assert [(each.study.text != "", each.relation, each.contexts) for each in listed.studies] == [
        (True, "", ("Hour: one, two",)),
        (True, "Contradicts it", ()),
    ]
    (against,) = section(found, "dissent").evidence.studies
    assert (against.relation, against.contexts) == ("Contradicts it", ("Hour: three",))
    assert "Why." in against.note


def test_a_study_whose_data_support_and_contradict_the_finding_has_one_line() -> None:
    found = page(of(evidence("one", "contributes", "one"), evidence("one", "contradicts", "three")))
    listed = section(found, "evidence").evidence
    assert [(each.relation, each.contexts) for each in listed.studies] == [
        ("Supports it. Contradicts it", ("Hour: one",)),
    ]


def test_that_contexts_are_the_editors_coding_is_said_once_for_all_studies() -> None:
    coded = {"hour": {**FACET, "coded_by": "editors"}}
    given = (evidence("one", "contributes", "one"), evidence("two", "contributes", "two"))
    assert section(page(of(*given, facets=coded)), "evidence").evidence.coded == "Coded by the editors: Hour."
    assert section(page(of(evidence("one"), facets=coded)), "evidence").evidence.coded == ""
    assert section(page(of(*given)), "evidence").evidence.coded == ""


def test_more_studies_than_a_phone_shows_are_folded_but_never_those_that_disagree(monkeypatch: Any) -> None:
    few = [evidence(each, "qualifies") for each in ("one", "two")]
    assert MOST_UNFOLDED == 8
    assert section(page(of(*few)), "evidence").evidence.folded == ""
    monkeypatch.setattr("evidence_site.sections.evidence.MOST_UNFOLDED", 1)
    found = page(of(*few))
    assert section(found, "evidence").evidence.folded == "The 2 studies, one by one"
    assert section(found, "dissent").evidence.folded == ""


def test_confidence_stands_beside_the_statement_that_was_assessed() -> None:
    (text,) = (each.html.decode() for each in render_pages([page(of(evidence("one")))]))
    _, after = text.split('<h2 id="evidence"')
    before, _ = after.split("Low confidence", 1)
    assert STATEMENT in before


def test_a_synthesis_leaves_empty_what_is_not_recorded_and_says_what_an_empty_cell_means() -> None:
    bare = finding("bare", activity=None, outcome=None, outcome_status=None)
    part = finding("part", outcome=None, outcome_status=None)
    (table,) = (
        each.table for each in build_pages(made(finding("dough"), part, bare)) if each.path == "findings/index.md"
    )
    assert [(each.link.text, each.outcome, each.status) for each in table.rows][1:] == [("Part", "", "")]
    assert table.empty == EMPTY_CELL
    (table,) = (each.table for each in build_pages(made(finding("dough"))) if each.path == "findings/index.md")
    assert table.empty == ""


def test_licences_that_are_not_recorded_share_one_line() -> None:
    own = {each: {"licence": None} for each in ("two", "three", "four")}
    (about,) = (each for each in build_pages(made(finding("dough"), studies=own)) if each.path == "about.md")
    assert [each.study for each in about.sources] == ["Bakery one", "The other 3 studies"]

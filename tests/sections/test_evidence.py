"""The evidence of a finding: a line a study, folded if there are many; and confidence beside what was assessed."""

from typing import Any

from evidence_site.pages import build_pages
from evidence_site.render import render_pages
from evidence_site.sections.evidence import MOST_UNFOLDED
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


def test_that_contexts_are_the_editors_coding_is_said_once_for_all_studies() -> None:
    coded = {"hour": {**FACET, "coded_by": "editors"}}
    given = (evidence("one", "contributes", "one"), evidence("two", "contributes", "two"))
    assert section(page(of(*given, facets=coded)), "evidence").evidence.coded == "Coded by the editors: Hour."
    assert section(page(of(evidence("one"), facets=coded)), "evidence").evidence.coded == ""


def test_more_studies_than_a_phone_shows_are_folded_but_never_those_that_disagree(monkeypatch: Any) -> None:
    few = [evidence(each, "qualifies") for each in ("one", "two")]
    assert MOST_UNFOLDED == 8
    assert section(page(of(*few)), "evidence").evidence.folded == ""
    monkeypatch.setattr("evidence_site.sections.evidence.MOST_UNFOLDED", 1)
    found = page(of(*few))
    assert section(found, "evidence").evidence.folded == "The 2 studies, one by one"
    assert section(found, "dissent").evidence.folded == ""


def test_confidence_stands_beside_the_statement_that_was_assessed() -> None:
    (text,) = (each.text for each in render_pages(of(evidence("one"))) if each.path == PATH)
    _, after = text.split('<h2 id="evidence"')
    before, _ = after.split("Low confidence", 1)
    assert STATEMENT in before

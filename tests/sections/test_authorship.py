"""Who wrote the synthesis, as the page about the site tells it, and as pages are cited."""

from collections.abc import Mapping
from typing import Any

import pytest

from evidence_site.model.publication import ContributorRole
from evidence_site.wording import AUTHOR_CHECKS, ROLES, author_check
from pages.bakery import FINDING, corpus, section, views

CARBERRY = "0000-0002-1825-0097"
INES: Mapping[str, Any] = {
    "name": "Ines Fiction",
    "orcid": CARBERRY,
    "affiliation": "University of Night",
    "roles": ["formal-analysis", "writing-review-editing"],
    "corresponding": "true",
    "author_of": ["night-shift"],
}
PUBLISHED: Mapping[str, Any] = {
    "type": "evidence-synthesis",
    "authors": [INES, {"name": "Paul Pretend"}],
    "registration": {"registry": "PROSPERO", "id": "CRD1", "url": "https://www.crd.york.ac.uk/PROSPERO/view/CRD1"},
    "published": {"doi": "10.5555/night.7", "version": "2.0", "date": "2031-04-05"},
    "funding": [{"funder": "Flour Fund", "award": "7", "statement": "The views are ours."}],
    "competing_interests": "Ines sells *flour*.",
}


def pages(**project: Any) -> dict[str, Any]:
    return views(corpus(**PUBLISHED), **project)


def test_a_site_that_names_editors_alone_has_no_section_on_authors() -> None:
    assert views()["about.md"].authorship is None


def test_an_author_has_an_orcid_link_an_affiliation_roles_in_words_and_a_declaration() -> None:
    shown = pages()["about.md"].authorship
    assert (shown.heading, shown.note) == ("Who wrote this synthesis?", "")
    ines, paul = shown.authors
    assert (ines.name, ines.note, ines.affiliation) == ("Ines Fiction", "corresponding author", "University of Night")
    assert ines.orcid == (f"https://orcid.org/{CARBERRY}", f"https://orcid.org/{CARBERRY}")
    assert ines.roles == "Formal analysis, Writing \u2013 review & editing"
    assert ines.declaration == "Is an author of an included study:"
    assert [each.url for each in ines.own_studies] == ["../studies/night-shift/"]
    assert paul == ("Paul Pretend", "", None, "", "", (), "")


def test_publication_registration_funding_and_interests_are_told_in_that_order() -> None:
    facts = pages()["about.md"].authorship.facts
    assert [each.term for each in facts] == ["Published", "Registered", "Funding", "Competing interests"]
    published, registered, funding, interests = facts
    assert (published.values, published.link.url) == (("Version 2.0, 5 April 2031",), "https://doi.org/10.5555/night.7")
    assert registered.link == ("PROSPERO, CRD1", "https://www.crd.york.ac.uk/PROSPERO/view/CRD1")
    assert (funding.values, funding.quoted) == (("Flour Fund, award 7",), ("The views are ours.",))
    assert "<em>flour</em>" in interests.prose


def test_what_is_recorded_without_authors_has_a_heading_of_its_own() -> None:
    shown = views(corpus(registration={"registry": "OSF", "id": "a1"}))["about.md"].authorship
    assert (shown.heading, shown.authors) == ("Where does this site come from?", ())
    assert [each.link for each in shown.facts] == [("OSF, a1", "")]


def test_authors_of_a_site_of_one_study_are_not_taken_for_those_of_the_study() -> None:
    apart = views(corpus(authors=[{"name": "Paul Pretend"}]))["about.md"].authorship
    assert apart.heading == "Who wrote this site?"
    assert apart.note.startswith("They wrote this site. The authors of the study are named")
    same = views(corpus(authors=[INES]))["about.md"].authorship
    assert same.note == ""
    assert same.authors[0].declaration == "Is an author of the study that this site reports:"


def test_a_synthesis_with_authors_is_theirs_and_not_the_editors() -> None:
    assert any("are the review team's synthesis" in each for each in pages()["about.md"].does)
    without = views(corpus(type="evidence-synthesis"))["about.md"]
    assert any("are the editors' synthesis" in each for each in without.does)
    assert pages()["about.md"].editors == "B. Bun and C. Cob"


def test_pages_are_cited_by_author_version_and_year_with_the_doi_of_the_whole() -> None:
    page = pages(address="https://e.org/")["findings/keeping-time.md"]
    assert page.foot.this_page == (
        "Ines Fiction, Paul Pretend. Keeping time. In: Bread at night. Version 2.0, 2031. Updated 6 May 2031. "
        "https://e.org/findings/keeping-time/ The whole: https://doi.org/10.5555/night.7"
    )
    home = pages(address="https://e.org/")["index.md"]
    assert home.foot.this_page == (
        "Ines Fiction, Paul Pretend. How do bakers work at night? In: Bread at night. Version 2.0, 2031. "
        "Updated 6 May 2031. https://e.org/ https://doi.org/10.5555/night.7"
    )


def test_a_publication_of_no_version_and_no_doi_is_cited_by_its_year() -> None:
    page = views(corpus(published={"date": "2031-04-05"}))["findings/keeping-time.md"]
    assert page.foot.this_page == "B. Bun, C. Cob. Keeping time. In: Bread at night. 2031. Updated 6 May 2031."


@pytest.mark.parametrize("check", AUTHOR_CHECKS)
def test_what_the_authors_of_studies_did_is_told_alike_wherever_it_stands(check: str) -> None:
    made = views(corpus(author_check=check))
    told = author_check(corpus(author_check=check).synthesis)  # type: ignore[arg-type] # there is one
    assert made["about.md"].author_check == made["findings/keeping-time.md"].foot.author_check == told
    assert told in made["brief.md"].terms
    assert told.endswith(".")
    assert "the study " in told.casefold()


def test_each_answer_has_words_of_its_own_and_several_studies_have_several_authors() -> None:
    said = {check: author_check(corpus(author_check=check).synthesis) for check in AUTHOR_CHECKS}  # type: ignore[arg-type]
    assert len(set(said.values())) == 4
    assert said["not-recorded"] == "It is not recorded whether the authors of the study have checked this site."  # type: ignore[index]
    several = corpus(type="evidence-synthesis", author_check="not-asked").synthesis
    assert several
    assert author_check(several) == "The authors of the studies were not asked to check this site."


def test_every_role_has_its_term() -> None:
    assert set(ROLES) == set(ContributorRole)


def test_who_agreed_on_a_finding_is_told_where_it_comes_from() -> None:
    made = views(corpus(findings=({**FINDING, "agreed_by": ["Ines Fiction", "Paul Pretend"]},)))
    page = next(each for path, each in made.items() if path == f"findings/{FINDING['id']}.md")
    assert section(page, "source").trust[-1] == "Whether our wording is fair: agreed by Ines Fiction and Paul Pretend"

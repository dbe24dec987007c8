"""What pages say to machines."""

from collections.abc import Mapping
from typing import Any

from evidence_site.model import CiteKey
from pages.bakery import FINDING, REFERENCE, SECOND, corpus, views
from sections.test_authorship import CARBERRY, PUBLISHED

ARTICLE = {
    "@type": "ScholarlyArticle",
    "@id": "https://doi.org/10.1234/bread-1",
    "name": "How do bakers work at night?",
    "author": [
        {"@type": "Person", "name": "Ada B. Crumb", "givenName": "Ada B.", "familyName": "Crumb"},
        {"@type": "Person", "name": "Jean-Luc van Loaf", "givenName": "Jean-Luc", "familyName": "van Loaf"},
    ],
    "datePublished": "2031",
    "isPartOf": {"@type": "Periodical", "name": "Journal of Bread"},
    "pagination": "279\u2013284",
    "url": "https://journal.example.org/bread?a=1",
}


def linked_data(path: str, **project: Any) -> Mapping[str, Any]:
    data: Mapping[str, Any] = views(**project)[path].head.linked_data
    return data


def test_tags_name_the_page_and_its_editors_and_never_the_article() -> None:
    page = views(address="https://e.org/")["findings/keeping-time.md"]
    assert page.head.metas == (
        ("citation_title", "Keeping time"),
        ("citation_author", "B. Bun"),
        ("citation_author", "C. Cob"),
        ("citation_publication_date", "2031/05/06"),
        ("citation_public_url", "https://e.org/findings/keeping-time/"),
    )


def test_a_site_of_no_known_address_gives_none() -> None:
    page = views()["findings/keeping-time.md"]
    assert "citation_public_url" not in dict(page.head.metas)
    assert "url" not in page.head.linked_data
    assert "https" not in page.foot.this_page
    assert views(address="https://e.org/")["findings/keeping-time.md"].foot.this_page.endswith(
        "Updated 6 May 2031. https://e.org/findings/keeping-time/"
    )


def test_the_list_of_references_leaves_reference_managers_to_its_works() -> None:
    assert views()["references.md"].head.metas == ()


def test_a_page_is_a_web_page_about_the_article() -> None:
    assert linked_data("about.md", address="https://e.org/") == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "About",
        "description": views()["about.md"].description,
        "url": "https://e.org/about/",
        "dateModified": "2031-05-06",
        "creditText": "B. Bun, C. Cob",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isPartOf": {"@type": "WebSite", "name": "Bread at night", "url": "https://e.org/"},
        "about": [ARTICLE],
    }


def test_a_finding_is_a_claim_that_rests_on_quotations_from_the_article() -> None:
    data = linked_data("findings/reading-the-dough.md")
    article = {"@id": "https://doi.org/10.1234/bread-1"}
    assert data["about"] == [ARTICLE]
    assert data["mainEntity"] == {
        "@type": "Claim",
        "text": "Bakers judge by touch when the dough is ready.",
        "citation": [article],
    }
    assert data["hasPart"] == [
        {"@type": "Quotation", "text": "the dough tells you when it [the rise] is done", "citation": article}
    ]
    assert "citation" not in data


def test_what_is_quoted_besides_the_study_is_cited() -> None:
    other = REFERENCE.model_copy(update={"id": CiteKey("memoir"), "doi": "", "url": "", "type": "book"})
    quotes = [*FINDING["quotes"], {**FINDING["quotes"][0], "id": "q2", "source": "memoir"}]
    made = corpus(({**FINDING, "quotes": quotes},), references=(REFERENCE, other))
    data = views(made)["findings/reading-the-dough.md"].head.linked_data
    assert [each["@type"] for each in data["citation"]] == ["Book"]
    assert data["hasPart"][1]["citation"] == data["citation"][0]


def test_a_withdrawn_finding_is_no_claim() -> None:
    gone = {**SECOND, "id": "gone", "status": "withdrawn"}
    page = views(corpus((FINDING, gone)))["findings/gone.md"]
    assert "mainEntity" not in page.head.linked_data


def test_pages_for_contributors_say_nothing() -> None:
    pages = views(corpus(settings={"contributor_pages": "true"}))
    assert pages["record-reference.md"].head is None


def test_tags_name_the_authors_of_a_synthesis_and_the_first_page_alone_has_its_doi() -> None:
    made = views(corpus(**PUBLISHED), address="https://e.org/")
    authors = (
        ("citation_author", "Ines Fiction"),
        ("citation_author_institution", "University of Night"),
        ("citation_author_orcid", f"https://orcid.org/{CARBERRY}"),
        ("citation_author", "Paul Pretend"),
    )
    assert made["index.md"].head.metas[1:] == (
        *authors,
        ("citation_publication_date", "2031/04/05"),
        ("citation_doi", "10.5555/night.7"),
        ("citation_public_url", "https://e.org/"),
    )
    assert made["findings/keeping-time.md"].head.metas[1:] == (
        *authors,
        ("citation_publication_date", "2031/05/06"),
        ("citation_public_url", "https://e.org/findings/keeping-time/"),
    )


def test_the_site_is_the_published_work_of_its_authors() -> None:
    data = views(corpus(**PUBLISHED), address="https://e.org/")["about.md"].head.linked_data
    assert data["creditText"] == "Ines Fiction, Paul Pretend"
    assert "author" not in data
    assert data["isPartOf"] == {
        "@type": "WebSite",
        "@id": "https://doi.org/10.5555/night.7",
        "name": "Bread at night",
        "url": "https://e.org/",
        "identifier": [
            {
                "@type": "PropertyValue",
                "propertyID": "DOI",
                "value": "10.5555/night.7",
                "url": "https://doi.org/10.5555/night.7",
            },
            {
                "@type": "PropertyValue",
                "propertyID": "PROSPERO",
                "value": "CRD1",
                "url": "https://www.crd.york.ac.uk/PROSPERO/view/CRD1",
            },
        ],
        "author": [
            {
                "@type": "Person",
                "@id": f"https://orcid.org/{CARBERRY}",
                "name": "Ines Fiction",
                "givenName": "Ines",
                "familyName": "Fiction",
                "affiliation": {"@type": "Organization", "name": "University of Night"},
            },
            {"@type": "Person", "name": "Paul Pretend"},
        ],
        "version": "2.0",
        "datePublished": "2031-04-05",
        "funder": [{"@type": "Organization", "name": "Flour Fund"}],
    }

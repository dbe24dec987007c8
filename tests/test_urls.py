"""Addresses and anchors."""

import pytest

from evidence_site.urls import Here
from evidence_site.web_addresses import doi_url, passage_url, pmcid_url, public_url, record_url


@pytest.mark.parametrize(
    ("start", "end", "anchor", "folders", "files"),
    [
        ("index.md", "findings/x.md", "", "findings/x/", "findings/x.html"),
        ("index.md", "index.md", "", "./", "index.html"),
        ("findings/x.md", "index.md", "", "../../", "../index.html"),
        ("findings/x.md", "findings/index.md", "", "../../findings/", "../findings/index.html"),
        ("findings/x.md", "quotes.md", "quote-x-q1", "../../quotes/#quote-x-q1", "../quotes.html#quote-x-q1"),
        ("findings/index.md", "findings/x.md", "", "../findings/x/", "../findings/x.html"),
        ("quotes.md", "quotes.md", "quote-x-q1", "#quote-x-q1", "#quote-x-q1"),
        ("quotes.md", "references.md", "ref-a:b/c.d", "../references/#ref-a:b/c.d", "references.html#ref-a:b/c.d"),
    ],
)
def test_links_are_relative_and_final(start: str, end: str, anchor: str, folders: str, files: str) -> None:
    assert Here(start, directory_urls=True).to(end, anchor) == folders
    assert Here(start, directory_urls=False).to(end, anchor) == files


def test_a_link_to_a_file_climbs_as_a_link_to_a_page_does() -> None:
    assert Here("findings/x.md", directory_urls=True).to_file("records/a b.yml") == "../../records/a%20b.yml"
    assert Here("findings/x.md", directory_urls=False).to_file("records/a.yml") == "../records/a.yml"


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1136/leader-2022-000709", "https://doi.org/10.1136/leader-2022-000709"),
        ("10.1093/heapol/czw095", "https://doi.org/10.1093/heapol/czw095"),
        ("10.1000/a//b/c.d..e", "https://doi.org/10.1000/a//b/c.d..e"),
        (
            "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O",
        ),
        ("10.1016/S0140-6736(20)30183-5", "https://doi.org/10.1016/S0140-6736(20)30183-5"),
        ("10.1000/100%_[a]+{b}|c^d`e\\f", "https://doi.org/10.1000/100%25_%5Ba%5D%2B%7Bb%7D%7Cc%5Ed%60e%5Cf"),
    ],
)
def test_a_doi_has_the_address_that_registries_give_it(doi: str, url: str) -> None:
    assert doi_url(doi) == url


@pytest.mark.parametrize(
    ("doi", "url"),
    [
        ("10.1000/../../x", "https://doi.org/10.1000/..%2F..%2Fx"),
        ("10.1000/a/./x", "https://doi.org/10.1000/a%2F.%2Fx"),
        ("10.1000/a#b?c", "https://doi.org/10.1000/a%23b%3Fc"),
        ("10.1000/<img src=x>", "https://doi.org/10.1000/%3Cimg%20src%3Dx%3E"),
    ],
)
def test_a_doi_cannot_lead_elsewhere(doi: str, url: str) -> None:
    assert doi_url(doi) == url


def test_an_identifier_cannot_lead_elsewhere() -> None:
    assert pmcid_url("../x") == "https://pmc.ncbi.nlm.nih.gov/articles/..%2Fx/"


def test_an_address_that_is_not_public_is_not_linked() -> None:
    assert public_url("javascript:alert(1)") == ""
    assert public_url("") == ""
    assert public_url("https://example.org/") == "https://example.org/"


def test_a_passage_is_encoded_as_a_text_directive_asks() -> None:
    url = passage_url("https://e.org/a", "well-being, “joy” & more")
    assert url == "https://e.org/a#:~:text=well%2Dbeing%2C%20%E2%80%9Cjoy%E2%80%9D%20%26%20more"


def test_a_passage_on_a_page_with_a_fragment_keeps_the_fragment() -> None:
    assert passage_url("https://e.org/a#b", "c") == "https://e.org/a#b:~:text=c"


def test_a_long_passage_is_named_by_its_ends() -> None:
    long = " ".join(f"word{number:02}" for number in range(60))
    ends = "word00%20word01%20word02%20word03%20word04%20word05,word54%20word55%20word56%20word57%20word58%20word59"
    assert passage_url("https://e.org", long) == f"https://e.org#:~:text={ends}"


def test_without_address_or_passage_there_is_no_link() -> None:
    assert passage_url("", "words") == ""
    assert passage_url("https://e.org", "") == ""


def test_a_record_has_an_address_only_in_a_repository() -> None:
    assert record_url("https://e.org/edit/main/", "findings/x.yml") == "https://e.org/edit/main/findings/x.yml"
    assert record_url("", "findings/x.yml") == ""

"""References come in through one registry of formats, each with its faults in words."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring import exports
from evidence_site.export.bibtex import to_bibtex
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.other_formats import OTHER_FORMATS
from evidence_site.load.bibliography.readers import EXPECTED, READERS, read_references, reader_of
from evidence_site.load.text import TextFile

BIBTEX = "@article{wick2020, author = {Wick, Bo}, title = {Wicks & co}, pages = {3-9}, year = {2020}}"
PUBMED = "PMID- 1\nFAU - Wick, Bo\nTI  - Wicks & co.\nPG  - 3-9\nDP  - 2020\nJT  - J\n"
CSL_JSON = '[{"type": "article-journal", "title": "Wicks & co", "author": [{"family": "Wick"}]}]'
RIS = "TY  - JOUR\nID  - wick2020\nAU  - Wick, Bo\nTI  - Wicks & co\nSP  - 3\nEP  - 9\nPY  - 2020\nER  - \n"


def test_the_same_work_is_the_same_reference_in_each_format() -> None:
    (of_bibtex,), (of_ris,) = (read_references(each, "x").references for each in (BIBTEX, RIS))
    assert of_bibtex == of_ris
    assert (of_ris.id, of_ris.title, of_ris.page) == ("wick2020", "Wicks & co", "3\u20139")


@pytest.mark.parametrize(
    ("text", "name"),
    [(exports.ZOTERO_BIBTEX, "BibTeX"), (exports.ZOTERO_RIS, "RIS"), (PUBMED, "PubMed"), (CSL_JSON, "CSL-JSON")],
)
def test_one_format_alone_recognises_a_text(text: str, name: str) -> None:
    assert [each.name for each in READERS if each.recognises(text)] == [name]


SENT = {
    "Web of Science": (
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Wick, B\n   Hall, A\nTI Wicks\nER\nEF",
        "FN Thomson Reuters Web of Knowledge\nVR 1.0\n",
        "PT J\nAU Wick, B\nTI Wicks\nER\n",
        "VR 1.0\nPT J\n",
        "FN ISI Export Format\nVR 1.0\n",
        "PT\tAU\tBA\tTI\nJ\tWick, B\t\tWicks\n",
    ),
    "ERIC": (
        "ERIC Number: EJ0000001\nRecord Type: Journal\n",
        "EJ0000001\nWicks\n",
        "ericNumber,title,author\nEJ1,Wicks,Bo\n",
    ),
    "EndNote's own format": (
        "%0 Journal Article\n%T Wicks\n",
        "%0Journal Article\n%TWicks\n",
        "%0\n%A Wick, Bo\n",
        "%A Wick\n%T W\n",
    ),
    "EndNote's XML": (
        '<?xml version="1.0"?><xml><records><record><database name="a"/></record></records></xml>',
        '<xml>\n<records>\n<record>\n<source-app name="EndNote">EndNote</source-app>',
    ),
    "RDF, as Zotero": (
        '<rdf:RDF xmlns:z="http://www.zotero.org/namespaces/export#">',
        '<?xml version="1.0"?>\n<rdf:RDF >',
    ),
    "PubMed's XML": ('<?xml version="1.0"?>\n<!DOCTYPE PubmedArticleSet>\n<PubmedArticleSet><PubmedArticle>',),
    "Rayyan": ("key,title,year,month,day,journal,issn,volume,issue,pages,authors,url\nrayyan-1,Wicks,2020,,,J\n",),
    "Covidence": (
        'Title,Authors,Abstract,Published Year,Journal,DOI,Ref,"Covidence #",Study\n',
        "\ufeffTitle;Authors;Covidence\n",
    ),
    "a table (CSV)": (
        '"Authors","Title","Year"\n',
        "title;author;doi\n",
        "PMID,Title,Authors,Citation\n",
        "Title\tYear\n",
    ),
    "a web page": ("<!DOCTYPE html><html><style>@media (a) { b }</style>", "<html>"),
    "like XML": ("<modsCollection>",),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in SENT.items() for text in texts])
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_a_format_that_is_not_read_is_named_with_the_way_to_one_that_is(name: str, text: str, line_break: str) -> None:
    parsed = read_references(f"\n{text}".replace("\n", line_break), "x")
    (told,) = parsed.faults
    assert parsed.references == ()
    assert name in told.partition(".")[0]
    assert told.endswith(EXPECTED)
    assert any(word in told for word in (" RIS", ".nbib"))


def test_each_format_that_is_not_read_is_tested() -> None:
    assert len(SENT) == len(OTHER_FORMATS)


def test_a_text_in_no_known_format_is_refused_with_what_is_expected() -> None:
    for text in ("Wick B. Wicks. J 2020;3:1-9.", "", "[1] Wick B.", "Wicks, lamps and titles, 2020", "100% of %A"):
        assert read_references(text, "x").faults == (f"No entry was found. {EXPECTED}",)
        assert reader_of(text) is None
    assert EXPECTED == ("Give entries of BibTeX (`@article{`), RIS (`TY  - `), PubMed (`PMID- `) or CSL-JSON (`[{`).")


WORKS = st.lists(
    st.fixed_dictionaries(
        {
            "title": st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12),
            "doi": st.sampled_from(["", "10.5555/a", "ten"]),
            "kind": st.sampled_from(["known", "known", "unknown", ""]),
            "name": st.sampled_from(["Wick, Bo", "Wick B", ", B", "A, B, C, D", "Guild and", ""]),
        }
    ),
    max_size=8,
)


def of_ris(works: list[dict[str, str]]) -> str:
    kinds = {"known": "JOUR", "unknown": "QQQQ", "": ""}
    lines = ("TY  - {}\nAU  - {}\nTI  - {}\nDO  - {}\n{}" for _ in works)
    ends = ("ER  - \n" if number % 2 else "\n" for number in range(len(works)))
    return "".join(
        line.format(kinds[each["kind"]], each["name"], each["title"], each["doi"], end)
        for line, each, end in zip(lines, works, ends, strict=False)
    )


def of_pubmed(works: list[dict[str, str]]) -> str:
    return "\n".join(
        f"PMID- {number}\nFAU - {each['name']}\nTI  - {each['title']}\nLID - {each['doi']} [doi]\n"
        for number, each in enumerate(works)
    )


def of_csl_json(works: list[dict[str, str]]) -> str:
    kinds = {"known": "book", "unknown": "qqqq", "": ""}
    return json.dumps(
        [
            {"type": kinds[each["kind"]], "title": each["title"], "DOI": each["doi"], "author": each["name"]}
            for each in works
        ],
        indent=1,
    )


@pytest.mark.parametrize("write", [of_ris, of_pubmed, of_csl_json])
@given(works=WORKS)
def test_each_entry_is_read_or_told_of(
    write: Callable[[list[dict[str, str]]], str], works: list[dict[str, str]]
) -> None:
    parsed = read_references(write(works), "x")
    assert len(parsed.references) + len(parsed.faults) == max(len(works), 1)
    assert len({each.id for each in parsed.references}) == len(parsed.references)
    if parsed.references:
        again = parse_bibliography(TextFile("x", to_bibtex(parsed.references)))
        assert (len(again.references), again.diagnostics) == (len(parsed.references), ())

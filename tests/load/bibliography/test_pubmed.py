"""PubMed's own format is read from PubMed and from ERIC, whichever tag comes first."""

import pytest

from evidence_site.load.bibliography.readers import read_references
from evidence_site.model import PartialDate, Reference

ARTICLE = """
PMID- 99000001
OWN - NLM
STAT- MEDLINE
IS  - 2398-631X (Electronic)
VI  - 4
IP  - 2
DP  - 2021 Dec 5
TI  - Wick and trust: a night study of
      keepers.
PG  - 279-84
LID - e12 [pii]
LID - 10.5555/wick.2021.3 [doi]
AB  - Nobody knows.

      And nobody asks.
FAU - Lamp, Ada B
AU  - Lamp AB
FAU - van der Berg, Jo
AU  - van der Berg J
CN  - Guild of Keepers, Night Branch A
LA  - eng
PT  - Journal Article
TA  - J Imag Crafts
JT  - Journal of imaginary crafts
PMC - PMC9000001
SO  - J Imag Crafts. 2021 Dec 5;4(2):279-84.
"""
ERIC = """
OWN - ERIC
TI  - Lamps in Schools
AU  - Lamp, Ada
AU  - Berg, J.
JT  - Journal of Lamps
SO  - v10 n1 p1-10 2000
AID - http://dx.doi.org/10.5555/lamps
OID - EJ0000001
VI  - 10
IP  - 1
PG  - 1-10
DP  - 2000
LID - http://eric.ed.gov/?id=EJ0000001
ISSN - ISSN-1234-5678
LA  - English
PT  - Journal Articles
PT  - Reports - Research
"""


def one(text: str) -> Reference:
    parsed = read_references(text, "x.nbib")
    assert (parsed.faults, len(parsed.references)) == ((), 1)
    return parsed.references[0]


def test_an_article_of_pubmed_is_read_whole() -> None:
    work = one(ARTICLE)
    assert (work.type, work.title) == ("article-journal", "Wick and trust: a night study of keepers")
    assert [each.literal or (each.particle, each.family, each.given) for each in work.author] == [
        ("", "Lamp", "Ada B"),
        ("van der", "Berg", "Jo"),
        "Guild of Keepers, Night Branch A",
    ]
    assert (work.container_title, work.container_title_short) == ("Journal of imaginary crafts", "J Imag Crafts")
    assert (work.volume, work.issue, work.page) == ("4", "2", "279\u2013284")
    assert (work.doi, work.pmid, work.pmcid, work.issn) == (
        "10.5555/wick.2021.3",
        "99000001",
        "PMC9000001",
        "2398-631X",
    )
    assert work.issued == PartialDate(year=2021, month=12, day=5)
    assert work.language == "en"


def test_an_article_of_eric_is_read_whole() -> None:
    work = one(ERIC)
    assert (work.type, work.title, work.container_title) == ("article-journal", "Lamps in Schools", "Journal of Lamps")
    assert [(each.family, each.given) for each in work.author] == [("Lamp", "Ada"), ("Berg", "J.")]
    assert (work.doi, work.url) == ("10.5555/lamps", "http://eric.ed.gov/?id=EJ0000001")
    assert (work.volume, work.issue, work.page, work.issn) == ("10", "1", "1\u201310", "1234-5678")


@pytest.mark.parametrize("first", ["OWN - NLM\n", "STAT- In-Process\nOWN - NLM\n", ""])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_it_does_not_matter_which_tag_is_the_first(first: str, line_break: str) -> None:
    records = f"{first}TI  - One.\nPMID- 1\n\n{first}TI  - Two...\nPMID- 2\n"
    parsed = read_references(records.replace("\n", line_break), "x.nbib")
    assert [(each.title, each.pmid) for each in parsed.references] == [("One", "1"), ("Two...", "2")]


def test_records_without_a_gap_are_told_apart_by_their_number() -> None:
    parsed = read_references("PMID- 1\nTI  - One\nPMID- 2\nTI  - Two\n", "x.nbib")
    assert [(each.title, each.pmid) for each in parsed.references] == [("One", "1"), ("Two", "2")]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("JT  - Lamps", "article-journal"),
        ("BTI - Lamps", "chapter"),
        ("PT  - Dissertations/Theses - Doctoral Dissertations", "thesis"),
        ("PT  - Reports - Research", "report"),
        ("PT  - Books", "book"),
        ("PT  - Preprint", "document"),
        ("PT  - Something", "document"),
    ],
)
def test_a_work_has_the_type_that_its_record_says(lines: str, kind: str) -> None:
    assert one(f"PMID- 1\nTI  - One\n{lines}\n").type == kind


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2021", PartialDate(year=2021)),
        ("2021 Dec", PartialDate(year=2021, month=12)),
        ("2021 Nov-Dec", PartialDate(year=2021, month=11)),
        ("2021 Winter", PartialDate(year=2021, season=4)),
        ("2021 Feb 30", PartialDate(year=2021, month=2)),
        ("soon", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(date: str, expected: PartialDate | None) -> None:
    assert one(f"PMID- 1\nTI  - One\nDP  - {date}\n").issued == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("279-84", "279\u2013284"),
        ("279-284", "279\u2013284"),
        ("e12-4", "e12\u2013e14"),
        ("R1-5, R9", "R1-5, R9"),
        ("e12", "e12"),
        ("99-101", "99\u2013101"),
    ],
)
def test_the_last_page_is_written_in_full(pages: str, expected: str) -> None:
    assert one(f"PMID- 1\nTI  - One\nPG  - {pages}\n").page == expected.replace("R1-5", "R1\u20135")


def test_a_record_without_a_title_is_told_by_its_line() -> None:
    assert read_references("PMID- 1\nTI  - One\n\nPMID- 2\nPT  - Report\n", "x.nbib").faults == (
        "x.nbib, line 4: the entry has no title; add one as `TI`",
    )

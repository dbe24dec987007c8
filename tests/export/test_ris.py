import rispy

from evidence_site.export.ris import to_ris
from export.works import ARTICLE, THESIS, WORKS


def test_an_article_has_the_tags_of_the_format() -> None:
    lines = to_ris([ARTICLE]).split("\r\n")
    assert lines[:3] == ["TY  - JOUR", "ID  - hall2021", "AU  - Hall, Ada B."]
    assert lines[-3:] == ["N1  - Licence: CC BY 4.0", "ER  - ", ""]


def test_rispy_gives_the_same_facts_back() -> None:
    article, chapter, thesis = rispy.loads(to_ris(WORKS))
    assert article == {
        "type_of_reference": "JOUR",
        "id": "hall2021",
        "authors": ["Hall, Ada B.", "van der Berg, Jo, Jr", "Night Work and Trust", "et al."],
        "title": "Trust in situ: the {NHS} & CO2 at 5% of $9_a ~ 50`s",
        "secondary_title": "Journal of Night & Day",
        "alternate_title1": "J. Night & Day",
        "year": "2021",
        "date": "2021/03/09/",
        "volume": "7",
        "number": "Suppl 1",
        "start_page": "279",
        "end_page": "284",
        "publisher": "Fictional Press",
        "doi": ARTICLE.doi,
        "accession_number": "123",
        "name_of_database": "PubMed",
        "custom2": "PMC1",
        "issn": "1234-5678",
        "urls": [ARTICLE.url],
        "access_date": "2026/11/24/",
        "language": "en-GB",
        "notes": ["Online first", "Licence: CC BY 4.0"],
    }
    assert (chapter["type_of_reference"], chapter["year"], chapter["tertiary_title"]) == ("CHAP", "2017", "Trades")
    assert (chapter["secondary_authors"], chapter["subsidiary_authors"]) == (
        ["King, Martin, III", "et al."],
        ["Von Grün, Åse"],
    )
    assert (thesis["type_of_work"], thesis["date"]) == ("PhD thesis", "2020///")
    assert thesis["notes"] == ["Version: 3", "Status: forthcoming"]


def test_no_text_can_begin_a_line_of_its_own() -> None:
    text = to_ris([THESIS])
    assert all(line[2:6] == "  - " for line in text.split("\r\n") if line)

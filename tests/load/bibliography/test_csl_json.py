"""CSL-JSON is read work by work, each with its line."""

import json

import pytest

from evidence_site.load.bibliography.readers import read_references
from evidence_site.model import PartialDate, PersonName, Reference

ARTICLE = {
    "id": "http://zotero.org/users/1/items/AB12",
    "citation-key": "lamp2021",
    "type": "article-journal",
    "title": "Wick &amp; trust <i>in situ</i>",
    "container-title": "Journal of Imaginary Crafts",
    "journalAbbreviation": "J Imag Crafts",
    "DOI": "https://doi.org/10.5555/wick.2021.3",
    "ISSN": "2398-631X",
    "URL": "https://journal.example.org/4/2/3",
    "volume": 4,
    "issue": "2",
    "page": "3-9",
    "language": "eng",
    "note": "PMID: 99000001\nPMCID: PMC9000001\nOf interest",
    "author": [
        {"family": "Lamp", "given": "Ada B."},
        {"family": "Berg", "given": "Jo", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"literal": "Guild of Keepers"},
    ],
    "issued": {"date-parts": [["2021", 12, 5]]},
    "accessed": {"date-parts": [[2024, 1, 15]]},
}


def one(**more: object) -> Reference:
    parsed = read_references(json.dumps([{"type": "book", "id": "a", "title": "T"} | more]), "x.json")
    assert (parsed.faults, len(parsed.references)) == ((), 1)
    return parsed.references[0]


def test_a_work_of_zotero_is_read_whole() -> None:
    assert one(**ARTICLE) == Reference.model_validate(
        {
            "id": "lamp2021",
            "type": "article-journal",
            "title": "Wick & trust <i>in situ</i>",
            "author": (
                PersonName(family="Lamp", given="Ada B."),
                PersonName(family="Berg", given="Jo", particle="van der", suffix="Jr."),
                PersonName(literal="Guild of Keepers"),
            ),
            "issued": PartialDate(year=2021, month=12, day=5),
            "accessed": PartialDate(year=2024, month=1, day=15),
            "container_title": "Journal of Imaginary Crafts",
            "container_title_short": "J Imag Crafts",
            "volume": "4",
            "issue": "2",
            "page": "3\u20139",
            "doi": "10.5555/wick.2021.3",
            "pmid": "99000001",
            "pmcid": "PMC9000001",
            "url": "https://journal.example.org/4/2/3",
            "issn": "2398-631X",
            "language": "en",
        }
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[2021]]}, PartialDate(year=2021)),
        (
            {"date-parts": [[2021, 3], [2021, 5]]},
            PartialDate(year=2021, month=3, until=PartialDate(year=2021, month=5)),
        ),
        ({"date-parts": [[2021]], "season": "2", "circa": True}, PartialDate(year=2021, season=2, circa=True)),
        ({"raw": "2021-03-24"}, PartialDate(year=2021, month=3, day=24)),
        ({"literal": "around 2021"}, PartialDate(year=2021)),
        ("2021-03", PartialDate(year=2021, month=3)),
        ({"date-parts": [[2021, 2, 30]]}, PartialDate(year=2021, month=2)),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": "x"}, None),
        (None, None),
    ],
)
def test_a_date_is_read_in_each_way_that_csl_has(date: object, expected: PartialDate | None) -> None:
    assert one(issued=date).issued == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("article", "document"),
        ("journal-article", "article-journal"),
        ("post-weblog", "webpage"),
        ("thesis", "thesis"),
        ("entry-encyclopedia", "chapter"),
    ],
)
def test_each_type_of_csl_is_one_of_ours(kind: str, expected: str) -> None:
    assert one(type=kind).type == expected


@pytest.mark.parametrize(
    "more", [{"title": ["T", "U"]}, {"author": "Wick, A."}, {"author": [None, {}, 3]}, {"volume": {"a": 1}}]
)
def test_what_other_programs_write_oddly_stops_no_work(more: dict[str, object]) -> None:
    assert one(**more).title == "T"


def test_lists_single_works_and_items_are_read() -> None:
    work = json.dumps(ARTICLE, indent=2)
    for text in (work, f"[{work}]", f'{{"items": [\n{work}\n]}}', f"\ufeff\n[{work}, {work}]"):
        assert {each.title for each in read_references(text, "x").references} == {"Wick & trust <i>in situ</i>"}


NO_DOI = "write it from `10.` on, as in `10.5555/night.2021.7`, or leave it out"
NO_WORK = "this is no work of CSL-JSON, which has `type` and `title`; export it again, as CSL-JSON or RIS"
BROKEN = "the JSON is broken in what begins here, so nothing was read from this line on; export it again"
ANY = "write `article-journal` for an article, `document` for any other work"
GOOD = '{"type": "book", "title": "A"}'


@pytest.mark.parametrize(
    ("text", "read", "faults"),
    [
        (
            f'[\n{GOOD},\n{{"type": "boook", "title": "B"}}\n]',
            1,
            ["x, line 3, “B”: `boook` is not a type of CSL; did you mean `book`?"],
        ),
        (f'[\n{GOOD},\n{{"type": "book"}}\n]', 1, ["x, line 3: the entry has no title; add one as `title`"]),
        ('[{"title": "B"}]', 0, [f"x, line 1, “B”: the work has no `type`; {ANY}"]),
        (f"[\n{GOOD},\n3\n]", 1, [f"x, line 3: {NO_WORK}"]),
        ('{"itemKey": 3}', 0, [f"x, line 1: {NO_WORK}"]),
        (f'[\n{GOOD},\n{{"type": ', 1, [f"x, line 3: {BROKEN}"]),
        ("[" * 100_000, 0, [f"x, line 1: {BROKEN}"]),
        ("[]", 0, ["x, line 1: the list of works is empty; export it again"]),
        ('[{"type": "book", "title": "B", "DOI": "ten"}]', 0, [f"x, line 1, “B”: `DOI`: `ten` is not a DOI; {NO_DOI}"]),
        (
            '[{"type": "book", "title": "B", "PMID": "x"}]',
            0,
            ["x, line 1, “B”: `PMID`: `x` is not a number of PubMed; write it as `12345678`, or leave it out"],
        ),
    ],
)
def test_what_cannot_be_read_is_told_by_its_line(text: str, read: int, faults: list[str]) -> None:
    parsed = read_references(text, "x")
    assert (len(parsed.references), list(parsed.faults)) == (read, faults)

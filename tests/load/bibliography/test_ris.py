"""RIS is read without losing a record, and means what it means to the programs that write it."""

from collections.abc import Iterator

import pytest
import rispy

from authoring import exports
from evidence_site.export.bibtex import to_bibtex
from evidence_site.export.ris import to_ris
from evidence_site.load.bibliography import parse_bibliography
from evidence_site.load.bibliography.plain_work import PlainWork
from evidence_site.load.bibliography.readers import read_references
from evidence_site.load.bibliography.ris import read_records
from evidence_site.load.bibliography.ris_fields import TYPES, ris_work
from evidence_site.load.text import TextFile
from evidence_site.model.rich_text import plain
from export.works import ARTICLE, CHAPTER, THESIS


@pytest.mark.parametrize(
    "text", [exports.ZOTERO_RIS, exports.ENDNOTE_RIS.partition("N1  -")[0] + "ER  - \n", to_ris([ARTICLE, CHAPTER])]
)
def test_sound_records_are_read_as_rispy_reads_them(text: str) -> None:
    theirs = rispy.loads(text.replace("\r\n", "\n"), implementation=Raw)
    assert [{tag: list(each.all(tag)) for tag, value, _ in each.lines if value} for each in read_records(text)] == [
        {tag: [value for value in values if value] for tag, values in each.items() if any(values)} for each in theirs
    ]


class Raw(rispy.RisParser):
    """Gives every tag as it stands, with all its values."""

    DEFAULT_MAPPING = {tag: tag for tag in rispy.TAG_KEY_MAPPING}  # noqa: RUF012
    DEFAULT_LIST_TAGS = [*rispy.TAG_KEY_MAPPING]  # noqa: RUF012
    DEFAULT_DELIMITER_MAPPING = {}  # noqa: RUF012

    def _add_tag(self, record: dict, tag: str, content: str, extend_multiline: bool = False) -> None:  # type: ignore[type-arg]  # noqa: FBT001, FBT002
        if extend_multiline:
            record[tag][-1] = f"{record[tag][-1]} {content}".strip()
        else:
            before = record.get(tag, [])
            record[tag] = [*([before] if isinstance(before, str) else before), content]

    def _iter_till_start(self, lines: Iterator[str]) -> dict:  # type: ignore[type-arg]
        record = super()._iter_till_start(lines)
        return {tag: [value] for tag, value in record.items()}


@pytest.mark.parametrize(
    "text",
    [
        "TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two",
        "\ufeff1.\nTY  - JOUR\r\nTI  - One\r\nER  -\r\n\r\n2.\r\nTY  - BOOK\r\nTI  - Two\r\nER  -",
        "junk\n TY - JOUR\n TI - One\n ER -\nTI  - of no record\nTY\t-\tBOOK\nTI  -\tTwo",
    ],
    ids=["without ER", "numbered", "with few spaces"],
)
def test_no_record_is_lost(text: str) -> None:
    records = [each for each in read_records(text.removeprefix("\ufeff")) if each.first("TY")]
    assert [(each.first("TY"), each.first("TI")) for each in records] == [("JOUR", "One"), ("BOOK", "Two")]


def test_a_line_without_a_tag_goes_on_with_the_one_before() -> None:
    (record,) = read_records("TY  - JOUR\nTI  - One\n  and two\n\nand three\nAU  - A, B\nER  - \nafter")
    assert record.lines == [("TY", "JOUR", 1), ("TI", "One and two and three", 2), ("AU", "A, B", 6)]


def work(text: str) -> PlainWork:
    (record,) = read_records(text)
    return ris_work(record)


def written(text: str) -> str:
    """Return the date of a record as ISO 8601 writes it."""
    date = work(text).dates["issued"]
    parts = (date.year, date.month, date.day) if date else ()
    return "-".join(f"{each:02}" for each in parts if each)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("PY  - 2023", "2023"),
        ("PY  - 2023///", "2023"),
        ("Y1  - 2023/03/24/", "2023-03-24"),
        ("PY  - 2023/3/4/online first", "2023-03-04"),
        ("DA  - 2023-12", "2023-12"),
        ("PY  - 2023\nDA  - 2022/11/30/", "2023"),
        ("PY  - 2023\nDA  - 2023/11/30/", "2023-11-30"),
        ("PY  - 2023\nDA  - Dec 5", "2023-12-05"),
        ("DA  - 24 March 2023", "2023-03-24"),
        ("PY  - 2023 Dec", "2023-12"),
        ("PY  - in press", ""),
        ("", ""),
    ],
)
def test_a_date_is_read_as_far_as_it_is_known(lines: str, expected: str) -> None:
    assert written(f"TY  - JOUR\nTI  - T\n{lines}") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("SP  - 279\nEP  - 284", "279\u2013284"),
        ("SP  - 279\nEP  - 279", "279"),
        ("SP  - 279-284", "279-284"),
        ("SP  - 279\nEP  - 279-284", "279-284"),
        ("SP  - e12", "e12"),
        ("C7  - 101", "101"),
        ("SP  - 279-84\nEP  - 284", "279-84"),
    ],
)
def test_pages_are_read_as_each_program_writes_them(lines: str, expected: str) -> None:
    assert work(f"TY  - JOUR\nTI  - T\n{lines}").texts["page"] == expected


def test_the_number_of_pages_of_a_book_is_not_where_it_stands() -> None:
    assert "page" not in work("TY  - BOOK\nTI  - T\nSP  - 350").texts


@pytest.mark.parametrize(
    ("lines", "kind", "expected"),
    [
        ("TY  - THES\nM3  - Ph.D. thesis\nPB  - Sarenia", "thesis", {"genre": "PhD thesis", "publisher": "Sarenia"}),
        ("TY  - THES\nM3  - Essay\nPB  - Sarenia", "thesis", {"genre": "Essay", "publisher": "Sarenia"}),
        ("TY  - RPRT\nPB  - Guild\nSN  - 7/21", "report", {"publisher": "Guild", "number": "7/21"}),
        ("TY  - RPRT\nSN  - 1234-5678", "report", {"issn": "1234-5678"}),
        ("TY  - NEWS\nT2  - The Lamp", "article-newspaper", {"container_title": "The Lamp"}),
        (
            "TY  - CONF\nC3  - Lit\nT2  - Lamps 9",
            "paper-conference",
            {"container_title": "Lit", "event_title": "Lamps 9"},
        ),
        (
            "TY  - ELEC\nT2  - Lamps\nUR  - https://e.org/;https://f.org",
            "webpage",
            {"container_title": "Lamps", "url": "https://e.org/"},
        ),
        ("TY  - GEN\nUR  - https://e.org/", "webpage", {"url": "https://e.org/"}),
        ("TY  - STAT\nM1  - c. 31", "legislation", {"number": "c. 31"}),
        ("TY  - CHAP\nM1  - 3", "chapter", {"collection_number": "3"}),
        ("TY  - INPR", "article-journal", {"status": "in press"}),
        (
            "TY  - JOUR\nT2  - JOURNAL OF WICKS\nJ9  - J WICKS\nJI  - J. Wicks\nPU  - LAMP\nPI  - BROD",
            "article-journal",
            {
                "container_title": "JOURNAL OF WICKS",
                "container_title_short": "J. Wicks",
                "publisher": "LAMP",
                "publisher_place": "BROD",
            },
        ),
    ],
)
def test_each_type_has_its_own_fields(lines: str, kind: str, expected: dict[str, str]) -> None:
    read = work(f"{lines}\nTI  - T")
    assert read.type == kind
    assert {name: value for name, value in read.texts.items() if name != "title"} == expected


def test_every_type_of_rispy_is_known() -> None:
    assert set(rispy.TYPE_OF_REFERENCE_MAPPING) - set(TYPES) == set()


def test_what_we_write_we_read() -> None:
    article, chapter, thesis = (
        read_references(to_ris([each]), "x").references[0] for each in (ARTICLE, CHAPTER, THESIS)
    )
    assert article.title == plain(ARTICLE.title)
    for name in ("id", "type", "author", "container_title", "issued", "page", "doi", "pmid", "pmcid"):
        assert getattr(article, name) == getattr(ARTICLE, name)
    assert (chapter.editor, chapter.editor_et_al) == (CHAPTER.editor, CHAPTER.editor_et_al)
    assert (thesis.type, thesis.genre) == (THESIS.type, THESIS.genre)


def people(lines: str) -> list[str]:
    (reference,) = read_references(f"TY  - JOUR\nTI  - T\n{lines}\nER  - \n", "x").references
    return [each.literal or f"{each.particle} {each.family}, {each.given}".strip() for each in reference.author]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("AU  - Wick, A.\nAU  - Berg, B.\nA1  - Guild of Keepers", ["Wick, A.", "Berg, B.", "Guild of Keepers"]),
        ("A1  - Guild of Keepers\nAU  - Wick, A.", ["Guild of Keepers", "Wick, A."]),
        ("AU  - Wick, Ada\nA1  - Wick, A.\nA1  - Berg, B.", ["Wick, Ada", "Berg, B."]),
        ("AU  - Wick, Ada\nAU  - Berg, B.\nA1  - Wick, Ada\nA1  - Berg, B.", ["Wick, Ada", "Berg, B."]),
        ("AU  - Wick, A. and\nAU  - and Berg, B.\nAU  - Hall, C. AND", ["Wick, A.", "Berg, B.", "Hall, C."]),
        ("AU  - Wick, A.; Berg, B.;", ["Wick, A.", "Berg, B."]),
        ("AU  - Wick, A. and Berg, B.", ["Wick, A.", "Berg, B."]),
        ("AU  - Wick A, van der Berg BC", ["Wick, A", "van der Berg, BC"]),
        ("AU  - Department of Wicks and Lamps", ["Department of Wicks and Lamps"]),
        ("AU  - Guild, The,", ["Guild, The"]),
        ("AU  - Lamp Trust,", ["Lamp Trust"]),
        ("AU  - ,\nAU  - Wick, A.", ["Wick, A."]),
    ],
)
def test_each_author_is_one_name_in_the_order_of_the_record(lines: str, expected: list[str]) -> None:
    assert people(lines) == expected


def test_who_published_the_proceedings_is_no_author_of_a_paper() -> None:
    text = "TY  - CPAPER\nTI  - Wicks\nAU  - Wick, A.\nA1  - Lamp Press\nER  - "
    parsed = read_references(text, "x.ris")
    (paper,) = parsed.references
    assert ([each.family for each in paper.author], paper.publisher) == (["Wick"], "Lamp Press")
    assert parsed.remarks == (
        "x.ris, line 1, “Wicks”: `Lamp Press`, in `A1`, stands as its publisher: of papers, that is mostly so",
    )


NO_DOI = "`DO`: `ten` is not a DOI; write it from `10.` on, as in `10.5555/night.2021.7`, or leave it out"
APART = "give each person apart, as `Family, Given`, and an organisation without a comma"
ABOVE = "write `TY  - JOUR` above it for an article, or `TY  - GEN` for any other work"
ANY = "write `TY  - JOUR` for an article, `TY  - GEN` for any other work"
OPEN = "write an address that anybody can open, as a browser shows it, or leave it out"
COMMAS = "has more commas than a name can have"
SHORTER = "keep it to 20000; see whether the next line lacks its tag"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("TY  - JOUR\nTI  - T\nDO  - ten", f"x.ris, line 3, “T”: {NO_DOI}"),
        ("TY  - JOUR\nAU  - A, B", "x.ris, line 1: the entry has no title; add one as `TI`"),
        ("\n\nTY  - JUOR\nTI  - T", "x.ris, line 3, “T”: `JUOR` is not a type of RIS; did you mean `JOUR`?"),
        ("TY  - \nTI  - T", f"x.ris, line 1, “T”: its `TY` names no type; {ANY}"),
        (
            "TY  - JOUR\nTI  - T\nA1  - Wick, A, B, C",
            f"x.ris, line 3, “T”: `A1`: the name `Wick, A, B, C` {COMMAS}; {APART}",
        ),
        (
            "TY  - JOUR\nTI  - T\nAU  - , A.",
            f"x.ris, line 3, “T”: `AU`: the name `, A.` has no family name before its comma; {APART}",
        ),
        (
            "TY  - JOUR\nTI  - T\nUR  - https://localhost/a",
            f"x.ris, line 3, “T”: `UR` is not a public web address: `https://localhost/a`; {OPEN}",
        ),
        ("TY  - JOUR\nER  - \n", "x.ris, line 1: the entry has no title; add one as `TI`"),
        ("AU  - Wick, A.\nTI  - T\nER  - \n", f"x.ris, line 1: an entry begins with `AU`; {ABOVE}"),
        (
            "TY  - JUOR\nDO  - ten",
            (
                f"x.ris, line 1: `JUOR` is not a type of RIS; did you mean `JOUR`? (Also line 2: {NO_DOI}.)"
                " (Also line 1: the entry has no title; add one as `TI`.)"
            ),
        ),
        (
            f"TY  - JOUR\nTI  - {'T' * 20_001}",
            f"x.ris, line 2, “{'T' * 79}…”: `TI` is 20001 characters long; {SHORTER}",
        ),
    ],
)
def test_a_fault_is_told_by_its_tag_and_its_line_in_the_file(lines: str, message: str) -> None:
    assert read_references(lines, "x.ris").faults == (message,)


def test_records_of_pubmed_after_those_of_ris_are_told() -> None:
    parsed = read_references("TY  - JOUR\nTI  - T\nPMID - 7\nER  - \n\nPMID- 8\nTI  - Lost", "x.ris")
    assert [each.pmid for each in parsed.references] == ["7"]
    assert [each[: len("x.ris, line 6: an entry begins with `PMID`")] for each in parsed.faults] == [
        "x.ris, line 6: an entry begins with `PMID`"
    ]


@pytest.mark.parametrize(
    "title", ["The ''Wick'' and 5~mm: lit---dim at `low` cost", "50% of $5 & #1_a {b} \\emph{c} \\", 'a^b "c" d--e']
)
def test_a_title_is_meant_letter_for_letter_also_when_it_is_written_as_bibtex(title: str) -> None:
    read = read_references(f"TY  - JOUR\nTI  - {title}\nT2  - {title}\nER  - ", "x").references
    (again,) = parse_bibliography(TextFile("x", to_bibtex(read))).references
    assert [(each.title, each.container_title) for each in (*read, again)] == [(title, title)] * 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("WICKS AT NIGHT: A STUDY OF THE NHS", "Wicks at night: A study of the NHS"),
        ("COVID-19 AND LAMPS", "COVID-19 and lamps"),
        ("Wicks at Night", "Wicks at Night"),
        ("COVID-19", "COVID-19"),
    ],
)
def test_a_title_in_capitals_is_a_sentence_and_to_be_checked(title: str, expected: str) -> None:
    parsed = read_references(f"TY  - JOUR\nTI  - {title}\nER  - ", "x.ris")
    assert [each.title for each in parsed.references] == [expected]
    told = f"x.ris, line 1, “{expected}”: its title was all in capitals: see which words of it need one"
    assert parsed.remarks == (() if title == expected else (told,))


@pytest.mark.parametrize(
    ("journal", "short", "expected"),
    [
        ("JOURNAL OF WICKS AND LAMPS", "J. Wicks Lamps", "Journal of Wicks and Lamps"),
        ("PLOS ONE LAMPS", "PLoS One", "PLoS One Lamps"),
        ("BMJ OPEN LAMPS", "BMJ Open", "BMJ Open Lamps"),
        ("LAMP-WICK: THE JOURNAL", "", "Lamp-Wick: the Journal"),
        ("NATURE", "", "NATURE"),
    ],
)
def test_a_journal_in_capitals_is_a_name_and_told_once(journal: str, short: str, expected: str) -> None:
    record = f"TY  - JOUR\nTI  - T\nT2  - {journal}\nJI  - {short}\nER  - \n"
    parsed = read_references(record * 2, "x.ris")
    assert [each.container_title for each in parsed.references] == [expected] * 2
    told = f"`{journal}` was all in capitals and is `{expected}` here"
    assert parsed.remarks == (() if journal == expected else (told,))

"""RIS is read without losing a record, and means what it means to the programs that write it."""

from collections.abc import Iterator

import pytest
import rispy

from authoring import exports
from evidence_site.export.ris import to_ris
from evidence_site.load.bibliography.ris import KINDS, read_records, ris_entry
from export.works import ARTICLE, CHAPTER, THESIS


@pytest.mark.parametrize(
    "text", [exports.ZOTERO_RIS, exports.ENDNOTE_RIS.partition("N1  -")[0] + "ER  - \n", to_ris([ARTICLE, CHAPTER])]
)
def test_sound_records_are_read_as_rispy_reads_them(text: str) -> None:
    theirs = rispy.loads(text.replace("\r\n", "\n"), implementation=Raw)
    assert [{tag: list(each.all(tag)) for tag, value in each.lines if value} for each in read_records(text)] == [
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
    records = read_records(text.removeprefix("\ufeff"))
    assert [(each.first("TY"), each.first("TI")) for each in records] == [("JOUR", "One"), ("BOOK", "Two")]


def test_a_line_without_a_tag_goes_on_with_the_one_before() -> None:
    (record,) = read_records("TY  - JOUR\nTI  - One\n  and two\n\nand three\nAU  - A, B\nER  - \nafter")
    assert record.lines == [("TY", "JOUR"), ("TI", "One and two and three"), ("AU", "A, B")]


def fields(text: str) -> dict[str, str]:
    (record,) = read_records(text)
    return dict(ris_entry(record).fields)


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
    assert fields(f"TY  - JOUR\nTI  - T\n{lines}").get("date", "") == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("SP  - 279\nEP  - 284", "279--284"),
        ("SP  - 279\nEP  - 279", "279"),
        ("SP  - 279-284", "279-284"),
        ("SP  - 279\nEP  - 279-284", "279-284"),
        ("SP  - e12", "e12"),
        ("C7  - 101", "101"),
        ("SP  - 279-84\nEP  - 284", "279-84"),
    ],
)
def test_pages_are_read_as_each_program_writes_them(lines: str, expected: str) -> None:
    assert fields(f"TY  - JOUR\nTI  - T\n{lines}")["pages"] == expected


def test_the_number_of_pages_of_a_book_is_not_where_it_stands() -> None:
    assert "pages" not in fields("TY  - BOOK\nTI  - T\nSP  - 350")


@pytest.mark.parametrize(
    ("lines", "kind", "expected"),
    [
        ("TY  - THES\nM3  - Ph.D. thesis\nPB  - Sarenia", "phdthesis", {"school": "Sarenia"}),
        ("TY  - THES\nM3  - Essay\nPB  - Sarenia", "thesis", {"type": "Essay", "school": "Sarenia"}),
        ("TY  - RPRT\nPB  - Guild\nSN  - 7/21", "techreport", {"institution": "Guild", "number": "7/21"}),
        ("TY  - RPRT\nSN  - 1234-5678", "techreport", {"issn": "1234-5678"}),
        ("TY  - NEWS\nT2  - The Lamp", "article", {"journal": "The Lamp", "entrysubtype": "newspaper"}),
        ("TY  - CONF\nC3  - Lit\nT2  - Lamps 9", "inproceedings", {"booktitle": "Lit", "eventtitle": "Lamps 9"}),
        ("TY  - ELEC\nT2  - Lamps\nUR  - https://e.org/;https://f.org", "online", {"booktitle": "Lamps", "url": "https://e.org/"}),
        ("TY  - STAT\nM1  - c. 31", "legislation", {"number": "c. 31"}),
        ("TY  - INPR", "article", {"pubstate": "in press"}),
    ],
)  # fmt: skip
def test_each_type_has_its_own_fields(lines: str, kind: str, expected: dict[str, str]) -> None:
    (record,) = read_records(f"{lines}\nTI  - T")
    entry = ris_entry(record)
    assert entry.kind == kind
    assert {name: value for name, value in entry.fields.items() if name != "title"} == expected


def test_every_type_of_rispy_is_known() -> None:
    assert set(rispy.TYPE_OF_REFERENCE_MAPPING) - set(KINDS) == set()


def test_what_we_write_we_read() -> None:
    (article,), (chapter,), (thesis,) = (read_records(to_ris([each])) for each in (ARTICLE, CHAPTER, THESIS))
    read = ris_entry(article)
    assert (read.key, read.fields["doi"], read.fields["pmid"], read.fields["pmcid"], read.fields["date"]) == (
        ARTICLE.id,
        ARTICLE.doi,
        ARTICLE.pmid,
        ARTICLE.pmcid,
        "2021-03-09",
    )
    assert ris_entry(chapter).people["editor"] == ("King, Martin, III", "et al.")
    assert ris_entry(thesis).kind == "phdthesis"

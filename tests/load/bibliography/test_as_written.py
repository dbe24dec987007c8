"""Bibliographies as programs and people write them: a value that leaves one reading is read, and nothing is lost."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from evidence_site.diagnostics import Span
from evidence_site.load.bibliography import Bibliography, parse_bibliography
from evidence_site.load.bibliography.editions import read_edition
from evidence_site.load.bibliography.entities import unescaped
from evidence_site.load.bibliography.reference import read_reference
from evidence_site.load.bibliography.syntax import WrittenEntry, WrittenField
from evidence_site.load.bibliography.vocabulary import FIELDS
from evidence_site.load.text import TextFile
from evidence_site.model import PartialDate, PersonName, Reference

YEAR = 1980


def parse(text: str) -> Bibliography:
    return parse_bibliography(TextFile("references.bib", text))


def work(fields: str, kind: str = "article") -> Reference:
    read = parse(f"@{kind}{{k, title = {{T}}, {fields}}}")
    assert read.diagnostics == ()
    (reference,) = read.references
    return reference


def told(text: str) -> list[tuple[str, str, int]]:
    return [(each.code, each.severity.value, each.location.line) for each in parse(text).diagnostics]


def on(month: int, day: int | None = None, until: PartialDate | None = None) -> PartialDate:
    return PartialDate(year=YEAR, month=month, day=day, until=until)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("10.1000/abc", "10.1000/abc"),
        ("https://doi.org/10.1000/abc", "10.1000/abc"),
        ("http://dx.doi.org/10.1000/abc", "10.1000/abc"),
        ("HTTPS://DOI.ORG/10.1000/aBc", "10.1000/aBc"),
        ("doi.org/10.1000/abc", "10.1000/abc"),
        ("doi: 10.1000/abc", "10.1000/abc"),
        ("DOI 10.1000/abc", "10.1000/abc"),
        ("https://doi.org/10.1000%2Fabc", "10.1000/abc"),
        ("10.1000/a%2Fbc", "10.1000/a%2Fbc"),
        (r"\url{https://doi.org/10.1000/abc}", "10.1000/abc"),
        (r"10.1000/a\_b", "10.1000/a_b"),
        (r"10.1000/a{\_}b{\#}c", "10.1000/a_b#c"),
        (r"10.1002/(SICI)1:1{\textless}1::AID-A{\textgreater}3.0.CO;2-\#", "10.1002/(SICI)1:1<1::AID-A>3.0.CO;2-#"),
        ("10.1002/(SICI)1:1&lt;1::AID-A&gt;3.0", "10.1002/(SICI)1:1<1::AID-A>3.0"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_doi_is_read_from_its_address_label_and_escapes(written: str, expected: str) -> None:
    assert work(f"doi = {{{written}}}").doi == expected


@pytest.mark.parametrize(
    "written", ["https://example.org/10.1000/a", r"10.1000/a\zb", "doi of the article", "https://doi.org/"]
)
def test_what_is_no_doi_is_told_at_its_line(written: str) -> None:
    assert told(f"@article{{k, title={{T}},\ndoi={{{written}}}}}") == [("BIB008", "error", 2)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"https://example.org/a\_b\%20c?x=1\&y=2\#z", "https://example.org/a_b%20c?x=1&y=2#z"),
        (r"https://example.org/{\~{}}a{\_}b", "https://example.org/~a_b"),
        (r"https://example.org/\zeta", None),
        (r"https://example.org/{~}ann/50{\%}25?a=1{\&}b=2", "https://example.org/~ann/50%25?a=1&b=2"),
        (r"https://example.org/\textasciitilde{}ann", "https://example.org/~ann"),
        (r"https://example.org/{\textasciitilde}ann", "https://example.org/~ann"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
    ],
)
def test_an_address_is_read_without_what_programs_escape(written: str, expected: str | None) -> None:
    text = f"@misc{{k, title={{T}}, url={{{written}}}}}"
    assert [each.url for each in parse(text).references] == ([expected] if expected else [])


@pytest.mark.parametrize("name", ["eid", "art_number", "Article-Number", "articleno"])
def test_the_number_of_an_article_stands_for_its_pages(name: str) -> None:
    assert work(f"{name} = {{e12}}").page == "e12"
    assert work(f"{name} = {{e12}}, pages = {{3--9}}").page == "3–9"  # noqa: RUF001 - the en dash is meant
    assert work(f"{name} = {{e12}}, pages = {{}}").page == "e12"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("101 - 110", "101–110"),  # noqa: RUF001
        ("101- 110", "101–110"),  # noqa: RUF001
        ("S10 - S19", "S10–S19"),  # noqa: RUF001
        ("xi - xx", "xi–xx"),  # noqa: RUF001
        ("3 - 5, 9 - 11", "3–5, 9–11"),  # noqa: RUF001
        ("101−110", "101–110"),  # noqa: RUF001
        ("lamp-2022-000655", "lamp-2022-000655"),
    ],
)
def test_pages_are_ranges_however_their_hyphen_stands(written: str, expected: str) -> None:
    assert work(f"pages = {{{written}}}").page == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        *(("2", "2"), ("Second", "2"), ("second", "2"), ("2nd", "2"), ("2nd ed.", "2"), ("2nd Edition", "2")),
        *(("Second edition", "2"), ("[3rd ed.]", "3"), ("11th edn", "11"), ("Twenty-First", "21"), ("2.", "2")),
        *(("2. Aufl.", "2"), ("02", "2"), ("Revised", "Revised"), ("2nd rev. ed.", "2nd rev. ed."), ("", "")),
        *(("International edition", "International edition"), ("2001", "2001"), ("Secondary", "Secondary")),
    ],
)
def test_an_edition_is_a_number_where_it_names_one(written: str, expected: str) -> None:
    assert read_edition(written) == expected


def test_an_edition_is_read_from_its_latex() -> None:
    assert work(r"edition = {2\textsuperscript{nd}}", "book").edition == "2"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("方, 明月", PersonName(family="方", given="明月")),
        ("方 明月", PersonName(family="方", given="明月")),
        ("김 민수", PersonName(family="김", given="민수")),
        ("方明月", PersonName(family="方明月")),
        ("family=Berg, given=Ada, prefix=van, useprefix=false", PersonName(family="Berg", given="Ada van")),
        ("family=Berg, given=Ada, prefix=van, useprefix=true", PersonName(family="Berg", given="Ada", particle="van")),
        ("Berg, Ada;", PersonName(family="Berg", given="Ada")),
        ("O&apos;Neill, Ann", PersonName(family="O'Neill", given="Ann")),
        ("M&#252;ller, Ann", PersonName(family="Müller", given="Ann")),
    ],
)
def test_names_are_read_in_every_shape(written: str, expected: PersonName) -> None:
    assert work(f"author = {{{written}}}").author == (expected,)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Health &amp; care", "Health & care"),
        (r"Health \&amp; care", "Health & care"),
        (r"Health {\&}amp; care", "Health & care"),
        ("&lt;i&gt;In situ&lt;/i&gt; care", "<i>In situ</i> care"),
        ("5&#37; &#x3b2; &beta;&nbsp;rays", "5% β β rays"),
        ("The &amp;amp; of care", "The &amp; of care"),
        ("AT&T; R&D &nothing; &#0; &#x202e;", "AT&T; R&D &nothing; &#0; &#x202e;"),
        ("<em>In</em> <STRONG>situ</STRONG> <scp>dna</scp> H<inf>2</inf>O",
            "<i>In</i> <b>situ</b> dna H<sub>2</sub>O"),
        ("<jats:italic>In</jats:italic> situ<br/>care", "<i>In</i> situ care"),
        ("p <em and </em> alone <script>x</script>", "p <em and </em> alone <script>x</script>"),
    ],
)  # fmt: skip
def test_entities_and_tags_of_html_are_what_they_stand_for(written: str, expected: str) -> None:
    read = parse(f"@article{{k, title = {{{written}}}}}")
    assert [each.title for each in read.references] == [expected]


def test_plain_fields_hold_signs_and_no_tags() -> None:
    reference = work("publisher = {Lamp &amp; <em>Sons</em>}", "book")
    assert reference.publisher == "Lamp & Sons"


def test_an_entity_is_unescaped_once() -> None:
    assert unescaped("&amp;lt;") == "&lt;"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("year = {June 1980}", on(6)),
        ("year = {12 June 1980}", on(6, 12)),
        ("year = {June 12, 1980}", on(6, 12)),
        ("year = {1980 Jun 12}", on(6, 12)),
        ("year = {1980-06-12}", on(6, 12)),
        (r"year = {{\noopsort{1980b}}1980}", PartialDate(year=YEAR)),
        ("year = {1980b}", PartialDate(year=YEAR)),
        ("year = {1980--}", PartialDate(year=YEAR)),
        ("year = {1980-81}", PartialDate(year=YEAR, until=PartialDate(year=1981))),
        ("year = 1980, month = {}", PartialDate(year=YEAR)),
        ("year = 1980, month = {Sept.}", on(9)),
        ("year = 1980, month = {September 22 - 26}", on(9, 22, on(9, 26))),
        ("year = 1980, month = {22--26 Sep}", on(9, 22, on(9, 26))),
        ("year = 1980, month = {May 3rd}", on(5, 3)),
        ('year = 1980, month = aug # "~20--25"', on(8, 20, on(8, 25))),
        ('year = 1980, month = nov # ", " # dec', on(11, until=on(12))),
        ("year = {unknown}", None),
        ("date = {12 June 1980}", on(6, 12)),
        ("date = {1980/06/12}", on(6, 12)),
        ("date = {}, year = 1980", PartialDate(year=YEAR)),
        ("year = {n.d.}", None),
        ("year = {}", None),
    ],
)
def test_dates_are_read_as_people_write_them(fields: str, expected: PartialDate | None) -> None:
    assert work(fields).issued == expected


@pytest.mark.parametrize("written", ["1980-05", "202l", "soon", "19801", "June"])
def test_a_year_that_leaves_a_doubt_is_told_at_its_line(written: str) -> None:
    assert told(f"@article{{k, title={{T}},\nyear={{{written}}}}}") == [("BIB007", "error", 2)]


def test_a_month_that_nobody_can_read_costs_the_work_nothing_but_its_month() -> None:
    read = parse("@article{k, title={T}, year=1980,\nmonth={Michaelmas}, day={3}}")
    assert [each.issued for each in read.references] == [PartialDate(year=YEAR)]
    assert read.unreadable == frozenset()
    (diagnostic,) = read.diagnostics
    assert (diagnostic.code, diagnostic.severity.value, diagnostic.location.line) == ("BIB019", "warning", 2)
    assert diagnostic.fault.message == "`Michaelmas` is not a month, and only the year is shown"


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("year = {forthcoming}", "forthcoming"),
        ("year = {In press}", "In press"),
        ("year = {(in press)}", "in press"),
        ("year = {forthcoming}, pubstate = {submitted}", "submitted"),
        ("year = {n.d.}", ""),
    ],
)
def test_a_work_that_is_to_come_says_so_in_its_year(fields: str, status: str) -> None:
    reference = work(fields)
    assert (reference.status, reference.issued) == (status, None)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        *(("web_page", "webpage"), ("webpage", "webpage"), ("book_section", "chapter"), ("generic", "document")),
        *(("presentation", "paper-conference"), ("preprint", "document"), ("newspaper_article", "article-newspaper")),
        *(("Magazine_Article", "article-magazine"), ("masterthesis", "thesis"), ("data", "dataset")),
    ],
)
def test_types_of_reference_managers_are_known(kind: str, expected: str) -> None:
    assert work("year = 2001", kind).type == expected


def test_an_unknown_type_is_read_as_misc_with_a_warning() -> None:
    read = parse("\n@artikle{k, title={T}}")
    assert [each.type for each in read.references] == ["document"]
    (diagnostic,) = read.diagnostics
    assert (diagnostic.code, diagnostic.severity.value, diagnostic.location.line) == ("BIB005", "warning", 2)
    assert diagnostic.fault.message == "`@artikle` is not a type of reference, and is read as `@misc`"
    assert diagnostic.fault.help == "did you mean `@article`?"


def test_shared_data_is_no_work_and_its_fields_are_taken_over() -> None:
    read = parse(
        "@xdata{x, publisher={P}, xdata={y}}\n@xdata{y, location={Y}, note={N}}\n"
        "@book{f, title={T}, note={own}, xdata={x}}\n@book{g, title={T}, xdata={x, y}}"
    )
    assert read.diagnostics == ()
    assert [(each.id, each.publisher, each.publisher_place, each.note) for each in read.references] == [
        ("f", "P", "Y", "own"),
        ("g", "P", "Y", "N"),
    ]


def test_shared_data_that_names_itself_ends() -> None:
    read = parse("@xdata{x, publisher={P}, xdata={y}}\n@xdata{y, xdata={x}}\n@book{f, title={T}, xdata={x}}")
    assert [each.publisher for each in read.references] == ["P"]


def test_shared_data_that_is_not_there_is_told_at_its_line() -> None:
    (diagnostic,) = parse("@xdata{press, publisher={P}}\n@book{f, title={T},\nxdata={pres}}").diagnostics
    assert (diagnostic.code, diagnostic.location.line) == ("BIB016", 3)
    assert diagnostic.fault.message == "`xdata` names `pres`, which is no `@xdata` of this file"
    assert diagnostic.fault.help == "did you mean `press`?"


def test_a_set_of_entries_is_no_work_and_is_told() -> None:
    read = parse("@book{f, title={T}}\n@set{s, entryset={f}}")
    assert [each.id for each in read.references] == ["f"]
    assert [(each.code, each.severity.value, each.location.line) for each in read.diagnostics] == [
        ("BIB005", "warning", 2)
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "funding_details={A}, funding_details={B}",
        "keywords={a}, keywords={b}, file={x}, file={y}",
        "funding_text 1={Paid by both}",
        "funding text 2={Paid}, Funding_Text 1={Paid}",
        r"abstract={50\% of \unknown{x} $} & {",
        "abstract={" + "x" * 30_000 + "}",
        "bdsk-file-1 = undefined",
        "volume={6}, volume={6}",
        "volume={}, volume={6}",
    ],
)
def test_a_field_that_no_reference_takes_anything_from_need_not_be_sound(fields: str) -> None:
    if fields.endswith("{"):
        fields = fields.removesuffix(" & {")
    assert work(f"{fields}, year={{2020}}").issued == PartialDate(year=2020)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("volume={6}, volume={7}", "BIB003"),
        ("keywords={a} volume={7}", "BIB001"),
        ("funding text 1={a} volume={7}", "BIB001"),
        ("journal=undefined", "BIB009"),
    ],
)
def test_what_could_hide_a_field_that_is_used_is_told(fields: str, code: str) -> None:
    assert [each[0] for each in told(f"@article{{k, title={{T}}, {fields}}}")] == [code]


class Watched(Mapping[str, WrittenField]):
    """Fields that remember which of them were asked for."""

    def __init__(self, fields: Mapping[str, WrittenField]) -> None:
        self._fields = fields
        self.asked: set[str] = set()

    def __getitem__(self, name: str) -> WrittenField:
        self.asked.add(name)
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)


@pytest.mark.parametrize("kind", ["article", "book", "incollection", "misc", "report", "thesis"])
@pytest.mark.parametrize(
    "fields", [{}, {"title": "T"}, {"title": "T", "year": "1980", "month": "may"}, dict.fromkeys(FIELDS, "x")]
)
def test_no_field_is_used_that_is_not_named_as_used(kind: str, fields: dict[str, Any]) -> None:
    nowhere: Span = (0, 0)
    watched = Watched({name: WrittenField(name, value, nowhere, nowhere) for name, value in fields.items()})
    read_reference(TextFile("r.bib", ""), WrittenEntry(kind, "k", watched))
    assert watched.asked <= FIELDS | {""}


@pytest.mark.parametrize(
    ("key", "better"),
    [
        ("O'Connor2010", "OConnor2010"),
        ("doe+roe:1983", "doe-roe:1983"),
        ("Öst2010", "Ost2010"),
        ("_loi_2009", "loi_2009"),
        ("Straßøy&2010", "Strassoy-2010"),
        ("a..b", "a.b"),
    ],
)
def test_an_unusable_key_is_told_with_the_nearest_one_that_can_be_used(key: str, better: str) -> None:
    (diagnostic,) = parse(f"@article{{{key}, title={{T}}}}").diagnostics
    assert diagnostic.code == "BIB004"
    assert diagnostic.fault.help.startswith(f"write `{better}` here and wherever it is cited; ")


def test_a_better_key_is_not_that_of_another_entry() -> None:
    read = parse("@article{O'Neill, title={T}}\n@article{oneill, title={T}}\n@article{方明, title={T}}")
    assert [each.fault.help.split(" ")[1] for each in read.diagnostics] == ["`ONeillb`", "letters"]

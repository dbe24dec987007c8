import gc

import pytest

from evidence_site.load.bibliography import Bibliography, parse_bibliography
from evidence_site.load.text import TextFile
from evidence_site.model import PartialDate, PersonName, RecordKind, RecordRef, Reference
from load import fictional

DOUBLING = "@string{{a{0} = a{1} # a{1}}}"


def parse(written: str) -> Bibliography:
    return parse_bibliography(TextFile("r.bib", written))


def one(fields: str, kind: str = "article") -> Reference:
    parsed = parse(f"@{kind}{{k, title = {{T}}, {fields}}}")
    assert parsed.diagnostics == ()
    return parsed.references[0]


def found(written: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.location.line, each.location.column) for each in parse(written).diagnostics]


def test_an_entry_becomes_a_reference() -> None:
    written = """\
% a comment, and then an entry
@Article{hall2021,
  Author    = "Hall, Ada and {Night Work Trust} and others",
  TITLE     = {{NHS} trust: M{\\"u}ller's ``proof''},
  journal   = jnw # { of Night Work},
  year      = 2021,
  month     = mar,
  volume    = {7}, number = {Suppl 1}, pages = {1--148},
  doi       = {10.5555/a_b(c)}, pmid = {123}, pmcid = {PMC1}, issn = {1234-5678},
  url       = {https://example.org/?a=1&b=2%20c~d_e},
  publisher = {Night \\& Day}, address = {Bristol},
  copyright = {CC BY 4.0}, language = {en}, note = {Online first},
}
@string{jnw = "Journal"}
"""
    parsed = parse(written)
    assert parsed.diagnostics == ()
    assert parsed.references == (
        Reference.model_validate(
            {
                "id": "hall2021",
                "type": "article-journal",
                "title": "NHS trust: Müller's “proof”",
                "author": (PersonName(family="Hall", given="Ada"), PersonName(literal="Night Work Trust")),
                "et_al": True,
                "issued": PartialDate(year=2021, month=3),
                "container_title": "Journal of Night Work",
                "volume": "7",
                "issue": "Suppl 1",
                "page": "1–148",  # noqa: RUF001
                "publisher": "Night & Day",
                "publisher_place": "Bristol",
                "doi": "10.5555/a_b(c)",
                "pmid": "123",
                "pmcid": "PMC1",
                "issn": "1234-5678",
                "url": "https://example.org/?a=1&b=2%20c~d_e",
                "language": "en",
                "note": "Online first",
                "licence": "CC BY 4.0",
            }
        ),
    )


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        *(("article", "article-journal"), ("book", "book"), ("inbook", "chapter"), ("incollection", "chapter")),
        *(
            ("report", "report"),
            ("techreport", "report"),
            ("phdthesis", "thesis"),
            ("thesis", "thesis"),
            ("misc", "document"),
            ("unpublished", "manuscript"),
        ),
        *(
            ("inproceedings", "paper-conference"),
            ("ONLINE", "webpage"),
            ("legislation", "legislation"),
        ),
    ],
)
def test_types_are_those_of_csl(kind: str, csl: str) -> None:
    assert one("", kind).type == csl


def test_the_fields_of_biblatex_are_read_too() -> None:
    reference = one(
        "subtitle = {S}, booktitle = {B}, date = {2022-04-28}, location = {York}, institution = {I}, number = {9}, "
        "type = {White paper}, urldate = {2026-11-23}, eventtitle = {E}, isbn = {1}",
        "report",
    )
    assert (reference.title, reference.container_title, reference.publisher_place) == ("T: S", "B", "York")
    assert (reference.publisher, reference.number, reference.issue, reference.genre) == ("I", "9", "", "White paper")
    assert reference.issued == PartialDate(year=2022, month=4, day=28)
    assert reference.accessed == PartialDate(year=2026, month=11, day=23)
    assert (reference.event_title, reference.isbn) == ("E", "1")


@pytest.mark.parametrize(
    ("month", "expected"),
    [("jan", (1, None)), ("{December}", (12, None)), ("3", (3, None)), ('jan # "~1"', (1, 1)), ("{Sept.}", (9, None))],
)
def test_months_are_read_in_the_usual_ways(month: str, expected: tuple[int, int | None]) -> None:
    issued = one(f"year = {{2020}}, month = {month}").issued
    assert issued is not None
    assert (issued.month, issued.day) == expected


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("279--284", "279–284"),  # noqa: RUF001
        ("279-284", "279–284"),  # noqa: RUF001
        ("S1 -- S4", "S1–S4"),  # noqa: RUF001
        ("e054847", "e054847"),
        ("leader-2022-000655", "leader-2022-000655"),
        ("279 –-284", "279–284"),  # noqa: RUF001
        ("e1001-e1010", "e1001–e1010"),  # noqa: RUF001
        ("1--9, 20--31", "1–9, 20–31"),  # noqa: RUF001
    ],
)
def test_ranges_of_pages_have_an_en_dash(pages: str, expected: str) -> None:
    assert one(f"pages = {{{pages}}}").page == expected


@pytest.mark.parametrize(
    ("written", "code", "line", "column"),
    [
        ("\n@article{k, title={x\n", "BIB001", 2, 1),
        ("\n@article{k, title={x,\n@article{b, title={y}}", "BIB001", 2, 1),
        ("@article{k,\n title={x,\n year={2020}\n}\n", "BIB001", 2, 2),
        ("@article{k, title}", "BIB001", 1, 1),
        ("@article{k title={x}}", "BIB001", 1, 1),
        ("@article{k, title={x} year={2020}}", "BIB001", 1, 19),
        ("@article{k, % why\n title={x}}", "BIB001", 1, 13),
        ("@article{k, title={x}}\n@book{k, title={y}}", "BIB002", 2, 7),
        ("@article{K1, title={x}}\n@book{k1, title={y}}", "BIB002", 2, 7),
        ("@string{a={x}}\n@string{a={y}}\n@book{k, title={y}}", "BIB002", 2, 9),
        ("@article{k, title={x},\n title={y}}", "BIB003", 2, 2),
        ("@article{k, title={x},\n Title={y}}", "BIB003", 2, 2),
        ("@article{, title={x}}", "BIB004", 1, 1),
        ("@article{../x, title={x}}", "BIB004", 1, 10),
        ("@article{a..b, title={x}}", "BIB004", 1, 10),
        ("@article{<b>, title={x}}", "BIB004", 1, 10),
        ("@article{a b, title={x}}", "BIB004", 1, 10),
        ("@article{é, title={x}}", "BIB004", 1, 10),
        ("@artikle{k, title={x}}", "BIB005", 1, 1),
        ("@{k, title={x}}", "BIB005", 1, 1),
        ("@article{k}", "BIB006", 1, 10),
        ("@article{k, title={ }}", "BIB006", 1, 10),
        ("@article{k, title={x}, year={99999999999}}", "BIB007", 1, 29),
        ("@article{k, title={x}, year={202l}}", "BIB007", 1, 29),
        ("@article{k, title={x}, year={0020}}", "BIB007", 1, 29),
        ("@article{k, title={x}, year={٢٠٢٠}}", "BIB007", 1, 29),
        ("@article{k, title={x}, date={2021-02-30}}", "BIB007", 1, 29),
        ("@article{k, title={x}, year=2020, month={Smarch}}", "BIB019", 1, 41),
        ("@article{k, title={x}, doi={https://example.org/10.1000/x}}", "BIB008", 1, 28),
        ("@article{k, title={x}, doi={10.1000/a\\zb}}", "BIB008", 1, 28),
        ("@article{k, title={x}, url={javascript:alert(1)}}", "BIB008", 1, 28),
        ("@article{k, title={x}, url={https://example.org/a\\zb}}", "BIB008", 1, 28),
        ("@article{k, title={x}, pmid={PMC12}}", "BIB008", 1, 29),
        ("@article{k, title={x}, eprint={x y}, eprinttype={arxiv}}", "BIB008", 1, 31),
        ("@article{k, title={x}, date={2021/2022/2023}}", "BIB007", 1, 29),
        ("@article{k, title={x}, crossref={nothing}}", "BIB016", 1, 33),
        ("@article{k, title={a} # nope}", "BIB009", 1, 19),
        ("@article{k, title={\\today}}", "BIB011", 1, 20),
        ("@article{k, title={x}, url={http://127.0.0.1/}}", "BIB008", 1, 28),
        ("@article{k, title=nope}", "BIB009", 1, 19),
        ('@article{k, title=nope # "x"}', "BIB009", 1, 19),
        ("@string{a=b # b}@string{b=a # a}@article{k, title=a}", "BIB009", 1, 51),
        ("@article{k, title={x}, crossref={k}}", "BIB010", 1, 33),
        ("@article{k, title={a \\foo{x}}}", "BIB011", 1, 22),
        ("@article{k, title={a \\cite{x}}}", "BIB011", 1, 22),
        ("", "BIB012", 1, 1),
        ("% nothing\n@comment{x}\n", "BIB012", 1, 1),
        ("@misc{m, title={x}}\narticle{k, title={x}}", "BIB013", 2, 1),
        ("@article{k, title={x}}}}}", "BIB013", 1, 23),
        ("@misc{m, title={x}}\n@article k, title={x}", "BIB013", 2, 1),
        ("@article{k, title={x}, author={A, B and a,b,c,d}}", "BIB014", 1, 41),
        ("@article{k, title={x}, author={Hall, A.; Reed, B.}}", "BIB014", 1, 32),
        ("@article{k, title={x}, author={Hall, A. and}}", "BIB014", 1, 32),
        ("@article{k, title={" + "x" * 20_001 + "}}", "BIB015", 1, 13),
        ("@article{k, title={x\0y}}", "YML005", 1, 21),
        ("@article{k, title={x\u202ey}}", "YML005", 1, 21),
        ("% \u202e\n@article{k, title={x}}", "YML005", 1, 3),
    ],
)
def test_a_fault_of_an_entry_is_told_at_its_place(written: str, code: str, line: int, column: int) -> None:
    assert found(written) == [(code, line, column)]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(line_break: str) -> None:
    assert found(line_break.join(["% x", "", "@article{k,", " title = {x},", " year = {20}}"])) == [("BIB007", 5, 9)]


def test_the_faults_of_all_entries_are_told_and_the_rest_is_kept() -> None:
    parsed = parse(
        "@article{a, title={x}, year={20}, doi={x}}\n@article{b, title={y}}\n@article{c, title={z\n@book{d, title={w}}"
    )
    assert [(each.code, each.location.line) for each in parsed.diagnostics] == [
        ("BIB001", 3),
        ("BIB007", 1),
        ("BIB008", 1),
    ]
    assert [each.id for each in parsed.references] == ["b", "d"]
    assert parsed.unreadable == {RecordRef(RecordKind.REFERENCE, "a"), RecordRef(RecordKind.REFERENCE, "c")}


def test_an_entry_without_its_last_brace_is_told_as_that() -> None:
    (told,) = parse("@article{k,\n title={x},\n\n@book{b, title={y}}").diagnostics
    assert (told.fault.message, told.location.line) == (
        "the entry `k` cannot be read: its last brace is missing",
        1,
    )


def test_no_word_of_the_parser_is_told(caplog: pytest.LogCaptureFixture) -> None:
    (told,) = parse("@article{k, title={x").diagnostics
    assert told.fault.message == "the entry `k` cannot be read: a brace or quotation mark is not closed"
    assert caplog.records == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("&lt;img src=x&gt;", "<img src=x>"),
        ("{{ 7*7 }}", "7*7"),
        ("{% include 'x' %}", "% include 'x' %"),
        ("\\immediate\\write18{id}", "18id"),
        ("\\input{/etc/passwd}", "/etc/passwd"),
        ("\\href{javascript:alert(1)}{x}", "x"),
        ("costs $5", "costs $5"),
        ("50% of @home", "50% of @home"),
    ],
)
def test_what_could_act_elsewhere_is_plain_text_here(title: str, text: str) -> None:
    assert parse(f"@article{{k, title={{{title}}}}}").references[0].title == text


@pytest.mark.parametrize(
    "written",
    [
        "@a{b,}" * 300_000,
        "@article{a, title={x}}\n" * 4000,
        "@article{a,b\n" * 4000,
        "{" * 2_000_000,
        "@article{k, title={" + "{" * 9000 + "\\x" + "}" * 9000 + "}}",
        "".join(f"@misc{{k{n}, title={{x}}, crossref={{k{n + 1}}}}}\n" for n in range(5000)),
        "".join(f"@misc{{k{n}, title={{x}}, crossref={{none{n}}}}}\n" for n in range(5000)),
        "@misc{k, title={" + "$" * 15_000 + "}, url=x}",
        "@article{k, title={" + "\\'e" * 6000 + "\\x}}",
        "".join(DOUBLING.format(n, n - 1) for n in range(1, 60)) + "@article{k, title=a59}",
        '@string{a0 = ""}' + "".join(DOUBLING.format(n, n - 1) for n in range(1, 49)) + "@misc{k, title=a48}",
    ],
    ids=lambda written: repr(written[:12]),
)
def test_no_file_keeps_the_reader_busy(written: str) -> None:
    assert found(written) != []


def test_the_entries_of_the_fictional_study_are_in_order() -> None:
    assert parse(fictional.BIBLIOGRAPHY).diagnostics == ()


def test_a_chapter_takes_from_its_book_what_it_lacks() -> None:
    parsed = parse("""\
@inbook{part, crossref = {WHOLE}, title = {Part}, author = {Hall, Ada}, year = 2021, pages = {1--9}}
@book{whole, title = {Whole}, subtitle = {Sub}, author = {Reed, Bo}, editor = {Stone, Cy},
  publisher = {Press}, address = {Brod}, date = {2020-05}, doi = {10.5555/whole}, isbn = {1}}
""")
    assert parsed.diagnostics == ()
    part = parsed.references[0]
    assert (part.title, part.container_title, part.publisher, part.publisher_place) == (
        "Part",
        "Whole: Sub",
        "Press",
        "Brod",
    )
    assert (part.author[0].family, part.editor[0].family) == ("Hall", "Stone")
    assert (part.issued, part.doi, part.isbn) == (PartialDate(year=2021), "", "1")


@pytest.mark.parametrize(
    ("child", "parent", "expected"),
    [
        ("incollection", "collection", ("x", "W")),
        ("inproceedings", "proceedings", ("x", "W")),
        ("article", "periodical", ("x", "W")),
        ("book", "mvbook", ("W: x", "")),
        ("inbook", "mvbook", ("W: x", "")),
        ("misc", "misc", ("x", "")),
    ],
)
def test_a_title_becomes_the_title_of_what_it_is_in(child: str, parent: str, expected: tuple[str, str]) -> None:
    parsed = parse(f"@{child}{{k, title = {{x}}, crossref = {{w}}}}\n@{parent}{{w, title = {{W}}}}")
    assert (parsed.references[0].title, parsed.references[0].container_title) == expected


def test_fields_come_from_the_parent_of_a_parent_too() -> None:
    parsed = parse("""\
@incollection{a, title = {A}, crossref = {b}}
@collection{b, title = {B}, crossref = {c}}
@mvcollection{c, title = {C}, publisher = {Press}, year = 2020}
""")
    first = parsed.references[0]
    assert (first.container_title, first.publisher, first.issued) == ("C: B", "Press", PartialDate(year=2020))


def test_a_fault_of_a_field_that_others_take_is_told_once_where_it_stands() -> None:
    written = "@inbook{a, title={x}, crossref={c}}\n@inbook{b, title={x}, crossref={c}}\n@book{c, title={W}, year={20}}"
    assert found(written) == [("BIB007", 3, 26)]


def test_how_words_look_is_kept_as_the_tags_of_csl() -> None:
    reference = one("journal = {J \\textbf{b}}, note = {x$^{2}$}")
    assert (reference.container_title, reference.note) == ("J <b>b</b>", "x<sup>2</sup>")


def test_publishers_and_people_are_plain_text() -> None:
    reference = one("publisher = {A \\emph{b} c}, author = {\\emph{Hall}, Ada}")
    assert (reference.publisher, reference.author[0].family) == ("A b c", "Hall")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("eprint = {37192106}, eprinttype = {pubmed}", {"pmid": "37192106"}),
        ("eprint = {6276206}, eprinttype = {pmc}", {"pmcid": "PMC6276206"}),
        ("pmcid = {6276206}, pmid = {PMID: 12}", {"pmcid": "PMC6276206", "pmid": "12"}),
        ("eprint = {2101.00001v2}, archiveprefix = {arXiv}", {"url": "https://arxiv.org/abs/2101.00001v2"}),
        ("url = {\\url{https://example.org/a_b}}", {"url": "https://example.org/a_b"}),
        ("journaltitle = {J}, journalsubtitle = {S}", {"container_title": "J: S"}),
        ("number = {3}, issue = {Spring}", {"issue": "3"}),
        ("eid = {e12}, series = {S}", {"page": "e12", "collection_title": "S"}),
        ("langid = {british}, pubstate = {inpress}", {"language": "en-GB", "status": "inpress"}),
        ("translator = {Hall, Ada and others}", {"translator": (PersonName(family="Hall", given="Ada"),)}),
        (
            "editor = {Hall, Ada and others}",
            {"editor": (PersonName(family="Hall", given="Ada"),), "editor_et_al": True},
        ),
        ("titleaddon = {More}", {"title": "T. More"}),
        ("entrysubtype = {newspaper}", {"type": "article-newspaper"}),
        ("note = {A}, addendum = {B}", {"note": "A. B"}),
    ],
)
def test_fields_have_the_meaning_that_biblatex_gives_them(fields: str, expected: dict[str, object]) -> None:
    reference = one(fields)
    assert {name: getattr(reference, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", "series = {S}, number = {9}", {"collection_number": "9", "number": "", "issue": ""}),
        ("report", "number = {9}", {"collection_number": "", "number": "9"}),
        ("misc", "howpublished = {\\url{https://example.org/x}}", {"type": "webpage", "url": "https://example.org/x"}),
        ("misc", "howpublished = {Leaflet}", {"type": "document", "publisher": "Leaflet"}),
        ("thesis", "type = {mathesis}", {"genre": "Master’s thesis"}),  # noqa: RUF001
        ("phdthesis", "school = {Sarenia}", {"genre": "PhD thesis", "publisher": "Sarenia"}),
    ],
)
def test_a_field_may_mean_something_else_in_another_type(kind: str, fields: str, expected: dict[str, str]) -> None:
    reference = one(fields, kind)
    assert {name: getattr(reference, name) for name in expected} == expected


def test_reading_leaves_the_search_for_garbage_as_it_was() -> None:
    assert gc.isenabled()
    parse("@misc{k, title={x}}")
    assert gc.isenabled()
    gc.disable()
    try:
        parse("@misc{k, title={x")
        assert not gc.isenabled()
    finally:
        gc.enable()

"""Words cut by the end of a line, codes of web pages and quotation marks around a quote: each is told once."""

from pathlib import Path

import pytest

from evidence_site.checking import check
from evidence_site.project import Project
from load import fictional

SOURCE = "Made up.\n\n# Abstract\n\nNon-clinical staff met those whom they had met & trusted in R&D.\n"
QUOTE = "  - text: those whom they had met\n"


def told(root: Path, text: str = QUOTE, source: str = SOURCE, summary: str = "") -> list[tuple[str, str, str]]:
    """Check the made-up project with a quote's words, a source and a summary."""
    finding = fictional.FINDING.replace(QUOTE, text) + summary
    files = {"findings/local-trust.yml": finding, "references/sources/hall2021.txt": source}
    fictional.write(root, files)
    found = check(Project(root))
    return [
        (each.code, each.fault.message, each.fault.help) for each in found if each.code[:3] in {"QUO", "TXT", "SRC"}
    ]


@pytest.mark.parametrize(
    ("text", "message", "cure"),
    [
        (
            "  - text: >-\n      Non-\n      clinical staff met\n",
            "a line of the record ends inside `Non- clinical`, so a space comes into the word",
            "move `clinical` up to the line that ends in `Non-`",
        ),
        (
            "  - text: those whom they had met &amp; trusted\n",
            "the quote has `&amp;`, the code of a web page, where `hall2021` has `&`",
            "write `&` in its place",
        ),
        (
            "  - text: \u201cNon-clinical staff met\u201d\n",
            "the quotation marks `\u201c` and `\u201d` around the quote are not part of its words",
            "delete them: the page sets every quote in quotation marks",
        ),
        (
            "  - text: Non-clinical st- aff met\n",
            "the hyphen in `st- aff` is only the end of a printed line",
            "write `staff`",
        ),
    ],
)
def test_what_copying_did_to_a_quote_is_told_once(text: str, message: str, cure: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == [("QUO001", message, cure)]


def test_a_hyphen_that_only_print_may_have_leaves_the_choice(tmp_path: Path) -> None:
    source = SOURCE.replace("Non-clinical", "All non-\nclinical")
    ((code, _, cure),) = told(tmp_path, "  - text: >-\n      All non-\n      clinical staff met\n", source)
    assert code == "QUO001"
    assert cure == (
        "move `clinical` up to the line that ends in `non-`; or, if only print has the hyphen, write `nonclinical`"
    )


@pytest.mark.parametrize(
    ("summary", "codes"),
    [
        ("summary: >-\n  All non-\n  clinical staff\n", ["TXT011"]),
        ("summary: All non-\n  clinical staff\n", ["TXT011"]),
        ('summary: "All non-\n  clinical staff"\n', ["TXT011"]),
        ("summary: |\n  All non-\n  clinical staff\n", ["TXT011"]),
        ("summary: >-\n  In time/\n  space\n", ["TXT011"]),
        ("summary: >-\n  In 2018\u2013\n  2020\n", ["TXT011"]),
        ("summary: >-\n  All short-\n  and long-term staff\n", []),
        ("summary: >-\n  Lang-\n  und kurzfristig\n", []),
        ("summary: >-\n  All staff -\n  nurses\n", []),
        ("summary: >-\n  All staff-\n\n  Nurses\n", []),
        ("summary: >-\n  See https://example.org/\n  for more\n", []),
        ("summary: All non- clinical staff\n", []),
        ("summary: Tea &amp; cake\n", ["TXT012"]),
        ("summary: It&#8217;s tea\n", ["TXT012"]),
        ("summary: tea&nbsp;time\n", ["TXT012"]),
        ("summary: In R&D; in `&amp;` and AT&T\n", []),
    ],
)
def test_words_of_ours_are_told_where_they_come_out_otherwise(summary: str, codes: list[str], tmp_path: Path) -> None:
    found = [code for code, *_ in told(tmp_path, summary=summary)]
    assert [each for each in found if each in {"TXT011", "TXT012"}] == codes


def test_codes_that_stand_in_the_source_too_are_told_of_the_source(tmp_path: Path) -> None:
    text = "  - text: had met &amp; trusted\n"
    found = told(tmp_path, text, SOURCE.replace(" & ", " &amp; "))
    assert [code for code, *_ in found] == ["SRC008"]

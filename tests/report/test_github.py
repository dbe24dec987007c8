from dataclasses import replace

import pytest
from markdown import markdown

from evidence_site.diagnostics import Diagnostic, Fault, Location, Severity
from evidence_site.report import summary
from evidence_site.report.github import MOST_ROWS

FOUND = Diagnostic(
    "REF001",
    Severity.ERROR,
    Location("findings/local-trust.yml", 14, 13, 23),
    Fault("citation `a|b` is unknown", "did you mean `a-b`?"),
)


def rows(*found: Diagnostic) -> list[str]:
    return [line for line in summary(found).splitlines() if line.startswith("|")]


def shown(text: str) -> str:
    """Show a cell as GitHub would: character references are read after the marks of Markdown are."""
    return markdown(text)


def test_a_project_in_order_has_no_table() -> None:
    assert summary([]) == "### Records and quotes\n\nAll records are in order.\n"


def test_faults_are_counted_listed_and_explained() -> None:
    warning = replace(FOUND, severity=Severity.WARNING)
    lines = summary([FOUND, warning]).splitlines()
    assert lines[:6] == [
        "### Records and quotes",
        "",
        "Found 1 error and 1 warning in 1 file.",
        "",
        "| Place | What is wrong | How to mend it | Rule |",
        "| --- | --- | --- | --- |",
    ]
    assert lines[-1] == "To read about a rule: `evidence-site explain CODE`, with the code of the last column."
    assert len(lines) == 10


def test_a_row_tells_place_fault_cure_and_code() -> None:
    (row,) = rows(FOUND)[2:]
    cells = [shown(each.strip()) for each in row.strip("|").split(" | ")]
    assert cells == [
        "<p>findings&#47;local&#45;trust&#46;yml&#58;14</p>",
        "<p>error&#58; citation <code>a&#124;b</code> is unknown</p>",
        "<p>did you mean <code>a&#45;b</code>&#63;</p>",
        "<p>REF001</p>",
    ]


@pytest.mark.parametrize(
    "text", ["a | b", "`|`", "x\n| y |", "<img src=x>", "[a](b)", "**a**", "a\x1b[0m", "##[error]"]
)
def test_a_contributors_text_is_neither_a_mark_nor_the_end_of_a_cell(text: str) -> None:
    hostile = replace(FOUND, fault=Fault(text, text, (text,)), location=Location(text, 1))
    (row,) = rows(hostile)[2:]
    assert row.count("|") == 5
    assert not set("[]*#\x1b") & set(row.replace("&#", ""))
    assert "<img" not in row
    assert summary([hostile]).count("\n") == summary([FOUND]).count("\n")


def test_a_long_list_is_cut_and_says_so() -> None:
    found = [replace(FOUND, location=Location("a.yml", number)) for number in range(1, MOST_ROWS + 4)]
    text = summary(found)
    assert text.count("\n| a&#46;yml") == MOST_ROWS
    assert "3 more are in the log of this step." in text
    assert "more are in the log" not in summary(found[:MOST_ROWS])

from dataclasses import replace

import pytest

from evidence_site.diagnostics import Diagnostic, Fault, Location, Severity
from evidence_site.report import FORMATS, explain
from evidence_site.rules.citations import unknown_citation

FAULT = Fault("citation `waring2032` is not in references/references.bib", "did you mean `waring2023`?")
FOUND = Diagnostic(
    "REF001",
    Severity.ERROR,
    Location("findings/representation.yml", 14, 13, 23),
    FAULT,
    "  - source: waring2032",
)


def full(*diagnostics: Diagnostic) -> list[str]:
    return FORMATS["full"](diagnostics).splitlines()


def at(excerpt: str, words: str) -> Diagnostic:
    column = excerpt.index(words) + 1
    location = Location("findings/a.yml", 3, column, column + len(words))
    return replace(FOUND, location=location, excerpt=excerpt)


def test_the_full_format_shows_the_line_the_place_and_the_cure() -> None:
    assert FORMATS["full"]([FOUND]) == (
        "findings/representation.yml:14:13: error REF001 citation `waring2032` is not in references/references.bib\n"
        "   |\n"
        "14 |   - source: waring2032\n"
        "   |             ^^^^^^^^^^\n"
        "   = help: did you mean `waring2023`?   (evidence-site explain REF001)\n"
        "\n"
        "Found 1 error in 1 file."
    )


def test_notes_stand_before_the_help_each_line_after_a_mark() -> None:
    noted = replace(FOUND, fault=Fault("it differs", "copy it", ("nearest:\n::error::x", "another")))
    assert full(noted)[4:8] == [
        "   = note: nearest:",
        "   |       ::error::x",
        "   = note: another",
        "   = help: copy it   (evidence-site explain REF001)",
    ]


def test_a_fault_of_a_whole_file_has_no_excerpt() -> None:
    whole = replace(FOUND, excerpt="", location=Location("findings/a.yml"), fault=Fault("the record is empty"))
    assert full(whole)[:2] == [
        "findings/a.yml:1:1: error REF001 the record is empty",
        "  = help: evidence-site explain REF001",
    ]


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ([], "All records are in order."),
        (["error"], "Found 1 error in 1 file."),
        (["error", "error", "warning"], "Found 2 errors and 1 warning in 2 files."),
        (["error", "warning", "advice", "advice"], "Found 1 error, 1 warning and 2 suggestions in 2 files."),
    ],
)
@pytest.mark.parametrize("name", ["full", "concise"])
def test_the_last_line_counts(name: str, severities: list[str], expected: str) -> None:
    found = [
        replace(FOUND, severity=Severity(each), location=Location(f"findings/{'ab'[number % 2]}.yml"))
        for number, each in enumerate(severities)
    ]
    assert FORMATS[name](found).splitlines()[-1] == expected


def test_the_concise_format_has_one_line_for_each_fault() -> None:
    assert FORMATS["concise"]([FOUND]) == (
        "findings/representation.yml:14:13: error REF001 citation `waring2032` is not in references/references.bib\n"
        "Found 1 error in 1 file."
    )


@pytest.mark.parametrize(
    ("excerpt", "words", "line", "carets"),
    [
        ("\ttitle:\tx", "x", "    title:  x", "            ^"),
        ("id: \u6771\u4eac kyoto", "kyoto", "id: \u6771\u4eac kyoto", "         ^^^^^"),
        ("id: \u6771\u4eac", "\u6771\u4eac", "id: \u6771\u4eac", "    ^^^^"),
        ("cafe\u0301: x", "x", "cafe\u0301: x", "      ^"),
        ("a\x1b[31mb: x", "x", "a\\x1b[31mb: x", "            ^"),
        ("a: \u202e x", "\u202e", "a: \\u202e x", "   ^^^^^^"),
        ("a: ##[error] x", "x", "a: ##\\x5berror] x", "                ^"),
        ("a: \u0301", "\u0301", "a: \u0301", "   ^"),
    ],
)
def test_carets_stand_under_what_is_meant(excerpt: str, words: str, line: str, carets: str) -> None:
    assert full(at(excerpt, words))[2:4] == [f"3 | {line}", f"  | {carets}"]


@pytest.mark.parametrize("before", [0, 20, 400])
@pytest.mark.parametrize("after", [0, 400])
@pytest.mark.parametrize("words", ["wrong", "wrong" * 80])
def test_a_long_line_is_cut_around_the_place(before: int, after: int, words: str) -> None:
    line, carets = full(at("a" * before + words + "z" * after, words))[2:4]
    marked = line[carets.index("^") : len(carets)]
    assert max(len(line), len(carets)) <= 106
    assert words.startswith(marked)
    assert len(marked) >= 5
    assert ("\u2026a" in line) is (before == 400)


def test_a_place_after_the_end_of_its_line_still_has_a_caret() -> None:
    beyond = replace(FOUND, excerpt="a: b", location=Location("findings/a.yml", 1, 40, 41))
    assert full(beyond)[3] == "  |     ^"


HOSTILE = "x\n::error::y\r##[stop-commands]z\x1b]0;t\x07\u2028\u202e"


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"json"}))
def test_no_text_of_a_contributor_begins_a_line_or_reaches_the_terminal_as_a_command(name: str) -> None:
    location = Location("::warning::a,b%.yml", 1, 2, 4)
    text = FORMATS[name]([Diagnostic("REF001", Severity.ERROR, location, Fault(HOSTILE, HOSTILE, (HOSTILE,)), HOSTILE)])
    lines = text.split("\n")
    starts = ("./::warning", "1 |", "  |", "  = ", "Found ", "::error title=REF001")
    assert all(not line or line.startswith(starts) for line in lines)
    assert not any(character in text for character in "\r\x1b\x07\u2028\u202e")
    assert "##[" not in text


def test_annotations_escape_what_would_end_them() -> None:
    noted = replace(FOUND, fault=Fault("100% of `a`", "do, this: now", ("near\nby",)), severity=Severity.WARNING)
    assert FORMATS["github"]([replace(noted, location=Location("findings/a,b:c%.yml", 2, 3, 7))]) == (
        "::warning title=REF001 (evidence-site),file=findings/a%2Cb%3Ac%25.yml,line=2,col=3,endLine=2,endColumn=7::"
        "100%25 of `a`%0Anear%0Aby%0Ahelp: do, this: now%0Aevidence-site explain REF001"
    )


def test_advice_is_a_notice() -> None:
    assert FORMATS["github"]([replace(FOUND, severity=Severity.ADVICE)]).startswith("::notice title=")


def test_a_rule_is_explained_in_full() -> None:
    assert explain(unknown_citation) == (
        "REF001 unknown-citation (error)\n"
        "\n"
        "A citation key is not in the bibliography.\n"
        "\n"
        "Why it matters\n"
        "  Readers follow the key to the work that the words come from. If it leads nowhere,\n"
        "  nobody can check them.\n"
        "\n"
        "Example\n"
        "  # findings/shared-time.yml\n"
        "  quotes:\n"
        "    - text: Teams that shared their breaks passed on news sooner\n"
        "      source: okafor2012\n"
        "      locator: Abstract, Results\n"
        "      voice: author\n"
        "\n"
        "Use instead\n"
        "  # findings/shared-time.yml\n"
        "  quotes:\n"
        "    - text: Teams that shared their breaks passed on news sooner\n"
        "      source: okafor2021\n"
        "      locator: Abstract, Results\n"
        "      voice: author\n"
    )

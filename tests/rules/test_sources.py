"""Texts of sources that are not read as they are meant: what is said of them, where, and what is let be."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from evidence_site.load.sources import parse_source
from evidence_site.model import CiteKey, RecordKind, RecordRef
from evidence_site.rule import Violation
from evidence_site.rules import sources
from rules.nights import corpus


def faults(text: str, *, private: bool = False) -> Iterator[tuple[str, Violation]]:
    source = replace(parse_source(CiteKey("okafor2021"), text), private=private)
    records = replace(corpus(), sources={source.key: source})
    return ((rule.code, each) for rule in sources.RULES for each in rule(records))


def codes(text: str) -> list[str]:
    return [code for code, _ in faults(text)]


def only(text: str) -> tuple[str, str, str, str]:
    """Return the only fault of a text: its code, the words it points at, its message and its help."""
    ((code, violation),) = faults(text)
    assert violation.place.record == RecordRef(RecordKind.SOURCE, "okafor2021")
    start, end = violation.place.span or (0, 0)
    return code, text[start:end], violation.fault.message, violation.fault.help


HEADED = "# Results\n\nTea is a break of its own.\n\n"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("## Tea", "Tea"),
        ("##Tea", "Tea"),
        ("###### Tea and talk", "Tea and talk"),
        ("#Tea", "Tea"),
        ("#\tTea", "Tea"),
        ("  # Tea", "Tea"),
        (" ## 3. Tea", "3. Tea"),
        ("#\u00c9t\u00e9", "\u00c9t\u00e9"),
        ("#\u7814\u7a76", "\u7814\u7a76"),
    ],
)
def test_a_line_that_looks_like_a_heading_is_pointed_at(line: str, words: str) -> None:
    text = f"{HEADED}{line}\n\nIt is.\n"
    cure = f"if it is one, write `# {words}`; if not, leave it"
    assert only(text) == ("SRC003", line, "this line is not read as a heading", cure)


@pytest.mark.parametrize("line", ["# Tea", "#1 of all breaks", "Tea #2", "a ## b", "#", "##", "# ", "#!", "-- # --"])
def test_other_lines_with_the_sign_are_let_be(line: str) -> None:
    assert codes(f"{HEADED}{line}\n\nIt is.\n") == []


@pytest.mark.parametrize(("more", "others"), [(1, ", nor is 1 more with `#`"), (3, ", nor are 3 more with `#`")])
def test_further_lines_that_look_like_headings_are_counted(more: int, others: str) -> None:
    _, line, message, _ = only(HEADED + "## Tea\n\nIt is.\n" * (more + 1))
    assert (line, message) == ("## Tea", f"this line is not read as a heading{others}")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_text_without_any_heading_that_is_read_is_warned_of(line_break: str) -> None:
    text = line_break.join(["Made up.", "", "## Tea", "", "It is.", "", "## Talk", ""])
    message = "no heading of this text can be read, so no locator is checked"
    cure = "begin headings with one `#` and a space: `# Tea`"
    assert only(text) == ("SRC004", "## Tea", message, cure)


def test_a_text_without_headings_and_without_signs_is_in_order() -> None:
    assert codes("Tea is a break of its own.\n\nIt is.\n") == []


TURNS = "INT: When?\nN04: Now.\nINT: Why?\nN04: Why not?\nINT: I see.\nN04: Good.\n"


def test_a_transcript_that_names_no_speakers_is_told_with_the_line_to_write() -> None:
    code, words, message, cure = only(f"{HEADED}{TURNS}")
    assert (code, words) == ("SRC005", "INT:")
    assert message == "the lines that begin with `INT` and `N04` look like turns, but nothing says who speaks"
    assert cure == (
        "if they are, write `Transcript: INT = interviewer, N04 = participant` above the first heading; "
        "correct who is who, and add all others who speak"
    )


def test_in_a_text_without_headings_the_line_needs_one_below_it() -> None:
    cure = only(TURNS)[3]
    assert "write `Transcript: INT = interviewer, N04 = participant` first, and a line `# Interview` below it;" in cure
    assert codes(f"Transcript: INT = interviewer, N04 = participant\n\n# Interview\n\n{TURNS}") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ward sister  0:01\nWhen?\nN04  0:02\nNow.\nWard sister  0:03\nWhy?\nN04  0:04\nWhy not?\n",
        "Ward sister [00:00:01]: When?\nN04 [00:00:02]: Now.\nWard sister [00:00:03]: Why?\nN04 [00:00:04]: Good.\n",
    ],
)
def test_with_times_fewer_turns_are_enough(text: str) -> None:
    code, _, message, cure = only(f"{HEADED}{text}")
    assert code == "SRC005"
    assert "`Ward sister` and `N04`" in message
    assert "`Transcript: Ward sister = participant, N04 = participant`" in cure


@pytest.mark.parametrize(
    "text",
    [
        TURNS.replace("N04: Good.\n", ""),
        "INT: When?\n" * 9,
        "Aim: tea.\nMethods: talk.\nResults: both.\n",
        "https://a.example.org/1\nhttp://a.example.org/1\n" * 3,
        "Note: one.\n\nWe met at 10:15, at 11:15 and at 12:15.\n\nNote: two.\n\nNote: three.\n",
        "".join(f"N{number:02}: Yes.\n" * 3 for number in range(20)),
        "He said, as a rule: yes.\nShe said, as a rule: no.\n" * 3,
    ],
)
def test_other_lines_with_a_colon_are_no_turns(text: str) -> None:
    assert codes(f"{HEADED}{text}") == []


def test_lines_above_the_first_heading_are_no_turns() -> None:
    assert codes(f"{TURNS}\n{HEADED}") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("WEBVTT\n\n00:01.000 --> 00:04.000\nTea.\n", "WEBVTT"),
        ("1\n00:00:01,000 --> 00:00:04,000\nTea.\n", "00:00:01,000 -->"),
        (f"{HEADED}00:01.000 --> 00:04.000\nTea.\n", "00:01.000 -->"),
    ],
)
def test_captions_are_told_once(text: str, words: str) -> None:
    message = "this is a transcript with time codes, which cut its sentences into pieces"
    cure = "take them out, with the numbers before them, and join the lines of each turn to one paragraph"
    assert only(text + "00:05.000 --> 00:06.000\nIt is.\n") == ("SRC006", words, message, cure)


def test_a_time_of_day_and_an_arrow_are_no_time_codes() -> None:
    assert codes(f"{HEADED}From 10:15 --> 10:30.\n\n10:15\n\nThe format WEBVTT.\n") == []


def test_a_word_with_a_hyphen_and_a_space_inside_is_shown_whole() -> None:
    text = f"{HEADED}The hand- over of the \u00e9qui- pe was long.\n"
    message = "a hyphen and a space stand inside `hand- over`, and 1 other word"
    cure = "if a printed line ended there, write `handover` in this text"
    assert only(text) == ("SRC007", "hand- over", message, cure)
    assert only(f"{HEADED}The hand\u2010 over.\n")[1:3] == (
        "hand\u2010 over",
        "a hyphen and a space stand inside `hand\u2010 over`",
    )


@pytest.mark.parametrize(
    "words",
    [
        "short- and long-term",
        "pre- or post-natal",
        "two- to three-year",
        "neither under- nor overpaid",
        "Vor- und Nachteile",
        "ein- oder zweimal",
        "pr\u00e9- et postnatal",
        "pre- y posnatal",
        "pre- versus postnatal",
        "hand-\nover",
        "hand-over",
        "hand -over",
        "hand-  over",
        "hand- Over",
        "handover- 12",
        "COVID- related",
        "12- hour",
    ],
)
def test_other_hyphens_are_let_be(words: str) -> None:
    assert codes(f"{HEADED}The {words} of it.\n") == []


def test_a_word_that_only_begins_as_one_of_those_is_no_exception() -> None:
    assert only(f"{HEADED}The hand- ordinary thing.\n")[1] == "hand- ordinary"


def test_nothing_is_said_of_a_private_text() -> None:
    text = f"WEBVTT\n\n{TURNS}\n## Tea\n\nThe hand- over.\n00:01.000 --> 00:04.000\n"
    assert len(codes(text)) == 4
    assert list(faults(text, private=True)) == []


@pytest.mark.parametrize("unit", ["#", " ", "a", "a ", "a- ", "a:", "\t#", "1:", "00:", "a\n", "#\n", "-", "a-"])
def test_long_texts_of_one_kind_are_read(unit: str) -> None:
    """A pattern that looks at each place of a text again from each other would not end here."""
    list(faults(f"# {unit}\n{unit * 200_000}\n"))


def test_no_record_may_suppress_what_is_said_of_a_source() -> None:
    assert [each.code for each in sources.RULES if each.suppressible] == []

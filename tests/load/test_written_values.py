"""What YAML leaves out of a text is told where it is lost, and nothing is said of comments that are in their place."""

import pytest

from evidence_site.load.records import read_record
from evidence_site.load.text import TextFile
from evidence_site.load.written_values import broken_words
from evidence_site.load.yaml_reader import read_yaml
from evidence_site.model import Finding, Synthesis

REST = "statement: A b.\nevidence: [{study: x, relation: contributes}]\nstatus: draft # so\nadded: 2026-01-01 #x\n"


def found(written: str, rest: str = REST) -> list[tuple[str, int, int]]:
    _, diagnostics = read_record(TextFile("f.yml", written + rest), Finding, "x")
    return [(each.code, each.location.line, each.location.column) for each in diagnostics if each.code[:3] == "YML"]


@pytest.mark.parametrize(
    ("written", "code", "line", "column"),
    [
        ("title: Rule #1 is trust\n", "YML028", 1, 13),
        ("title: Rule\t#1 is trust\n", "YML028", 1, 13),
        ("title: Regel #é\n", "YML028", 1, 14),
        ("title: x\nsummary: They met on\n  ward #4 each week\n", "YML028", 3, 8),
        ("title: x\nsummary: They met on\n  ward #4 each week\n  and ate.\n", "YML028", 3, 8),
        ("title: x\nsummary: They met on\n  ward # 4 each week\n  and ate.\n", "YML028", 3, 8),
        ("title: x\nnot_stated:\n  - on ward #4\n", "YML028", 3, 13),
        ("title: x\nnot_stated: [on ward #4,\n  b]\n", "YML028", 2, 22),
        ("title: x\nnot_stated: [on ward #4]\n", "YML028", 2, 22),
        ("title: x\nquotes:\n  - text: on ward #4\n    source: a\n    voice: author\n", "YML028", 3, 19),
        ("title: x\nquotes: [{text: a, source: b, locator: p #4}]\n", "YML028", 2, 42),
        ("title: Rule # is trust\n", "YML029", 1, 13),
        ("title: Rule #\n", "YML029", 1, 13),
        ("title: Rule #(1)\n", "YML029", 1, 13),
        ("title: x\ncontributors:\n  - Ann #1\n", "YML029", 3, 9),
    ],
)
def test_a_comment_that_cuts_a_text_is_told_at_its_sign(written: str, code: str, line: int, column: int) -> None:
    assert found(written) == [(code, line, column)]


@pytest.mark.parametrize(
    "written",
    [
        "# Rule #1\ntitle: x\n",
        "title: x\n  # Rule #1\nsummary: y\n",
        "title: 'Rule' #1\n",
        'title: "Rule #1"  #x\n',
        "title: C# and F#1\n",
        "title: x\nsummary: >- #x\n  on ward #4\n",
        "title: x\nnot_stated: [a] #x\n",
        "title: x\nnot_stated: #x\n  - a\n",
        "title: x\ncontributors:\n  - Ann # who wrote it\n",
        "title: x\nquotes:\n  - text: a\n    source: b2021 #x\n    voice: author #x\n    supports: [statement] #x\n",
        "title: x\nfacets: {} #x\n",
    ],
)
def test_comments_in_their_place_are_left_alone(written: str) -> None:
    assert found(written) == []


def test_a_line_indented_wrongly_below_a_comment_is_told_as_that() -> None:
    assert found("title: x #y\n  status: draft\n", "") == [("YML015", 2, 3), ("YML028", 1, 10)]


def test_a_record_with_advice_on_its_comments_is_read() -> None:
    record, diagnostics = read_record(TextFile("f.yml", f"title: Trust # so\n{REST}"), Finding, "x")
    assert [each.code for each in diagnostics] == ["YML029"]
    assert record
    assert record.title == "Trust"


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        ("title: Rule #1 is\n", 'write `title: "Rule #1 is"`; or put a space after `#` of a comment'),
        ("title: Rule #1 is # so\n", "put the value in quotation marks, from its first word to its last; or"),
    ],
)
def test_the_line_to_write_is_shown_where_it_is_one(written: str, cure: str) -> None:
    _, diagnostics = read_record(TextFile("f.yml", written), Synthesis)
    (told,) = (each for each in diagnostics if each.code == "YML028")
    assert told.fault.help.startswith(cure)


def test_a_word_of_many_letters_is_read_once() -> None:
    """Found by `make fuzz`: each letter of a long word was tried as its beginning, and the check had no end."""
    record = f"title: {'x' * 70_000}\nstatement: a long-\n  term stay\n"
    source = TextFile("findings/x.yml", record)
    spans = broken_words(record, read_yaml(source).root, Finding)
    assert spans == {("statement",): ((6, 8),)}

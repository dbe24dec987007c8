import pytest

from evidence_site.load.nodes import Fields, Items, Lost, Node, Scalar
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import MOST_EVENTS, MOST_SHOWN, Tree, read_yaml


def read(written: str) -> Tree:
    return read_yaml(TextFile("f.yml", written))


def found(written: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.location.line, each.location.column) for each in read(written).diagnostics]


@pytest.mark.parametrize(
    ("written", "code", "line", "column", "cure"),
    [
        ("title: x\nnot_stated:\n\t- a\n", "YML011", 3, 1, "replace it with spaces"),
        ("a: |\n\tx\n", "YML011", 2, 1, "replace it with spaces"),
        ("a:\n  - b: 1\n\xa0\xa0\xa0\xa0c: 2\n    d: 3\n", "YML011", 3, 1, "type ordinary spaces"),
        ('title: "Local trust\nstatus: draft\n', "YML012", 1, 8, 'put " where the value ends'),
        ('title: "Local trust\nstatement: "Trust"\n', "YML012", 1, 8, 'put " where the value ends'),
        ("reports: [a, b\nbasis: abstract\n", "YML012", 1, 10, "put ] where the value ends"),
        ("title: Trust: how it grows\n", "YML013", 1, 13, 'write `title: "Trust: how it grows"`'),
        ('  - text: a "b": c\n', "YML013", 1, 16, "write `- text: 'a \"b\": c'`"),
        ("title: *trust* grows\n", "YML014", 1, 8, 'write `title: "*trust* grows"`'),
        ("title: & co\n", "YML014", 1, 8, 'write `title: "& co"`'),
        ("title: @home\n", "YML014", 1, 8, 'write `title: "@home"`; but a citation key or a record\'s name stands'),
        ("title: \u201cTrust: it grows\u201d\n", "YML013", 1, 14, 'write `title: "Trust: it grows"`'),
        ("title: `home`\n", "YML014", 1, 8, 'write `title: "`home`"`'),
        ("title: %home\n", "YML014", 1, 8, 'write `title: "%home"`'),
        ("title: - home\n", "YML014", 1, 8, 'write `title: "- home"`'),
        ("title: >home\n", "YML014", 1, 8, 'write `title: ">home"`'),
        ("title: Trust\n  status: draft\n", "YML015", 2, 3, "let it begin in the same column"),
        ("a:\n    b: 1\n  c: 2\n", "YML015", 3, 3, "let it begin in the same column"),
        ("a:\n  - b: 1\n   c: 2\n", "YML015", 3, 4, "let it begin in the same column"),
        ("title: x\n- b\n", "YML015", 2, 1, "let it begin in the same column"),
        ("quotes:\n  -text: x\n", "YML016", 2, 3, "write `- text: x`"),
        ("quotes:\n  - text: x\n  -text: y\n", "YML016", 3, 3, "write `- text: y`"),
        ("tags:\n  - a\n  -b\n", "YML016", 3, 3, "write `- b`"),
        ("title:x\nstatus: draft\n", "YML016", 1, 6, "write `title: x`"),
        ("status: draft\ntitle:x\n", "YML016", 2, 6, "write `title: x`"),
        ('title: "a\\d"\n', "YML017", 1, 10, "use single quotation marks"),
        ('title: "a\\after"\n', "YML005", 1, 10, "if a backslash is meant, put the value in single quotation marks"),
        ('title: "\\ud800"\n', "YML017", 1, 9, "use single quotation marks"),
        ('title: "Trust" matters\n', "YML018", 1, 16, "write `title: '\"Trust\" matters'`"),
        ("title: 'it's here'\n", "YML018", 1, 12, 'write `title: "it\'s here"`'),
        ("text: [...] we met\n", "YML018", 1, 13, 'write `text: "[...] we met"`'),
        ("title\nstatus: draft\n", "YML019", 1, 1, "add the colon"),
        ("title: Trust\namong us\nstatus: draft\n", "YML019", 2, 1, "indent the line by two spaces"),
        ("title: &x y\n", "YML020", 1, 8, 'write `title: "&x y"`'),
        ("title: *x\n", "YML020", 1, 8, 'write `title: "*x"`'),
        ("title: !include /etc/passwd\n", "YML021", 1, 8, 'write `title: "!include /etc/passwd"`'),
        ("<<: {a: b}\n", "YML022", 1, 1, "write the fields themselves"),
        ("%YAML 1.1\n---\na: b\n", "YML023", 1, 1, "delete the line"),
        ("%FOO\n---\na: b\n", "YML023", 1, 1, "delete the line"),
        ("a: b\n---\nc: d\n", "YML024", 2, 1, "delete the line `---`"),
        ("a: b\n...\nc\n", "YML024", 3, 1, "delete the line `---`"),
        ("? [a, b]\n: c\n", "YML025", 1, 3, "write the name without brackets"),
        ("a: {{ x }}\n", "YML025", 1, 5, "put a value that begins with one in quotation marks"),
        (": x\n", "YML010", 1, 1, "each field is `name: value`"),
    ],
)
def test_a_mistake_is_told_in_plain_words_with_its_place_and_cure(
    written: str, code: str, line: int, column: int, cure: str
) -> None:
    diagnostics = read(written).diagnostics
    assert [(each.code, each.location.line, each.location.column) for each in diagnostics] == [(code, line, column)]
    assert cure in diagnostics[0].fault.help


@pytest.mark.parametrize("second", ["title", '"title"', "'title'", '"ti\\u0074le"'])
def test_a_field_given_twice_is_told_however_it_is_quoted(second: str) -> None:
    tree = read(f"id: x\ntitle: Good\n{second}: Sneaked\n")
    assert [(each.code, each.location.line) for each in tree.diagnostics] == [("YML026", 3)]
    assert tree.diagnostics[0].fault.message == "`title` stands here a second time; the first is in line 2"
    assert isinstance(tree.root, Fields)
    assert tree.root.fields["title"][1] == Scalar("Good", 13, 17)


def test_values_stay_text() -> None:
    root = read("a: NO\nb: 1.10\nc: 1e3\nd: 2025-02-30\ne: 12:30:00\nf: true\n").root
    assert isinstance(root, Fields)
    values = {name: value.value for name, (_, value) in root.fields.items() if isinstance(value, Scalar)}
    assert values == {"a": "NO", "b": "1.10", "c": "1e3", "d": "2025-02-30", "e": "12:30:00", "f": "true"}


def test_only_plain_values_can_be_no_value() -> None:
    root = read("a:\nb: null\nc: ~\nd: ''\ne: 'null'\n").root
    assert isinstance(root, Fields)
    assert [value.is_empty for _, value in root.fields.values() if isinstance(value, Scalar)] == [1, 1, 1, 0, 0]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_counts_as_one(line_break: str) -> None:
    assert found(line_break.join(["a: x", "b: |", "  y", "", "a: z", ""])) == [("YML026", 5, 1)]


def test_several_faults_of_one_file_are_told_in_one_run() -> None:
    written = "a: &x 1\na: 2\nb: *x\nc: !t z\nd: x\u200by\ne: 'open\n"
    assert sorted(found(written), key=lambda each: each[1:]) == [
        ("YML020", 1, 4),
        ("YML026", 2, 1),
        ("YML020", 3, 4),
        ("YML021", 4, 4),
        ("YML005", 5, 5),
        ("YML012", 6, 4),
    ]


def test_what_was_read_before_a_syntax_error_is_kept() -> None:
    tree = read("a: x\nb: [y, z\nc: d\n")
    assert not tree.is_whole
    assert isinstance(tree.root, Fields)
    assert tree.root.fields["a"][1] == Scalar("x", 3, 4)


CONTROLS = "\0\x07\x1b\x7f\x85\x9b"
JOINERS = "\xad\u180e\u200b\u200c\u200d\u2060\u2062\ufeff\u115f\u2800\u3164\U000e0041\U000e0001"
DIRECTIONS = "\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069"
BROKEN = "\ufff9\ufffd\ufdd0\ufffe\U0001fffe"


@pytest.mark.parametrize("letter", [*CONTROLS, *JOINERS, *DIRECTIONS, *BROKEN, "\u0301" * 5], ids=ascii)
@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize("in_key", [False, True])
def test_what_cannot_be_seen_is_an_error_raw_or_as_an_escape(letter: str, *, escaped: bool, in_key: bool) -> None:
    code = "YML005" if len(letter) == 1 else "YML006"
    word = "e" + ("".join(f"\\U{ord(each):08x}" for each in letter) if escaped else letter)
    written = f'ok: 1\n"{word}": x\n' if in_key else f'ok: 1\ntitle: "{word}x"\n'
    assert found(written) == [(code, 2, 3 if in_key else 10)]


@pytest.mark.parametrize(
    "text",
    ["النوم والذاكرة", "שינה שֵׁנָה", "p\u00a0< 0.05", "a\u3000b", "❤\ufe0f", "漢字", "e\u0301", "ﬁ", "１２", "🩺"],  # noqa: RUF001
)
def test_ordinary_text_of_any_script_is_accepted(text: str) -> None:
    tree = read(f"a: {text}\n")
    assert tree.diagnostics == ()
    assert isinstance(tree.root, Fields)
    assert tree.root.fields["a"][1].value == text  # type: ignore[union-attr]


def test_an_escaped_carriage_return_is_an_error_and_an_escaped_line_break_is_not() -> None:
    assert found('a: "x\\r"\nb: "x\\ny\\t"\n') == [("YML005", 1, 6)]


def test_the_excerpt_shows_nothing_that_could_act_on_a_terminal() -> None:
    (diagnostic,) = read("a: x\u202ey\x1b[2J" + "\n").diagnostics[:1]
    assert diagnostic.excerpt == "a: x\ufffdy\ufffd[2J"


def test_text_pushed_out_of_sight_is_an_error() -> None:
    assert found("title: Good" + " " * 500 + "# bad\n") == [("YML007", 1, 12)]
    assert found("title: Good" + " " * 500 + "\n") == []


def test_an_alias_is_never_followed() -> None:
    root = read("a: &a [x]\nb: [*a, *a]\n").root
    assert root == Fields(
        {"a": (Scalar("a", 0, 1), Lost(3, 9)), "b": (Scalar("b", 10, 11), Items((Lost(14, 16), Lost(18, 20)), 13, 21))},
        0,
        22,
    )


@pytest.mark.parametrize("count", [19, 20])
def test_levels_are_limited(count: int) -> None:
    diagnostics = read("a: " + "[" * count + "x" + "]" * count + "\n").diagnostics
    assert [each.code for each in diagnostics] == (["YML008"] if count > 19 else [])


def count(node: Node | None) -> int:
    """Count a node and all that it holds."""
    if isinstance(node, Items):
        return 1 + sum(map(count, node.items))
    if isinstance(node, Fields):
        return 1 + sum(1 + count(value) for _, value in node.fields.values())
    return node is not None


def test_parts_are_limited() -> None:
    assert found("".join(f"k{number}: x\n" for number in range(2490))) == []
    assert [code for code, *_ in found("".join(f"k{number}: x\n" for number in range(2500)))] == ["YML009"]


@pytest.mark.parametrize(
    "written",
    [
        "[" * 200_000,
        "{a: " * 60_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: [\n" + "[\n" * 100_000,
        '"' * 200_000,
        "&a " * 60_000,
        "[" + "*a," * 60_000,
        "\u200bx" * 60_000,
        'a: "' + "\\u200b" * 40_000 + '"',
        "a: x" + " " * 200_000 + "y",
        "a: 'x" + "\n" * 200_000 + "y'",
        "a: >\n" + "  x\n" * 60_000,
        "\\" * 200_000,
        "a: " + "\u0301" * 200_000,
    ],
    ids=lambda written: repr(written[:8]),
)
def test_no_file_of_the_largest_size_has_more_parts_or_faults_than_the_limits_allow(written: str) -> None:
    tree = read(written)
    assert count(tree.root) <= MOST_EVENTS
    assert len(tree.diagnostics) <= 2 * MOST_SHOWN + MOST_EVENTS

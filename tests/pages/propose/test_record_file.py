"""What the page writes is read by our strict reader, and gives back exactly what was entered."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.authoring.workspace import name_from
from evidence_site.load.nodes import Fields, Items, Node, Scalar
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml
from evidence_site.model.fields import LONGEST_IDENTIFIER
from pages.propose.script import call

PIECES = (
    *(": ", ":", " #", "#", "- ", "-", "? ", "@", "%", "&", "*", "!", "|", ">", "'", '"', "\\", "`", ",", "=", "<<"),
    *("no", "null", "~", "true", "1.10", "0x1f", "1e5", "2026-11-24", "12:30", "---", "...", "{", "}", "[", "]", "{}"),
    *(" ", "  ", "\n", "\n\n", "\t", "\u00a0", "é", "😀", "“", "(", "word", "x" * 50, "some words of a sentence " * 5),
)
TEXT = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
QUOTE = st.fixed_dictionaries({"text": TEXT, "speaker": st.fixed_dictionaries({"role": TEXT})})
RECORD = st.fixed_dictionaries(
    {
        "title": TEXT,
        "not_stated": st.lists(TEXT, min_size=1, max_size=3),
        "supports": st.lists(st.sampled_from(["statement", "no", "a/b-c"]), min_size=1, max_size=3),
        "paraphrase_review": st.fixed_dictionaries({"by": TEXT, "part": st.fixed_dictionaries({"against": TEXT})}),
        "quotes": st.lists(
            st.fixed_dictionaries({"text": TEXT, "speaker": st.fixed_dictionaries({"role": TEXT})}),
            min_size=1,
            max_size=2,
        ),
    }
)
ABOUT_SPACES = {"YML007"}


def value(node: Node) -> Any:
    match node:
        case Scalar():
            return node.value
        case Items():
            return [value(each) for each in node.items]
        case Fields():
            return {name: value(each) for name, (_, each) in node.fields.items()}
    raise AssertionError(node)


def read(text: str) -> Any:
    tree = read_yaml(TextFile("findings/new.yml", text))
    assert [each for each in tree.diagnostics if each.code not in ABOUT_SPACES] == [], text
    assert tree.root is not None
    return value(tree.root)


@settings(max_examples=10, deadline=None)
@given(st.lists(RECORD, min_size=10, max_size=30))
def test_what_is_written_is_read_again(records: list[dict[str, Any]]) -> None:
    written = call("record-file.js", {"write": "writeFields"}, [("write", each) for each in records])
    assert [read(each) for each in written] == records


def test_texts_are_written_as_a_person_would() -> None:
    record = {
        "title": "Local trust",
        "added": "2026-11-24",
        "a": "no",
        "b": "1.10",
        "c": "a: b",
        "d": 'it\'s "so"',
        "e": "one [two] three",
        "f": "first line\n\nthird line",
        "g": "words " * 20 + "end",
        "h": ["statement", "outcome"],
        "i": ["who took part"],
        "j": [{"text": "x", "speaker": {"role": "nurse"}}],
        "k": "@a # b",
    }
    expected = (
        "title: Local trust\n"
        "added: 2026-11-24\n"
        'a: "no"\n'
        'b: "1.10"\n'
        'c: "a: b"\n'
        'd: it\'s "so"\n'
        'e: "one [two] three"\n'
        "f: |-\n  first line\n\n  third line\n"
        "g: >-\n"
        "  words words words words words words words words words words words words words words words\n"
        "  words words words words words end\n"
        "h: [statement, outcome]\n"
        "i:\n  - who took part\n"
        "j:\n  - text: x\n    speaker:\n      role: nurse\n"
        'k: "@a # b"\n'
    )
    assert call("record-file.js", {"write": "writeFields"}, [("write", record)]) == [expected]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text(max_size=120), min_size=20))
def test_a_title_gives_the_same_name_as_on_the_command_line(titles: list[str]) -> None:
    several = [*titles, "Éloge de la lenteur \u2013 2", "24 hours", "x" * 80, "one two " * 20, "ﬁrst", "Ⅷ", "\u2014"]
    names = call("record-file.js", {"name": "nameFrom"}, [("name", each, LONGEST_IDENTIFIER) for each in several])
    assert names == [name_from(each) for each in several]

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_site.load.nodes import Fields
from evidence_site.load.plain_reader import read_plain
from evidence_site.load.records import _values
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml
from load.fictional import FINDING, SYNTHESIS

SIGNS = [
    *("'", '"', ": ", "- ", "-", "\n", "\t", " ", "#", "|", ">", "[", "]", "{", "}", ",", "&a ", "*a", "!x ", "---\n"),
    *("...\n", "%YAML 1.1\n", "? ", "<<: ", "~", "\\", '"\\x41"', "\u00e9", "\u200b", "\ufdd0", " " * 70, "null"),
    *("\ntitle: Again\n", "\ntitle:\n"),
]


def read_closely(text: str) -> dict[str, Any] | None:
    """Read as for a record that is faulty; nothing, if anything is wrong with it, or empty."""
    tree = read_yaml(TextFile("x.yml", text))
    silent: set[Any] = set()
    values = _values(tree.root, (), silent) if isinstance(tree.root, Fields) else None
    return None if tree.diagnostics or silent else values


def test_a_plain_record_is_read() -> None:
    assert read_plain(TextFile("x.yml", FINDING)) == read_closely(FINDING)
    assert read_plain(TextFile("x.yml", FINDING))["quotes"][0]["supports"] == ["statement"]  # type: ignore[index]


@settings(max_examples=600, deadline=None, derandomize=True, database=None)
@given(
    record=st.sampled_from([FINDING, SYNTHESIS]),
    spoils=st.lists(st.tuples(st.integers(0, 420), st.integers(0, 9), st.sampled_from(SIGNS)), min_size=1, max_size=3),
)
def test_what_is_read_plainly_is_read_alike_when_looked_at_closely(
    record: str, spoils: list[tuple[int, int, str]]
) -> None:
    for start, length, sign in spoils:
        record = record[:start] + sign + record[start + length :]
    plain = read_plain(TextFile("x.yml", record))
    assert plain is None or plain == read_closely(record)

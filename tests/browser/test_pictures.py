"""The pictures of the terminal in the contributors' pages show what the commands say today."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from browser import pictures

DRAWN = ("new-finding.svg", "new-quote.svg", "check.svg")


@pytest.fixture
def drawn(tmp_path: Path, study: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same pictures, drawn now."""
    monkeypatch.setattr(pictures, "PICTURES", tmp_path)
    pictures.draw_terminals(study)
    return tmp_path


def words(picture: Path) -> Iterator[str]:
    """Give the words of a picture, but the number of a line: that changes with what stands above it."""
    for text in ET.parse(picture).iter("{http://www.w3.org/2000/svg}text"):  # noqa: S314 -- it is our own
        yield from (each for each in (text.text or "").split() if not any(map(str.isdigit, each)))


def test_each_picture_is_up_to_date(drawn: Path) -> None:
    assert sorted(path.name for path in drawn.iterdir() if path.suffix == ".svg") == sorted(DRAWN)
    shown = pictures.ROOT / "docs" / "contribute" / "pictures"
    for name in DRAWN:
        assert list(words(drawn / name)) == list(words(shown / name)), f"{name}: run `make pictures`"


def test_what_is_typed_and_what_is_wrong_is_told_apart(drawn: Path) -> None:
    typed = [
        text.text
        for text in ET.parse(drawn / "new-finding.svg").iter("{http://www.w3.org/2000/svg}text")  # noqa: S314
        if text.get("fill") == pictures.TYPED
    ]
    assert typed[:2] == ["evidence-site new finding", "Relational work"]
    assert " ".join(filter(None, typed[2:])) == pictures.NEW_FINDING[2]
    check = (drawn / "check.svg").read_text(encoding="utf-8")
    assert ">error FLD004</text>" in check
    assert "did you mean `not-stated`?" in check


def test_a_line_is_broken_between_words_and_a_long_word_within() -> None:
    text = f"{'a' * 50} {'b' * 20}\n{'c' * 130}"
    lines = ["".join(part for part, _ in line) for line in pictures.wrapped(pictures.runs(text))]
    assert [line.strip() for line in lines] == ["a" * 50, "b" * 20, "c" * 60, "c" * 60, "c" * 10]

"""The drawings of a site are files that a stranger may have put there, as records are."""

import os
from pathlib import Path

import pytest

from evidence_site.load import Loaded
from load import fictional

LAMP = '<svg viewBox="0 0 24 24"><path d="M8 20h8M12 4v12"/></svg>'
FILE = "findings/glyphs/lamp.svg"


def load_with(folder: Path, content: str | bytes) -> Loaded:
    return fictional.load(folder, {FILE: content})


def told(loaded: Loaded) -> list[tuple[str, str]]:
    return [(each.code, each.location.file) for each in loaded.diagnostics]


def test_a_drawing_is_known_by_its_name_and_its_folder_is_no_record(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, LAMP)
    assert loaded.diagnostics == ()
    assert loaded.corpus.glyphs == {"lamp": '<svg viewBox="0 0 24 24"><path d="M8 20h8M12 4v12"></path></svg>'}
    assert [each.id for each in loaded.corpus.findings] == ["local-trust"]


def test_a_folder_of_that_name_among_studies_is_no_folder_of_drawings(tmp_path: Path) -> None:
    loaded = fictional.load(tmp_path, {"references/studies/glyphs/lamp.svg": LAMP})
    assert told(loaded) == [("ID004", "references/studies/glyphs")]


def test_what_is_left_out_of_a_drawing_is_told_at_the_first_of_it(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, LAMP.replace("<path", "<g>\n</g>\n  <script/><path").replace("/></", '/><b c="d"/></'))
    (warning,) = loaded.diagnostics
    assert (warning.code, warning.severity) == ("SVG002", "warning")
    assert (warning.location.line, warning.location.column) == (3, 3)
    assert warning.fault.message == "the drawing is shown without `script` and `b`"
    assert loaded.corpus.glyphs["lamp"]


def test_of_much_that_is_left_out_a_few_are_named(tmp_path: Path) -> None:
    attributes = " ".join(f'data-{letter}="1"' for letter in "abcdefgh")
    (warning,) = load_with(tmp_path, LAMP.replace("<path", f"<path {attributes}")).diagnostics
    assert warning.fault.message.endswith("`data-e`, `data-f` and 2 more")


def test_a_colour_cannot_write_on_the_terminal(tmp_path: Path) -> None:
    colour = "\u202e" + "red" * 400
    (warning,) = load_with(tmp_path, LAMP.replace("<path", f'<path fill="{colour}"')).diagnostics
    assert warning.fault.message.isprintable()
    assert len(warning.fault.message) < 200
    assert "\u202e" not in warning.excerpt


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "SVG001", id="empty"),
        pytest.param(LAMP.replace("M8", "\u00e98").encode("cp1252"), "YML004", id="not UTF-8"),
        pytest.param(LAMP.encode("utf-16"), "YML004", id="UTF-16"),
        pytest.param(b"\x1f\x8b\x08" + bytes(40), "YML004", id="compressed"),
        pytest.param(LAMP + " " * 16 * 1024, "YML003", id="too large"),
        pytest.param("<svg viewBox='0 0 1 1'/>", "SVG001", id="nothing in it"),
        pytest.param(f"<!DOCTYPE svg>{LAMP}", "SVG001", id="document type"),
        pytest.param("# findings/glyphs/lamp.svg\n" + LAMP, "SVG001", id="words before it"),
    ],
)
def test_a_faulty_drawing_is_told_and_its_name_stays_known(content: str | bytes, code: str, tmp_path: Path) -> None:
    loaded = load_with(tmp_path, content)
    assert told(loaded) == [(code, FILE)]
    assert loaded.corpus.glyphs == {"lamp": ""}


def test_a_drawing_of_exactly_the_largest_size_is_read(tmp_path: Path) -> None:
    loaded = load_with(tmp_path, LAMP + " " * (16 * 1024 - len(LAMP)))
    assert loaded.diagnostics == ()


def test_a_folder_with_the_name_of_a_drawing_is_told(tmp_path: Path) -> None:
    loaded = fictional.load(tmp_path, {f"{FILE}/lamp.svg": LAMP})
    assert told(loaded) == [("YML002", FILE)]


def test_links_and_devices_are_not_opened(tmp_path: Path) -> None:
    fictional.write(tmp_path)
    glyphs = tmp_path / "findings" / "glyphs"
    glyphs.mkdir()
    (tmp_path / "secret.svg").write_text(LAMP)
    (glyphs / "linked.svg").symlink_to(tmp_path / "secret.svg")
    os.mkfifo(glyphs / "pipe.svg")
    loaded = fictional.load(tmp_path)
    assert told(loaded) == [("YML002", f"findings/glyphs/{name}.svg") for name in ("linked", "pipe")]
    assert loaded.corpus.glyphs == {"linked": "", "pipe": ""}


def test_a_linked_folder_of_drawings_is_not_entered(tmp_path: Path) -> None:
    fictional.write(tmp_path)
    (tmp_path / "others").mkdir()
    (tmp_path / "others" / "lamp.svg").write_text(LAMP)
    (tmp_path / "findings" / "glyphs").symlink_to(tmp_path / "others")
    loaded = fictional.load(tmp_path)
    assert told(loaded) == [("YML002", "findings/glyphs")]
    assert loaded.corpus.glyphs == {}


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    assert told(fictional.load(tmp_path, {"findings/glyphs": LAMP})) == [("YML002", "findings/glyphs")]


@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("Lamp.SVG", "ID001", "`Lamp.SVG` is not a name for a drawing's file"),
        ("con.svg", "ID002", "the name `con` is kept for something else"),
        ("notes.txt", "ID004", "`notes.txt` is not a drawing and is not read"),
    ],
)
def test_a_file_with_another_name_is_told(name: str, code: str, message: str, tmp_path: Path) -> None:
    (fault,) = fictional.load(tmp_path, {f"findings/glyphs/{name}": LAMP}).diagnostics
    assert (fault.code, fault.fault.message) == (code, message)

"""The design as files of a site, and what its colours promise to everyone who reads."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from evidence_site.design import FIRST, LAST, SCRIPT, SEPARATE, STYLE_SHEET, THEME, design_files, minified, with_colours
from evidence_site.model.colours import CONTROL, HUES, OURS, SCHEMES, TEXT, Colours, Scheme, contrast, meetings
from evidence_site.model.settings import Settings

TOKENS = (THEME / "styles" / "tokens.css").read_text("utf-8")
GROUNDS = ("bg", "surface", "sunk")
TINTS = tuple(f"{hue}t" for hue in HUES)
WORDS = (
    *product(("ink", "ink2"), (*GROUNDS, *TINTS, "notet")),
    *product(("link", "linkh", "visited"), (*GROUNDS, *TINTS)),
    *product(HUES, GROUNDS),
    *zip(HUES, TINTS, strict=True),
    ("note", "notet"),
    ("mastink", "mast"),
    ("focusink", "focus"),
)
"""Colours of words, each with what it stands on."""
SIGNS = (*product(("ctl",), (*GROUNDS, *TINTS)), ("focusink", "focus"))
"""Colours of the edges of controls. The ring of the focus has two colours, of which one is seen on any ground."""
OWN = Colours.model_validate(
    {
        "masthead": {"light": "4A2A14", "dark": "#2B170A"},
        "link": {"light": "7A3B12", "dark": "F2BE94"},
        "c2": {"light": "6B4A00", "dark": "e5c268"},
    }
)


def read(css: str) -> dict[Scheme, dict[str, str]]:
    """Read the colours of both schemes from the text of tokens.css."""
    pairs = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", css)
    return {
        "light": {name: light.upper() for name, light, _ in pairs},
        "dark": {name: dark.upper() for name, _, dark in pairs},
    }


def faint(tokens: Mapping[str, str]) -> dict[tuple[str, str], float]:
    """Give the pairs that cannot be read."""
    asked = {**dict.fromkeys(WORDS, TEXT), **dict.fromkeys(SIGNS, CONTROL)}
    ratios = {pair: contrast(tokens[pair[0]], tokens[pair[1]]) for pair in asked}
    return {pair: round(ratio, 2) for pair, ratio in ratios.items() if ratio < asked[pair]}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_word_and_sign_can_be_read(scheme: Scheme) -> None:
    tokens = read(TOKENS)[scheme]
    assert faint(tokens) == {}
    for ground in (*GROUNDS, *TINTS, "mast"):
        assert max(contrast(tokens[ring], tokens[ground]) for ring in ("focus", "focusink")) >= CONTROL, ground


def test_a_faint_colour_is_found() -> None:
    assert faint(read(TOKENS)["light"] | {"link": "#3FA7D6"}).keys() == {
        ("link", ground) for ground in (*GROUNDS, *TINTS)
    }


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_model_knows_the_colours_of_the_style_sheet(scheme: Scheme) -> None:
    tokens = read(TOKENS)[scheme]
    assert {name: tokens[name] for name in OURS[scheme]} == OURS[scheme]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_sites_own_colours_can_be_read_where_they_pass_the_rule(scheme: Scheme) -> None:
    assert all(contrast(each.colour, ground) >= TEXT for each in meetings(OWN) for ground in each.grounds)
    assert faint(read(with_colours(TOKENS, OWN))[scheme]) == {}


def test_a_sites_own_colours_take_the_place_of_ours() -> None:
    before, after = read(TOKENS), read(with_colours(TOKENS, OWN))
    changed = {
        scheme: {name: value for name, value in after[scheme].items() if value != before[scheme][name]}
        for scheme in SCHEMES
    }
    assert changed == {
        "light": {"mast": "#4A2A14", "link": "#7A3B12", "linkh": "#43200A", "c2": "#6B4A00", "c2t": "#EFEBE3"},
        "dark": {"mast": "#2B170A", "link": "#F2BE94", "linkh": "#F8DBC4", "c2": "#E5C268", "c2t": "#2A2D25"},
    }
    assert with_colours(TOKENS, Colours()) == TOKENS


def test_the_files_are_one_style_sheet_one_script_and_what_they_name() -> None:
    files = design_files(Settings(colours=OWN))
    css = files[STYLE_SHEET].decode()
    assert "--mast: light-dark(#4A2A14, #2B170A);" in css
    named = {f"assets/{path}" for path in re.findall(r"url\([\"']?(?!data:)([^\"')]+)", css)}
    assert named
    assert named <= files.keys()
    assert "@import" not in css
    assert {path for path in files if path.count("/") == 1} == {
        STYLE_SHEET,
        SCRIPT,
        *(
            f"assets/{folder.name}.js"
            for folder in (THEME / "scripts").iterdir()
            if folder.is_dir() and folder.name != "search"
        ),
    }


def test_the_style_sheet_has_every_file_in_an_order_that_is_said_once() -> None:
    parts = {
        path.name: minified([path.read_text("utf-8")]).encode()
        for path in (THEME / "styles").iterdir()
        if path.name not in SEPARATE
    }
    first, last = ([name for name in ends if name in parts] for ends in (FIRST, LAST))
    assert first[0] == "tokens.css"
    assert last == ["print.css"]
    middle = sorted(parts.keys() - {*first, *last})
    assert design_files(Settings())[STYLE_SHEET] == b"".join(parts[name] for name in (*first, *middle, *last))


def test_the_script_of_one_page_or_site_is_not_on_every_page() -> None:
    files = design_files(Settings())
    for path in (THEME / "scripts").rglob("*.js"):
        script = minified([path.read_text("utf-8")]).encode()
        of_all_pages = path.parent.name == "scripts" and path.name not in SEPARATE
        assert (script in files[SCRIPT]) == of_all_pages, path.name
        assert script.endswith(b"\n"), path.name


def test_modules_are_joined_to_one_script_that_a_browser_reads_from_a_disk(tmp_path: Path) -> None:
    script = tmp_path / "propose.js"
    script.write_bytes(design_files(Settings())["assets/propose.js"])
    node = shutil.which("node")
    assert node, "Node is needed: install nodejs"
    read = subprocess.run([node, "--check", script], capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr


@pytest.mark.parametrize(("page", "least"), [("propose", 50), ("select", 5)])
def test_no_two_modules_of_a_page_have_a_name_for_two_things(page: str, least: int) -> None:
    defined = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let) (\w+)", re.MULTILINE)
    names = [
        name for path in (THEME / "scripts" / page).glob("*.js") for name in defined.findall(path.read_text("utf-8"))
    ]
    assert len(names) > least
    assert sorted(names) == sorted(set(names))


def test_comments_and_indentation_are_not_sent_to_readers() -> None:
    css = "/* Why. */\n@media print {\n  a { color: red; }\n\n  // So.\n}\n"
    assert minified([css]) == "@media print {\na { color: red; }\n}\n"
    files = design_files(Settings())
    assert b"/*" not in files[STYLE_SHEET]
    assert b"\n//" not in files[SCRIPT]

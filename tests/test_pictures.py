"""The pictures of a site: its question, its colours, and the package's own where it has nothing to draw with."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from engines.running import run
from evidence_site import pictures
from evidence_site.design import THEME
from evidence_site.model.colours import Colours
from evidence_site.pictures import ALONE, FAVICON, LACKING, LETTERS, SHARE, SIZE, draw

QUESTION, NAME = "What do night bakers learn in Łódź?", "Night bakeries (fictional)"
OWN = Colours.model_validate(
    {"masthead": {"light": "4A2A14", "dark": "2B170A"}, "c2": {"light": "6B4A00", "dark": "E5C268"}}
)
BROWN, YELLOW, TEAL = (0x4A, 0x2A, 0x14), (0xE5, 0xC2, 0x68), (0x0D, 0x3B, 0x45)


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def words_on(content: bytes) -> int:
    """Count the white dots, which words alone have."""
    return sum(count for count, colour in opened(content).getcolors(2**20) or [] if colour == (255, 255, 255))


def test_the_question_stands_on_the_picture_in_the_sites_colours() -> None:
    made = draw(QUESTION, NAME, OWN)
    assert made.says == f"{QUESTION} {NAME}"
    picture = opened(made.files[SHARE])
    assert picture.size == SIZE
    assert (picture.getpixel((5, 5)), picture.getpixel((450, 620))) == (BROWN, YELLOW)
    assert words_on(made.files[SHARE]) > 2000
    assert made.files[SHARE] == draw(QUESTION, NAME, OWN).files[SHARE]
    assert made.files[SHARE] != draw("What do others learn?", NAME, OWN).files[SHARE]


def test_the_signs_have_the_sites_colours_and_ours_stay_as_they_are() -> None:
    made = draw(QUESTION, NAME, OWN)
    assert {*made.files} == {FAVICON, SHARE, "assets/images/icon-32.png", "assets/images/icon-180.png"}
    favicon = made.files[FAVICON].decode()
    assert ("#4A2A14" in favicon, "#E5C268" in favicon, "#0D3B45" in favicon) == (True, True, False)
    icon = opened(made.files["assets/images/icon-180.png"])
    assert (icon.size, icon.getpixel((90, 14))) == ((180, 180), BROWN)
    assert {*draw(QUESTION, NAME, Colours()).files} == {SHARE}


@pytest.mark.parametrize("question", ["夜のパン屋", "Что?", "Ŧ?", "", "unbreakable" * 30, "many words " * 90])
def test_a_question_that_cannot_be_set_is_not_drawn(question: str) -> None:
    assert draw(question, NAME, Colours()) == pictures.Pictures({}, ALONE)
    assert words_on(draw(question, NAME, OWN).files[SHARE]) == 0


def test_without_pillow_the_picture_is_the_packages_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "CAN_DRAW", False)
    assert draw(QUESTION, NAME, Colours()) == pictures.Pictures({}, ALONE)
    assert {*draw(QUESTION, NAME, OWN).files} == {FAVICON}
    assert opened((THEME / "images" / "share.png").read_bytes()).getpixel((5, 5)) == TEAL


def test_every_letter_that_is_drawn_has_a_shape() -> None:
    # A letter that a font lacks is drawn as the box of `U+FFFF`, which none has.
    missing = set()
    for letter in (chr(code) for letters in LETTERS for code in letters):
        name = dict(pictures._runs(letter))[letter]
        font = pictures._font(name, 40)
        if letter.strip() and bytes(font.getmask(letter)) == bytes(font.getmask("\uffff")):
            missing.add(letter)
    assert missing == LACKING


def test_a_long_question_is_set_smaller_and_within_the_picture() -> None:
    size, lines = pictures._set(
        "How do the people who bake at night learn, rest and greet one another in ten towns? " * 2
    )
    assert pictures._SMALLEST <= size < pictures._LARGEST
    assert all(pictures._length(line, size) <= pictures._WIDTH for line in lines)


@pytest.mark.slow
def test_a_page_tells_what_is_on_its_picture(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    assert run(project, "build").returncode == 0
    page = (project / "site" / "index.html").read_text("utf-8")
    synthesis = (project / "findings" / "synthesis.yml").read_text("utf-8")
    question = next(line for line in synthesis.splitlines() if line.startswith("question:")).partition(": ")[2]
    assert f'<meta property="og:image:alt" content="{question}' in page
    assert words_on((project / "site" / SHARE).read_bytes()) > 2000

"""The pages for contributors: they are easily read, their pictures are light and described, and they forget nothing."""

import re
import struct
from pathlib import Path

import pytest

from conftest import ROOT
from contributing.reading import DOCS, PAGES, PICTURE, inline_code, prose, read
from evidence_site.rules.plain_language import measure

HIGHEST_GRADE = 9
MOST_WORDS = 600
MOST_BYTES = 60_000
PICTURES = [(page, match) for page in PAGES for match in PICTURE.finditer(read(page))]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short_and_easily_read(page: str) -> None:
    measured = measure(prose(page))
    assert 100 < measured.words <= MOST_WORDS
    assert measured.grade <= HIGHEST_GRADE


def test_every_page_written_by_hand_for_contributors_is_known_here() -> None:
    below = {f"contribute/{path.name}" for path in (DOCS / "contribute").glob("*.md")}
    assert below | {"contribute.md", "your-own-site.md"} == set(PAGES)


def test_each_page_is_reached_from_the_first() -> None:
    for page in PAGES[1:]:
        assert f"]({page})" in read("contribute.md")


def size(picture: Path) -> tuple[int, int]:
    """Give how wide and how high a picture is."""
    content = picture.read_bytes()
    if picture.suffix == ".png":
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    viewed = re.search(rb'viewBox="0 0 (\d+) (\d+)"', content)
    assert viewed
    return int(viewed[1]), int(viewed[2])


@pytest.mark.parametrize(("page", "shown"), PICTURES, ids=[shown["file"] for _, shown in PICTURES])
def test_a_picture_is_light_described_and_takes_its_room_before_it_comes(page: str, shown: re.Match[str]) -> None:
    picture = (DOCS / page).parent / shown["file"]
    assert len(picture.read_bytes()) < MOST_BYTES
    assert len(shown["alt"].split()) > 10
    width, height = size(picture)
    assert shown["attributes"].split() == ["loading=lazy", f"width={width}", f"height={height}"]


def test_every_picture_is_shown() -> None:
    shown = {(DOCS / page).parent / each["file"] for page, each in PICTURES}
    assert shown == set((DOCS / "contribute" / "pictures").iterdir())


@pytest.mark.parametrize("page", PAGES)
def test_every_folder_and_file_of_the_repository_that_a_page_names_is_there(page: str) -> None:
    named = [each for each in inline_code(page) if re.fullmatch(r"(?:docs|findings|references|\.github)[\w./-]*", each)]
    assert [each for each in named if not (ROOT / each).exists()] == []


def test_what_is_refused_is_said() -> None:
    refused = read("contribute.md").split("## What we do not take")[1].split("\n## ")[0]
    assert len(re.findall(r"^- \*\*", refused, re.MULTILINE)) == 5
    for words in ("without a source", "does not report", "who a participant is", "CERQual"):
        assert words in refused

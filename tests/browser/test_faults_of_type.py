"""Large text, narrow screens, forced colours and letters of other languages: what readers of 0.1 stumbled over."""
# ruff: noqa: RUF001 -- typographic marks are meant

import pytest
from playwright.sync_api import Page

from browser.browsing import NARROW, Browser, Site, of_each_kind

PHONE = 390
LARGE = "() => { document.documentElement.style.fontSize = '200%'; }"
TOO_WIDE = "() => document.scrollingElement.scrollWidth - innerWidth"
BOXES = """() => [".brand", ".tools"].map(each => {
    const {left, right, top, bottom} = document.querySelector(each).getBoundingClientRect();
    return {left, right, top, bottom};
})"""
EDGES = """() => [...document.querySelectorAll(".mast nav a")].map(each => ({
    isCurrent: each.hasAttribute("aria-current"),
    isSeen: getComputedStyle(each).borderBottomColor !== getComputedStyle(document.body).backgroundColor,
}))"""
WIDTHS = """text => {
    const context = document.createElement("canvas").getContext("2d");
    return ["400 40px 'Evidence Serif'", "600 40px 'Evidence Serif'", "400 40px 'Evidence Sans'"].flatMap(font =>
        [...text].filter(letter => new Set(["monospace", "serif"].map(other => {
            context.font = `${font}, ${other}`;
            return context.measureText(letter).width;
        })).size > 1));
}"""
"""Gives the letters that a font of the design lacks: another, which is then taken, has another width."""
LOAD = """async text => {
    const fonts = ["400 40px 'Evidence Serif'", "600 40px 'Evidence Serif'", "400 40px 'Evidence Sans'"];
    await Promise.all(fonts.map(font => document.fonts.load(font, text)));
}"""
EXTENDED = "".join(map(chr, range(0x100, 0x180)))
MARKS = "“”‘’–—…·×→≥−†"
LACKING = frozenset("ĬĭĲĳŦŧ†→≥")
"""What the design's serif does not have; `†` stands in no words of ours."""


@pytest.mark.parametrize("width", [NARROW, PHONE])
def test_text_of_twice_the_size_fits_and_covers_nothing(width: int, built: Site, found: Browser) -> None:
    faults = {}
    with found.open(width=width) as context:
        page = context.new_page()
        for path in of_each_kind(built.pages):
            page.goto(built.address + path)
            page.evaluate(LARGE)
            brand, tools = page.evaluate(BOXES)
            apart = brand["right"] <= tools["left"] or brand["bottom"] <= tools["top"]
            faults[path] = (page.evaluate(TOO_WIDE), apart)
    assert {path: each for path, each in faults.items() if each != (0, True)} == {}
    assert len(faults) > 8


def test_the_navigation_of_a_phone_is_one_row_in_which_the_focus_can_go_to_the_end(built: Site, found: Browser) -> None:
    with found.open(width=PHONE) as context:
        page = context.new_page()
        page.goto(built.address)
        box = page.locator(".mast nav").bounding_box()
        assert box
        assert 44 <= box["height"] < 60
        last = page.locator(".mast nav a").last
        last.focus()
        seen = last.bounding_box()
        assert seen
        assert seen["x"] + seen["width"] <= PHONE


def test_in_forced_colours_only_the_current_page_has_an_edge(built: Site, found: Browser) -> None:
    with found.open(forced_colors="active") as context:
        page = context.new_page()
        page.goto(built.address + "findings/")
        edges = page.evaluate(EDGES)
        assert [each["isSeen"] for each in edges] == [each["isCurrent"] for each in edges]
        assert any(each["isCurrent"] for each in edges)


def test_the_worksheet_of_a_phone_shows_each_question_above_its_room(built: Site, found: Browser) -> None:
    with found.open(width=PHONE) as context:
        page = context.new_page()
        page.goto(built.address + "worksheet/")
        cells = page.locator(".worksheet tbody tr").first.locator("td")
        assert cells.count() >= 3
        for cell in cells.all():
            box = cell.bounding_box()
            assert box
            assert (box["x"] >= 0, box["x"] + box["width"] <= PHONE, box["height"] >= 80) == (True, True, True)
            assert cell.evaluate("each => getComputedStyle(each, '::before').content").strip('"')


def test_the_foot_is_short_and_opens(built: Site, found: Browser) -> None:
    with found.open(width=PHONE, height=844) as context:
        page = context.new_page()
        page.goto(built.address + "a-z/")
        foot = page.locator(".site-foot").bounding_box()
        assert foot
        assert foot["height"] < 844 / 2
        assert not page.locator(".site-foot .groups").is_visible()
        page.locator(".site-foot summary").click()
        assert page.locator(".site-foot .groups a").last.is_visible()


def lacking(page: Page, letters: str) -> set[str]:
    page.evaluate(LOAD, letters)
    return set(page.evaluate(WIDTHS, letters))


def test_the_fonts_have_the_letters_of_latin_extended_a_and_the_marks_in_use(built: Site, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto(built.address)
        assert lacking(page, EXTENDED + MARKS) <= LACKING
        assert lacking(page, "Ж漢") >= {"Ж"}

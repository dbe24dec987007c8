"""What comes out of the printer: whole, with the licence and the addresses of links, on as many sheets as is told."""

import io
import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from browser.browsing import Browser, Site, of_each_kind

MOST_SHEETS = {
    "": 5,
    "brief/": 2,
    "findings/": 6,
    "studies/": 6,
    "quotes/": 8,
    "guide/": 14,
    "your-own-site/": 4,
    "a-z/": 5,
    "methods/": 8,
    "references/": 8,
    "evidence-profile/": 7,
    "map/": 5,
    "appraisal/": 7,
}
"""The most A4 sheets that a page of each kind takes; what is folded away is not printed."""
A4 = (595, 842)
TURNED = (842, 595)
WORKSHEET = "worksheet/"
"""Printed across the sheet, on every site, and without citations: the licence is under it."""
WIDE = {"evidence-profile/", "appraisal/", "studies/"}
"""Pages of wide tables, printed across the sheet."""
CONTRIBUTORS = ("contribute/", "faults/", "propose/", "record-reference/")
CELLS = """() => {
    document.querySelectorAll("main .vh").forEach(each => each.style.display = "none");
    return [...document.querySelectorAll("main tr")].map(row => row.lastElementChild.innerText);
}"""
LINKS = """() => [...document.querySelectorAll("main a[href^=http]")]
    .filter(each => each.checkVisibility() && !each.href.includes(":~:"))
    .filter(each => !each.closest(".card, .brief, .worksheet + .foot .cite"))
    .map(each => each.getAttribute("href"))"""
"""Gives the addresses that are written out: not those of passages, nor in the brief, whose citations have DOIs."""
ATTRIBUTION = "() => document.querySelector('.attribution')?.innerText ?? ''"


@dataclass(frozen=True)
class Printed:
    """A page on paper, and what the screen shows of it."""

    sheets: list[str]
    sizes: set[tuple[int, int]]
    text: str
    cells: list[str]
    links: list[str]
    attribution: str


def bare(text: str) -> str:
    """Leave out what a line break in print can change."""
    return re.sub(r"[\W_]+", "", text)


def printed_page(page: Page) -> Printed:
    links, attribution = page.evaluate(LINKS), page.evaluate(ATTRIBUTION)
    # The brief leaves its links to quotes to the screen.
    page.emulate_media(media="print")
    cells = page.evaluate(CELLS)
    page.emulate_media(media="null")
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sheets = [sheet.extract_text() for sheet in reader.pages]
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages}
    return Printed(sheets, sizes, bare("".join(sheets)), cells, links, attribution)


@pytest.fixture(scope="module")
def printed(built: Site, found: Browser) -> dict[str, Printed]:
    """Print a page of each kind that readers come to, from a browser that is set to dark."""
    prints = {}
    with found.open(color_scheme="dark") as context:
        page = context.new_page()
        for path in of_each_kind(built.pages):
            if not path.startswith(CONTRIBUTORS):
                page.goto(built.address + path)
                prints[path] = printed_page(page)
    return prints


def test_a_page_takes_no_more_sheets_than_told_and_all_are_a4(printed: dict[str, Printed]) -> None:
    is_synthesis = "evidence-profile/" in printed
    for path, print_ in printed.items():
        assert print_.sizes == {TURNED if path == WORKSHEET or (path in WIDE and is_synthesis) else A4}, path
        folder = f"{path.partition('/')[0]}/" if path else ""
        assert len(print_.sheets) <= MOST_SHEETS.get(folder, 3), path
    assert len(printed) > 8


def test_the_brief_is_two_sheets_with_words_on_both(printed: dict[str, Printed]) -> None:
    sheets = printed["brief/"].sheets
    assert len(sheets) == 2
    assert all(len(sheet) > 800 for sheet in sheets)


def test_the_worksheet_fills_its_sheet_and_ends_on_it(printed: dict[str, Printed]) -> None:
    sheets = printed[WORKSHEET].sheets
    rows = len(printed[WORKSHEET].cells) - 1
    assert len(sheets) == (rows + 4) // 5
    assert printed[WORKSHEET].attribution.split()[0] in sheets[-1]


def test_no_table_loses_its_last_column(printed: dict[str, Printed]) -> None:
    read = 0
    for path, print_ in printed.items():
        lost = [cell for cell in print_.cells if bare(cell) not in print_.text]
        assert lost == [], path
        read += len(print_.cells)
    assert read > 8


def test_the_licence_and_the_addresses_of_links_are_printed(printed: dict[str, Printed]) -> None:
    told, links = 0, 0
    for path, print_ in printed.items():
        assert [link for link in print_.links if bare(link) not in print_.text] == [], path
        assert [word for word in print_.attribution.split() if bare(word) not in print_.text] == [], path
        told += bool(print_.attribution)
        links += len(print_.links)
    assert (told > 5, links > 5) == (True, True)

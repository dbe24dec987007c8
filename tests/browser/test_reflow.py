"""Nothing is cut off or lies over something else: at 400 % zoom, with a reader's own spacing, in forced colours."""

import pytest
from playwright.sync_api import Page

from browser.axe import OF_COLOUR, bring_axe, violations
from browser.browsing import NARROW, WIDE, Browser, Site, of_each_kind, visit

ZOOMED = 256
"""A window of 1280 by 1024 pixels at 400 % is one of 320 by 256."""
SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {
        line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
    } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets.push(sheet);
}"""
"""The spacing of WCAG 1.4.12."""
CUT_OFF = """() => {
    const faults = [];
    const wide = document.scrollingElement.scrollWidth - innerWidth;
    if (wide > 0) faults.push(`${wide} px too wide`);
    for (const each of document.querySelectorAll("body *")) {
        const style = getComputedStyle(each);
        const hides = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
        if (!hides || style.clipPath !== "none" || !each.checkVisibility() || !each.innerText?.trim()) continue;
        const [x, y] = [each.scrollWidth - each.clientWidth, each.scrollHeight - each.clientHeight];
        if (x > 1 || y > 1) faults.push(`${x} by ${y} px cut off: ${each.outerHTML.slice(0, 100)}`);
    }
    return faults;
}"""
OVERLAPS = """() => {
    const lines = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const up = (element, until) => {
        while (element && !until(getComputedStyle(element))) element = element.parentElement;
        return element;
    };
    while (walker.nextNode()) {
        const text = walker.currentNode, parent = text.parentElement;
        if (!text.data.trim() || !parent.checkVisibility({visibilityProperty: true})) continue;
        if (parent.closest("svg, .md-skip") || up(parent, style => style.clipPath !== "none")) continue;
        const block = up(parent, style => !style.display.startsWith("inline"));
        const range = document.createRange();
        range.selectNodeContents(text);
        for (const box of range.getClientRects()) {
            const slack = box.height / 4;
            lines.push({text: text.data.trim().slice(0, 40), block, left: box.left + 1, right: box.right - 1,
                top: box.top + slack, bottom: box.bottom - slack});
        }
    }
    lines.sort((one, other) => one.top - other.top);
    const faults = [];
    lines.forEach((one, place) => {
        for (let next = place + 1; next < lines.length && lines[next].top < one.bottom; next++) {
            const other = lines[next];
            if (one.block !== other.block && one.left < other.right && other.left < one.right)
                faults.push(`“${one.text}” and “${other.text}” overlap`);
        }
    });
    return faults;
}"""
"""Compares each line of text with those of other blocks."""
UNSEEN = """() => {
    const faults = [];
    const ground = each => {
        while (each.parentElement && getComputedStyle(each).backgroundColor.endsWith(", 0)")) each = each.parentElement;
        return getComputedStyle(each).backgroundColor;
    };
    const seen = selector => [...document.querySelectorAll(selector)].filter(each => each.checkVisibility());
    const say = (fault, each) => faults.push(`${fault}: ${each.outerHTML.slice(0, 80)}`);
    for (const each of seen(".glyph, .glyph *, button, .tag, .flag, .tool")) {
        const {color, fill, stroke} = getComputedStyle(each);
        if (![color, fill, stroke].some(one => one !== "none" && one !== ground(each))) say("not seen", each);
    }
    for (const each of seen("button, .way, .strip a, input:not([type=radio], [type=checkbox])")) {
        const {borderTopWidth, borderTopColor, textDecorationLine} = getComputedStyle(each);
        const edge = parseFloat(borderTopWidth) > 0 && borderTopColor !== ground(each.parentElement);
        if (!edge && textDecorationLine === "none") say("no edge", each);
    }
    for (const each of seen("main a[href], main summary, button").slice(0, 40)) {
        each.focus({focusVisible: true});
        const {outlineStyle, outlineColor} = getComputedStyle(each);
        if (outlineStyle === "none" || outlineColor === ground(each.parentElement)) say("no ring", each);
    }
    return faults;
}"""
MOVES = """() => [...document.querySelectorAll("*")].filter(each => ["", "::before", "::after"].some(part => {
    const style = getComputedStyle(each, part);
    const long = value => value.split(", ").some(one => parseFloat(one) > 0);
    return long(style.transitionDuration) || style.animationName !== "none" && long(style.animationDuration)
        || style.scrollBehavior === "smooth";
})).map(each => each.outerHTML.slice(0, 80))"""


def wrong(page: Page) -> list[str]:
    """Say what is cut off on a page, and what lies over something else."""
    return [*page.evaluate(CUT_OFF), *page.evaluate(OVERLAPS)]


@pytest.mark.parametrize(("width", "height"), [(NARROW, ZOOMED), (WIDE, 800)], ids=["zoomed", "wide"])
def test_nothing_is_cut_off_or_overlaps_zoomed_or_with_text_spaced(
    width: int, height: int, built: Site, found: Browser
) -> None:
    faults = {}
    with found.open(width=width, height=height, reduced_motion="reduce") as context:
        for path, page in visit(context, built):
            faults[path] = wrong(page)
            page.evaluate(SPACING)
            faults[f"{path} spaced"] = wrong(page)
    assert {path: each for path, each in faults.items() if each} == {}
    assert len(faults) > 30


def test_the_zoomed_page_is_seen_when_the_search_is_open(built: Site, found: Browser) -> None:
    with found.open(width=NARROW, height=ZOOMED, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(built.address)
        page.locator(".search-open").click()
        page.keyboard.type("quote")
        page.locator(".search-result").first.wait_for()
        box = page.locator("dialog.search").bounding_box()
        assert box
        assert (box["x"], box["width"], box["height"] <= ZOOMED) == (0, NARROW, True)
        page.locator(".search-result").first.focus()
        assert page.locator(".search-result").first.is_visible()
        assert page.evaluate(CUT_OFF) == []


def test_in_forced_colours_glyphs_buttons_and_rings_are_seen(built: Site, found: Browser) -> None:
    faults = {}
    with found.open(forced_colors="active", reduced_motion="reduce") as context:
        bring_axe(context)
        page = context.new_page()
        for path in of_each_kind(built.pages):
            page.goto(built.address + path)
            page.keyboard.press("Tab")
            faults[path] = [*page.evaluate(UNSEEN), *violations(page, OF_COLOUR)]
    assert {path: each for path, each in faults.items() if each} == {}
    assert len(faults) > 8


def test_nothing_moves_for_a_reader_who_wants_no_motion(built: Site, found: Browser) -> None:
    moving = {}
    with found.open(reduced_motion="reduce") as context:
        page = context.new_page()
        for path in of_each_kind(built.pages):
            page.goto(built.address + path)
            moving[path] = page.evaluate(MOVES)
    assert {path: each for path, each in moving.items() if each} == {}


def test_what_is_cut_off_or_overlaps_or_moves_is_found(built: Site, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto(built.address)
        assert wrong(page) == []
        page.evaluate("() => { document.querySelector('h1').style.cssText = 'height: 20px; overflow: hidden'; }")
        assert page.evaluate(CUT_OFF)
        page.evaluate("() => { document.querySelector('.lead').style.cssText = 'position: relative; top: -60px'; }")
        assert page.evaluate(OVERLAPS)
        page.evaluate("() => { document.querySelector('h1').style.transition = 'color 1s'; }")
        assert page.evaluate(MOVES)

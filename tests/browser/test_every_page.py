"""Every page, at three widths and in both schemes: no violation, no scroll to the side, no complaint, no request.

The dark scheme changes colours and nothing else, so that the rules of colour are what is asked of it again; and between
the extreme widths the layout alone differs, so that only its rules are. A page with folds is asked the rest when they
are open, as more of it is seen then, and nothing less.
"""

from typing import Any

import pytest
from playwright.sync_api import Page

from browser.axe import ALL, OF_COLOUR, OF_FOLDS, OF_LAYOUT, bring_axe, violations
from browser.browsing import HEIGHT, MIDDLE, NARROW, WIDE, Browser, Site, visit

LIGHT, DARK = "light", "dark"
PLAIN = [(NARROW, LIGHT, ALL), (MIDDLE, LIGHT, OF_LAYOUT), (WIDE, LIGHT, ALL), (WIDE, DARK, OF_COLOUR)]
CLOSED = [(NARROW, LIGHT, OF_FOLDS), (MIDDLE, LIGHT, OF_LAYOUT), (WIDE, LIGHT, OF_FOLDS)]
OPENED = [(WIDE, LIGHT, ALL), (WIDE, DARK, OF_COLOUR), (NARROW, DARK, OF_COLOUR), (NARROW, LIGHT, ALL)]
OVERFLOW = "() => document.scrollingElement.scrollWidth - innerWidth"
FOLDED = "() => document.querySelectorAll('main details:not([open])').length"
OPEN_ALL = """() => {
    const closed = [...document.querySelectorAll("main details:not([open])")];
    for (const each of closed) each.open = true;
    return closed.length;
}"""
ADD = "document.querySelector('main').append(Object.assign(document.createElement('{}'), {{innerText: 'x'}}))"
PLANTED = {
    "image-alt": ADD.format("img"),
    "heading-order": ADD.format("h6"),
    "landmark-no-duplicate-main": ADD.format("main"),
    "color-contrast": "document.querySelector('main p').style.color = '#333'",
    "target-size": f"{ADD.format('button')}, {ADD.format('button')}",
}
"""A fault for each kind of rule; the one of colour is a fault in the dark scheme alone."""


def faults(page: Page, looks: list[tuple[int, str, dict[str, Any]]]) -> list[str]:
    """Show a page in several ways, and say what is wrong with each."""
    found = []
    for width, scheme, rules in looks:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        wrong = violations(page, rules)
        if (pixels := page.evaluate(OVERFLOW)) > 0:
            wrong.append(f"{pixels} px too wide")
        found += [f"{page.url} {width} px, {scheme}: {each}" for each in wrong]
    return found


def test_a_page_breaks_no_rule_and_fits_the_window(built: Site, found: Browser) -> None:
    wrong, seen, opened = [], 0, 0
    with found.open(reduced_motion="reduce") as context:
        bring_axe(context)
        for _, page in visit(context, built):
            seen += 1
            if not page.evaluate(FOLDED):
                wrong += faults(page, PLAIN)
                continue
            wrong += faults(page, CLOSED)
            opened += bool(page.evaluate(OPEN_ALL))
            wrong += faults(page, OPENED)
    assert not wrong, "\n".join(wrong)
    assert (seen > 15, opened > 3) == (True, True)


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, built: Site, found: Browser) -> None:
    with found.open(color_scheme="dark", reduced_motion="reduce") as context:
        bring_axe(context)
        page = context.new_page()
        page.goto(built.address)
        before = set(violations(page))
        page.evaluate(PLANTED[fault])
        assert fault in {each.partition(":")[0] for each in set(violations(page)) - before}

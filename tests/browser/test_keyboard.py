"""The keyboard alone does everything, and what it is on can be seen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.browsing import NARROW, WIDE, Browser, Site, Watch, first_with, visit

STOPS = """() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
    const one = each => each.type !== "radio" || each.checked;
    return all.filter(each => each.tabIndex >= 0 && !each.disabled && one(each)
        && each.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
}"""
"""Gives what the keyboard stops at, in the order of the page."""
UNSEEN = f"""() => {{
    const stops = ({STOPS})();
    const faults = [];
    for (const stop of stops) {{
        stop.focus({{focusVisible: true}});
        const say = fault => faults.push(`${{fault}}: ${{stop.outerHTML.slice(0, 120)}}`);
        if (document.activeElement !== stop) {{ say("takes no focus"); continue; }}
        const box = [...stop.getClientRects()].find(each => each.width && each.height);
        if (!box) {{ say("has no size"); continue; }}
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [over, under] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        if (left >= right || over >= under) {{ say("is outside the window"); continue; }}
        const top = document.elementFromPoint((left + right) / 2, (over + under) / 2);
        if (!top || !(stop.contains(top) || top.contains(stop))) say(`is covered by ${{top?.outerHTML.slice(0, 80)}}`);
        const ringed = each => {{
            const style = getComputedStyle(each);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        }};
        if (!ringed(stop)) say("has no ring");
    }}
    document.activeElement.blur();
    return faults;
}}"""
POSITIVE = "() => [...document.querySelectorAll('[tabindex]')].filter(each => each.tabIndex > 0).length"
WHERE = """() => document.activeElement.closest(".citation-card")
    ? "card" : window.stops.indexOf(document.activeElement)"""
QUERY, RESULTS = "dialog.search input", ".search-result"
INSIDE = "() => Boolean(document.activeElement.closest('.search'))"
STATE = "() => [document.activeElement.tagName, document.activeElement.href, scrollY]"
GROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def page(built: Site, found: Browser) -> Iterator[Page]:
    """Give the home page, on which nothing may go wrong."""
    with found.open(reduced_motion="reduce") as context:
        page = context.new_page()
        watch = Watch(built.address)
        watch.follow(page)
        page.goto(built.address)
        yield page
        assert watch.faults == []


def press_until(page: Page, key: str, selector: str) -> None:
    """Press a key until the focus is on what a selector names."""
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_what_has_the_focus_is_seen_in_the_window_uncovered_and_with_a_ring(
    width: int, built: Site, found: Browser
) -> None:
    faults, seen = {}, 0
    with found.open(width=width, reduced_motion="reduce") as context:
        for path, page in visit(context, built):
            page.keyboard.press("Tab")
            seen += 1
            if wrong := page.evaluate(UNSEEN):
                faults[path] = wrong
            assert page.evaluate(POSITIVE) == 0
    assert faults == {}
    assert seen > 15


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_tab_key_goes_through_a_page_in_its_order_and_leaves_it(width: int, built: Site, found: Browser) -> None:
    with found.open(width=width, reduced_motion="reduce") as context:
        page = context.new_page()
        for path in ("", "quotes/", next(each for each in built.pages if each.startswith("findings/"))):
            page.goto(built.address + path)
            count = page.evaluate(f"() => (window.stops = ({STOPS})()).length")
            reached = []
            while len(reached) < count + 1:
                page.keyboard.press("Tab")
                # A card that opens beside a citation has links of its own on the way.
                if (where := page.evaluate(WHERE)) != "card":
                    reached.append(where)
            assert reached[:-1] == [*range(count)], path
            assert reached[-1] in {-1, 0}, path


def test_the_skip_link_comes_first_and_leads_past_the_header(page: Page) -> None:
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main :target, main:target")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_search_opens_finds_and_closes_and_gives_the_focus_back(page: Page) -> None:
    press_until(page, "Tab", ".search-open")
    button = page.locator(".search-open")
    expect(button).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Search this site")).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.type("quote")
    expect(page.locator(RESULTS).first).to_be_visible()
    expect(page.locator(".search-count")).to_have_text(re.compile(r"\d+ results for “quote”"))
    press_until(page, "Tab", RESULTS)
    expect(page.locator(RESULTS).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search")).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_search_keeps_the_focus_inside_and_a_result_is_followed(page: Page) -> None:
    here = page.url
    press_until(page, "Tab", ".search-open")
    page.keyboard.press("Space")
    page.keyboard.type("quote")
    expect(page.locator(RESULTS).first).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(INSIDE)
    # More often than there are stops, so that the first is passed backwards too.
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(INSIDE)
    page.locator(".search-count").click()
    page.keyboard.press("Tab")
    assert page.evaluate(INSIDE)
    press_until(page, "Tab", RESULTS)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.partition("?")[0] != here)


def test_results_that_come_late_leave_the_focus_in_the_search(page: Page) -> None:
    """New words take the results away. Unlike Material's, ours are removed by nothing but the dialog itself."""
    press_until(page, "Tab", ".search-open")
    page.keyboard.press("Enter")
    page.keyboard.type("quote")
    expect(page.locator(RESULTS).first).to_be_visible()
    press_until(page, "Tab", RESULTS)
    page.evaluate(
        "selector => { const input = document.querySelector(selector); input.value = 'zzzz';"
        " input.dispatchEvent(new Event('input')); }",
        QUERY,
    )
    expect(page.locator(QUERY)).to_be_focused()


def test_the_scheme_is_chosen_with_a_key_and_kept_on_the_next_page(page: Page, built: Site) -> None:
    button = page.get_by_role("button", name="Dark mode")
    light = page.evaluate(GROUND)
    press_until(page, "Tab", "button.theme")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate(GROUND)
    assert dark != light
    page.goto(f"{built.address}references/")
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(GROUND) == dark
    press_until(page, "Tab", "button.theme")
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(GROUND) == light


def test_a_finding_is_reached_from_the_home_page_by_keys_alone(page: Page) -> None:
    if page.locator(".findingmap").count():
        press_until(page, "Tab", ".findingmap summary")
        page.keyboard.press("Enter")
        expect(page.locator(".findingmap details").first).to_have_attribute("open", "")
        press_until(page, "Tab", ".findingmap details > p:last-child a")
    else:
        press_until(page, "Tab", ".homemap .title a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/*/")


def test_the_quotes_are_filtered_with_the_arrow_keys(page: Page, built: Site) -> None:
    page.goto(f"{built.address}quotes/")
    if page.locator(".filter").count() == 0:  # those of many studies stand study by study
        page.locator("main a[href*='from-']").first.click()
        page.wait_for_url("**/quotes/from-*/")
    quotes = page.locator(".qlist .quote")
    count = quotes.count()
    press_until(page, "Tab", ".filter input")
    expect(quotes.filter(visible=True)).to_have_count(count)
    page.keyboard.press("ArrowDown")
    shown = quotes.filter(visible=True).count()
    assert 0 < shown < count
    expect(page.locator("main [role=status]")).to_contain_text(str(shown))
    press_until(page, "Tab", ".filters button")
    page.keyboard.press("Enter")
    expect(quotes.filter(visible=True)).to_have_count(count)


def test_the_pager_leads_from_finding_to_finding(page: Page) -> None:
    page.locator(".findingmap summary, .homemap .title a").first.click()
    if page.locator(".findingmap").count():
        page.locator(".findingmap details > p:last-child a").first.click()
    page.wait_for_url("**/findings/*/")
    here = page.url
    page.locator(".pager a").first.focus()
    press_until(page, "Tab", ".pager .next")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != here)
    assert "/findings/" in page.url
    page.locator(".pager .prev").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(here)


def test_details_open_with_a_key(page: Page, built: Site) -> None:
    page.goto(built.address + first_with(built, "<details"))
    page.locator("main summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("main details").first).to_have_attribute("open", "")


@pytest.mark.parametrize("place", ["body", "main a"])
def test_no_single_key_does_anything(place: str, page: Page) -> None:
    page.evaluate("() => { window.told = []; addEventListener('keydown', event => window.told.push(event.key)); }")
    if place != "body":
        page.locator(place).first.focus()
    before = page.url, page.evaluate(STATE)
    for key in "npsf.,/":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert (page.url, page.evaluate(STATE)) == before
    expect(page.locator("dialog.search")).to_have_count(0)
    assert page.evaluate("() => window.told") == []


def test_keys_with_a_modifier_and_keys_that_write_are_left_alone(page: Page) -> None:
    page.evaluate("() => { window.told = []; addEventListener('keydown', event => window.told.push(event.key)); }")
    for key in ("Control+b", "Alt+b", "Meta+b"):
        page.keyboard.press(key)
    assert [each for each in page.evaluate("() => window.told") if each == "b"] == ["b"] * 3
    page.locator(".search-open").click()
    page.keyboard.type("n/p.s,f")
    expect(page.locator(QUERY)).to_have_value("n/p.s,f")

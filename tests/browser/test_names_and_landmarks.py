"""What a screen reader is told, as Chromium's accessibility tree has it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.browsing import Browser, Site, visit

LANDMARKS = ("banner", "main", "contentinfo")
NAMED = (
    "heading",
    "button",
    "checkbox",
    "combobox",
    "dialog",
    "image",
    "link",
    "navigation",
    "radio",
    "region",
    "searchbox",
    "table",
    "textbox",
)
GROUPS = {
    "listitem",
    "row",
    "article",
    "region",
    "navigation",
    "figure",
    "blockquote",
    "paragraph",
    "term",
    "definition",
}
"""What gives a link its context: WCAG 2.4.4 counts the item, the row or the sentence that it stands in."""


@dataclass(frozen=True)
class Node:
    """One node of the tree."""

    role: str
    name: str
    description: str
    properties: dict[str, Any]
    parents: tuple[str, ...]
    """The parts that it stands in, from the nearest on, each by its identity."""

    @property
    def url(self) -> str:
        return str(self.properties.get("url", ""))


def tree(page: Page) -> list[Node]:
    """Give what a page tells a screen reader, in order."""
    session = page.context.new_cdp_session(page)
    told = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {each["nodeId"]: each for each in told}

    def parents(each: dict[str, Any]) -> Iterator[str]:
        while each := by_id.get(each.get("parentId", ""), {}):
            if value(each, "role") in GROUPS:
                yield each["nodeId"]

    def value(each: dict[str, Any], key: str) -> str:
        return str(each.get(key, {}).get("value", ""))

    return [
        Node(
            value(each, "role"),
            value(each, "name"),
            value(each, "description"),
            {its["name"]: its["value"].get("value") for its in each.get("properties", [])},
            tuple(parents(each)),
        )
        for each in told
        if not each.get("ignored")
    ]


def faults(nodes: list[Node]) -> list[str]:
    """Say what a screen reader would stumble over."""
    count = Counter(each.role for each in nodes)
    wrong = [f"{count[role]} of {role}" for role in LANDMARKS if count[role] != 1]
    wrong += [f"{each.role} has no name" for each in nodes if each.role in NAMED and not each.name.strip()]
    names = Counter((each.role, each.name) for each in nodes if each.role in {"navigation", "region", "table"})
    wrong += [f"{number} of {role} are named {name}" for (role, name), number in names.items() if number > 1]
    levels = [int(each.properties["level"]) for each in nodes if each.role == "heading"]
    if levels.count(1) != 1:
        wrong.append(f"{levels.count(1)} headings of level 1")
    inside = levels[levels.index(1) :] if 1 in levels else []
    wrong += [f"level {one} is followed by {next_}" for one, next_ in pairwise(inside) if next_ > one + 1]
    return wrong


def alike(nodes: list[Node]) -> list[str]:
    """Give names of links that lead to different places, and that nothing near them tells apart."""
    places = defaultdict(set)
    for each in nodes:
        if each.role == "link":
            context = each.parents[0] if each.parents else ""
            places[each.name, each.description, context].add(each.url)
    return [f"{name} leads to {sorted(urls)}" for (name, _, _), urls in places.items() if len(urls) > 1]


def test_every_page_has_its_landmarks_headings_and_names(built: Site, found: Browser) -> None:
    wrong, titles, seen = {}, Counter[str](), 0
    with found.open() as context:
        for path, page in visit(context, built):
            nodes = tree(page)
            seen += 1
            titles[page.title()] += 1
            told = [*faults(nodes), *alike(nodes)]
            if path.startswith("guide/"):  # Markdown gives tables no captions: each stands below a heading of its own
                told = [each for each in told if " of table are named " not in each and each != "table has no name"]
            if told:
                wrong[path] = told
            assert page.locator("html").get_attribute("lang") == "en", path
    assert wrong == {}
    assert [title for title, number in titles.items() if number > 1] == []
    assert seen > 15


def test_the_search_is_a_dialog_with_a_name_whose_count_is_told(built: Site, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto(built.address)
        assert [each.role for each in tree(page) if each.role in {"dialog", "searchbox"}] == []
        page.locator(".search-open").click()
        page.keyboard.type("quote")
        page.locator(".search-result").first.wait_for()
        nodes = tree(page)
        assert [each.name for each in nodes if each.role == "dialog"] == ["Search this site"]
        assert [each.name for each in nodes if each.role in {"textbox", "searchbox"}] == ["Search this site"]
        expect(page.get_by_role("status").filter(has_text="results for “quote”")).to_be_visible()


def test_the_chart_is_named_and_described_and_decoration_is_silent(built: Site, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto(built.address)
        charts = page.locator("main svg[role=img]")
        told = [each for each in tree(page) if each.role == "image"]
        assert len(told) == charts.count()
        for each in told:
            assert (len(each.name) > 10, len(each.description) > 10) == (True, True), each
        silent = page.locator("svg:not([role=img]):not([aria-hidden=true])")
        assert silent.evaluate_all("all => all.filter(each => !each.closest('[aria-hidden=true]')).length") == 0


PLANTED = {
    "2 of main": "document.body.append(document.createElement('main'))",
    "link has no name": "document.querySelector('main').innerHTML += '<a href=\"x\"></a>'",
    "2 headings of level 1": "document.querySelector('main').innerHTML += '<h1>Once more</h1>'",
    "2 of navigation are named Main": "document.querySelector('main').innerHTML += '<nav aria-label=\"Main\"></nav>'",
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_told(fault: str, built: Site, found: Browser) -> None:
    with found.open() as context:
        page = context.new_page()
        page.goto(built.address)
        page.evaluate(PLANTED[fault])
        assert fault in faults(tree(page))

"""Runs axe-core on a page: WCAG 2.2 to level AA, and its rules of best practice."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

from installed import npm_package

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES = {"target-size": {"enabled": True}}
"""Rules that belong to these tags, and that axe leaves out unless it is told of them."""
ALL = {"runOnly": TAGS, "rules": RULES, "resultTypes": ["violations"]}
OF_COLOUR = {"runOnly": ("color-contrast", "link-in-text-block"), "resultTypes": ["violations"]}
"""The rules whose outcome can change when nothing but colours does."""
OF_LAYOUT = {"runOnly": ("target-size", "scrollable-region-focusable"), "resultTypes": ["violations"]}
"""The rules whose outcome can change when nothing but the layout does."""
OF_FOLDS = {"runOnly": (*OF_LAYOUT["runOnly"], "heading-order"), "resultTypes": ["violations"]}
"""The rules that a page can break because something is folded away; all others see less of it then, and no more."""
RUN = """async options => (await axe.run(document, options)).violations.map(
    each => `${each.id}: ${each.nodes.map(node => node.target.join(" ")).join(" | ")}`
)"""


def bring_axe(context: BrowserContext) -> None:
    """Have axe on every page of a profile. It comes before the page's own scripts, past any policy."""
    context.add_init_script((npm_package("axe-core") / "axe.min.js").read_text(encoding="utf-8"))


def violations(page: Page, rules: dict[str, Any] = ALL) -> list[str]:
    """Give the rules that a page breaks, and where."""
    found: list[str] = page.evaluate(RUN, rules)
    return found

"""A place of the site as authors name it in a record: `methods/#searches`."""

import re

_PLACE = re.compile(r"/?(?P<page>[A-Za-z0-9_~.-]+(?:/[A-Za-z0-9_~.-]+)*)?(?P<end>/?)(?:#(?P<anchor>\S+))?")
_LISTS = ("findings", "studies", "faults")
"""The folders of pages that have a page of their own, a list of them."""
FIXED_PAGES = frozenset(
    {
        *(f"{each}.md" for each in ("index", "methods", "across-findings", "appraisal", "quotes", "roles")),
        *(f"{each}.md" for each in ("summary-of-findings", "evidence-profile", "map")),
        *(f"{each}.md" for each in ("references", "glossary", "contribute", "brief", "worksheet", "a-z")),
        *(f"{each}.md" for each in ("changes", "about", "accessibility", "propose", "record-reference")),
        *(f"{each}/index.md" for each in _LISTS),
    }
)
"""The pages of the package that come from no single finding, study or fault. A site need not have each."""


def place_on_site(where: str) -> tuple[str, str] | None:
    """Return the path and the anchor that an author names as `methods/#searches` or `methods.md`; None for other words.

    A page ends in a slash or in `.md`, has an anchor, or is one of a list: `studies/night-shift`. All else is a place
    elsewhere: `Abstract`, `Tables S1/S2`, `n/a`.
    """
    named = _PLACE.fullmatch(where)
    if not named:
        return None
    page, anchor = named["page"] or "", named["anchor"] or ""
    stem = page.removesuffix(".md").removesuffix(".html")
    in_list = page.partition("/")[0] in _LISTS and page not in _LISTS
    if not (anchor or named["end"] or in_list or stem != page):
        return None
    stem = stem.removesuffix("index").removesuffix("/")
    if stem in {"", "."}:
        return "index.md", anchor
    return (f"{stem}/index.md" if stem in _LISTS else f"{stem}.md"), anchor

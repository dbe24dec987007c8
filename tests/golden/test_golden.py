"""Whole small sites, page by page, as they are expected in `<name>/expected/`.

After a change that is meant to change pages, run `pytest tests/golden --update` and read the difference.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_site.pages import NavigationItem
from evidence_site.pipeline import RenderedSite, build
from evidence_site.project import Project
from evidence_site.render import RenderedPage
from evidence_site.report import full

HERE = Path(__file__).parent
PROJECTS = {
    "minimal": Project(HERE / "minimal", directory_urls=False, repository="https://example.org/one-lamp/edit/main/"),
    "night-bakery": Project(HERE / "night-bakery"),
}
"""Between them, both forms of address, with and without a place to edit the records."""
SUMMARY = "site.txt"
FOR_CONTRIBUTORS = {"record-reference.md", "faults/index.md", "faults/quo001.md"}
"""The pages for contributors that are compared, in one project: the same on every site, one for each template."""


def described(name: str) -> dict[str, str]:
    """Give what a site is made of, as text that a person can review, by the name of the file that expects it."""
    result = build(PROJECTS[name])
    also = FOR_CONTRIBUTORS if name == "minimal" else ()
    kept = replace(result, pages=tuple(page for page in result.pages if page.record or page.path in also))
    pages = {page.path.removesuffix(".md") + ".html": "\n".join(_page(page)) for page in kept.pages}
    return {SUMMARY: "\n".join(_summary(kept)), **pages}


def _page(page: RenderedPage) -> Iterator[str]:
    yield "<!--"
    yield f"title: {page.title}"
    yield f"description: {page.description}"
    yield f"record: {page.record or 'none'}"
    yield f"updated: {page.updated or 'no date'}"
    yield "headings:"
    yield from (f"  {'#' * each.level} {each.text} ({each.id})" for each in page.headings)
    yield "-->"
    yield page.body


def _summary(result: RenderedSite) -> Iterator[str]:
    yield "Navigation"
    yield from _items(result.navigation, "  ")
    yield "\nPages, in order"
    yield from (f"  {page.path}" for page in result.pages)
    yield "\nFurther files"
    yield from (f"  {path}" for path in sorted(result.files))
    yield f"\nWhat is told\n\n{full(result.diagnostics)}\n"


def _items(items: Sequence[NavigationItem], indent: str) -> Iterator[str]:
    for item in items:
        yield f"{indent}{item.title}" + (f": {item.path}" if item.path else "")
        yield from _items(item.children, indent + "  ")


def written(folder: Path) -> dict[str, str]:
    """Give every file of a folder as text by path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


def write(folder: Path, files: dict[str, str]) -> None:
    """Make a folder hold these files and no others."""
    for stale in written(folder).keys() - files.keys():
        (folder / stale).unlink()
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", PROJECTS)
def test_a_golden_project_gives_the_site_that_is_expected(name: str, *, update: bool) -> None:
    expected = HERE / name / "expected"
    seen = described(name)
    if update:
        write(expected, seen)
    kept = written(expected)
    assert sorted(seen) == sorted(kept)
    for path, text in seen.items():
        assert text == kept[path], f"{name}/expected/{path}"


def test_every_golden_project_is_built() -> None:
    assert {path.parent.name for path in HERE.glob("*/mkdocs.yml")} == set(PROJECTS)


def test_updating_takes_away_what_is_no_longer_made(tmp_path: Path) -> None:
    write(tmp_path, {"findings/old.html": "old", SUMMARY: "old"})
    write(tmp_path, {SUMMARY: "new"})
    assert written(tmp_path) == {SUMMARY: "new"}

"""A fault that stands on many pages is told once: it comes from something that they share."""

from pathlib import Path

import pytest

from evidence_site.links.inside import check_site

PAGE = '<link rel="canonical" href="https://night.example.org/{number}/"><a href="../nothing/">There</a>'
SHARED = "The same stands 3 times more. It probably comes from the navigation, the theme or a template."


@pytest.mark.parametrize(("pages", "told", "shared"), [(3, 3, []), (4, 1, [SHARED])])
def test_three_pages_are_each_told_and_four_are_told_as_one(
    pages: int, told: int, shared: list[str], tmp_path: Path
) -> None:
    for number in range(pages):
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "index.html").write_text(PAGE.format(number=number), "utf-8")
    found = check_site(tmp_path).diagnostics
    assert len(found) == told
    assert [note for each in found for note in each.fault.notes if "times more" in note] == shared

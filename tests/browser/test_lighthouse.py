"""Lighthouse, as on a telephone, has nothing to find fault with."""

from pathlib import Path

import pytest

from browser.browsing import Browser, Site
from browser.lighthouse import JUDGED, failed, report, scores


@pytest.mark.parametrize("built", ["study"], indirect=True)
@pytest.mark.parametrize("path", ["", "findings/", "quotes/"], ids=["home", "finding", "quotes"])
def test_accessibility_practices_and_search_have_full_marks(
    path: str, built: Site, found: Browser, tmp_path: Path
) -> None:
    if path == "findings/":
        path = next(each for each in built.pages if each.startswith(path) and each != path)
    told = report(built.address + path, tmp_path, found.path)
    assert failed(told) == []
    assert scores(told) == dict.fromkeys(JUDGED, 100)

"""One browser for each worker, and the sites that it looks at: this repository's own, and a fictional one."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from browser.browsing import Browser, Site, browser, serving
from conftest import GOLDEN, copy_study
from engines.running import run

HERE = Path(__file__).parent
SITES = ("study", "night-bakery")
OF_THE_PACKAGE = ("faults/", "record-reference/")
"""Pages that hold nothing of a project's records. They are looked at in the study alone."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark every test of this folder. Pytest hands over those of other folders too.

    What a module makes for its tests, such as a site or its prints, is made by one worker alone.
    """
    for each in items:
        if HERE in each.path.parents:
            each.add_marker(pytest.mark.browser)
            site = each.callspec.params.get("built", "") if hasattr(each, "callspec") else ""
            each.add_marker(pytest.mark.xdist_group(f"{each.path.stem} {site}"))


@pytest.fixture(scope="session")
def found() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build a site by its name. Each is built once, in whatever order tests ask for them."""

    @cache
    def build(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name) / "project"
        if name == "study":
            folder.mkdir()
            copy_study(folder)
        else:
            shutil.copytree(GOLDEN / name, folder, ignore=shutil.ignore_patterns("expected"))
        outcome = run(folder, "build")
        assert outcome.returncode == 0, outcome.stdout + outcome.stderr
        return folder / "site"

    return build


@pytest.fixture(scope="session", params=SITES)
def built(request: pytest.FixtureRequest, build_site: Callable[[str], Path]) -> Iterator[Site]:
    """Serve a site, whose name is the parameter."""
    folder = build_site(request.param)
    with serving(folder) as address:
        yield Site(request.param, folder, address, () if request.param == "study" else OF_THE_PACKAGE)

"""One browser for each worker, and the sites that it looks at: this repository's own, and a fictional one."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from browser.browsing import Browser, Site, browser, serving
from conftest import GOLDEN, copy_study
from engines.running import run

HERE = Path(__file__).parent
SITES = ("study", "night-bakery")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Mark every test of this folder. Pytest hands over those of other folders too."""
    for each in items:
        if HERE in each.path.parents:
            each.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def found() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="session", params=SITES)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build and serve a site, whose name is the parameter."""
    folder = tmp_path_factory.mktemp(request.param) / "project"
    if request.param == "study":
        folder.mkdir()
        copy_study(folder)
    else:
        shutil.copytree(GOLDEN / request.param, folder, ignore=shutil.ignore_patterns("expected"))
    outcome = run(folder, "build")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    with serving(folder / "site") as address:
        yield Site(request.param, folder / "site", address)

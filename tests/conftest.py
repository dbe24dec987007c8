"""What tests share: copies of the golden projects, and built sites read as a browser reads them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write what is seen as what is expected; review the diff")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def golden(tmp_path: Path) -> Callable[[str], Path]:
    """Give a copy of a golden project, to be changed at will."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(GOLDEN / name, tmp_path / name, ignore=shutil.ignore_patterns("expected")))

    return copy


def copy_study(folder: Path) -> Path:
    """Copy this repository's own project: its records, hand-written pages and settings."""
    for part in ("findings", "references", "docs"):
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A copy of this repository's own project, to be changed at will."""
    project = tmp_path / "study"
    project.mkdir()
    return copy_study(project)

"""What tests share: copies of the projects, how hypothesis tries them, and the option to write expectations anew."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "same", max_examples=30, derandomize=True, database=None, deadline=None, suppress_health_check=SLOW_IS_FINE
)
settings.register_profile(
    "nightly",
    max_examples=5000,
    derandomize=False,
    database=DirectoryBasedExampleDatabase(ROOT / ".hypothesis" / "examples"),
    deadline=None,
    print_blob=True,
    suppress_health_check=SLOW_IS_FINE,
)
"""The same few inputs for everybody, which pyproject.toml chooses; at night many, and others each time."""


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

"""Projects that the tests of the command line share."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def good(golden: Callable[[str], Path]) -> Path:
    """A project in which nothing is wrong."""
    return golden("minimal")


@pytest.fixture
def faulty(good: Path) -> Path:
    """A project with one name that leads nowhere."""
    record = good / "findings" / "last-out.yml"
    record.write_text(record.read_text("utf-8").replace("study: one-lamp", "study: one-lmap"), "utf-8")
    return good

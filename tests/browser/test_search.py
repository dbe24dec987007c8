"""The search, as a reader uses it: what stands on a page is found as it is typed, from a server and from a disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.axe import bring_axe, violations
from browser.browsing import NARROW, Browser, Watch, serving
from conftest import GOLDEN
from engines.running import run

INPUT, RESULTS, COUNT = "dialog.search input", ".search-result", ".search-count"
QUOTE = "the café staff’s well-being wasn’t non-clinical work, Gutiérrez and Østergård said of trust/distrust and 24-hour care—always; naïve ﬁndings，护理人员每天见面。"
HOSTILE = "<img src=x onerror=alert(1)> & <script>alert(2)</script>"
BY_HAND = f"# Written by hand\n\nOpening words.\n\n## The l’hôpital section\n\nA crème brûlée `{HOSTILE}`.\n\n## Other\n\nNothing.\n"
QUERIES = (
    *("wasn't", "wasn’t", "wasnt", "staff's", "staffʼs", "cafe", "café", "cafe\u0301", "CAFÉ", "gutierrez", "ostergard"),
    *("naive", "distrust", "trust/distrust", "always", "care—always", "care-always", "findings", "well-being", "wellbeing"),
    *("well being", "non-clinical", "24-hour", "24 hour", "护理人员", "每天见", "面", "hour care always naive"),
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search") / "project"
    shutil.copytree(GOLDEN / "night-bakery", folder, ignore=shutil.ignore_patterns("expected"))
    record = folder / "findings" / "bread-as-greeting.yml"
    text = record.read_text("utf-8").splitlines()
    text = [f"summary: {QUOTE!r}" if line.startswith("summary:") else line for line in text]
    record.write_text("\n".join(text) + "\n", "utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "by-hand.md").write_text(BY_HAND, "utf-8")
    (folder / "docs" / "kept-out.md").write_text("---\nsearch:\n  exclude: true\n---\n# Kept out\n\nXylophone.\n", "utf-8")
    return folder

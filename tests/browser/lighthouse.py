"""Runs Lighthouse, as on a telephone, against a page that is served here."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from browser.find_browser import ARGUMENTS
from installed import node, npm_package

JUDGED = ("accessibility", "best-practices", "seo")


def report(url: str, folder: Path, browser: str, categories: tuple[str, ...] = JUDGED) -> dict[str, Any]:
    """Give what Lighthouse finds with a browser; `folder` is where it keeps its files."""
    lighthouse, out = npm_package("lighthouse") / "cli" / "index.js", folder / "lighthouse.json"
    subprocess.run(
        [
            *(node(), str(lighthouse), url, "--quiet", "--output=json", f"--output-path={out}"),
            f"--only-categories={','.join(categories)}",
            f"--chrome-flags={' '.join(ARGUMENTS)}",
        ],
        env=os.environ | {"CHROME_PATH": browser},
        check=True,
        timeout=180,
        capture_output=True,
    )
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def scores(found: dict[str, Any]) -> dict[str, int]:
    """Give the score of each category, of 100."""
    return {name: round(100 * category["score"]) for name, category in found["categories"].items()}


def failed(found: dict[str, Any]) -> list[str]:
    """Give the audits that cost a score something."""
    weights = {
        each["id"]: each["weight"] for category in found["categories"].values() for each in category["auditRefs"]
    }
    return [
        f"{name}: {audit['title']}"
        for name, audit in found["audits"].items()
        if audit["score"] is not None and audit["score"] < 1 and weights.get(name)
    ]

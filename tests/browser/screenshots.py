"""Takes a picture of every page, on a telephone and on a desk, light and dark, for people to look at.

`make screenshots` puts them into `.venv/screenshots/`; pages of one template, such as faults, are there twice.
"""

import sys
import tempfile
from pathlib import Path

from browser.browsing import Browser, Site, browser, of_each_kind, serving
from conftest import copy_study
from evidence_site.engines.mkdocs_site import build_site

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")


def main(folder: Path) -> None:
    """Build this repository's site, and take the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        project, out = copy_study(Path(made)), Path(made) / "built"
        build_site(project, out, strict=False)
        with serving(out) as address, browser() as found:
            site = Site("study", out, address)
            for width in WIDTHS:
                for scheme in SCHEMES:
                    photograph(site, site.pages, folder, found, width, color_scheme=scheme)
                photograph(site, of_each_kind(site.pages), folder, found, width, forced_colors="active")
    print(f"{len([*folder.glob('*.png')])} pictures in {folder}")  # noqa: T201


def photograph(site: Site, paths: list[str], folder: Path, found: Browser, width: int, **media: str) -> None:
    """Take a picture of each page, whole, under a name that says how it is seen."""
    (look,) = media.values()
    with found.open(width=width, reduced_motion="reduce", **media) as context:
        page = context.new_page()
        for path in paths:
            page.goto(site.address + path)
            page.evaluate("() => document.fonts.ready")
            name = path.strip("/").replace("/", "-") or "home"
            page.screenshot(path=folder / f"{name}-{width}-{look}.png", full_page=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

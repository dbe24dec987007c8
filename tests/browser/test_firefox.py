"""What readers do most is done in Firefox too: the other tests of this folder look at pages in Chromium alone."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from browser.browsing import Site, first_with, serving
from browser.find_browser import find_firefox
from installed import node, npm_package

pytestmark = [pytest.mark.firefox, pytest.mark.npm]

SCRIPT = Path(__file__).with_name("firefox.mjs")
PATHS = ("opens", "home", "finding", "filter", "search", "folds", "scheme", "keyboard", "print")
BY_HAND = "about/"
WITHOUT = {
    "js": ("filter", "search", "scheme"),
    "css": ("filter", "scheme", "keyboard"),
    "woff2": ("finding",),
}
"""What cannot be done on a site when its files of a kind are empty."""
PLANTED = {
    "console: of the page": "<script src=says.js></script>",
    "thrown": "<script src=throws.js></script>",
    "answer 404": "<img src=absent.png alt=''>",
    "request: http://outside.example": "<img src=http://outside.example/a.png alt=''>",
    "(script-src": "<script>window.taken = 1</script>",
    "dialog: Well?": "<script src=asks.js></script>",
}
SCRIPTS = {"says": "console.error('of the page')", "throws": "throw new Error('thrown')", "asks": "alert('Well?')"}


def pages(site: Site) -> dict[str, str]:
    """Give the pages that readers come to."""
    finding = next(each for each in site.pages if each.startswith("findings/") and each != "findings/")
    quotes = first_with(site, 'class="filters"')
    return {"home": "", "finding": finding, "quotes": quotes, "fold": fold(site), "written by hand": BY_HAND}


def fold(site: Site) -> str:
    """Give the first page with something folded away in its text."""
    read = ((path, (site.folder / path / "index.html").read_text("utf-8")) for path in site.pages)
    return next(path for path, html in read if "<details" in html.partition("<main")[2])


def in_firefox(
    address: str, pages: Mapping[str, str], paths: tuple[str, ...], prints: Path, patience: int = 20
) -> dict[str, str | None]:
    """Do what readers do, and give what went wrong with each; what comes late is waited for some seconds."""
    given = json.dumps({"address": address, "pages": pages, "paths": paths, "patience": 1000 * patience})
    command = [node(), str(SCRIPT), find_firefox(), str(npm_package("puppeteer-core")), str(prints), given]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    told: dict[str, str | None] = json.loads(done.stdout)
    return told


def test_readers_find_their_way_in_firefox(built: Site, tmp_path: Path) -> None:
    told = in_firefox(built.address, pages(built), PATHS, tmp_path)
    assert told == dict.fromkeys(PATHS)
    for name in ("home", "finding"):
        sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / f"{name}.pdf").pages]
        assert 0 < len(sheets) < 10, name
        assert len(" ".join(sheets).split()) > 100, name


@pytest.mark.parametrize("built", ["night-bakery"], indirect=True)
@pytest.mark.parametrize("kind", WITHOUT)
def test_a_site_that_does_not_work_is_seen(kind: str, built: Site, tmp_path: Path) -> None:
    site = shutil.copytree(built.folder, tmp_path / "site")
    for each in site.rglob(f"*.{kind}"):
        each.write_bytes(b"")
    with serving(site) as address:
        told = in_firefox(address, pages(built), WITHOUT[kind], tmp_path, patience=2)
    assert [path for path, wrong in told.items() if not wrong] == []


def test_what_a_page_must_not_do_is_seen(tmp_path: Path) -> None:
    policy = "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">"
    html = f"<!doctype html><html lang=en>{policy}<title>A</title><h1>A</h1>{''.join(PLANTED.values())}"
    (tmp_path / "index.html").write_text(html, "utf-8")
    for name, script in SCRIPTS.items():
        (tmp_path / f"{name}.js").write_text(script, "utf-8")
    with serving(tmp_path) as address:
        wrong = in_firefox(address, {"home": ""}, ("opens",), tmp_path)["opens"] or ""
    assert [each for each in PLANTED if each not in wrong] == []


def test_a_missing_firefox_is_told_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("browser.find_browser.FIREFOXES", ("firefox-esr",))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match=r"^no Firefox: .*apt-get install firefox-esr"):
        find_firefox()
    program = tmp_path / "firefox-esr"
    program.touch()
    program.chmod(0o755)
    assert find_firefox() == str(program)

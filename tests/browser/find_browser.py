"""Finds the Chromium or Chrome of this machine, and its Firefox.

As a script, exits with 1 when there is no Chromium, or with the word `firefox`, no Firefox.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FIREFOXES = ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox")
NO_FIREFOX = "no Firefox: install firefox-esr or firefox with your system's packages (apt-get install firefox-esr)"
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_browser() -> str:
    """Give the path of a browser: one installed on the machine, or else Playwright's own.

    Raises:
        FileNotFoundError: there is none; a test that needs one fails, it is never skipped.
    """
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    if installed:
        return installed
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if not Path(own).exists():
        raise FileNotFoundError("no Chromium or Chrome: install one, or run .venv/bin/playwright install chromium")
    return own


def find_firefox() -> str:
    """Give the path of the Firefox of this machine. Playwright has only one of its own making, which no reader has.

    Raises:
        FileNotFoundError: there is none; a test that needs it fails, it is never skipped.
    """
    installed = next(filter(None, map(shutil.which, FIREFOXES)), None)
    if not installed:
        raise FileNotFoundError(NO_FIREFOX)
    return installed


if __name__ == "__main__":
    try:
        find_firefox() if sys.argv[1:] == ["firefox"] else find_browser()
    except FileNotFoundError as missing:
        sys.exit(str(missing))

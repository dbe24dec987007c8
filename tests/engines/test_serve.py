"""`evidence-site serve`: follows a saved record, survives a faulty one with a banner, and recovers."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines.running import free_address

pytestmark = pytest.mark.slow

PATIENCE = 30
"""Seconds to wait for a page to change."""


@pytest.fixture
def address() -> str:
    return free_address()


@contextlib.contextmanager
def _serving(project: Path, address: str) -> Iterator[None]:
    command = [str(Path(sys.executable).parent / "evidence-site"), "serve", "--address", address]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield
        finally:
            server.terminate()


def _wait_for(address: str, path: str, sign: str, *, there: bool = True) -> str:
    """Give the page once it holds a sign (or no longer does)."""
    page = ""
    for _ in range(PATIENCE * 5):
        with contextlib.suppress(OSError):
            page = urllib.request.urlopen(f"http://{address}/{path}", timeout=5).read().decode()
            if (sign in page) is there:
                return page
        time.sleep(0.2)
    raise AssertionError(f"`{sign}` {'did not come to' if there else 'stayed on'} {path}:\n{page[-3000:]}")


def test_a_fault_shows_a_banner_and_its_cure_takes_it_away(golden: Callable[[str], Path], address: str) -> None:
    project = golden("minimal")
    record = project / "findings" / "light-first.yml"
    good = record.read_text(encoding="utf-8")
    with _serving(project, address):
        _wait_for(address, "findings/light-first/", "Keepers lit one lamp before they spoke to anyone.")
        record.write_text(good.replace("keepers lit one lamp", "keepers lit two lamps"), encoding="utf-8")
        page = _wait_for(address, "findings/light-first/", "findings/light-first.yml:9:")
        assert "Keepers lit one lamp before they spoke to anyone." in page
        record.write_text(good.replace("title: Light first", "title: Lamp first"), encoding="utf-8")
        page = _wait_for(address, "findings/light-first/", "Lamp first")
        assert "findings/light-first.yml:9:" not in page


def test_ending_it_ends_the_server_too(golden: Callable[[str], Path], address: str) -> None:
    with _serving(golden("minimal"), address):
        _wait_for(address, "", "One lamp")
    host, port = address.split(":")
    with socket.socket() as caller:
        assert caller.connect_ex((host, int(port))) != 0


def test_it_starts_with_a_faulty_record_and_recovers(golden: Callable[[str], Path], address: str) -> None:
    project = golden("minimal")
    record = project / "findings" / "light-first.yml"
    good = record.read_text(encoding="utf-8")
    record.write_text("title: [", encoding="utf-8")
    with _serving(project, address):
        _wait_for(address, "", "findings/light-first.yml:1:")
        record.write_text(good, encoding="utf-8")
        _wait_for(address, "findings/light-first/", "Keepers lit one lamp before they spoke to anyone.")


def test_a_preview_shows_nothing_that_a_link_leads_to(golden: Callable[[str], Path], address: str) -> None:
    project = golden("minimal")
    (project.parent / "hidden.txt").write_text("# Hidden words\n")
    for name in ("env.md", "env.txt"):
        (project / "docs" / name).symlink_to(project.parent / "hidden.txt")
    with _serving(project, address):
        page = _wait_for(address, "", "docs/env.md:1:1: error YML002")
        assert "Hidden words" not in page
        for path in ("env/", "env.txt"):
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(f"http://{address}/{path}", timeout=5)
        assert b"Hidden" not in urllib.request.urlopen(f"http://{address}/search/entries-0.js", timeout=5).read()

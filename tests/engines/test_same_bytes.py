"""The same records give the same bytes, whatever the order of files, the locale, the time zone and the clock."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import contents, mkdocs

pytestmark = pytest.mark.slow

ELSEWHERE = """
import datetime, os, time

_scandir, _listdir, _time, _walk = os.scandir, os.listdir, time.time, os.walk


class _Reversed:
    def __init__(self, *args):
        self.entries = iter(sorted(_scandir(*args), key=lambda entry: entry.name, reverse=True))

    def __iter__(self):
        return self.entries

    def __next__(self):
        return next(self.entries)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


class _Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(days=4000)


os.scandir = _Reversed
os.listdir = lambda *args: sorted(_listdir(*args), reverse=True)
time.time = lambda: _time() + 4000 * 86400
datetime.datetime = _Later
"""
"""Makes Python list folders backwards, and live eleven years later."""


def test_another_machine_on_another_day_builds_the_same_site(golden: Callable[[str], Path], tmp_path: Path) -> None:
    project = golden("night-bakery")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "sitecustomize.py").write_text(ELSEWHERE, encoding="utf-8")
    environment = {
        "PYTHONPATH": str(tmp_path / "elsewhere"),
        "LC_ALL": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
    }
    here = mkdocs(project, "build", "--site-dir", str(tmp_path / "here"))
    there = mkdocs(project, "build", "--site-dir", str(tmp_path / "there"), environment=environment)
    assert (here.returncode, there.returncode) == (0, 0), there.stderr
    assert contents(tmp_path / "there") == contents(tmp_path / "here")

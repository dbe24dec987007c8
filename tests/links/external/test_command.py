"""`evidence-site external-links`, with everything known from an earlier run, so that nobody is asked."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engines.running import run
from evidence_site.links.external.check import write_cache
from evidence_site.links.external.verdict import State, Verdict

pytestmark = pytest.mark.slow

ADDRESSES = {"https://there.example/": State.OK, "https://gone.example/": State.DEAD}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    links = "".join(f'<a href="{each}">There</a>' for each in ADDRESSES)
    (tmp_path / "site" / "index.html").write_text(links, "utf-8")
    now = datetime.now(UTC)
    seen = {each: Verdict(state, asked=now, since=now) for each, state in ADDRESSES.items()}
    write_cache(tmp_path / "cache" / "evidence-site" / "links.json", seen)
    return tmp_path


def environment(project: Path) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(project / "cache")}


def test_a_dead_link_is_told_and_fails_nothing_unless_it_is_asked_to(project: Path) -> None:
    outcome = run(project, "external-links", environment=environment(project))
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert outcome.stdout.startswith("dead: https://gone.example/\n")
    assert outcome.stdout.endswith("2 addresses of other sites: 1 dead, 0 unsure, 1 ok. 0 of them were asked today.\n")
    assert run(project, "external-links", "--strict", environment=environment(project)).returncode == 1


def test_an_address_can_be_left_out(project: Path) -> None:
    words = ("external-links", "--strict", "--skip", "https://gone.example/", "--format", "json")
    outcome = run(project, *words, environment=environment(project))
    assert outcome.returncode == 0
    assert [each["address"] for each in json.loads(outcome.stdout)] == ["https://there.example/"]


def test_the_file_that_remembers_can_be_named(project: Path) -> None:
    file = project / "cache" / "evidence-site" / "links.json"
    file.rename(project / "seen.json")
    outcome = run(project, "external-links", "site", "--cache", "seen.json", "--format", "markdown")
    assert outcome.returncode == 0
    assert outcome.stdout.startswith("## Links to other sites\n\n2 addresses of other sites: 1 dead")
    assert set(json.loads((project / "seen.json").read_text("utf-8"))) == set(ADDRESSES)

"""All addresses of a site: where they are named, which are asked, and what is kept for the next run."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from evidence_site.links.built_site import read_site
from evidence_site.links.external.check import (
    CACHE_AGES,
    Results,
    check_addresses,
    is_fresh,
    read_cache,
    web_addresses,
    write_cache,
)
from evidence_site.links.external.verdict import State, Verdict
from evidence_site.links.record_of_page import RecordFinder
from links.external.misbehaving import NOW, Clock, Server, checker_of, paths, serving

FILES = {
    "index.html": """\
<link rel="canonical" href="https://own.test/study/"><link rel="preconnect" href="https://fonts.test/">
<a href="about/">About</a> <a href="https://own.test/study/about/">About</a> <a href="mailto:a@b.test">Write</a>
<a href="http://site.test/page#place">Here</a> <a href="http://site.test/page#:~:text=Tea">Tea</a>
<a href="https://own.test/other/">Other</a> <a href="http://127.0.0.1/">Mine</a> <a href="https://git.test/edit/x">Edit</a>
""",
    "about/index.html": """\
<link rel="canonical" href="https://own.test/study/about/">
<a href="../records/findings/trust.yml">Record</a> <a href="http://site.test/page">Here</a>
<img src="//pictures.test/a.png"><form action="https://search.test/">
""",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(text, "utf-8")
    return tmp_path / "site"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_the_addresses_of_other_sites_are_gathered_with_the_records_and_pages_that_name_them(site: Path) -> None:
    built = read_site(site)
    assert web_addresses(built, RecordFinder(built, None), ["https://git.test/edit/"]) == {
        "http://site.test/page": ("findings/trust.yml", "index.html"),
        "http://site.test/page#place": ("index.html",),
        "https://own.test/other/": ("index.html",),
        "https://pictures.test/a.png": ("findings/trust.yml",),
    }


def test_what_is_known_and_fresh_is_not_asked_again(server: Server) -> None:
    known = {
        "http://site.test/page": Verdict(State.OK, asked=NOW - timedelta(days=5), since=NOW - timedelta(days=40)),
        "http://site.test/moved": Verdict(State.OK, asked=NOW - timedelta(days=7), since=NOW - timedelta(days=40)),
        "http://site.test/gone": Verdict(State.OK, asked=NOW, since=NOW),
    }
    wanted = ["http://site.test/moved", "http://site.test/page"]
    found = check_addresses(wanted, known, checker_of(server, Clock()), NOW)
    assert paths(server) == ["HEAD /moved", "HEAD /page"]
    assert found == Results(
        {
            "http://site.test/moved": Verdict(
                State.OK, moved="http://site.test/page", asked=NOW, since=NOW - timedelta(days=40)
            ),
            "http://site.test/page": known["http://site.test/page"],
        },
        asked=1,
    )


def test_one_site_is_asked_once_a_second(server: Server) -> None:
    clock = Clock()
    check_addresses([f"http://site.test/page?{number}" for number in range(4)], {}, checker_of(server, clock), NOW)
    assert clock.slept == [1, 1, 1]


def test_a_site_that_stays_silent_is_left_alone(server: Server) -> None:
    wanted = [f"http://site.test/hangs?{number}" for number in range(5)]
    found = check_addresses(wanted, {}, checker_of(server, Clock(), silence=0.05, patience=0.1), NOW)
    assert [found.verdicts[each].reason for each in wanted] == [
        *["it did not answer in time"] * 3,
        *["the site did not answer for other addresses, and was left alone"] * 2,
    ]
    assert len(server.asked) == 9  # each three times


def test_a_computer_without_network_declares_nobody_dead(server: Server) -> None:
    wanted = ["https://a.test/", "https://b.test/"]
    found = check_addresses(wanted, {}, checker_of(server, Clock()), NOW)
    assert {(each.state, each.reason) for each in found.verdicts.values()} == {
        (State.UNSURE, "no site at all could be found from this computer")
    }
    (alone,) = check_addresses(wanted[:1], {}, checker_of(server, Clock()), NOW).verdicts.values()
    assert alone.state is State.DEAD


GONE = Verdict(State.DEAD, "it answered 404", asked=NOW, since=NOW - timedelta(days=21))


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    file = tmp_path / "new" / "links.json"
    known = {
        "https://b.test/": GONE,
        "https://a.test/#é": Verdict(State.OK, moved="https://c.test/", asked=NOW, since=NOW),
    }
    write_cache(file, known)
    assert read_cache(file) == known
    assert [each.name for each in file.parent.iterdir()] == ["links.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        '{"a": 7}',
        '{"a": {}}',
        '{"a": {"state": "odd", "reason": "", "moved": "", "asked": "2026-11-24T00:00:00+00:00", "since": "2026"}}',
        '{"a": {"state": "ok", "reason": "", "moved": "", "asked": "2026-11-24", "since": "2026-11-24"}}',
    ],
)
def test_a_file_that_cannot_be_read_is_as_none(text: str, tmp_path: Path) -> None:
    file = tmp_path / "links.json"
    file.write_text(text, "utf-8")
    assert read_cache(file) == {}
    assert read_cache(tmp_path / "nothing.json") == {}


@pytest.mark.parametrize("state", State)
def test_a_state_is_believed_for_its_time_only(state: State) -> None:
    verdict = replace(GONE, state=state)
    age = CACHE_AGES[state]
    assert is_fresh(verdict, NOW)
    assert is_fresh(verdict, NOW + age - timedelta(seconds=1))
    assert not is_fresh(verdict, NOW + age)
    assert not is_fresh(verdict, NOW - timedelta(seconds=1))


def test_what_was_never_asked_is_not_believed() -> None:
    assert not is_fresh(None, NOW)
    assert not is_fresh(Verdict(State.OK), NOW)


def test_a_weekly_run_asks_everything_again() -> None:
    assert max(CACHE_AGES.values()) < timedelta(days=7)

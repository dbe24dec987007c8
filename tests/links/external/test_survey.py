"""All addresses of a site: where they are named, which are asked, and what is told of them."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from evidence_site.links.built_site import read_site
from evidence_site.links.external.state import State, Verdict
from evidence_site.links.external.survey import Survey, survey, web_addresses
from evidence_site.links.external.telling import as_json, as_markdown, as_text
from evidence_site.links.origins import Origins
from links.external.misbehaving import NOW, Clock, Server, inquirer_of, paths, serving

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
    assert web_addresses(built, Origins(built, None), ["https://git.test/edit/"]) == {
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
    found = survey(wanted, known, inquirer_of(server, Clock()), NOW)
    assert paths(server) == ["HEAD /moved", "HEAD /page"]
    assert found == Survey(
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
    survey([f"http://site.test/page?{number}" for number in range(4)], {}, inquirer_of(server, clock), NOW)
    assert clock.slept == [1, 1, 1]


def test_a_site_that_stays_silent_is_left_alone(server: Server) -> None:
    wanted = [f"http://site.test/hangs?{number}" for number in range(5)]
    found = survey(wanted, {}, inquirer_of(server, Clock(), silence=0.05, patience=0.1), NOW)
    assert [found.verdicts[each].reason for each in wanted] == [
        *["it did not answer in time"] * 3,
        *["the site did not answer for other addresses, and was left alone"] * 2,
    ]
    assert len(server.asked) == 9  # each three times


def test_a_computer_without_network_declares_nobody_dead(server: Server) -> None:
    wanted = ["https://a.test/", "https://b.test/"]
    found = survey(wanted, {}, inquirer_of(server, Clock()), NOW)
    assert {(each.state, each.reason) for each in found.verdicts.values()} == {
        (State.UNSURE, "no site at all could be found from this computer")
    }
    (alone,) = survey(wanted[:1], {}, inquirer_of(server, Clock()), NOW).verdicts.values()
    assert alone.state is State.DEAD


FOUND = Survey(
    {
        "https://a.test/": Verdict(State.OK, asked=NOW, since=NOW),
        "https://b.test/<b>": Verdict(State.DEAD, "it answered 404: no", asked=NOW, since=NOW - timedelta(days=21)),
        "https://c.test/": Verdict(State.UNSURE, "it answered 403", asked=NOW, since=NOW),
        "https://d.test/": Verdict(State.OK, moved="https://e.test/\x1b[31m", asked=NOW, since=NOW),
    },
    asked=3,
)
PLACES = {
    "https://a.test/": ["index.html"],
    "https://b.test/<b>": ["findings/trust.yml", *(f"findings/t{number}.yml" for number in range(6))],
    "https://c.test/": ["docs/how.md"],
    "https://d.test/": ["findings/@all.yml"],
}
COUNT = "4 addresses of other sites: 1 dead, 1 unsure, 2 ok. 3 of them were asked today."


def test_a_person_is_told_the_worst_first() -> None:
    assert (
        as_text(FOUND, PLACES)
        == f"""\
dead: https://b.test/<b>
  it answered 404: no
  dead since 2026-11-03
  named in findings/trust.yml, findings/t0.yml, findings/t1.yml, findings/t2.yml, findings/t3.yml and 2 more

unsure: https://c.test/
  it answered 403
  named in docs/how.md

ok: https://d.test/
  moved for good to https://e.test/\\x1b[31m
  named in findings/@all.yml

{COUNT}"""
    )


def test_the_text_of_an_issue_holds_no_mark_from_a_record() -> None:
    told = as_markdown(FOUND, PLACES)
    headings = [line for line in told.splitlines() if line.startswith("#")]
    assert headings == ["## Links to other sites", "### Dead: mend or replace", "### Unsure: open them by hand"]
    items = [line for line in told.splitlines() if line.startswith("- ")]
    assert len(items) == 2
    assert items[1] == (
        "- <code>https&#58;&#47;&#47;c&#46;test&#47;</code><br>it answered 403&#59; named in docs&#47;how&#46;md"
    )
    assert "<b>" not in told
    assert COUNT in told


def test_a_program_is_told_everything() -> None:
    read = json.loads(as_json(FOUND, PLACES))
    assert [each["address"] for each in read] == list(FOUND.verdicts)
    assert read[2] == {
        "address": "https://c.test/",
        "state": "unsure",
        "reason": "it answered 403",
        "moved": "",
        "asked": "2026-11-24T12:00:00+00:00",
        "since": "2026-11-24T12:00:00+00:00",
        "named_in": ["docs/how.md"],
    }

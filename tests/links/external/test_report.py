"""The report on links to other sites, in each format."""

import json
from datetime import timedelta

from evidence_site.links.external.check import Results
from evidence_site.links.external.report import as_json, as_markdown, as_text
from evidence_site.links.external.verdict import State, Verdict
from links.external.misbehaving import NOW

FOUND = Results(
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

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from evidence_site.links.external.memory import AGES, is_fresh, recall, remember
from evidence_site.links.external.state import State, Verdict
from links.external.misbehaving import NOW

GONE = Verdict(State.DEAD, "it answered 404", asked=NOW, since=NOW - timedelta(days=21))


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    file = tmp_path / "new" / "links.json"
    known = {
        "https://b.test/": GONE,
        "https://a.test/#é": Verdict(State.OK, moved="https://c.test/", asked=NOW, since=NOW),
    }
    remember(file, known)
    assert recall(file) == known
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
    assert recall(file) == {}
    assert recall(tmp_path / "nothing.json") == {}


@pytest.mark.parametrize("state", State)
def test_a_state_is_believed_for_its_time_only(state: State) -> None:
    verdict = replace(GONE, state=state)
    age = AGES[state]
    assert is_fresh(verdict, NOW)
    assert is_fresh(verdict, NOW + age - timedelta(seconds=1))
    assert not is_fresh(verdict, NOW + age)
    assert not is_fresh(verdict, NOW - timedelta(seconds=1))


def test_what_was_never_asked_is_not_believed() -> None:
    assert not is_fresh(None, NOW)
    assert not is_fresh(Verdict(State.OK), NOW)


def test_a_weekly_run_asks_everything_again() -> None:
    assert max(AGES.values()) < timedelta(days=7)


def test_a_state_lasts_from_when_it_was_first_seen() -> None:
    later = NOW + timedelta(days=7)
    assert Verdict(State.DEAD, "it answered 410").at(later, GONE).since == GONE.since
    assert Verdict(State.OK).at(later, GONE).since == later
    assert Verdict(State.DEAD).at(later, None).since == later

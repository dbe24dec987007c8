"""`new theme` writes a theme into the synthesis, and its name into the findings that belong to it."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from authoring.running import ask, drop

Golden = Callable[[str], Path]


@pytest.fixture
def bakery(golden: Golden) -> Path:
    """A synthesis without themes."""
    project = golden("night-bakery")
    drop(project / "findings" / "synthesis.yml", "themes")
    for each in (project / "findings").glob("*.yml"):
        drop(each, "theme")
    return project


def record(project: Path, name: str) -> dict[str, object]:
    text = (project / "findings" / f"{name}.yml").read_text(encoding="utf-8")
    return dict(yaml.load(text, yaml.CBaseLoader))  # noqa: S506 -- only text


def last_theme(project: Path) -> object:
    return record(project, "synthesis")["themes"][-1]


def test_with_all_options_a_theme_is_written_without_a_question(bakery: Path) -> None:
    words = (
        "--title",
        "Night & rest",
        "--text",
        "How crews rest.",
        "--findings",
        "resting-in-turns, bread-as-greeting",
    )
    outcome = ask(bakery, "new", "theme", *words, "--yes")
    assert outcome.exit_code == 0, outcome.output
    assert last_theme(bakery) == {"id": "night-rest", "title": "Night & rest", "text": "How crews rest."}
    assert {record(bakery, each)["theme"] for each in ("resting-in-turns", "bread-as-greeting")} == {"night-rest"}
    part = ask(
        bakery, "new", "theme", "--title", "Sleep", "--parent", "night-rest", "--findings", "resting-in-turns", "--yes"
    )
    assert part.exit_code == 0
    assert last_theme(bakery) == {"id": "sleep", "title": "Sleep", "parent": "night-rest"}
    assert record(bakery, "resting-in-turns")["theme"] == "sleep"


def test_comments_and_layout_of_the_records_stay(bakery: Path) -> None:
    path = bakery / "findings" / "resting-in-turns.yml"
    before = path.read_text(encoding="utf-8")
    ask(bakery, "new", "theme", "--title", "Rest", "--findings", "resting-in-turns", "--yes")
    after = path.read_text(encoding="utf-8")
    new = "# The id of its theme, one of the synthesis's `themes`.\ntheme: rest\n"
    assert after.replace(new, "") == before


def test_it_asks_what_no_option_says_and_lists_what_there_is(bakery: Path) -> None:
    ask(bakery, "new", "theme", "--title", "Night", "--yes")
    outcome = ask(bakery, "new", "theme", typed="Rest\n\n\nnowhere\nnight\nghosts\nresting-in-turns\n")
    assert outcome.exit_code == 0, outcome.output
    assert "  night  (Night)\n" in outcome.output
    assert "There is no theme `nowhere`." in outcome.output
    assert "  resting-in-turns  (Resting in turns" in outcome.output
    assert "There is no finding `ghosts`." in outcome.output
    assert last_theme(bakery) == {"id": "rest", "title": "Rest", "parent": "night"}


@pytest.mark.parametrize("lines", range(5))
def test_where_the_author_stops_nothing_is_written(bakery: Path, lines: int) -> None:
    before = {each: each.read_bytes() for each in bakery.rglob("*.yml")}
    outcome = ask(bakery, "new", "theme", typed="".join(["Rest\n", "\n", "\n", "ghosts\n"][:lines]))
    assert (outcome.exit_code, {each: each.read_bytes() for each in bakery.rglob("*.yml")}) == (1, before)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--id", "Night"), "`Night` cannot be the name of a theme"),
        (("--parent", "nowhere"), "There is no theme `nowhere`."),
        (("--findings", "ghosts"), "There is no finding `ghosts`."),
    ],
)
def test_what_is_not_there_is_refused(bakery: Path, words: tuple[str, str], told: str) -> None:
    before = {each: each.read_bytes() for each in bakery.rglob("*.yml")}
    outcome = ask(bakery, "new", "theme", "--title", "Rest", *words, "--yes")
    assert (outcome.exit_code, {each: each.read_bytes() for each in bakery.rglob("*.yml")}) == (2, before)
    assert told in outcome.output


def test_no_theme_is_written_twice(bakery: Path) -> None:
    ask(bakery, "new", "theme", "--title", "Rest", "--yes")
    outcome = ask(bakery, "new", "theme", "--title", "Rest", "--yes")
    assert outcome.exit_code == 2
    assert "There is a theme `rest` already." in outcome.output


def test_a_single_study_gets_one_sentence_why_not(golden: Golden) -> None:
    refused = ask(golden("minimal"), "new", "theme", "--title", "Rest", "--yes")
    assert refused.exit_code == 2
    assert "this site reports one" in refused.output

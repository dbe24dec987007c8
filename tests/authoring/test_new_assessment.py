"""`new assessment` shows what speaks against a finding, asks for judgements and reasons, and proposes none."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from authoring.running import ask, drop
from evidence_site.checking import check
from evidence_site.model.assessment import COMPONENTS, Assessment, Component
from evidence_site.project import Project

Golden = Callable[[str], Path]

LEVELS = ("--methodological-limitations", "no-or-very-minor", "--adequacy", "no-or-very-minor")
ANSWERS = (
    *(*LEVELS, "--coherence", "moderate", "--coherence-because", "the crews do not agree"),
    *(
        "--relevance",
        "minor",
        "--relevance-kind",
        "partial, indirect",
        "--relevance-because",
        "only towns were studied.",
    ),
    *("--confidence", "moderate", "--explanation", "The crews are few.", "--by", "Ines Fiction; Paul Pretend"),
)
NEW = ("new", "--today", "2026-07-01", "assessment", "resting-in-turns")
FINE = "no-or-very-minor\n"
TYPED = f"moderate\nthe crews were friends\n{FINE}{FINE}{FINE}low\nIt may be.\nInes F.\n\n"
FINDING = "findings/resting-in-turns.yml"


@pytest.fixture
def bakery(golden: Golden) -> Path:
    """A synthesis without appraisals; the assessment of one finding is taken out, with a comment after it."""
    project = golden("night-bakery")
    drop(project / "findings" / "synthesis.yml", "appraisal_tools")
    for each in (project / "references" / "studies").glob("*.yml"):
        drop(each, "appraisals")
        drop(each, "data_richness")
    record = project / FINDING
    before, _, rest = record.read_text(encoding="utf-8").partition("assessment:\n")
    record.write_text(f"{before}# kept\n{rest[rest.index('related:') :]}", encoding="utf-8")
    return project


def assessment(project: Path) -> dict[str, object]:
    text = (project / FINDING).read_text(encoding="utf-8")
    return dict(yaml.load(text, yaml.CBaseLoader)["assessment"])  # noqa: S506 -- only text


def test_with_all_options_an_assessment_is_written_without_a_question(bakery: Path) -> None:
    outcome = ask(bakery, *NEW, *ANSWERS, "--yes")
    assert outcome.exit_code == 0, outcome.output
    assert assessment(bakery) == {
        "methodological_limitations": {"concern": "no-or-very-minor"},
        "coherence": {
            "concern": "moderate",
            "explanation": "Moderate concerns regarding coherence because the crews do not agree.",
        },
        "adequacy": {"concern": "no-or-very-minor"},
        "relevance": {
            "concern": "minor",
            "explanation": "Minor concerns regarding relevance because only towns were studied.",
            "kind": ["partial", "indirect"],
        },
        "confidence": "moderate",
        "explanation": "The crews are few.",
        "assessed_by": ["Ines Fiction", "Paul Pretend"],
        "assessed_on": "2026-07-01",
        "assessed_statement": "Night bakers rest in turns, and whether this keeps a crew in good temper is contested.",
    }
    assert [
        each.code for each in check(Project(bakery)) if each.location.file == FINDING and each.code[:3] == "APP"
    ] == []


def test_all_else_in_the_record_stays_letter_for_letter(bakery: Path) -> None:
    before = (bakery / FINDING).read_text(encoding="utf-8")
    ask(bakery, *NEW, *ANSWERS, "--yes")
    after = (bakery / FINDING).read_text(encoding="utf-8")
    start, end = after.index("assessment:"), after.index("\n# kept")
    assert after[:start] + after[end:].lstrip("\n") == before


def test_what_speaks_against_the_finding_is_shown_before_the_first_question(bakery: Path) -> None:
    study = bakery / "references" / "studies" / "oven-lofts.yml"
    extra = (
        "appraisals:\n  - tool: casp\n    by: [Ines Fiction]\n    items:\n      aims:\n        judgement: unclear\n"
        "        rationale: The aim is in verse.\n"
        "data_richness: One page of verse.\n"
    )
    study.write_text(study.read_text(encoding="utf-8") + extra, encoding="utf-8")
    synthesis = bakery / "findings" / "synthesis.yml"
    tools = "appraisal_tools:\n  casp:\n    title: Fictional tool\n    items: {aims: Are the aims clear?}\n"
    written = synthesis.read_text(encoding="utf-8").replace(
        "\nsettings:", f"\n{tools}    judgements: [clear, unclear]\nsettings:"
    )
    synthesis.write_text(written, encoding="utf-8")
    shown, _, _ = ask(bakery, *NEW, typed="").output.partition("Methodological limitations:")
    assert shown.startswith("The finding: Night bakers rest in turns")
    assert "  oven-lofts contradicts it: These crews had **one bed** between them.\n" in shown
    assert "  mill-town-crews qualifies it: Here, rest was a matter of luck.\n" in shown
    appraised = "Fictional tool:\n  Are the aims clear?\n    oven-lofts: unclear (The aim is in verse.)\n"
    assert f"Appraisals of its studies with {appraised}" in shown
    assert "  harbour-bakeries has no appraisal.\n" in shown
    assert "  oven-lofts: One page of verse.\n" in shown


def test_it_says_so_where_nothing_is_recorded(bakery: Path) -> None:
    shown = ask(bakery, "new", "assessment", "bread-as-greeting", "--replace", typed="").output
    assert "No appraisal of its studies is recorded." in shown
    assert "How rich the data of its studies are is not recorded." in shown


def test_the_components_are_asked_in_order_and_only_the_beginning_of_a_reason_is_proposed(bakery: Path) -> None:
    outcome = ask(bakery, *NEW, typed=TYPED)
    assert outcome.exit_code == 0, outcome.output
    places = [outcome.output.index(f"{each.replace('_', ' ').capitalize()}: ") for each in COMPONENTS]
    assert places == sorted(places)
    assert "\nModerate concerns regarding methodological limitations because …\n" in outcome.output
    assert assessment(bakery)["methodological_limitations"] == {
        "concern": "moderate",
        "explanation": "Moderate concerns regarding methodological limitations because the crews were friends.",
    }


@pytest.mark.parametrize(
    "empty", ["because", "because …", "Moderate concerns regarding coherence because ...", "-", "."]
)
def test_no_reason_is_none(bakery: Path, empty: str) -> None:
    before = (bakery / FINDING).read_text(encoding="utf-8")
    again = ask(bakery, *NEW, typed=TYPED.replace("the crews were friends", f"{empty}\nthe crews were friends"))
    assert "Write the reason: what stands after “because”." in again.output
    assert again.exit_code == 0
    (bakery / FINDING).write_text(before, encoding="utf-8")
    words = [empty if each == "the crews do not agree" else each for each in ANSWERS]
    refused = ask(bakery, *NEW, *words, "--yes")
    assert (refused.exit_code, (bakery / FINDING).read_text(encoding="utf-8")) == (2, before)
    assert "--coherence-because: Write the reason" in refused.output


@pytest.mark.parametrize(
    "typed",
    [
        "Moderate concerns regarding coherence because the crews differ.",
        "moderate concerns about coherence, because … the crews differ.",
        "No or very minor concerns because the crews differ.",
        "… because the crews differ.",
        "Because the crews differ.",
    ],
)
def test_a_reason_that_begins_as_proposed_is_not_begun_twice(bakery: Path, typed: str) -> None:
    said = "Moderate concerns regarding coherence because the crews differ."
    words = [typed if each == "the crews do not agree" else each for each in ANSWERS]
    ask(bakery, *NEW, *words, "--yes")
    assert assessment(bakery)["coherence"] == {"concern": "moderate", "explanation": said}


@pytest.mark.parametrize(
    "said",
    [
        "the crews differ because of flour",
        "Serious doubts remain about the crews because two studies differ",
        "No study is of a town, because bakers left",
        "minor differences stand because of flour",
        "moderately few crews took part because of flour",
    ],
)
def test_a_reason_may_hold_the_word_because_itself(bakery: Path, said: str) -> None:
    words = [said if each == "the crews do not agree" else each for each in ANSWERS]
    ask(bakery, *NEW, *words, "--yes")
    assert assessment(bakery)["coherence"] == {
        "concern": "moderate",
        "explanation": f"Moderate concerns regarding coherence because {said}.",
    }


@pytest.mark.parametrize("left_out", ["--coherence", "--coherence-because", "--confidence", "--explanation", "--by"])
def test_nothing_is_left_to_be_written_later(bakery: Path, left_out: str) -> None:
    before = (bakery / FINDING).read_text(encoding="utf-8")
    at = ANSWERS.index(left_out)
    refused = ask(bakery, *NEW, *ANSWERS[:at], *ANSWERS[at + 2 :], "--yes")
    assert (refused.exit_code, (bakery / FINDING).read_text(encoding="utf-8")) == (2, before)
    assert f"{left_out} is missing." in refused.output


@pytest.mark.parametrize("lines", range(TYPED.count("\n")))
def test_where_the_author_stops_the_record_is_as_it_was(bakery: Path, lines: int) -> None:
    before = (bakery / FINDING).read_bytes()
    outcome = ask(bakery, *NEW, typed="".join(TYPED.splitlines(keepends=True)[:lines]))
    assert (outcome.exit_code, (bakery / FINDING).read_bytes()) == (1, before)


def test_an_assessment_is_replaced_only_after_asking(golden: Golden) -> None:
    bakery = golden("night-bakery")
    before = (bakery / FINDING).read_text(encoding="utf-8")
    refused = ask(bakery, *NEW, *ANSWERS, "--yes")
    assert (refused.exit_code, (bakery / FINDING).read_text(encoding="utf-8")) == (2, before)
    assert "of 2026-05-03: low confidence, by Paul Pretend. To replace it, add --replace." in refused.output
    kept = ask(bakery, *NEW, *ANSWERS, typed="n\n")
    assert (kept.exit_code, (bakery / FINDING).read_text(encoding="utf-8")) == (1, before)
    done = ask(bakery, *NEW, *ANSWERS, typed="y\n\n")
    assert (done.exit_code, assessment(bakery)["confidence"]) == (0, "moderate")
    after = (bakery / FINDING).read_text(encoding="utf-8")
    assert after[: after.index("assessment:")] == before[: before.index("assessment:")]
    assert after[after.index("\nrelated:") :] == before[before.index("\nrelated:") :]


@pytest.mark.parametrize(
    ("option", "answer", "told"),
    [
        ("--relevance-kind", "partly", "`partly` is not one of them: write indirect, partial or unclear."),
        ("--coherence", "some", "`some` is not one of them"),
        ("--date", "1 July 2026", "--date"),
    ],
)
def test_an_answer_that_is_none_is_refused(bakery: Path, option: str, answer: str, told: str) -> None:
    before = (bakery / FINDING).read_bytes()
    words = (*ANSWERS, option, answer)
    refused = ask(bakery, *NEW, *words, "--yes")
    assert (refused.exit_code, (bakery / FINDING).read_bytes()) == (2, before)
    assert told in refused.output


def test_a_single_study_gets_one_sentence_why_not(golden: Golden) -> None:
    project = golden("minimal")
    refused = ask(project, "new", "assessment", "last-out", "--yes")
    assert refused.exit_code == 2
    assert "this site reports one study" in refused.output


def test_a_finding_that_is_not_there_is_told_with_the_nearest(bakery: Path) -> None:
    refused = ask(bakery, "new", "assessment", "resting-in-turn", "--yes")
    assert refused.exit_code == 2
    assert "Did you mean `resting-in-turns`?" in refused.output


def test_a_statement_still_to_be_written_cannot_be_assessed(bakery: Path) -> None:
    ask(bakery, "new", "finding", "--title", "Later", "--study", "oven-lofts", "--yes")
    refused = ask(bakery, "new", "assessment", "later", "--yes")
    assert "The statement of `later` is still to be written." in refused.output


def test_every_component_of_the_model_is_asked() -> None:
    held = [name for name, each in Assessment.model_fields.items() if issubclass(_type(each.annotation), Component)]
    assert list(COMPONENTS) == held


def _type(annotation: object) -> type:
    return annotation if isinstance(annotation, type) else object

"""Quotes from transcripts that may not be published: checked, and nothing of a transcript ever shown."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engines.running import contents, mkdocs, run

pytestmark = pytest.mark.slow

QUOTE = "We kept the lamp for the one who came last."
TRANSCRIPT = f"""\
Interview of 3 March 2019 with the keeper of the southern tower, recorded in her kitchen.

# Interview 7, opening

INTERVIEWER: How did you begin the shift when the harbour master had gone home to his supper?

P7: Nobody told us anything, least of all my cousin who held the ladder. {QUOTE} After that
we drank cold tea and quarrelled about the oil until morning.

# Interview 7, close

P7: Please leave out the part about the ladder and about my cousin.
"""
RECORD = f"""\
# A fictional finding that rests on a transcript which may not be published.
title: Lamp for the last
statement: Keepers kept a lamp for whoever came last.
evidence:
  - study: one-lamp
    relation: contributes
quotes:
  - text: {QUOTE}
    source: keeper7
    locator: Interview 7, opening
    voice: participant
    speaker:
      id: P7
      role: keeper
    permission:
      basis: participant-consent
      private_reference: Form 7
    supports: [statement]
suppress:
  - code: QUO029
    reason: Every keeper of the coast could have said so.
status: published
added: 2026-04-03
"""
ENTRY = "\n@misc{keeper7, author = {P7}, title = {Interview with a keeper}, year = {2019}, url = {https://e.example.org/7}}\n"
RUN_OF_WORDS = 4
FORMATS = ("full", "concise", "github")
Outcome = subprocess.CompletedProcess[str]


@pytest.fixture
def project(golden: Callable[[str], Path]) -> Path:
    """A project beside a folder with one transcript."""
    root = golden("minimal")
    private = root.parent / "transcripts"
    private.mkdir()
    (private / "keeper7.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (root / "findings" / "lamp-for-the-last.yml").write_text(RECORD, encoding="utf-8")
    study = root / "references" / "studies" / "one-lamp.yml"
    study.write_text(study.read_text(encoding="utf-8").replace("[quill2020]", "[quill2020, keeper7]"), encoding="utf-8")
    append(root / "findings" / "synthesis.yml", "settings:\n  sources: ../transcripts\n")
    append(root / "references" / "references.bib", ENTRY)
    return root


def append(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def change(project: Path, words: str, other: str) -> Path:
    record = project / "findings" / "lamp-for-the-last.yml"
    assert words in RECORD
    record.write_text(RECORD.replace(words, other), encoding="utf-8")
    return project


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def runs(words: list[str]) -> Iterator[str]:
    for start in range(len(words) - RUN_OF_WORDS + 1):
        yield " ".join(words[start : start + RUN_OF_WORDS])


SECRET = set(runs(words_of(TRANSCRIPT))) - set(runs(words_of(RECORD)))
"""Every run of four words of the transcript that no record has."""


def leaks(text: str) -> set[str]:
    """Give what a text holds of the transcript and of no record."""
    return SECRET & set(runs(words_of(re.sub(r"<[^>]*>|\\n|%0A|%20", " ", text))))


def told(project: Path, *words: str) -> str:
    outcome = run(project, *words)
    return outcome.stdout + outcome.stderr


def test_what_counts_as_a_leak_is_found() -> None:
    assert len(SECRET) > 60
    assert leaks("Nobody told <b>us</b> anything") == {"nobody told us anything"}
    assert leaks(QUOTE) == set()


def test_a_right_quote_is_shown_as_checked_and_leads_to_no_passage(project: Path) -> None:
    assert told(project, "check", "--format", "full") == "All records are in order.\n"
    built = run(project, "build", "--strict")
    assert built.returncode == 0, built.stderr
    page = (project / "site" / "findings" / "lamp-for-the-last" / "index.html").read_text(encoding="utf-8")
    (figure,) = re.findall(r'<figure class="quote[^>]*>.*?</figure>', page, re.DOTALL)
    assert QUOTE in figure
    assert ", found in a text that is not published</span>" in figure
    assert "it in the source" not in figure
    assert "#:~:text=" not in figure
    assert "https://e.example.org/7" not in figure


@pytest.mark.parametrize("build", [run, mkdocs], ids=["evidence-site", "mkdocs"])
def test_nothing_of_the_transcript_is_in_the_site_or_in_the_log(project: Path, build: Callable[..., Outcome]) -> None:
    built = build(project, "build", *(["--verbose"] if build is mkdocs else []))
    assert built.returncode == 0
    assert leaks(built.stdout + built.stderr) == set()
    site = contents(project / "site")
    assert "search/index.js" in site
    for path, content in site.items():
        assert leaks(content.decode(errors="ignore")) == set(), path
        assert "transcripts" not in path
        assert "keeper7.txt" not in path


def test_nothing_of_the_transcript_is_in_a_rendered_project(project: Path) -> None:
    assert leaks(told(project, "render", "--out", "rendered")) == set()
    for path, content in contents(project / "rendered").items():
        assert leaks(re.sub(r"&#\d+;", " ", content.decode(errors="ignore"))) == set(), path


WRONG = {
    "one letter": (QUOTE, QUOTE.replace("kept", "keep")),
    "words left out": (QUOTE, "We kept the lamp came last."),
    "words that meet an omission": (QUOTE, "After that [...] We kept the lamp"),
    "dots without brackets": (QUOTE, "We kept ... for the one who came first."),
    "one word that is there": (QUOTE, "quarrelled ladder"),
}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("fault", WRONG)
def test_a_wrong_quote_is_an_error_that_says_only_that_it_does_not_match(
    project: Path, fault: str, format_name: str
) -> None:
    outcome = run(change(project, *WRONG[fault]), "check", "--format", format_name)
    assert outcome.returncode == 1
    assert "the quote does not match the private text of `keeper7`" in outcome.stdout
    assert "nearest passage" not in outcome.stdout
    assert leaks(outcome.stdout + outcome.stderr) == set()


def test_the_message_for_a_wrong_letter_is_this_one(project: Path) -> None:
    outcome = run(change(project, *WRONG["one letter"]), "check", "--format", "full")
    assert outcome.stdout.split("\n\n")[0] == (
        "findings/lamp-for-the-last.yml:8:11: error QUO001 the quote does not match the private text of `keeper7`\n"
        "  |\n"
        "8 |   - text: We keep the lamp for the one who came last.\n"
        "  |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  = help: compare its words and its locator with that text   (evidence-site explain QUO001)"
    )


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_wrong_locator_does_not_say_where_the_words_are(project: Path, format_name: str) -> None:
    change(project, "locator: Interview 7, opening", "locator: Interview 7, close")
    outcome = run(project, "check", "--format", format_name)
    assert outcome.returncode == 1
    assert "QUO001" in outcome.stdout
    assert "QUO002" not in outcome.stdout
    assert "Interview 7, opening" not in outcome.stdout
    assert leaks(outcome.stdout + outcome.stderr) == set()


@pytest.mark.parametrize("build", [run, mkdocs], ids=["evidence-site", "mkdocs"])
def test_a_build_that_fails_says_no_more(project: Path, build: Callable[..., Outcome]) -> None:
    outcome = build(change(project, *WRONG["one letter"]), "build")
    assert outcome.returncode == 1
    said = outcome.stdout + outcome.stderr
    assert "the quote does not match the private text of `keeper7`" in said
    assert leaks(said) == set()


@pytest.mark.parametrize("fault", ["bytes", "characters", "name", "empty"])
def test_a_transcript_that_cannot_be_read_is_counted_and_no_more(project: Path, fault: str) -> None:
    file = project.parent / "transcripts" / "keeper7.txt"
    if fault == "bytes":
        file.write_bytes(TRANSCRIPT.encode("utf-16"))
    elif fault == "characters":
        file.write_text(TRANSCRIPT.replace("ladder", "lad\u202eder"), encoding="utf-8")
    elif fault == "empty":
        file.write_text("", encoding="utf-8")
    else:
        file.rename(file.with_name("Keeper P7, southern tower.txt"))
    said = told(project, "check")
    assert "Traceback" not in said
    assert "southern tower" not in said
    assert leaks(said) == set()

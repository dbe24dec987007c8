"""Every command that the contributors' pages show is run, in a copy, as a contributor would run it."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, copy_study
from contributing import put
from contributing.commands import refusal
from contributing.reading import PAGES, Block, blocks, inline_code, read
from contributing.story import FINDING, NEW_FINDING, NEW_QUOTE, forget
from evidence_site.checking import check
from evidence_site.load.problems.src import HEAD_KEYS
from evidence_site.load.sources import parse_source
from evidence_site.matching import verify
from evidence_site.model import Cause, Quote, Verdict, Verification
from evidence_site.options import SETTINGS
from evidence_site.project import Project
from load import fictional

pytestmark = pytest.mark.slow

PROGRAMS = Path(sys.executable).parent
PRELUDE = """\
set -euo pipefail
# What make installs is there already.
make() { mkdir -p .venv && ln -sfn "$PROGRAMS" .venv/bin && touch .venv/site.stamp && command make "$@"; }
# So is what pip would install, from the folder that it is given.
pip() { test "$1" = install && grep -q '^name = "evidence-site"' "$2/pyproject.toml"; }
"""
ANSWERED = """\
#!/bin/sh
# The real command, with the answers of somebody at the keyboard.
answers="$ANSWERS/$1-${2-}"
if test -f "$answers"; then exec "$REAL/evidence-site" "$@" < "$answers"; fi
exec "$REAL/evidence-site" "$@"
"""
GIT = """\
[user]
name = A contributor
email = contributor@example.org
[init]
defaultBranch = main
[url "{folder}/"]
insteadOf = https://github.com/
"""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of somebody who has read the page, with a fork of the study that lacks the finding to be written."""
    programs, answers = tmp_path / "programs", tmp_path / "answers"
    programs.mkdir()
    answers.mkdir()
    for program in PROGRAMS.iterdir():
        if program.name != "evidence-site":
            (programs / program.name).symlink_to(program)
    command = programs / "evidence-site"
    command.write_text(ANSWERED)
    command.chmod(0o755)
    for name, typed in (("new-finding", NEW_FINDING), ("new-quote", NEW_QUOTE)):
        # Not on a terminal, words that differ from the source are not asked for again.
        (answers / name).write_text("".join(f"{each}\n" for each in typed if each != NEW_QUOTE[1]))
    (tmp_path / "gitconfig").write_text(GIT.format(folder=tmp_path))
    home = tmp_path / "home"
    home.mkdir()
    (home / "evidence-site").symlink_to(ROOT)
    fork = tmp_path / "YOUR-NAME" / "REPOSITORY.git"
    work = forget(copy_study(home))
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "constraints.txt", ".gitignore"):
        (work / name).write_bytes((ROOT / name).read_bytes())
    run(
        "git init -q && git add --all -- . ':!evidence-site' && git commit -qm 'Begin' && "
        f"git clone -q --bare . {shlex.quote(str(fork))} && rm -rf .git",
        home,
    )
    return home


def run(script: str, home: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "MAKE"))}
    ours = {
        "PATH": f"{home.parent / 'programs'}:{kept['PATH']}",
        "PROGRAMS": str(home.parent / "programs"),
        "REAL": str(PROGRAMS),
        "ANSWERS": str(home.parent / "answers"),
        "GIT_CONFIG_GLOBAL": str(home.parent / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    done = subprocess.run(
        ["bash", "-c", PRELUDE + script],
        cwd=home,
        env=kept | ours,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def written(block: Block) -> str:
    """Give the command that puts what a page tells to write into the file that its first line names."""
    path = block.text.splitlines()[0].removeprefix("# ")
    return f"{shlex.quote(sys.executable)} {shlex.quote(put.__file__)} {path} <<'END'\n{block.text}END\n"


def script(page: str) -> str:
    """Give all that a page tells to do, in its order."""
    assert {each.language for each in blocks(page)} <= {"sh", "yaml"}
    return "".join(each.text if each.language == "sh" else written(each) for each in blocks(page))


def test_work_on_your_own_computer(desk: Path) -> None:
    page = "contribute/own-computer.md"
    said = run(script(page) + ".venv/bin/evidence-site check\n", desk)
    assert "Wrote findings/relational-work.yml." in said
    assert "Added to findings/relational-work.yml: quotes." in said
    assert "REF001 unknown-citation (error)" in said
    sent = run("git --git-dir ../YOUR-NAME/REPOSITORY.git show --stat relational-work", desk)
    assert "Add the finding on relational work" in sent
    assert "findings/relational-work.yml" in sent
    assert "findings/synthesis.yml" in sent


@pytest.mark.parametrize("page", ["contribute/walk-through.md", "contribute/review.md"])
def test_a_finding_step_by_step(desk: Path, page: str) -> None:
    steps = script("contribute/walk-through.md")
    more = written(blocks(page)[-1]) if page != "contribute/walk-through.md" else ""
    publish = f"sed -i 's/^status: draft/status: published/' {FINDING}\nmake site\n"
    run(f"make site\n{steps}{more}{publish}", desk)
    shown = (desk / "site" / "findings" / "relational-work" / "index.html").read_text(encoding="utf-8")
    assert "relational work in the form of brokering" in shown
    assert ("An editor's name" in shown.replace("&#39;", "'")) is bool(more)


def test_a_site_for_your_own_study(desk: Path) -> None:
    drawing = (
        'mkdir findings/glyphs\necho \'<svg viewBox="0 0 9 9"><path d="M1 1h7"/></svg>\' > findings/glyphs/lamp.svg\n'
    )
    said = run(script("your-own-site.md").replace("evidence-site render", f"{drawing}evidence-site render"), desk)
    assert "Documentation built" in said
    ours, plain = desk / "our-site", desk / "our-site" / "plain"
    assert "Our study" in (ours / "site" / "index.html").read_text(encoding="utf-8")
    assert "Our study" in (plain / "site" / "index.html").read_text(encoding="utf-8")


def test_a_synthesis_step_by_step(desk: Path) -> None:
    said = run(script("contribute/synthesis.md") + "evidence-site check\n", desk)
    assert "Studies that contradict or qualify it:" in said
    assert "error" not in said
    assert "FLO" not in said
    site = desk / "our-review" / "site"
    shown = {
        each: re.sub(r"<[^>]*>|\s+", " ", (site / each / "index.html").read_text(encoding="utf-8"))
        for each in ("findings", "evidence-profile", "map", "studies", "appraisal", "methods", "across-findings")
    }
    assert "Summary of Qualitative Findings: Eating alone" in shown["findings"]
    assert "Low confidence" in shown["findings"]
    assert "Minor concerns (partial relevance)" in shown["evidence-profile"]
    assert "Not about meals (n = 2)" in shown["methods"]
    named = re.findall(r"^- \*(.+?)\* has", read("contribute/synthesis.md"), re.MULTILINE)
    assert len(named) == 4
    assert [each for each in named if each not in " ".join(shown.values())] == []


PAGE_ON_SOURCES = "contribute/source-texts.md"
SOURCES_SHOWN = {
    "a copied page": ["SRC004", "SRC007"],
    "the same, as it can be used": [],
    "a head": [],
    "a transcript": [],
}


def texts_shown() -> list[str]:
    return [each.text for each in blocks(PAGE_ON_SOURCES) if each.language == "text"]


def test_the_texts_of_sources_have_the_faults_that_the_page_names(tmp_path: Path) -> None:
    commands = [each.text for each in blocks(PAGE_ON_SOURCES) if each.language == "sh"]
    assert commands == ["evidence-site check\n"]
    for text, (name, codes) in zip(texts_shown(), SOURCES_SHOWN.items(), strict=True):
        root = fictional.write(tmp_path / name, {"references/sources/shown2026.txt": text})
        found = [each for each in check(Project(root)) if each.location.file == "references/sources/shown2026.txt"]
        assert [each.code for each in found] == codes, name


def verification(text: str, words: str, locator: str, voice: str = "author") -> Verification:
    quote = Quote.model_validate({"text": words, "source": "shown2026", "locator": locator, "voice": voice})
    return verify(quote, parse_source(quote.source, text))


def test_what_the_page_says_of_quotes_from_these_texts_is_true() -> None:
    copied, ready, headed, transcript = texts_shown()
    assert verification(copied, "spoke more of their patients", "Results").verdict is Verdict.VERIFIED
    for words in ("relied on trust and", "the long table"):
        assert verification(copied, words, "Results").verdict is Verdict.MISMATCH
        assert verification(ready, words, "Results, paragraph 1").verdict is Verdict.VERIFIED
        assert verification(ready, words, "Results, paragraph 2").verdict is Verdict.MISPLACED
    assert verification(headed, "Only the results are here", "Results").cause is Cause.HEAD
    assert verification(transcript, "nobody eats alone", "Interview 7", "participant").verdict is Verdict.VERIFIED
    assert verification(transcript, "Who cooks on Sundays?", "Interview 7", "participant").cause is Cause.INTERVIEWER


def test_the_page_shows_every_line_of_a_head_that_is_read() -> None:
    shown = re.findall(r"^(\w+): ", "".join(texts_shown()), re.MULTILINE)
    assert set(HEAD_KEYS) == {each for each in shown if each not in {"INT", "P07"}}


def test_what_is_said_of_the_settings_of_the_builder_is_what_the_command_says() -> None:
    (block,) = (each for each in blocks("your-own-site.md") if "mkdocs.yml" in each.text)
    assert block.text == f"# mkdocs.yml\n{SETTINGS}\n"


@pytest.mark.parametrize("page", PAGES)
def test_every_command_within_a_sentence_exists(page: str) -> None:
    named = [each for each in inline_code(page) if re.match(r"(?:\.venv/bin/)?evidence-site |make ", each)]
    assert [problem for each in named if (problem := refusal(each))] == []

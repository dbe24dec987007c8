"""`evidence-site links`, as a person and a workflow run it."""

import json
from pathlib import Path

import pytest

from engines.running import run
from evidence_site.matching import SPECIFICATION

pytestmark = pytest.mark.slow

OWN = '<link rel="canonical" href="https://night.example.org/{}">'
FILES = {
    "findings/synthesis.yml": "type: single-study\n",
    "findings/local-trust.yml": "title: Local trust\nsummary: >-\n  See [what they say](https://night.example.org/tea/).\n",
    "docs/how.md": "# How\n\nWe [asked](index.md#asked) people.\n",
    "site/index.html": OWN.format(""),
    "site/how/index.html": '\n<p>We <a href="../#asked">asked</a> people.</p>',
    "site/findings/local-trust/index.html": (
        '<a href="https://night.example.org/tea/">what they say</a>'
        '<a href="../../records/findings/local-trust.yml">Record</a>'
    ),
    "site/records/findings/local-trust.yml": "",
}
FULL = """\
site/findings/local-trust/index.html:1:10: error LNK001 the link `https://night.example.org/tea/` leads to no page of \
this site
  |
1 | <a href="https://night.example.org/tea/">what they say</a><a href="../../records/findings/local-trus…
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = note: The page is made from findings/local-trust.yml; look at line 3.
  = help: mend the address, or take the link away   (evidence-site explain LNK001)

site/how/index.html:2:16: error LNK002 the link `../#asked` leads to a page that has no such place on it
  |
2 | <p>We <a href="../#asked">asked</a> people.</p>
  |                ^^^^^^^^^
  = note: The page is made from docs/how.md; look at line 3.
  = help: mend the address, or take the link away   (evidence-site explain LNK002)

Found 2 errors in 2 files.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def mend(project: Path) -> None:
    (project / "site" / "how" / "index.html").write_text('<a href="../">All</a>', "utf-8")
    (project / "site" / "findings" / "local-trust" / "index.html").write_text('<a href="../../how/">How</a>', "utf-8")


def test_each_fault_is_told_with_the_built_page_and_what_it_is_made_from(project: Path) -> None:
    outcome = run(project, "links")
    assert (outcome.returncode, outcome.stderr) == (1, "")
    assert outcome.stdout == FULL


def test_on_github_it_stands_at_the_record_and_in_the_summary(project: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    outcome = run(project, "links", environment={"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)})
    assert outcome.returncode == 1
    heads = [line.split("::")[1] for line in outcome.stdout.splitlines()]
    assert heads == [
        "error title=LNK002 (evidence-site),file=docs/how.md,line=3,col=1,endLine=3,endColumn=2",
        "error title=LNK001 (evidence-site),file=findings/local-trust.yml,line=3,col=1,endLine=3,endColumn=2",
    ]
    assert "The built page is site/how/index.html, line 2." in outcome.stdout
    assert summary.read_text("utf-8").startswith("### Links within the site\n\nFound 2 errors in 2 files.\n")


def test_a_program_gets_a_list(project: Path) -> None:
    read = json.loads(run(project, "links", "--format", "json").stdout)["diagnostics"]
    assert [(each["file"], each["line"], each["column"], each["code"], each["name"]) for each in read] == [
        ("site/findings/local-trust/index.html", 1, 10, "LNK001", "missing-page"),
        ("site/how/index.html", 2, 16, "LNK002", "missing-anchor"),
    ]


def test_concise_has_a_line_for_each(project: Path) -> None:
    assert run(project, "links", "--format", "concise").stdout.splitlines() == [
        FULL.splitlines()[0],
        FULL.splitlines()[7],
        "Found 2 errors in 2 files.",
    ]


def test_when_all_is_well_it_says_how_much_it_looked_at(project: Path) -> None:
    mend(project)
    outcome = run(project, "links", "site")
    assert (outcome.returncode, outcome.stdout) == (0, "All 3 links and files that 3 pages name are there.\n")
    found = json.loads(run(project, "links", "--format", "json").stdout)
    assert found == {"specification": SPECIFICATION, "diagnostics": []}


def test_a_warning_is_told_and_fails_nothing(project: Path) -> None:
    mend(project)
    (project / "site" / "how" / "index.html").write_text('<a href="../findings/local-trust">Trust</a>', "utf-8")
    outcome = run(project, "links")
    assert outcome.returncode == 0
    assert "warning LNK010" in outcome.stdout


def test_a_site_without_a_project_is_checked_too(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (project / "site").rename(elsewhere / "public")
    outcome = run(elsewhere, "links", "public", "--format", "concise")
    assert outcome.returncode == 1
    assert outcome.stdout.startswith("public/findings/local-trust/index.html:1:10: error LNK001")


@pytest.mark.parametrize("words", [("links",), ("external-links",)])
def test_a_folder_without_pages_is_refused(words: tuple[str, ...], project: Path) -> None:
    refused = run(project, *words, "docs")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "There are no pages in" in refused.stderr
    (project / "site").rename(project / "elsewhere")
    assert "Build it first, with: evidence-site build" in run(project, *words).stderr

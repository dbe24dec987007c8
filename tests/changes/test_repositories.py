"""The command in real repositories: whole, in part, in a subfolder, merged, shallow, broken, and none at all."""

import json
from pathlib import Path
from shutil import copytree

import pytest

from authoring.running import ask
from changes.cases import HOUR, TEA
from changes.repository import PROJECT, commit, edit, git, start
from engines.running import contents, run
from evidence_site.changes.states import Commit, read_commit, read_files
from test_private_sources import TRANSCRIPT, leaks

pytestmark = pytest.mark.slow

SILENT = (HOUR, "statement: Before dawn nobody speaks.", "statement: Before dawn few speak.")
SAID = """\

What is claimed, and how sure it is

  Finding “The quiet hour” (quiet-hour)
    - statement changed
      before: Before dawn {-nobody speaks.-}
      after:  Before dawn {+few speak.+}
"""
UNKNOWN = "Git knows no commit by the name of '{}' here."
LOOK = " See which there are with: git log --oneline --all"
APART = " Name two commits with a space between them: evidence-site diff main HEAD"
NOTHING = "Nothing changed in the evidence.\n"


def diff(project: Path, *words: str) -> str:
    """Give what the command says, without the line that names the two states."""
    outcome = ask(project, "diff", *words)
    assert (outcome.exit_code, outcome.stderr) == (0, "")
    return outcome.stdout.partition("\n")[2]


def refused(project: Path, *words: str) -> str:
    outcome = ask(project, "diff", *words)
    assert (outcome.exit_code, outcome.stdout) == (2, "")
    return outcome.stderr.partition("Error: ")[2].strip()


def test_without_a_second_commit_the_files_are_compared_as_they_are_now(tmp_path: Path) -> None:
    project = start(tmp_path)
    edit(project, SILENT)
    before = contents(tmp_path)
    outcome = run(project / "findings", "diff", "HEAD")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    first = git(tmp_path, "rev-parse", "--short=7", "HEAD")
    head = f"Changes in the evidence from HEAD ({first}) to the files as they are now\n"
    assert outcome.stdout == f"{head}1 change in 1 record.\n{SAID}"
    assert contents(tmp_path) == before


def test_a_project_in_a_folder_of_the_repository_is_compared_with_itself(tmp_path: Path) -> None:
    project = start(tmp_path, "sites/tea site [1]")
    copytree(PROJECT, tmp_path / "sites" / "other")
    edit(tmp_path / "sites" / "other", (TEA, "title: Shared tea", "title: Other tea"))
    commit(tmp_path)
    assert diff(project, "HEAD^", "HEAD") == NOTHING
    edit(project, SILENT)
    assert diff(project, "HEAD").endswith(SAID)


def test_of_a_merge_what_the_branch_brings_is_told(tmp_path: Path) -> None:
    project = start(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "branch")
    edit(project, SILENT)
    commit(tmp_path)
    git(tmp_path, "switch", "-q", "main")
    edit(project, (TEA, "title: Shared tea", "title: Tea for all"))
    commit(tmp_path)
    assert diff(project, "main", "branch").count("    - ") == 2
    assert diff(project, "main", "branch", "--merge-base").endswith(SAID)
    git(tmp_path, "switch", "-q", "branch")
    assert diff(project, "main", "--merge-base").endswith(SAID)
    git(tmp_path, "switch", "-q", "main")
    git(tmp_path, "merge", "-q", "--no-ff", "-m", "merge", "branch")
    assert diff(project, "HEAD^1", "HEAD").endswith(SAID)
    assert "title changed" in diff(project, "HEAD^2", "HEAD")
    assert diff(project, "HEAD^2", "HEAD").count("    - ") == 1


def test_git_starts_as_often_for_many_records_as_for_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = start(tmp_path / "repository")
    few = Commit("few", git(project, "rev-parse", "HEAD"))
    statement = (project / HOUR).read_text("utf-8")
    for number in range(40):
        (project / f"findings/hour-{number}.yml").write_text(statement, "utf-8")
    many = Commit("many", commit(project))
    starts = []
    for each in (few, many):
        log = tmp_path / f"{each.revision}.log"
        monkeypatch.setenv("GIT_TRACE2_EVENT", str(log))
        read_commit(project, each)
        monkeypatch.delenv("GIT_TRACE2_EVENT")
        starts.append(log.read_text("utf-8").count('"event":"start"'))
    assert starts == [3, 3]


def test_a_tag_and_the_beginning_of_an_id_name_a_commit(tmp_path: Path) -> None:
    project = start(tmp_path)
    git(tmp_path, "tag", "-a", "v1", "-m", "one")
    edit(project, SILENT)
    last = commit(tmp_path)
    assert diff(project, "v1", last[:9]).endswith(SAID)
    assert f"to {last[:9]}\n" in ask(project, "diff", "v1", last[:9]).stdout


def test_a_finding_in_another_file_is_renamed(tmp_path: Path) -> None:
    project = start(tmp_path)
    (project / HOUR).rename(project / "findings" / "hour-of-quiet.yml")
    edit(project, ("findings/synthesis.yml", "quiet-hour]", "hour-of-quiet]"))
    assert diff(project, "HEAD") == (
        "1 change in 1 record.\n"
        "\n"
        "Findings published, withdrawn, added or removed\n"
        "\n"
        "  Finding “The quiet hour” (hour-of-quiet)\n"
        "    - finding renamed from quiet-hour to hour-of-quiet\n"
        "      note:   Links to the page under its old name no longer find it.\n"
    )


def test_a_shallow_clone_is_told_what_to_fetch(tmp_path: Path) -> None:
    start(tmp_path / "whole")
    first = git(tmp_path / "whole", "rev-parse", "HEAD")
    commit(tmp_path / "whole")
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}/whole", "part")
    cure = (
        " This clone holds a part of the history alone. Fetch the rest with: git fetch --unshallow, or, in a workflow "
        "of GitHub, with fetch-depth: 0 at the checkout."
    )
    assert refused(tmp_path / "part", "HEAD^") == f"Git knows no commit by the name of 'HEAD^' here.{cure}"
    assert refused(tmp_path / "part", first) == f"Git knows no commit by the name of '{first}' here.{cure}"
    assert diff(tmp_path / "part", "HEAD") == NOTHING


def test_a_partial_clone_fetches_nothing(tmp_path: Path) -> None:
    start(tmp_path / "whole")
    edit(tmp_path / "whole", SILENT)
    commit(tmp_path / "whole")
    git(tmp_path / "whole", "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{tmp_path}/whole", "part")
    count = len(contents(tmp_path / "part"))
    assert refused(tmp_path / "part", "HEAD^").startswith("Git ")
    assert len(contents(tmp_path / "part")) == count


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["no-such"], f"{UNKNOWN.format('no-such')}{LOOK}"),
        (["main", "no-such"], f"{UNKNOWN.format('no-such')}{LOOK}"),
        (["HEAD:findings"], f"{UNKNOWN.format('HEAD:findings')}{LOOK}"),
        (["--", "--output=x"], f"{UNKNOWN.format('--output=x')}{LOOK}"),
        (["main..HEAD"], f"{UNKNOWN.format('main..HEAD')}{APART}"),
        (["main", "other", "--merge-base"], "main and other have no commit in common here."),
    ],
)
def test_a_commit_that_is_not_there_is_told_in_plain_words(tmp_path: Path, words: list[str], message: str) -> None:
    project = start(tmp_path)
    git(tmp_path, "switch", "-q", "--orphan", "other")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "other")
    git(tmp_path, "switch", "-q", "main")
    assert refused(project, *words) == message
    assert not (tmp_path / "x").exists()


def test_outside_a_repository_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    project = copytree(PROJECT, tmp_path / "tea")
    assert refused(project, "HEAD") == (
        f"Git cannot read the history of {project}: not a git repository (or any of the parent directories): .git"
    )
    monkeypatch.setenv("PATH", "")
    assert refused(project, "HEAD") == "Git is not installed, and the records of a commit are read with it."


def test_outside_a_project_the_command_says_what_is_missing(tmp_path: Path) -> None:
    assert "There is no findings/synthesis.yml" in refused(tmp_path, "HEAD")


def test_before_there_were_records_everything_is_new(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "empty")
    project = copytree(PROJECT, tmp_path / "tea")
    told = ask(project, "diff", "HEAD").stdout
    first = git(tmp_path, "rev-parse", "--short=7", "HEAD")
    assert f"\n! There are no records in HEAD ({first}).\n" in told
    assert told.count(" added\n") == 10


def test_a_record_that_cannot_be_read_is_named_with_its_commit_and_nothing_is_said_of_it(tmp_path: Path) -> None:
    project = start(tmp_path)
    edit(project, (TEA, "title: Shared tea", "title: [Shared tea"), SILENT)
    broken = commit(tmp_path, "broken")
    gap = f"! {TEA} is not compared: in HEAD ({broken[:7]}), line 2, YML001: "
    told = diff(project, "HEAD^", "HEAD")
    assert told.splitlines()[1].startswith(gap[: gap.index("line")])
    assert told.endswith(SAID)
    assert "shared-tea)" not in told
    edit(project, (TEA, "title: [Shared tea", "title: Shared coffee"))
    told = diff(project, "HEAD")
    assert f"! {TEA} is not compared: in HEAD" in told
    assert told.startswith("Nothing changed in what could be compared.\n")
    assert "Shared coffee" not in told


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("references/references.bib", b"\x89PNG"),
        ("references/sources/hall2021.txt", b"\xff\xfe\x00"),
        ("references/studies/night-shift.yml", b"title: a\n"),
        ("findings/synthesis.yml", b"title: a\n"),
        (TEA, b"# " + b"x" * 300_000),
        (TEA, b"# " + b"x" * 5_000_000),
    ],
)
def test_nothing_is_called_removed_that_could_not_be_read(tmp_path: Path, file: str, content: bytes) -> None:
    project = start(tmp_path)
    (project / file).write_bytes(content)
    commit(tmp_path)
    told = diff(project, "HEAD^", "HEAD")
    assert told.startswith("Nothing changed in what could be compared.\n")
    assert f"! {file} is not compared: in HEAD (" in told


@pytest.mark.parametrize(
    "link", [TEA, "findings", "references/sources", "references/sources/hall2021.txt", "references/references.bib"]
)
def test_a_link_is_not_followed(tmp_path: Path, link: str) -> None:
    project = start(tmp_path / "repository")
    (project / link).rename(tmp_path / "outside")
    (project / link).symlink_to(tmp_path / "outside")
    commit(project)
    told = ask(project, "--project", str(project), "diff", "HEAD^", "HEAD").stdout
    assert "Nothing changed in what could be compared.\n" in told
    (gap,) = (line for line in told.splitlines() if line.startswith(f"! {link} is not compared: "))
    assert "YML002" in gap


def test_a_fault_in_one_entry_leaves_the_others_to_be_compared(tmp_path: Path) -> None:
    project = start(tmp_path)
    library = "references/references.bib"
    edit(project, (library, "title = {Tea on", "title = Tea on"), (library, "Quay Press", "Pier Press"))
    told = diff(project, "HEAD")
    assert f"! {library} is not compared: " in told
    assert "Pier" in told
    assert "reference removed" not in told


def test_nothing_of_a_transcript_is_told(tmp_path: Path) -> None:
    project = start(tmp_path / "repository")
    folder = tmp_path / "transcripts"
    folder.mkdir()
    (folder / "reed2022.txt").write_text(TRANSCRIPT, "utf-8")
    (project / "references" / "sources" / "reed2022.txt").unlink()
    commit(project)
    for path in ("../transcripts", str(folder)):
        edit(project, ("findings/synthesis.yml", "settings:", f"settings:\n  sources: {path}"))
        commit(tmp_path / "repository")
        assert set(read_files(project).corpus.sources) == {"hall2021"}
        edit(project, (TEA, "text: The kettle tells us who is awake", "text: Nobody told us anything"))
        (folder / "reed2022.txt").write_text(TRANSCRIPT[::-1], "utf-8")
        for style in ("text", "markdown", "json"):
            told = diff(project, "HEAD", "--format", style)
            assert "quote kettle replaced" in told
            assert "is not compared" not in told
            assert leaks(told) <= leaks("Nobody told us anything")
            assert "kettle tells us who" not in told
        git(tmp_path / "repository", "reset", "-q", "--hard", "HEAD^")


def test_colour_marks_words_on_a_terminal_that_wants_it(tmp_path: Path) -> None:
    project = start(tmp_path)
    edit(project, SILENT)
    told = run(project, "diff", "HEAD", environment={"FORCE_COLOR": "1", "NO_COLOR": ""}).stdout
    assert "Before dawn \x1b[1;31m{-nobody speaks.-}\x1b[0m" in told
    assert "\x1b" not in run(project, "diff", "HEAD", "--format", "json", environment={"FORCE_COLOR": "1"}).stdout


def test_the_same_commits_give_the_same_words_everywhere(tmp_path: Path) -> None:
    project = start(tmp_path)
    edit(project, SILENT)
    commit(tmp_path)
    places = ({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    one, other = (run(project, "diff", "HEAD^", "HEAD", "--format", "json", environment=each) for each in places)
    assert one.stdout == other.stdout
    assert json.loads(one.stdout)["changes"][0]["field"] == "statement"

"""The workflows: what starts them, what they may do, and that each command in them exists."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from conftest import ROOT
from contributing.commands import refusal
from workflows.reading import FILES, GITHUB, jobs, read, scripts, steps

ZIZMOR = Path(sys.executable).parent / "zizmor"
OURS = re.compile(r"(?:\.venv/bin/)?(?:evidence-site|make) [^|>&;\n]*")
MAY_WRITE = {
    ("publish.yml", "deploy"): {"pages", "id-token"},
    ("links.yml", "tell"): {"issues"},
    ("codeql.yml", "analyse"): {"security-events"},
}
REPORTS_ALONE = {"security-events"}
"""A right that lets a job say what it found, and change nothing."""


def test_there_are_five() -> None:
    assert [path.name for path in FILES] == ["checks.yml", "codeql.yml", "links.yml", "nightly.yml", "publish.yml"]


@pytest.mark.parametrize(
    ("file", "events"),
    [
        ("checks.yml", {"pull_request": "", "merge_group": ""}),
        ("publish.yml", {"push": {"branches": ["main"]}, "workflow_dispatch": ""}),
        ("links.yml", {"schedule": [{"cron": "17 5 * * 1"}], "workflow_dispatch": ""}),
        ("nightly.yml", {"schedule": [{"cron": "41 2 * * *"}], "workflow_dispatch": ""}),
        (
            "codeql.yml",
            {"pull_request": "", "push": {"branches": ["main"]}, "schedule": [{"cron": "23 4 * * 2"}]},
        ),
    ],
)
def test_a_workflow_is_started_by_these_events_alone(file: str, events: object) -> None:
    assert read(GITHUB / "workflows" / file)["on"] == events


@pytest.mark.parametrize("persona", ["pedantic", "auditor"])
def test_a_security_audit_finds_nothing(persona: str) -> None:
    audit = subprocess.run(
        [ZIZMOR, "--offline", "--no-progress", "--strict-collection", f"--persona={persona}", GITHUB],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert audit.returncode == 0, audit.stdout + audit.stderr
    for path in FILES:
        assert f"completed {path}" in audit.stderr.replace("\\", "/")
    assert "No findings to report" in audit.stdout


def test_nothing_is_allowed_but_what_a_job_asks_for() -> None:
    assert [read(path)["permissions"] for path in FILES] == [{}] * len(FILES)
    for file, name, job in jobs():
        writes = {each for each, access in job["permissions"].items() if access == "write"}
        assert writes == MAY_WRITE.get((file, name), set()), f"{file}: {name}"
        assert set(job["permissions"].values()) <= {"read", "write"}


def test_a_job_that_may_write_checks_out_nothing_and_runs_no_code_of_the_repository() -> None:
    for step in steps():
        if not MAY_WRITE.get((step.file, step.job), REPORTS_ALONE) <= REPORTS_ALONE:
            assert "checkout" not in step.fields.get("uses", "")
            assert not OURS.search(step.fields.get("run", ""))


def test_a_pull_request_learns_no_secret() -> None:
    text = (GITHUB / "workflows" / "checks.yml").read_text(encoding="utf-8")
    assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN|pull_request_target|workflow_run", text)


def test_no_expression_stands_in_a_script() -> None:
    assert [name for name, script in scripts() if "${{" in script] == []


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in FILES:
        for line in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8")):
            pinned = re.fullmatch(r"((?:actions|github)/[a-z-]+)(?:/[a-z]+)?@([0-9a-f]{40}  # v\d+\.\d+\.\d+)", line)
            assert pinned, line
            pins.setdefault(pinned[1], set()).add(pinned[2])
    assert {action: len(versions) for action, versions in pins.items()} == dict.fromkeys(pins, 1)
    assert len(pins) > 5


def test_every_job_ends_in_time_and_is_named() -> None:
    for file, name, job in jobs():
        assert 0 < int(job["timeout-minutes"]) <= 60, f"{file}: {name}"
        assert job["runs-on"] == "ubuntu-24.04"
        assert job["name"]
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", name)
        assert all(step["name"] for step in job["steps"])


def test_checking_out_leaves_no_credentials_behind() -> None:
    checkouts = [step.fields for step in steps() if "actions/checkout@" in step.fields.get("uses", "")]
    assert len(checkouts) == 7
    assert all(each["with"]["persist-credentials"] == "false" for each in checkouts)


@pytest.mark.parametrize(("name", "script"), list(scripts()), ids=[name for name, _ in scripts()])
def test_every_command_of_ours_exists_with_its_options(
    name: str, script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path)
    named = OURS.findall(script)
    assert named or "gh " in script, name
    assert [problem for each in named if (problem := refusal(each))] == []


def test_what_a_pull_request_brings_is_looked_at_whole() -> None:
    done = " ".join(script for name, script in scripts() if name.startswith("checks.yml"))
    for command in ("check --pull-request ", "diff HEAD^ ", "build --pull-request --strict", "links site", "make test"):
        assert command in done


def test_the_site_of_a_pull_request_is_kept_for_a_week() -> None:
    (kept,) = (step.fields["with"] for step in steps() if step.file == "checks.yml" and "upload" in str(step.fields))
    assert kept == {"name": "site", "path": "site/", "retention-days": "7"}


def test_a_night_keeps_the_input_that_failed() -> None:
    test, kept = [step.fields for step in steps() if step.file == "nightly.yml"][-2:]
    assert kept["if"] == "${{ failure() }}"
    assert kept["with"]["path"].splitlines() == ["random.txt", "fuzz.txt", "build/fuzz/", ".hypothesis/examples/"]
    assert test["run"].startswith("set -o pipefail\n"), "else a failure would be lost in the pipe"
    assert "make test-random | tee random.txt" in test["run"]
    assert "| tee fuzz.txt" in test["run"]
    nightly = settings.get_profile("nightly")
    assert nightly.database is not None
    assert (nightly.derandomize, settings.get_profile("same").derandomize) == (False, True)
    assert nightly.max_examples >= 100 * settings.get_profile("same").max_examples


def test_publishing_is_never_cut_off() -> None:
    publish = read(GITHUB / "workflows" / "publish.yml")
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert publish["jobs"]["deploy"]["environment"]["name"] == "github-pages"


def test_the_published_site_knows_its_address_and_its_repository() -> None:
    (build,) = (step.fields for step in steps() if step.file == "publish.yml" and step.fields.get("run") == "make site")
    asked = re.findall(r"!ENV (\w+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(build["env"]) == sorted(asked) == ["EDIT_URI", "REPO_URL", "SITE_URL"]


def test_a_new_release_waits_a_week_before_it_is_proposed() -> None:
    updates = read(GITHUB / "dependabot.yml")["updates"]
    assert {each["package-ecosystem"] for each in updates} == {"github-actions", "npm", "pip"}
    assert [each["cooldown"] for each in updates] == [{"default-days": "7"}] * len(updates)

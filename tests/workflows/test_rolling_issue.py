"""The one issue about dead links: opened when there is none, changed when there is one, closed when all is well."""

import os
import subprocess
from pathlib import Path

import pytest

from workflows.reading import steps

(TELL,) = (step.fields for step in steps() if step.file == "links.yml" and step.job == "tell" and "run" in step.fields)
GH = """\
#!/bin/sh
echo "$1 $2 $3" >> calls
case "$1 $2" in
"issue list") echo "$OPEN" ;;
esac
while [ $# -gt 0 ]; do test "$1" = --body-file && cp "$2" told; shift; done
exit 0
"""
REPORT = "$(touch owned) `touch owned` ${{ github.token }}\n::stop-commands::x\n"


@pytest.mark.parametrize(
    ("dead", "opened", "calls"),
    [
        ("1", "", ["label create dead-links", "issue list --label", "issue create --title"]),
        ("1", "7", ["label create dead-links", "issue list --label", "issue edit 7"]),
        ("0", "", ["label create dead-links", "issue list --label"]),
        ("0", "7", ["label create dead-links", "issue list --label", "issue edit 7", "issue close 7"]),
    ],
)
def test_there_is_one_issue_and_only_while_a_link_is_dead(
    tmp_path: Path, dead: str, opened: str, calls: list[str]
) -> None:
    program = tmp_path / "gh"
    program.write_text(GH)
    program.chmod(0o755)
    (tmp_path / "links.md").write_text(REPORT)
    ours = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "OPEN": opened, "DEAD": dead}
    done = subprocess.run(
        ["bash", "-e", "-c", TELL["run"]],
        cwd=tmp_path,
        env=ours,
        capture_output=True,
        text=True,
        check=False,
        timeout=20,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "calls").read_text().splitlines() == calls
    assert not (tmp_path / "owned").exists()
    assert "stop-commands" not in done.stdout
    if len(calls) > 2:
        assert (tmp_path / "told").read_text() == REPORT


def test_an_issue_holds_what_github_lets_it_hold(tmp_path: Path) -> None:
    (tmp_path / "gh").write_text(GH)
    (tmp_path / "gh").chmod(0o755)
    (tmp_path / "links.md").write_text("a" * 100_000)
    ours = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "OPEN": "", "DEAD": "1"}
    subprocess.run(["bash", "-e", "-c", TELL["run"]], cwd=tmp_path, env=ours, check=True, timeout=20)
    assert len((tmp_path / "told").read_text()) == 60_000

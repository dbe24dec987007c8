"""The hook for pre-commit, as another repository runs it."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from conftest import ROOT

pytestmark = pytest.mark.slow

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def run_hook(project: Path) -> subprocess.CompletedProcess[str]:
    command, *words = shlex.split(HOOK["entry"])
    script = Path(sys.executable).parent / command
    return subprocess.run([script, *words], cwd=project, capture_output=True, text=True, check=False, timeout=60)


def test_it_has_what_pre_commit_asks_for() -> None:
    assert HOOK["id"] == "evidence-site-check"
    assert HOOK["language"] == "python"
    assert HOOK["pass_filenames"] is False


def test_it_passes_records_that_are_in_order_and_fails_others(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    assert run_hook(project).returncode == 0
    finding = project / "findings" / "last-out.yml"
    finding.write_bytes(finding.read_bytes().replace(b"relation: contributes", b"relation: contribute"))
    failed = run_hook(project)
    assert failed.returncode == 1
    assert "did you mean `contributes`?" in failed.stdout


@pytest.mark.parametrize(
    ("path", "is_looked_at"),
    [
        ("findings/local-trust.yml", True),
        ("findings/local-trust.yaml", True),
        ("references/references.bib", True),
        ("references/sources/waring2023.txt", True),
        ("sites/nights/findings/synthesis.yml", True),
        ("README.md", False),
        ("mkdocs.yml", False),
        ("old-findings/a.yml", False),
    ],
)
def test_it_runs_when_a_record_changes(path: str, *, is_looked_at: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is is_looked_at

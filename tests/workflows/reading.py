"""The workflows, as GitHub reads them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from conftest import ROOT

GITHUB = ROOT / ".github"
FILES = sorted((GITHUB / "workflows").iterdir())


class Step(NamedTuple):
    """A step, and the file and job that it belongs to."""

    file: str
    job: str
    fields: Mapping[str, Any]


def read(path: Path) -> Any:
    """Read a file in which `on` is a word, as on GitHub, and not a truth value."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- it makes texts alone


def jobs() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Give each job, with its file and name."""
    for path in FILES:
        for name, job in read(path)["jobs"].items():
            yield path.name, name, job


def steps() -> Iterator[Step]:
    """Give each step of each job."""
    for file, name, job in jobs():
        for fields in job["steps"]:
            yield Step(file, name, fields)


def scripts() -> Iterator[tuple[str, str]]:
    """Give the script of each step that has one, with a name for it."""
    for step in steps():
        if "run" in step.fields:
            yield f"{step.file}: {step.fields['name']}", step.fields["run"]

"""The form on two sites: that of a study, and of a synthesis made from it."""

import re
from pathlib import Path

from conftest import copy_study
from engines.running import run

REPOSITORY = "repo_url: https://github.com/example/clinical\nedit_uri: edit/main/docs/\n"
SOURCE = "waring2023"


def published(folder: Path, *, kind: str) -> Path:
    """Copy our study, whose text is published, as a site of one study or as a synthesis."""
    project = copy_study(folder)
    settings = project / "mkdocs.yml"
    text = re.sub(r"^(repo_url|edit_uri):.*\n", "", settings.read_text("utf-8"), flags=re.MULTILINE)
    settings.write_text(REPOSITORY + text, "utf-8")
    synthesis = project / "findings" / "synthesis.yml"
    text = re.sub(r"^  publish_sources:.*\n", "", synthesis.read_text("utf-8"), flags=re.MULTILINE)
    synthesis.write_text(text.replace("type: single-study", f"type: {kind}"), "utf-8")
    source = project / "references" / "sources" / f"{SOURCE}.txt"
    head = "" if "Publish: yes" in source.read_text("utf-8") else "Publish: yes\nLicence: CC BY 4.0\n"
    source.write_text(head + source.read_text("utf-8"), "utf-8")
    return project


def built(folder: Path, *, kind: str) -> Path:
    """Build such a site."""
    project = published(folder, kind=kind)
    done = run(project, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return project

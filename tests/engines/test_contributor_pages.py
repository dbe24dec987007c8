"""The pages for contributors in a built site: found by navigation and links, and by no search."""

import json
import shutil
from pathlib import Path

import pytest

from conftest import GOLDEN, ROOT
from engines.running import mkdocs, run, zensical
from engines.site_reading import read_search
from evidence_site.model.schema import schema_files

pytestmark = pytest.mark.slow

EDITED_AND_STRICT = """\
repo_url: https://example.org/one-lamp
edit_uri: edit/main/docs/
strict: true
validation:
  nav: {omitted_files: warn}
  links: {not_found: warn, anchors: warn, unrecognized_links: warn}
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contributors") / "minimal"
    shutil.copytree(GOLDEN / "minimal", folder, ignore=shutil.ignore_patterns("expected"))
    settings = folder / "mkdocs.yml"
    theirs = settings.read_text(encoding="utf-8").replace(
        "font: false", "font: false\n  features: [content.action.edit]"
    )
    settings.write_text(theirs + EDITED_AND_STRICT, encoding="utf-8")
    (folder / "docs" / "help.md").write_text(
        "# Help\n\n[Fields](record-reference.md#record-finding), [faults](faults/index.md#family-quo), "
        "[one](faults/quo001.md#why), [schema](schemas/finding.json)\n",
        encoding="utf-8",
    )
    built = run(folder, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    rendered = run(folder, "render", "--out", "rendered")
    assert rendered.returncode == 0, rendered.stderr
    return folder


def searched(site: Path) -> set[str]:
    """Return the pages that a search of the site finds."""
    return {each.page for each in read_search(site)}


def test_the_search_index_of_the_site_leaves_them_out(project: Path) -> None:
    found = searched(project / "site")
    assert {"findings/light-first/", "about/"} <= found
    assert [each for each in found if each.startswith(("faults/", "record-reference/"))] == []


def test_plain_mkdocs_builds_the_rendered_project_strictly_and_leaves_them_out_of_its_search(project: Path) -> None:
    built = mkdocs(project / "rendered", "build")
    assert built.returncode == 0, built.stderr
    found = searched(project / "rendered" / "site")
    assert searched(project / "site") <= found
    assert (project / "rendered" / "site" / "faults" / "quo001" / "index.html").is_file()


@pytest.mark.second_builder
def test_zensical_leaves_them_out_of_its_search(project: Path) -> None:
    built = zensical(project / "rendered", "build", "--clean")
    assert built.returncode == 0, built.stderr
    (index,) = (project / "rendered" / "site").glob("search*.json")
    found = {item["location"].partition("#")[0] for item in json.loads(index.read_text(encoding="utf-8"))["items"]}
    assert "findings/light-first/" in found
    assert [each for each in found if each.startswith(("faults/", "record-reference/"))] == []


def test_only_pages_that_come_from_a_record_can_be_edited(project: Path) -> None:
    pages = {name: (project / "site" / name / "index.html").read_text("utf-8") for name in ("about", "faults/quo001")}
    assert "https://example.org/one-lamp/edit/main/findings/synthesis.yml" in pages["about"]
    assert "/edit/main/" not in pages["faults/quo001"]


def test_the_schemas_are_published_with_a_site_that_keeps_none(project: Path) -> None:
    published = {path.name: path.read_bytes() for path in (project / "site" / "schemas").iterdir()}
    assert published == schema_files()


def test_a_site_that_keeps_schemas_among_its_pages_publishes_those(tmp_path: Path) -> None:
    folder = shutil.copytree(GOLDEN / "minimal", tmp_path / "minimal", ignore=shutil.ignore_patterns("expected"))
    assert run(folder, "schema").returncode == 0
    kept = folder / "docs" / "schemas" / "finding.json"
    assert kept.read_bytes() == (ROOT / "docs" / "schemas" / "finding.json").read_bytes()
    kept.write_text("{}", encoding="utf-8")
    built = mkdocs(folder, "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert (folder / "site" / "schemas" / "finding.json").read_text(encoding="utf-8") == "{}"
    assert run(folder, "render", "--out", "rendered").returncode == 0
    assert (folder / "rendered" / "docs" / "schemas" / "finding.json").read_text(encoding="utf-8") == "{}"


def test_schemas_are_written_where_one_asks(tmp_path: Path) -> None:
    assert run(tmp_path, "schema", "--out", "deep/schemas").returncode == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "deep" / "schemas").iterdir()} == schema_files()

"""A site of a thousand pages, whole and with faults planted in it, with lychee as a second opinion."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engines.running import run
from evidence_site.diagnostics import Diagnostic
from evidence_site.links.inside import check_site
from links.planting import ADDRESS, FINDINGS, PLANTS, Plant, plant, write_many

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("links")]  # one worker builds the site


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links") / "project"
    write_many(folder)
    built = run(folder, "build", "--site-dir", str(folder / "whole" / "study"))
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def planted(project: Path) -> tuple[Path, dict[str, Plant]]:
    site = Path(shutil.copytree(project / "whole", project / "planted")) / "study"
    return site, plant(site)


@pytest.fixture(scope="module")
def found(planted: tuple[Path, dict[str, Plant]], project: Path) -> tuple[Diagnostic, ...]:
    return check_site(planted[0], project=project).diagnostics


def lychee(site: Path) -> Iterator[tuple[str, int, str]]:
    """Yield the page, line and address of everything that lychee objects to. It looks for no own address on the web."""
    root = site.parent
    command = [str(Path(sys.executable).parent / "lychee"), "--offline", "--include-fragments", "--no-progress"]
    options = ["--index-files", "index.html", "--extensions", "html", "--format", "json", "--root-dir", str(root)]
    done = subprocess.run([*command, *options, site.name], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 2}, done.stderr
    for file, errors in json.loads(done.stdout)["error_map"].items():
        for error in errors:
            yield file.removeprefix(f"{site.name}/"), error["span"]["line"], error["url"]


def test_a_site_that_is_whole_raises_no_alarm(project: Path) -> None:
    checked = check_site(project / "whole" / "study", project=project)
    assert [(each.code, each.location, each.fault.message) for each in checked.diagnostics] == []
    assert checked.pages > FINDINGS
    assert checked.links > 20 * FINDINGS


def test_lychee_raises_no_alarm_on_it_either(project: Path) -> None:
    assert list(lychee(project / "whole" / "study")) == []


def test_there_are_many_kinds_of_faults() -> None:
    assert len(PLANTS) >= 25
    assert len({each.name for each in PLANTS}) == len(PLANTS)


def test_every_planted_fault_is_found_at_its_line_and_nothing_else(
    planted: tuple[Path, dict[str, Plant]], found: tuple[Diagnostic, ...]
) -> None:
    site, plants = planted
    assert {each.location.file: each.code for each in found} == {path: each.code for path, each in plants.items()}
    assert len(found) == len(plants)
    for each in found:
        line = (site / each.location.file).read_text("utf-8").split("\n")[each.location.line - 1]
        there = line[each.location.column - 1 : each.location.end_column - 1]
        assert plants[each.location.file].address in there
        assert each.excerpt == line


def test_lychee_finds_the_same_where_it_looks(
    planted: tuple[Path, dict[str, Plant]], found: tuple[Diagnostic, ...]
) -> None:
    site, plants = planted
    second = {(path, line) for path, line, _ in lychee(site)}
    ours = {(each.location.file, each.location.line) for each in found}
    assert second - ours == set()
    assert {path for path, _ in second} == {path for path, each in plants.items() if each.seen_by_lychee}


def test_each_fault_names_the_record_that_its_page_comes_from(found: tuple[Diagnostic, ...]) -> None:
    pages = [each for each in found if each.location.file.startswith("findings/")]
    assert len(pages) > 20
    for each in pages:
        record = f"findings/{each.location.file.split('/')[1]}.yml"
        assert each.fault.notes[-1].startswith(f"The page is made from {record}")


def test_what_stands_on_every_page_is_told_once(project: Path, tmp_path: Path) -> None:
    site = Path(shutil.copytree(project / "whole" / "study", tmp_path / "site", copy_function=os.link))
    pages = sorted(site.glob("findings/light-1*/index.html"))
    for page in pages:
        text = page.read_text("utf-8").replace("</body>", '<a href="../../impressum/">Legal</a></body>')
        page.unlink()  # it is the same file as in the whole site
        page.write_text(text, "utf-8")
    (told,) = check_site(site, project=project).diagnostics
    assert told.location.file == "findings/light-1/index.html"
    assert told.fault.notes == (
        f"The same stands {len(pages) - 1} times more. It probably comes from the navigation, the theme or a template.",
    )


def test_the_address_of_the_site_is_read_from_its_pages(project: Path) -> None:
    robots = project / "whole" / "study" / "sitemap.xml"
    assert f"<loc>{ADDRESS}</loc>" in robots.read_text("utf-8")

"""The brief fills two sides of A4 on paper, whatever the site: one study, a small synthesis, or a very large one."""

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pypdf import PdfReader

from browser.browsing import Browser, Site, serving
from conftest import GOLDEN, copy_study
from engines.running import run

PAGE = re.compile(rb"/Type\s*/Page\b")
MANY = 60
LONG = "Bakers who work at night and far from one another learn from what they hear long before they learn from rules"
WIDER = "() => { document.body.style.letterSpacing = '.03em'; }"
"""Makes words about as wide as in the fonts of a machine that did not load ours in time."""


def pages_of(browser: Browser, address: str, change: str = "", paper: str | None = None) -> int:
    """Print a page, and count the sheets of paper: A4, unless a size of paper is named."""
    with browser.open() as context:
        page = context.new_page()
        page.goto(address, wait_until="load")
        if change:
            page.evaluate(change)
        return len(PAGE.findall(page.pdf(prefer_css_page_size=paper is None, format=paper)))


@pytest.mark.parametrize("change", ["", WIDER], ids=["our fonts", "wider fonts"])
def test_the_brief_is_two_pages(change: str, built: Site, found: Browser) -> None:
    assert pages_of(found, f"{built.address}brief/", change) == 2


def test_a_worksheet_prints_on_few_pages(built: Site, found: Browser) -> None:
    rows = (built.folder / "worksheet" / "index.html").read_text("utf-8").count('<th scope="row"')
    assert 0 < pages_of(found, f"{built.address}worksheet/") <= 1 + rows // 4


class WithoutAnchors(yaml.SafeDumper):
    """Writes YAML as records have it: the same list twice is written twice."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 -- the library's own signature
        return True


def written(record: dict[str, object]) -> str:
    return yaml.dump(record, Dumper=WithoutAnchors, allow_unicode=True)


def grown(folder: Path) -> Path:
    """Make a large synthesis: many findings with long claims, and long lists in every field that the brief shows."""
    project = Path(shutil.copytree(GOLDEN / "night-bakery", folder, ignore=shutil.ignore_patterns("expected")))
    finding = yaml.safe_load((project / "findings" / "learning-by-ear.yml").read_text("utf-8"))
    finding = {name: value for name, value in finding.items() if name not in {"related", "assessment"}}
    names = [f"theme-{number}" for number in range(MANY)]
    for number, name in enumerate(names):
        also = {"title": f"Theme {number} of what they hear", "statement": f"{LONG} ({number}).", "summary": LONG + "."}
        text = written(finding | also)
        (project / "findings" / f"{name}.yml").write_text(text, "utf-8")
    file = project / "findings" / "synthesis.yml"
    synthesis = yaml.safe_load(file.read_text("utf-8"))
    synthesis["order"] += names
    for field in ("does_not_say", "not_designed_to_show"):
        synthesis[field] = [f"{LONG.lower()}, said the {number}th" for number in range(20)]
    synthesis["says"] = [{**synthesis["says"][0], "text": f"{LONG}: {number}."} for number in range(20)]
    synthesis["question"] = f"{LONG}, or do they?"
    file.write_text(written(synthesis), "utf-8")
    return project


def wordy(folder: Path) -> Path:
    """Make one study with as many facts and as long ones as a record may have."""
    folder.mkdir()
    copy_study(folder)
    file = folder / "references" / "studies" / "clinical-leaders-ics.yml"
    study = yaml.safe_load(file.read_text("utf-8"))
    study["setting"] = f"{LONG}, and so on"
    study["design"] = LONG
    study["peer_review"] = LONG
    study["funding"] = [{**study["funding"][0], "programme": f"{LONG} {number}"} for number in range(4)]
    study["conclusions"][1]["items"] = [f"{LONG} {number}" for number in range(12)]
    file.write_text(written(study), "utf-8")
    return folder


@pytest.fixture(scope="module", params=[grown, wordy], ids=["many findings", "long facts"])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    make: Callable[[Path], Path] = request.param
    project = make(tmp_path_factory.mktemp("large") / "project")
    outcome = run(project, "build")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return project / "site"


@pytest.mark.parametrize("change", ["", WIDER], ids=["our fonts", "wider fonts"])
def test_a_large_brief_is_two_pages_too(change: str, large: Path, found: Browser) -> None:
    with serving(large) as address:
        assert pages_of(found, f"{address}brief/", change) == 2


def test_a_large_brief_is_two_pages_of_letter_size_too(large: Path, found: Browser) -> None:
    with serving(large) as address:
        assert pages_of(found, f"{address}brief/", paper="Letter") == 2


def test_a_large_brief_fills_its_paper(large: Path, found: Browser) -> None:
    """Of what it lists, whatever fits is there: two thirds of the second sheet, at least, are printed on."""
    with serving(large) as address, found.open() as context:
        page = context.new_page()
        page.goto(f"{address}brief/", wait_until="load")
        last = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[-1]
    heights: list[float] = []
    last.extract_text(
        visitor_text=lambda text, cm, tm, *_: heights.append(cm[5] + tm[5] * cm[3]) if text.strip() else None
    )
    assert min(heights) < float(last.mediabox.height) / 3

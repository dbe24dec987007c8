"""The site of this repository, built by its own command."""

import re
from pathlib import Path

import pytest

from conftest import copy_study
from engines.running import contents, mkdocs, run
from engines.site_reading import read_page, read_site

pytestmark = pytest.mark.slow

CONTRIBUTIONS = {
    "analytical-insights": (
        "making analytical insights into integration strategies that ensured their relevance and quality to clinical "
        "communities"
    ),
    "representing-clinicians-views": (
        "representing the views of clinicians in system decision-making thereby enhancing the legitimacy of change"
    ),
    "translation-and-communication": (
        "translation and communication activities to articulate integration strategies in favourable ways and ensure "
        "clinical engagement"
    ),
    "relational-work": (
        "relational work in the form of brokering and building connections and mediating conflict between multiple "
        "stakeholders"
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_study(tmp_path_factory.mktemp("study"))
    built = run(project, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


def test_it_has_a_home_and_a_page_for_each_contribution(site: Path) -> None:
    pages = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert pages >= {".", "findings", *(f"findings/{name}" for name in CONTRIBUTIONS)}


@pytest.mark.parametrize("name", CONTRIBUTIONS)
def test_each_contribution_shows_its_quote_checked_with_its_place(site: Path, name: str) -> None:
    html = (site / "findings" / name / "index.html").read_text(encoding="utf-8")
    figure = re.search(r'<figure class="quote[^>]*>.*?</figure>', html, re.DOTALL)
    assert figure
    assert "<blockquote" in figure[0]
    words = read_page(figure[0], within=None).text
    assert CONTRIBUTIONS[name] in words
    assert "Abstract, Results, sentence 1, item (" in words
    assert "found in our copy of the abstract" in words


def test_every_link_within_the_site_leads_somewhere(site: Path) -> None:
    dead = []
    for name, page in read_site(site).items():
        for link in page.links:
            path, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", link):
                continue
            folder = site if path.startswith("/") else (site / name).parent
            target = folder / path.lstrip("/") if path else site / name
            target = target / "index.html" if target.is_dir() else target
            text = target.read_text(encoding="utf-8") if target.is_file() else ""
            if not target.is_file() or (anchor and f'id="{anchor}"' not in text):
                dead.append((name, link))
    assert dead == []


def test_every_page_names_itself_and_says_what_it_is_about(site: Path) -> None:
    titles = {}
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        title = re.search(r"<title>(.+?)</title>", html)
        description = re.search(r'<meta name="description" content="([^"]+)">', html)
        assert title, path
        assert description, path
        titles[title[1]] = path
    assert len(titles) == len(list(site.rglob("index.html")))


def test_the_records_that_the_pages_come_from_are_published_line_by_line_without_comments(
    site: Path, study: Path
) -> None:
    published = contents(site / "records")
    record = (study / "findings" / "relational-work.yml").read_text("utf-8")
    lines = published["findings/relational-work.yml"].decode().splitlines()
    assert lines == ["" if line.startswith("#") else line for line in record.splitlines()]
    assert {f"findings/{name}.yml" for name in CONTRIBUTIONS} <= set(published)


def test_private_details_of_the_source_stay_out(site: Path) -> None:
    everything = b"".join(contents(site).values())
    assert b"dr_waring" not in everything
    assert b"j.waring" not in everything


def test_plain_mkdocs_builds_the_same_bytes(study: Path, site: Path) -> None:
    built = mkdocs(study, "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert contents(study / "site") == contents(site)

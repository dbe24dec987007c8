"""A real browser keeps to the policy of the built pages: all that is ours works, and nothing else runs or is fetched.

The site has `repo_url` set, of which Material would ask GitHub for stars and releases.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.browsing import Browser, Watch, addresses, serving, some_of_each_kind
from conftest import copy_study
from engines.running import run

QUERY = "dialog.search input"
RESULTS = ".search-results > li"
INJECTED = '<script>document.title = "taken"</script><img src="https://outside.example/spy.png" alt="">'
BY_HAND = f"# By hand\n\n{INJECTED}\n\n| a | b |\n|--:|:--|\n| 1 | 2 |\n"
NOTE = """
window.refused = [];
addEventListener("securitypolicyviolation", event => window.refused.push(event.effectiveDirective));
"""
REFUSED = "() => window.refused"
ALIGNED = "cell => getComputedStyle(cell).textAlign"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_study(tmp_path_factory.mktemp("study"))
    (project / "docs" / "hand-written.md").write_text(BY_HAND)
    settings = project / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\nrepo_url: https://github.com/example/example\n", "utf-8")
    built = run(project, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    return project / "site"


@contextmanager
def visiting(found: Browser, site: Path) -> Iterator[tuple[Page, Watch]]:
    """Serve the site, and give a page that notes what is refused, with its watch."""
    with serving(site) as address, found.open() as context:
        page = context.new_page()
        watch = Watch(address)
        watch.follow(page)
        page.add_init_script(NOTE)
        yield page, watch


def test_nothing_of_the_site_or_of_material_is_refused(site: Path, found: Browser) -> None:
    with visiting(found, site) as (page, watch):
        for path in some_of_each_kind(addresses(site)):
            if path != "hand-written/":
                page.goto(watch.address + path, wait_until="load")
                assert page.evaluate(REFUSED) == [], path
        page.goto(f"{watch.address}404.html")
        assert page.evaluate(REFUSED) == []
        assert watch.faults == []


def test_the_search_works_under_the_policy(site: Path, found: Browser) -> None:
    with visiting(found, site) as (page, watch):
        page.goto(watch.address)
        page.locator(".search-open").click()
        page.locator(QUERY).press_sequentially("translation")
        expect(page.locator(RESULTS).first).to_contain_text("ranslation")
        assert page.evaluate(REFUSED) == []
        assert watch.faults == []


def test_a_script_and_a_picture_in_the_text_of_a_page_do_nothing(site: Path, found: Browser) -> None:
    with visiting(found, site) as (page, watch):
        page.goto(f"{watch.address}hand-written/", wait_until="networkidle")
        assert page.title().startswith("By hand")
        assert page.evaluate(REFUSED) == ["script-src-elem", "img-src"]
        assert page.locator("td").first.evaluate(ALIGNED) in {"right", "-webkit-right"}


@pytest.mark.parametrize("named", [True, False], ids=["named in mkdocs.yml", "named nowhere"])
def test_a_script_beside_the_pages_runs_only_if_mkdocs_yml_names_it(
    *, named: bool, found: Browser, tmp_path: Path
) -> None:
    project = copy_study(tmp_path)
    (project / "docs" / "x.js").write_text('document.title = "taken"')
    (project / "docs" / "hand-written.md").write_text("# By hand\n\n```html\n<script src='../x.js'></script>\n```\n")
    settings = project / "mkdocs.yml"
    if named:
        settings.write_text(f"{settings.read_text('utf-8')}\nextra_javascript: [x.js]\n", "utf-8")
    assert run(project, "build").returncode == 0
    with visiting(found, project / "site") as (page, watch):
        page.goto(f"{watch.address}hand-written/", wait_until="networkidle")
        assert (page.title() == "taken") is named
        assert page.evaluate(REFUSED) == []


def test_what_would_run_such_a_script_or_be_a_page_without_the_policy_is_not_built(tmp_path: Path) -> None:
    project = copy_study(tmp_path)
    (project / "docs" / "x.js").touch()
    (project / "docs" / "visit.html").write_text("<script src=x.js></script>")
    (project / "docs" / "hand-written.md").write_text("# By hand\n\n<script src='../x.js'></script>\n")
    outcome = run(project, "build")
    assert outcome.returncode == 1
    assert "docs/visit.html:1:1: error PAG007 `docs/visit.html` is a page of HTML" in outcome.stdout
    assert "docs/hand-written.md:3:1: error PAG006 `<script>` could run any file of the site" in outcome.stdout


def test_a_page_changed_after_the_build_runs_no_script(site: Path, found: Browser) -> None:
    file = site / "about" / "index.html"
    file.write_text(file.read_text("utf-8").replace("</body>", f"{INJECTED}</body>"), "utf-8")
    with visiting(found, site) as (page, watch):
        page.goto(f"{watch.address}about/", wait_until="networkidle")
        assert page.title() != "taken"
        assert page.evaluate(REFUSED) == ["script-src-elem", "img-src"]

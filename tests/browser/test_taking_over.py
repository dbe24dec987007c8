"""Every way in which a page written by hand, or a setting, once took over a site does nothing in a real browser.

What is refused never comes to a browser: `engines/test_harmless_pages.py` shows that.
"""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from browser.browsing import Browser, Watch, addresses, serving
from conftest import GOLDEN
from engines.running import mkdocs, run

RUN = "window.taken=1;location='https://outside.example/'"
AWAY = '<meta http-equiv="refresh" content="0;url=https://outside.example/">'
TAKES_OVER = f'<script>{RUN}</script><img src=x onerror="{RUN}"><svg onload="{RUN}">{AWAY}'
"""What runs on a page if any of it is a tag there."""
ENTITIES = TAKES_OVER.replace("<", "&lt;").replace(">", "&gt;")
FOUND = ".search-results > li, .md-search-result__item"
"""What our search finds, and that of the theme in which what `render` writes is built."""
ENDS = ("</title>", '">', "'>", "-->", "</script>", "</style>", "</textarea>")
"""What could end the place that a text is printed in."""
HOSTILE = "".join(ENDS) + TAKES_OVER
VALUES: dict[str, Any] = {
    "title": HOSTILE,
    "description": HOSTILE,
    "author": HOSTILE,
    "tags": [HOSTILE],
    "icon": HOSTILE,
    "status": HOSTILE,
    "og:title": HOSTILE,
    "og:image": HOSTILE,
    "hide": [HOSTILE],
    "extra": {HOSTILE: HOSTILE},
    "location": HOSTILE,
    "lang": HOSTILE,
    "search": {"boost": 2},
}


def front(values: dict[str, Any]) -> str:
    """Write front matter in which no `<` stands as such, so that only the build can see what is in it."""
    return json.dumps(values).replace("<", "\\u003c")


WITHOUT_AWAY = TAKES_OVER.removesuffix(AWAY)
PAGES = {
    **{
        f"front-{number}.md": f"---\n{front({name: value})}\n---\n# Front\n\nWords.\n"
        for number, (name, value) in enumerate(VALUES.items())
    },
    "all.md": f"---\n{front(VALUES)}\n---\nWords, and no heading.\n",
    "title-of-keys.md": f"---\ntitle: {front({HOSTILE: 1})}\n---\n# Keys\n",
    "title-set.md": f"---\ntitle: !!set {front({HOSTILE: None})}\n---\n# Set\n",
    "plain-lines.md": f"title: {''.join(ENDS)}{WITHOUT_AWAY}\ndescription: {WITHOUT_AWAY}\n\n# Plain\n",
    "heading.md": f"# Of {''.join(ENDS).replace('<', '&lt;').replace('>', '&gt;')}{ENTITIES}\n\n## And {ENTITIES}\n",
    "heading-code.md": f"# `</title>{TAKES_OVER}`\n\n## `{TAKES_OVER}`\n",
    "label.md": "# Label {: data-toc-label='<img src=x onerror=window.taken=1>' }\n\n## B {: data-toc-label='<b>' }\n",
    "<img src=x onerror=window.taken=1>.md": "Words, and no heading.\n",
    "body.md": f"# Body\n\n{WITHOUT_AWAY}\n\n[a link](javascript:{RUN})\n",
    "code.md": f"# Code\n\n```html\n{AWAY}\n<base href='//outside.example/'>\n```\n\nAnd `{AWAY}` in a line.\n",
}
RAW = {"body.md"}
"""Pages whose own text holds a script, which the policy keeps from running; where there is none, as in what `render`
writes, who builds such a page trusts it."""
LAYER = {
    "main.html": '{% extends "base.html" %}{% block libs %}<script>window.taken = 1</script>{% endblock %}',
    "partials/copyright.html": "<script>window.taken = 1</script>",
}
INLINE_SCRIPT = "console: Executing inline script violates"
"""What Chromium says of a script that the policy refuses."""
STATE = "() => [window.taken, location.href]"


def write(project: Path, layer: dict[str, str], pages: dict[str, str]) -> Path:
    """Write a project with hostile pages and settings."""
    shutil.copytree(GOLDEN / "minimal", project, ignore=shutil.ignore_patterns("expected"))
    synthesis = project / "findings" / "synthesis.yml"
    synthesis.write_text(f"{synthesis.read_text('utf-8')}settings:\n  contributor_pages: false\n", "utf-8")
    for name, text in pages.items():
        (project / "docs" / name).write_text(text, "utf-8")
    for name, text in layer.items():
        (project / "layer" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "layer" / name).write_text(text, "utf-8")
    named = [{f"{HOSTILE}{name}": name} for name in sorted(pages)][:4]
    settings = {
        "site_name": f"Name {HOSTILE}",
        "site_description": HOSTILE,
        "site_author": HOSTILE,
        "copyright": f"<script>{RUN}</script>" if layer else "<b>Ours</b>",
        "theme": {"name": "material", **({"custom_dir": "layer"} if layer else {})},
        "plugins": ["search", "evidence-site"],
        "markdown_extensions": ["attr_list", "tables"],
        "extra": {"hidden": HOSTILE},
        "nav": [{"Home": "index.md"}, {HOSTILE: named}, {f"Away {HOSTILE}": "https://outside.example/"}, "about.md"],
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return project


def rendered(project: Path) -> CompletedProcess[str]:
    """Render a project and build that without our plugin; its site then stands where others have theirs."""
    outcome = run(project, "render", "--out", "rendered")
    assert outcome.returncode == 0, outcome.stderr
    outcome = mkdocs(project / "rendered", "build", "--quiet")
    shutil.copytree(project / "rendered" / "site", project / "site")
    return outcome


WAYS: dict[str, Callable[[Path], CompletedProcess[str]]] = {
    "build": lambda project: run(project, "build"),
    "mkdocs build": lambda project: mkdocs(project, "build", "--quiet"),
    "render": rendered,
}


@pytest.fixture(scope="module", params=WAYS)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {name: text for name, text in PAGES.items() if request.param != "render" or name not in RAW}
    project = write(tmp_path_factory.mktemp("taken") / "project", {}, pages)
    outcome = WAYS[request.param](project)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    return project / "site"


@pytest.fixture
def page(found: Browser) -> Iterator[Page]:
    with found.open() as context:
        yield context.new_page()


def assert_nothing_runs(page: Page, site: Path, paths: Sequence[str], refused: str = "", scripts: int = 0) -> None:
    """Open pages; nothing may run, lead away or be fetched.

    A page with `refused` in its path may have tried anything; each other page tries to run `scripts` and no more.
    """
    with serving(site) as address:
        watch = Watch(address)
        watch.follow(page)
        for path in paths:
            page.goto(address + path.replace("%", "%25"), wait_until="load")
            taken, where = page.evaluate(STATE)
            assert taken is None, path
            assert where.startswith(address), path
            assert page.locator("head > img, head > svg, meta[http-equiv=refresh], base").count() == 0, path
            if not refused or refused not in path:
                tried = [each for each in watch.faults if each.startswith(INLINE_SCRIPT)]
                assert len(tried) == scripts, path
                assert watch.faults == tried, path
            watch.faults.clear()


def test_no_front_matter_heading_name_or_setting_does_anything(site: Path, page: Page) -> None:
    by_hand = {f"{Path(name).stem}/" for name in PAGES}
    ours = [each for each in addresses(site) if each in {*by_hand, "", "about/", "findings/"}]
    assert {"heading/", "all/", "title-set/"} <= set(ours)
    assert_nothing_runs(page, site, ours, refused="body")


def test_code_that_shows_such_tags_is_still_code(site: Path, page: Page) -> None:
    with serving(site) as address:
        page.goto(f"{address}code/")
        expect(page.locator("pre code")).to_contain_text(AWAY)
        expect(page.locator("p code")).to_have_text(AWAY)


def test_a_heading_with_tags_is_shown_as_it_was_written(site: Path, page: Page) -> None:
    with serving(site) as address:
        page.goto(f"{address}heading/")
        assert page.title().startswith(f"Of {''.join(ENDS)}{TAKES_OVER} - Name")
        expect(page.locator("h1")).to_have_text(f"Of {''.join(ENDS)}{TAKES_OVER}")
        expect(page.locator(".toc a")).to_have_text(f"And {TAKES_OVER}")


def test_nothing_runs_among_what_a_search_finds(site: Path, page: Page) -> None:
    with serving(site) as address:
        watch = Watch(address)
        watch.follow(page)
        page.goto(address, wait_until="load")
        page.locator(".search-open").click()
        query, results = page.locator(".search input"), page.locator(FOUND)
        for words in ("onerror", "heading", "keys"):
            query.fill(words)
            query.press("End")  # the search of another builder's theme follows keys
            expect(results.first).to_be_visible()
            assert results.locator(":is(script, img, svg, meta)").count() == 0
        assert page.evaluate("() => window.taken") is None
        assert watch.faults == []


@pytest.mark.parametrize("way", ["build", "mkdocs build"])
def test_a_script_of_the_projects_own_layer_does_not_run_and_its_pages_work(
    way: str, page: Page, tmp_path: Path
) -> None:
    project = write(tmp_path / "project", LAYER, {"by-hand.md": f"# By hand {ENTITIES}\n"})
    outcome = WAYS[way](project)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "window.taken = 1" in (project / "site" / "by-hand" / "index.html").read_text("utf-8")
    assert_nothing_runs(page, project / "site", ["", "by-hand/", "about/"], scripts=len(LAYER))

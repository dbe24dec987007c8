"""What a build shows after a fault, told without MkDocs running; `test_serve.py` watches a real server."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engines.running import mkdocs
from evidence_site.design import STYLE_SHEET
from evidence_site.engines.mkdocs_site import project_of, read_config
from evidence_site.engines.site_build import SiteBuild, next_build
from evidence_site.pipeline import build

pytestmark = pytest.mark.slow


def test_a_fault_keeps_the_last_good_site_and_its_cure_takes_the_fault_away(golden: Callable[[str], Path]) -> None:
    config = read_config(golden("minimal"))
    good = build(project_of(config))
    (Path(config.config_file_path).parent / "findings" / "last-out.yml").write_text("title: [", encoding="utf-8")
    faulty = build(project_of(config))
    first = next_build(SiteBuild(), good, config)
    assert (first.site, first.faults) == (good, ())
    second = next_build(first, faulty, config)
    assert (second.site, second.faults) == (good, faulty.diagnostics)
    assert next_build(second, good, config) == first
    empty = next_build(SiteBuild(), faulty, config)
    assert [(page.path, page.body) for page in empty.site.pages] == [("index.md", "")]
    assert STYLE_SHEET in empty.site.files


HOOKS = {
    "a page's content": """\
def on_page_content(html, page, config, files):
    return html.replace("Keepers lit one lamp", "Keepers lit NO lamp")
""",
    "all pages, before the first is written": """\
def on_env(env, config, files):
    page = files.get_file_from_path("findings/light-first.md").page
    page.content = page.content.replace("Keepers lit one lamp", "Keepers lit NO lamp")
    return env
""",
    "a page as it is written": """\
def on_page_context(context, page, config, nav):
    page.content = page.content.replace("Keepers lit one lamp", "Keepers lit NO lamp")
    return context
""",
}


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_a_hook_that_reads_the_content_of_pages_finds_ours_and_may_change_it(
    golden: Callable[[str], Path], hook: str
) -> None:
    project = golden("minimal")
    page = project / "site" / "findings" / "light-first" / "index.html"
    assert mkdocs(project, "build").returncode == 0
    without = page.read_text(encoding="utf-8")
    (project / "hook.py").write_text(hook, encoding="utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("hooks: [hook.py]\n")
    built = mkdocs(project, "build")
    assert built.returncode == 0, built.stderr
    assert "Keepers lit one lamp" in without
    assert "Keepers lit NO lamp" in page.read_text(encoding="utf-8")

"""No false alarm: this repository's own site, and pages that show what Material can do, in every form of addresses."""

from pathlib import Path

import pytest

from conftest import copy_study
from engines.running import mkdocs, run
from evidence_site.links.inside import check_site

pytestmark = pytest.mark.slow

FORMS = {
    "folders, no address": ("", True),
    "folders, in a folder of a host": ("https://leaders.example.org/study/site/", True),
    "files, no address": ("", False),
    "files, in a folder of a host": ("https://leaders.example.org/study/site/", False),
}
MATERIAL = """\
site_name: All of it
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.sections, navigation.indexes, navigation.top, navigation.footer,
    navigation.path, navigation.instant, navigation.tracking, search.suggest, search.share, search.highlight,
    content.code.annotate, content.code.copy, content.tabs.link, content.tooltips, toc.follow, announce.dismiss]
  palette: [{scheme: default, toggle: {icon: material/weather-night, name: Dark}},
    {scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}]
repo_url: https://github.com/example/all
copyright: <a href="https://example.org/">Example</a>
extra:
  alternate: [{name: English, link: ./, lang: en}]
  social: [{icon: fontawesome/brands/github, link: "https://github.com/example"}]
plugins: [search, tags, blog, offline]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight: {anchor_linenums: true, line_spans: __span}
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist
  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }
"""
PAGES = {
    "index.md": """\
        # All of it {#all}

        [About](about.md), [its café](about.md#café), [top](#), [top](#top), [here](#all),
        [passage](about.md#:~:text=tea),
        [file](files/a%20b.txt), [post](blog/posts/first.md), <https://example.org>, <ada@example.org>, ==x==

        Tea[^1] and `code`. :material-home:

        [^1]: Drunk at *night*. [About](about.md)

        === "One"

            A

        === "Two"

            ``` py linenums="1" hl_lines="1"
            print("x")  # (1)!
            ```

            1. An annotation

        - [x] Done

        ??? note "More"

            | a | b |
            | - | - |
            | ![A lamp](files/lamp.svg) | ![Wide](files/lamp.svg){ srcset="files/lamp.svg 1x, files/lamp.svg 2x" } |
    """,
    "about.md": """\
        ---
        tags: [tea, night]
        ---
        # About

        ## Café {#café}

        Of tea. <a name="old"></a> [Old](#old) <svg><use href="SPRITE#lamp"/></svg>
    """,
    "tags.md": "# Tags\n\n<!-- material/tags -->\n",
    "deep/er/index.md": "# Deeper\n\n[Up](../../index.md#all) [Side](page.md#part)\n",
    "deep/er/page.md": "# Page\n\n## Part\n\n[Up](index.md)\n",
    "blog/index.md": "# Blog\n",
    "blog/posts/first.md": "---\ndate: 2026-11-01\n---\n# First\n\nShort.\n\n<!-- more -->\n\n## Rest\n",
    "files/lamp.svg": '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="lamp"/></svg>',
    "files/a b.txt": "x",
}


def alarms(site: Path, project: Path) -> list[tuple[str, str, int, str]]:
    checked = check_site(site, project=project)
    assert checked.pages > 5
    return [(each.code, each.location.file, each.location.line, each.fault.message) for each in checked.diagnostics]


@pytest.mark.parametrize(("address", "folders"), FORMS.values(), ids=FORMS)
def test_the_site_of_this_repository_has_no_fault_in_its_links(address: str, *, folders: bool, tmp_path: Path) -> None:
    project = copy_study(tmp_path)
    settings = project / "mkdocs.yml"
    own = f"use_directory_urls: {str(folders).lower()}\n{settings.read_text('utf-8')}"
    settings.write_text(own, "utf-8")
    built = run(project, "build", environment={"SITE_URL": address, "REPO_URL": "https://github.com/example/site"})
    assert built.returncode == 0, built.stderr
    assert alarms(project / "site", project) == []
    outcome = run(project, "links")
    assert (outcome.returncode, outcome.stdout[:4], outcome.stderr) == (0, "All ", "")


@pytest.mark.parametrize(("address", "folders"), FORMS.values(), ids=FORMS)
def test_the_pages_of_material_raise_no_alarm(address: str, *, folders: bool, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        f"{MATERIAL}use_directory_urls: {str(folders).lower()}\n" + (f"site_url: {address}\n" if address else ""),
        "utf-8",
    )
    for name, text in PAGES.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = [each.removeprefix("        ") for each in text.splitlines()]
        file.write_text(
            "\n".join(lines).replace("SPRITE", "../files/lamp.svg" if folders else "files/lamp.svg"), "utf-8"
        )
    if folders:  # Material's own plugin makes files of them all
        settings = tmp_path / "mkdocs.yml"
        settings.write_text(settings.read_text("utf-8").replace(", offline]", "]"), "utf-8")
    built = mkdocs(tmp_path, "build")
    assert built.returncode == 0, built.stderr
    assert alarms(tmp_path / "site", tmp_path) == []

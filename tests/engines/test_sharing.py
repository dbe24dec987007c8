"""What other sites show of a link to a page, by every engine, and what search engines may read."""

import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest

from engines.running import mkdocs, run, zensical

pytestmark = pytest.mark.slow

TAG = re.compile(
    r'<(?:meta|link) (?:property|name|rel)="(og:[\w:]+|twitter:\w+|theme-color|canonical|\S*icon)"([^>]*)>'
)
VALUE = re.compile(r'(?:content|href)="([^"]*)"')
HOSTILE = 'Light "first" <script>alert(1)</script> & after'
BY_HAND = f"---\ntitle: '{HOSTILE}'\n---\n\nWords by hand.\n"
SHARED = Mapping[str, list[tuple[str, str]]]
SETTINGS = "settings:\n  contributor_pages: false\n  colours:\n    masthead: { light: 4A2A14, dark: 2B170A }\n"


def tags(site: Path) -> SHARED:
    """Give the tags of each page's head, but that for addresses that lead nowhere."""
    heads = {path: path.read_text("utf-8").partition("</head>")[0] for path in sorted(site.rglob("*.html"))}
    return {
        path.relative_to(site).as_posix(): [
            (name, unescape(found[1]).removeprefix("./"))
            for name, rest in TAG.findall(head)
            if (found := VALUE.search(rest))
        ]
        for path, head in heads.items()
        if path.name != "404.html"
    }


def project_with(golden: Callable[[str], Path], **changes: str) -> Path:
    project = golden("minimal")
    (project / "docs" / "by-hand.md").write_text(BY_HAND)
    synthesis = project / "findings" / "synthesis.yml"
    synthesis.write_text(synthesis.read_text("utf-8") + SETTINGS, "utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for old, new in changes.values():
        assert old in text
        text = text.replace(old, new)
    settings.write_text(text, "utf-8")
    return project


@pytest.mark.second_builder
def test_every_engine_tells_the_same_of_a_page(golden: Callable[[str], Path]) -> None:
    project = project_with(golden)
    assert run(project, "build").returncode == 0
    ours = tags(project / "site")
    site = "https://one-lamp.example.org/"
    assert ours["findings/light-first/index.html"] == [
        ("canonical", f"{site}findings/light-first/"),
        ("icon", "../../assets/images/favicon.svg"),
        ("og:type", "article"),
        ("og:site_name", "One lamp (a fictional study)"),
        ("og:title", "Light first"),
        ("og:description", "Keepers lit one lamp before they spoke to anyone."),
        ("og:url", f"{site}findings/light-first/"),
        ("og:image", f"{site}assets/images/share.png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", "How do lamp keepers begin and end a shift? One lamp (a fictional study)"),
        ("twitter:card", "summary_large_image"),
        ("icon", "../../assets/images/icon-32.png"),
        ("apple-touch-icon", "../../assets/images/icon-180.png"),
        ("theme-color", "#4A2A14"),
        ("theme-color", "#2B170A"),
    ]
    assert dict(ours["index.html"])["og:type"] == "website"
    assert dict(ours["by-hand/index.html"])["og:title"] == 'Light "first" <script>alert(1)</script> & after'
    for name in ("favicon.svg", "icon-32.png", "icon-180.png", "share.png"):
        assert (project / "site" / "assets" / "images" / name).is_file()

    assert run(project, "render", "--out", "rendered").returncode == 0
    for build in (mkdocs, zensical):
        built = build(project / "rendered", "build")
        assert built.returncode == 0, built.stdout + built.stderr
        assert tags(project / "rendered" / "site") == ours


def test_a_site_without_an_address_claims_none(golden: Callable[[str], Path]) -> None:
    project = project_with(golden, address=("site_url: https://one-lamp.example.org/\n", ""))
    assert run(project, "build").returncode == 0
    page = dict(tags(project / "site")["findings/light-first/index.html"])
    assert "canonical" not in page
    assert "og:url" not in page
    assert page["og:image"] == "../../assets/images/share.png"
    assert (project / "site" / "robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_search_engines_are_told_where_the_sitemap_is(golden: Callable[[str], Path]) -> None:
    project = project_with(golden)
    assert run(project, "build").returncode == 0
    robots = (project / "site" / "robots.txt").read_text()
    assert robots == "User-agent: *\nAllow: /\n\nSitemap: https://one-lamp.example.org/sitemap.xml\n"
    assert "<loc>https://one-lamp.example.org/findings/light-first/</loc>" in (project / "site/sitemap.xml").read_text()


def test_a_sites_own_sign_takes_the_place_of_ours(golden: Callable[[str], Path]) -> None:
    project = project_with(golden, sign=("  font: false\n", "  favicon: assets/own.png\n"))
    assert run(project, "build").returncode == 0
    page = tags(project / "site")["index.html"]
    assert [value for name, value in page if name.endswith("icon")] == ["assets/own.png"]

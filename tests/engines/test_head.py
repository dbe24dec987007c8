"""What a page says to machines in its head is the same by every engine, and nothing of it can run."""

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pytest

from engines.running import mkdocs, run, zensical

pytestmark = pytest.mark.slow

BREAKING_OUT = '</script><script>alert(1)</script> & "x" \''
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta name="(citation_\w+)" content="([^"]*)"')


def heads(site: Path) -> Mapping[str, tuple[list[tuple[str, str]], list[str]]]:
    """Give the tags and the linked data of each page, from its head."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        head = path.read_text("utf-8").partition("</head>")[0]
        metas = [(name, unescape(content)) for name, content in META.findall(head)]
        found[path.relative_to(site).as_posix()] = (metas, LINKED_DATA.findall(head))
    return found


@pytest.mark.second_builder
def test_every_engine_writes_the_same_harmless_head(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    record = project / "findings" / "light-first.yml"
    hostile = json.dumps(f"Light first {BREAKING_OUT}")
    record.write_text(record.read_text("utf-8").replace("title: Light first", f"title: {hostile}"), "utf-8")
    assert run(project, "build").returncode == 0
    ours = heads(project / "site")
    metas, (text,) = ours["findings/light-first/index.html"]
    assert metas[0] == ("citation_title", f"Light first {BREAKING_OUT}")
    assert json.loads(text)["name"] == f"Light first {BREAKING_OUT}"
    assert "<" not in text

    assert run(project, "render", "--out", "rendered").returncode == 0
    for build in (mkdocs, zensical):
        built = build(project / "rendered", "build")
        assert built.returncode == 0, built.stdout + built.stderr
        theirs = heads(project / "rendered" / "site")
        assert {path: theirs[path] for path in ours if path != "404.html"} == {
            path: head for path, head in ours.items() if path != "404.html"
        }

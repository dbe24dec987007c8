"""Hand-written pages are read with care, in every way to build: no link out, no device, no tag that leads away."""

import os
import re
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from markupsafe import Markup
from mkdocs.structure.files import File, Files

from engines.running import free_address, mkdocs, run
from evidence_site.checking import check
from evidence_site.engines.harmless_pages import (
    files_not_to_open,
    front_matter,
    require_no_way_out,
    without_any_tags,
    without_tags,
)
from evidence_site.load.files import LARGEST_TEXT
from evidence_site.project import Project

COMMANDS = {
    "check": lambda project: run(project, "check", "--format", "concise"),
    "build": lambda project: run(project, "build"),
    "render": lambda project: run(project, "render", "--out", "rendered"),
    "mkdocs build": lambda project: mkdocs(project, "build"),
}
SERVE = {"serve": lambda project: run(project, "serve", "--address", free_address())}


def linked_page(docs: Path) -> str:
    (docs / "env.md").symlink_to("/proc/self/environ")
    return "docs/env.md"


def linked_text(docs: Path) -> str:
    (docs / "env.txt").symlink_to("/proc/self/environ")
    return "docs/env.txt"


def linked_folder(docs: Path) -> str:
    (docs / "deep").mkdir()
    (docs / "deep" / "etc").symlink_to("/etc")
    return "docs/deep/etc"


def endless_device(docs: Path) -> str:
    (docs / "z.md").symlink_to("/dev/zero")
    return "docs/z.md"


def pipe(docs: Path) -> str:
    os.mkfifo(docs / "p.md")
    return "docs/p.md"


def loop(docs: Path) -> str:
    (docs / "loop.md").symlink_to("loop.md")
    return "docs/loop.md"


def too_large(docs: Path) -> str:
    (docs / "large.md").write_text("a" * (LARGEST_TEXT + 1))
    return "docs/large.md"


def not_in_utf_8(docs: Path) -> str:
    (docs / "old.md").write_bytes(b"# Caf\xe9\n")
    return "docs/old.md"


TRAPS = [linked_page, linked_text, linked_folder, endless_device, pipe, loop, too_large, not_in_utf_8]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda each: each.__name__)
def test_what_is_no_ordinary_page_is_told_and_not_opened(
    trap: Callable[[Path], str], golden: Callable[[str], Path]
) -> None:
    project = golden("minimal")
    file = trap(project / "docs")
    found = check(Project(project, pages=project / "docs"))
    assert [each.location.file for each in found] == [file]


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("trap", [linked_page, linked_folder, pipe], ids=lambda each: each.__name__)
def test_no_command_goes_on_beside_such_a_file(
    command: str, trap: Callable[[Path], str], golden: Callable[[str], Path]
) -> None:
    project = golden("minimal")
    file = trap(project / "docs")
    outcome = COMMANDS[command](project)
    assert outcome.returncode == 1
    assert file in outcome.stdout + outcome.stderr
    assert "Traceback" not in outcome.stdout + outcome.stderr
    assert not (project / "site").exists()


def test_a_live_preview_opens_no_such_file_either(tmp_path: Path) -> None:
    linked_page(tmp_path)
    (tmp_path / "kept.md").write_text("# Kept\n")
    files = Files(
        [File(name, str(tmp_path), str(tmp_path / "site"), use_directory_urls=True) for name in ("env.md", "kept.md")]
    )
    assert [each.src_uri for each in files_not_to_open(files, str(tmp_path))] == ["env.md"]


def test_the_texts_of_front_matter_are_escaped_however_deep() -> None:
    values = {"title": "</title><script>", "tags": ["<b>"], "links": {"a": '"'}, "hide": ["toc"], "order": 3}
    assert front_matter(values, "a.md", None) == {
        "title": "&lt;/title&gt;&lt;script&gt;",
        "tags": ["&lt;b&gt;"],
        "links": {"a": "&#34;"},
        "hide": ["toc"],
        "order": 3,
    }


@pytest.mark.parametrize(
    "values", [{"evidence_site_head": "x"}, {"evidence_site_page": True}, {"template": "redirect.html"}]
)
def test_front_matter_sets_nothing_of_the_package_and_chooses_no_template_of_the_theme(
    values: dict[str, object],
) -> None:
    with pytest.raises(Exception, match=r"^a\.md: "):
        front_matter(values, "a.md", None)


def test_front_matter_may_choose_a_template_of_the_projects_own_layer(tmp_path: Path) -> None:
    (tmp_path / "visit.html").touch()
    assert front_matter({"template": "visit.html"}, "a.md", tmp_path) == {"template": "visit.html"}


@pytest.mark.parametrize("tag", ["<meta http-equiv=refresh>", "<META\nx>", "<base/href=x>", "<!-- --!><meta x>"])
def test_a_tag_that_leads_away_is_refused_however_it_came_there(tag: str) -> None:
    with pytest.raises(Exception, match=r"^a\.md: `<(meta|META|base)>` can lead readers away\. Delete it\.$"):
        require_no_way_out(f"<p>x</p>{tag}", "a.md")


def test_a_title_is_no_tag() -> None:
    assert without_tags('<img src="x">') == "&lt;img src=&#34;x&#34;&gt;"
    assert without_tags("Q &amp; A") == "Q &amp; A"


KINDS = {
    "a mapping": ({"</title><script>": {"<b>": 1}}, {"&lt;/title&gt;&lt;script&gt;": {"&lt;b&gt;": 1}}),
    "a set": ({"<b>"}, "{&#39;&lt;b&gt;&#39;}"),
    "pairs": ([("<b>", "<i>")], ["(&#39;&lt;b&gt;&#39;, &#39;&lt;i&gt;&#39;)"]),
    "bytes": (b"<b>", "b&#39;&lt;b&gt;&#39;"),
    "nothing, a number and a day": ([None, True, 1.5, date(2026, 5, 1)], [None, True, 1.5, date(2026, 5, 1)]),
}


@pytest.mark.parametrize(("value", "escaped"), KINDS.values(), ids=KINDS)
def test_whatever_yaml_makes_of_front_matter_is_escaped(value: object, escaped: object) -> None:
    assert front_matter({"title": value}, "a.md", None) == {"title": escaped}


def test_front_matter_that_grows_without_end_is_refused() -> None:
    bomb: list[object] = ["x"] * 9
    for _ in range(12):
        bomb = [bomb] * 9
    itself: list[object] = []
    itself.append(itself)
    for value in (bomb, itself):
        with pytest.raises(Exception, match=r"^a\.md: the front matter has more than 1000 values\. Take out what is"):
            front_matter({"title": value}, "a.md", None)


@pytest.mark.parametrize("name", ["../visit.html", "deep/../../visit.html", "/etc/hostname", "", "linked.html"])
def test_a_template_beside_the_layer_or_behind_a_link_is_refused(name: str, tmp_path: Path) -> None:
    layer = tmp_path / "layer"
    (layer / "deep").mkdir(parents=True)
    (tmp_path / "visit.html").touch()
    (layer / "linked.html").symlink_to(tmp_path / "visit.html")
    with pytest.raises(Exception, match=r"^a\.md: there is no template `"):
        front_matter({"template": name or "deep"}, "a.md", layer)


BOMB = "---\na: &a {b: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{last}'] * 9)}]}}\n" for last, name in pairwise("acdefghijkl")
)
BOMB += "---\n"
"""Each level merges nine times the one before: MkDocs would never come to the end of it."""

LEADS_AWAY = {
    "a value of ours": ("---\nevidence_site_head: <script>\n---\n", "error PAG001 `evidence_site_head` is a value"),
    "in capitals, without lines": ("EVIDENCE_SITE_HEAD: <b>\n\n# x\n", "error PAG001 `evidence_site_head` is a value"),
    "a template of the theme": ("---\ntemplate: redirect.html\n---\n", "error PAG002 `redirect.html` leads readers"),
    "on a line of its own": ("---\ntemplate: >-\n  redirect.html\n---\n", "error PAG002 `redirect.html` leads"),
    "a key with an escape": ('---\n"evidence\\x5fsite_head": x\n---\n', "error PAG001 `evidence_site_head` is a value"),
    "a key that is merged in": (
        "---\na: &a {evidence_site_head: x}\n<<: *a\n---\n",
        "error PAG001 `evidence_site_head` is a value",
    ),
    "a template with an escape": (
        '---\n"te\\x6dplate": 404.html\n---\n',
        "error PAG003 there is no template `404.html`",
    ),
    "a template over two lines": (
        '---\ntemplate: "a: 1\\n4\\x1b[31m.html"\n---\n',
        "error PAG003 there is no template `a: 1 4 [31m.html` in the folder",
    ),
    "a bomb": (BOMB, "error PAG005 the lines at the top of the page hold more than 1000 values, or 20 levels"),
    "a script from a file": (
        "<script src='x.txt'></script>\n",
        "error PAG006 `<script>` could run any file of the site",
    ),
    "a module": ("<script type=module src=x.js></script>\n", "error PAG006 `<script>` could run any file"),
    "a frame with a page in it": ("<iframe srcdoc='&lt;b>'></iframe>\n", "error PAG006 `<iframe>` could run any file"),
    "in capitals": ('<META HTTP-EQUIV=refresh content="0">\n', "error PAG002 `<META>` can lead readers away"),
    "in noscript": ('<noscript><meta http-equiv="refresh"></noscript>\n', "error PAG002 `<meta>` can lead readers"),
    "in a drawing": ("<svg><base href='//x.example/'/></svg>\n", "error PAG002 `<base>` can lead readers away"),
    "over two lines": ("<base\nhref='//x.example/'>\n", "error PAG002 `<base>` can lead readers away"),
    "between escaped marks of code": ("\\`<meta http-equiv=refresh>\\`\n", "error PAG002 `<meta>` can lead readers"),
}


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("page", "told"), LEADS_AWAY.values(), ids=LEADS_AWAY)
def test_no_command_takes_a_page_that_leads_away(
    command: str, page: str, told: str, golden: Callable[[str], Path]
) -> None:
    project = golden("minimal")
    (project / "docs" / "away.md").write_text(page)
    outcome = COMMANDS[command](project)
    assert outcome.returncode == 1
    assert told in outcome.stdout + outcome.stderr
    assert "docs/away.md:" in outcome.stdout + outcome.stderr
    assert not (project / "site").exists()
    assert not (project / "rendered").exists()


BUILT_ONLY = {
    "a tag in what only looks like code": (
        "<div>\n\n    <meta http-equiv=refresh>\n\n</div>\n",
        "p.md: `<meta>` can lead readers away. Delete it.",
    ),
    "a tag from another file": ('--8<-- "notes.txt"\n', "p.md: `<meta>` can lead readers away. Delete it."),
}


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "serve", "render", "mkdocs build"])
@pytest.mark.parametrize(("page", "told"), BUILT_ONLY.values(), ids=BUILT_ONLY)
def test_what_only_a_build_can_see_is_refused_in_each(
    command: str, page: str, told: str, golden: Callable[[str], Path]
) -> None:
    project = golden("minimal")
    (project / "docs" / "p.md").write_text(page)
    (project / "docs" / "notes.txt").write_text("<meta http-equiv=refresh>\n")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("\nmarkdown_extensions: [pymdownx.snippets]\n")
    outcome = (COMMANDS | SERVE)[command](project)
    assert outcome.returncode == 1
    assert told in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (project / "rendered").exists()


@pytest.mark.slow
@pytest.mark.parametrize("command", [*COMMANDS, *SERVE])
def test_a_link_in_the_projects_layer_of_the_theme_is_refused(command: str, golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    (project / "layer").mkdir()
    (project / "layer" / "env.txt").symlink_to("/proc/self/environ")
    settings = project / "mkdocs.yml"
    settings.write_text("site_name: x\nplugins: [search, evidence-site]\ntheme: {name: material, custom_dir: layer}\n")
    outcome = (COMMANDS | SERVE)[command](project)
    assert outcome.returncode == 1
    told = outcome.stdout + outcome.stderr
    assert re.search("layer/env.txt.* is a link, or ", told)
    assert "Traceback" not in told


@pytest.mark.slow
def test_a_rendered_project_copies_no_hidden_link_or_device(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    (project / "docs" / ".zero").symlink_to("/dev/zero")
    os.mkfifo(project / "docs" / ".pipe")
    (project / "docs" / ".kept").touch()
    assert run(project, "render", "--out", "rendered").returncode == 0
    assert sorted(each.name for each in (project / "rendered" / "docs").glob(".*")) == [".kept"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["about.html.j2", "about_page.html.j2"])
@pytest.mark.parametrize("command", [*COMMANDS, "serve"])
def test_no_command_runs_what_a_template_of_the_records_tells_it_to(
    command: str, name: str, golden: Callable[[str], Path]
) -> None:
    project = golden("minimal")
    template = project / "layouts" / "pages" / name
    template.parent.mkdir(parents=True)
    template.write_text("{{ cycler.__init__.__globals__.os.mkdir('ran') }}")
    with (project / "findings" / "synthesis.yml").open("a") as synthesis:
        synthesis.write("\nsettings: {templates: layouts}\n")
    is_used = name == "about.html.j2"
    if command == "serve" and not is_used:
        pytest.skip("a preview of what is in order goes on until it is stopped")
    outcome = (COMMANDS | SERVE)[command](project)
    assert outcome.returncode == (1 if is_used and command != "check" else 0)
    assert "Traceback" not in outcome.stderr
    assert not (project / "ran").exists()


def test_the_check_looks_into_the_folders_that_mkdocs_yml_names(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    (project / "words").mkdir()
    (project / "layer").mkdir()
    (project / "layer" / "visit.html").touch()
    (project / "layer" / ".env.txt").symlink_to("/proc/self/environ")
    (project / "words" / "good.md").write_text("---\ntemplate: visit.html\n---\n# Good\n")
    (project / "words" / "bad.md").write_text("---\ntemplate: 404.html\n---\n# Bad\n")
    (project / "docs" / "away.md").write_text("<meta http-equiv=refresh>\n")
    settings = "docs_dir: words\nsite_name: !ENV [NAME, x]\ntheme: {name: material, custom_dir: layer}\n"
    (project / "mkdocs.yml").write_text(settings)
    outcome = run(project, "check", "--format", "concise")
    assert outcome.stdout.splitlines() == [
        "layer/.env.txt:1:1: error YML002 `layer/.env.txt` is a link, or stands in a folder that is one",
        "words/bad.md:2:11: error PAG003 there is no template `404.html` in the folder of `custom_dir`",
        "Found 2 errors in 2 files.",
    ]


def test_a_link_in_the_folder_of_templates_is_told(golden: Callable[[str], Path]) -> None:
    project = golden("minimal")
    (project / "layouts").mkdir()
    (project / "layouts" / "x.html.j2").symlink_to("/etc/hostname")
    with (project / "findings" / "synthesis.yml").open("a") as synthesis:
        synthesis.write("\nsettings: {templates: layouts}\n")
    assert [each.location.file for each in check(Project(project))] == ["layouts/x.html.j2"]


def test_no_filter_of_a_template_makes_a_tag_of_what_is_escaped() -> None:
    assert without_any_tags(Markup("<em>Of</em> &lt;meta&gt; & more")) == "Of &lt;meta&gt; &amp; more"

"""Hand-written pages are read with care, in every way to build: no link out, no device, no tag that leads away."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.files import File, Files

from engines.running import mkdocs, run
from evidence_site.checking import check
from evidence_site.engines.harmless_pages import files_not_to_open, front_matter, require_no_way_out, without_tags
from evidence_site.load.files import LARGEST_TEXT
from evidence_site.project import Project

COMMANDS = {
    "check": lambda project: run(project, "check", "--format", "concise"),
    "build": lambda project: run(project, "build"),
    "render": lambda project: run(project, "render", "--out", "rendered"),
    "mkdocs build": lambda project: mkdocs(project, "build"),
}


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

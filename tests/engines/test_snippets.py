"""A snippet or picture brings in a file from among the hand-written pages, and nothing else of the computer."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from engines.running import mkdocs, run
from evidence_site.engines.mkdocs_site import read_config
from evidence_site.engines.snippets import restrict_snippets

pytestmark = pytest.mark.slow

SECRET = "hidden-from-readers"  # noqa: S105 -- a word to look for
LOOSE = """\
markdown_extensions:
  - pymdownx.snippets:
      base_path: [/]
      restrict_base_path: false
      url_download: true
"""
PLAIN = "markdown_extensions: [pymdownx.snippets]\n"
NAMED = "markdown_extensions:\n  pymdownx.snippets:SnippetExtension: {base_path: parts, url_download: true}\n"


@pytest.fixture
def project(golden: Callable[[str], Path], tmp_path: Path) -> Path:
    root = golden("minimal")
    for folder in (tmp_path, root, root / "docs" / ".hidden"):
        folder.mkdir(exist_ok=True, parents=True)
        (folder / "secret.txt").write_text(SECRET, "utf-8")
    (root / "docs" / ".hidden" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "docs" / "part.md").write_text("Words of a part.\n", "utf-8")
    return root


def write_page(project: Path, snippet: str, extensions: str) -> None:
    settings = project / "mkdocs.yml"
    kept = settings.read_text("utf-8").partition("markdown_extensions:")[0]
    settings.write_text(f"{kept}{extensions}", "utf-8")
    (project / "docs" / "page.md").write_text(f'# Page\n\n--8<-- "{snippet}"\n', "utf-8")


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN], ids=["loose", "plain"])
@pytest.mark.parametrize("snippet", ["../secret.txt", "secret.txt", "../../secret.txt", ".hidden/link.txt"])
def test_a_build_refuses_a_file_from_elsewhere_in_words(snippet: str, extensions: str, project: Path) -> None:
    write_page(project, snippet, extensions)
    for way in (run, mkdocs):
        outcome = way(project, "build")
        assert outcome.returncode == 1
        assert f"`{snippet}` is no file that a snippet may bring in." in outcome.stderr
        assert "Traceback" not in outcome.stderr
        assert not list(project.glob("site/page/*"))


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN], ids=["loose", "plain"])
def test_a_part_among_the_pages_is_brought_in(extensions: str, project: Path) -> None:
    write_page(project, "part.md", extensions)
    outcome = run(project, "build")
    assert outcome.returncode == 0, outcome.stderr
    assert "Words of a part." in (project / "site" / "page" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN], ids=["loose", "plain"])
@pytest.mark.parametrize("snippet", ["../../secret.txt", ".hidden/link.txt", "https://example.org/a.md"])
def test_no_project_is_rendered_with_what_a_build_refuses(snippet: str, extensions: str, project: Path) -> None:
    write_page(project, snippet, extensions)
    rendered = run(project, "render", "--out", "out")
    assert (rendered.returncode, rendered.stderr.count("\n")) == (1, 1)
    assert rendered.stderr.startswith(f"Error: page.md: `{snippet}` is ")
    assert not (project / "out").exists()


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN, NAMED], ids=["loose", "plain", "named by its class"])
def test_a_rendered_project_shows_no_more(extensions: str, project: Path) -> None:
    (project / "parts").mkdir()
    (project / "parts" / "more.md").write_text("Words from a folder.\n", "utf-8")
    write_page(project, "part.md", extensions)
    with (project / "docs" / "page.md").open("a", encoding="utf-8") as page:
        page.write('\n--8<-- "more.md"\n' if extensions == NAMED else "")
    rendered = run(project, "render", "--out", "out")
    assert rendered.returncode == 0, rendered.stderr
    (project / "out" / "docs" / "page.md").write_text('# Page\n\n--8<-- "../../../secret.txt"\n', "utf-8")
    (project / "out" / "docs" / "other.md").write_text((project / "docs" / "page.md").read_text("utf-8"), "utf-8")
    assert mkdocs(project / "out", "build").returncode == 0
    site = project / "out" / "site"
    assert SECRET not in (site / "page" / "index.html").read_text("utf-8")
    other = (site / "other" / "index.html").read_text("utf-8")
    assert ("Words of a part." in other, "Words from a folder." in other) == (True, extensions == NAMED)


def converted(project: Path, extensions: str, text: str) -> str:
    """Return the HTML of a page."""
    write_page(project, "part.md", extensions)
    config = read_config(project)
    restrict_snippets(config, project)
    files = get_files(config)
    page = Page(None, files.src_uris["page.md"], config)
    page.markdown = text
    page.render(config, files)
    return str(page.content)


@pytest.mark.parametrize("extensions", [LOOSE, PLAIN, NAMED], ids=["loose", "plain", "named by its class"])
@pytest.mark.parametrize(
    "text",
    [
        '--8<-- "{}"',
        "--8<--\n{}\n--8<--",
        '- a\n\n    --8<-- "{}:1:2"',
        '--8<-- "nested.md"',
    ],
)
@pytest.mark.parametrize("address", ["https://example.org/a.md", "HTTP://example.org/a.md", "file:///etc/passwd"])
def test_a_snippet_by_address_is_refused_by_page_and_address(
    address: str, text: str, extensions: str, project: Path
) -> None:
    (project / "docs" / "nested.md").write_text(f'--8<-- "{address}"\n', "utf-8")
    with pytest.raises(PluginError) as told:
        converted(project, extensions, text.format(address))
    assert str(told.value) == (
        f"page.md: `{address}` is an address, and a build downloads no snippet. Save the text in a file among the "
        "hand-written pages, and name that file."
    )


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"\x89PNG", "the file is not text"), (b"a" * (2 * 1024 * 1024 + 1), "`odd.txt` is larger than 2 MB")],
)
def test_a_part_that_is_no_readable_text_is_refused(content: bytes, fault: str, project: Path) -> None:
    (project / "docs" / "odd.txt").write_bytes(content)
    with pytest.raises(PluginError) as told:
        converted(project, PLAIN, '--8<-- "odd.txt"')
    assert str(told.value) == f"page.md: the snippet `odd.txt` cannot be read: {fault}."


def test_what_is_appended_to_each_page_is_limited_too(project: Path) -> None:
    for name in ("../../secret.txt", "secret.txt", ".hidden/link.txt"):
        with pytest.raises(PluginError, match=r"^page\.md: `.*` is no file that a snippet may bring in\."):
            converted(project, f"{LOOSE}      auto_append: ['{name}']\n", "# Page")
    with pytest.raises(PluginError, match=r"^page\.md: `https://a\.org/b` is an address"):
        converted(project, f"{LOOSE}      auto_append: ['https://a.org/b']\n", "# Page")
    assert "Words of a part." in converted(project, f"{LOOSE}      auto_append: [part.md]\n", "# Page")


PICTURE = b"\x89PNG hidden"
OPEN_TO_ALL = """\
markdown_extensions:
  - pymdownx.b64:
      base_path: /
      root_path: /
      restrict_path: false
"""
UNNAMED = "markdown_extensions: [pymdownx.b64]\n"
OF_A_FOLDER = "markdown_extensions:\n  - pymdownx.b64:B64Extension: {base_path: parts}\n"


@pytest.fixture
def pictures(project: Path) -> Path:
    (project / "parts").mkdir()
    for folder in (project.parent, project, project / "docs", project / "parts"):
        (folder / f"{folder.name}.png").write_bytes(PICTURE)
    return project


@pytest.mark.parametrize(
    ("extensions", "embedded"),
    [(OPEN_TO_ALL, "docs.png"), (UNNAMED, "docs.png"), (OF_A_FOLDER, "parts.png")],
    ids=["open", "unnamed", "folder"],
)
def test_pictures_are_put_into_pages_from_the_folder_for_them_alone(
    extensions: str, embedded: str, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pictures)
    elsewhere = (
        *(
            "minimal.png",
            "../minimal.png",
            "parts/parts.png",
            f"{pictures}/minimal.png",
            f"file://{pictures}/minimal.png",
        ),
        *("http://[x", "a%00.png", "nothing.png"),
    )
    for name in elsewhere:
        tag = f'<img alt="" src="{name}">'
        assert tag in converted(pictures, extensions, f"{tag}\n")
    assert "data:image/png;base64" in converted(pictures, extensions, f'<img alt="" src="{embedded}">\n')


def test_a_picture_that_is_a_link_or_a_device_is_refused_by_page(pictures: Path) -> None:
    (pictures / "docs" / "link.png").symlink_to(pictures / "minimal.png")
    (pictures / "docs" / "zero.png").symlink_to("/dev/zero")
    os.mkfifo(pictures / "docs" / "pipe.png")
    for name in ("link.png", "zero.png", "pipe.png"):
        with pytest.raises(PluginError, match=rf"^page\.md: a picture cannot be put into the page: .*{name}"):
            converted(pictures, UNNAMED, f"<img src='{name}'>\n")

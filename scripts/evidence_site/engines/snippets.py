"""What extensions of Markdown may bring into hand-written pages: text with snippets, and pictures with `b64`.

Without limits a page could publish any file of the computer that builds it, or of another site:
https://facelessuser.github.io/pymdown-extensions/extensions/snippets/#options and …/b64/#options.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from pymdownx.util import parse_url, url2path

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_ASSET, LARGEST_TEXT, check_file, read_text, what_is

SNIPPETS, PICTURES = "pymdownx.snippets", "pymdownx.b64"
COPIES = "snippets"
"""The folder of a rendered project with what was brought in from outside the folder of pages."""
_SOURCE = re.compile(r"""\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


class LimitedExtensions(Extension):
    """Lets snippets and pictures come from the folder of pages, and from the folders in the project that are named.

    A snippet that is an address, a link, a device, or in no such folder is refused.
    """

    def __init__(self, config: MkDocsConfig, root: Path) -> None:
        super().__init__()
        self._root, self._docs = root, Path(config.docs_dir).resolve()
        self._snippets = [self._docs, *_named(config, SNIPPETS, root)]
        self._pictures = next(iter(_named(config, PICTURES, root)), self._docs)
        self._brought_in: set[Path] = set()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name for it
        """Limit the two extensions, if they are there."""
        if "snippet" in md.preprocessors:
            self._limit_snippets(md, md.preprocessors["snippet"])
        if "b64" in md.postprocessors:
            self._limit_pictures(md, md.postprocessors["b64"])

    def copies(self) -> Mapping[str, bytes]:
        """Return what was brought in from outside the folder of pages, by its path in a rendered project."""
        outside = (each for each in self._brought_in if not each.is_relative_to(self._docs))
        return {f"{COPIES}/{each.relative_to(self._root).as_posix()}": each.read_bytes() for each in outside}

    def settings(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the settings with which a rendered project brings in no more than this one."""
        return {
            SNIPPETS: {
                "base_path": [self._rendered(each) for each in self._snippets],
                "restrict_base_path": True,
                "url_download": False,
            },
            PICTURES: {"base_path": self._rendered(self._pictures), "root_path": "", "restrict_path": True},
        }

    def _rendered(self, folder: Path) -> str:
        if folder.is_relative_to(self._docs):
            return ("docs" / folder.relative_to(self._docs)).as_posix()
        return (COPIES / folder.relative_to(self._root)).as_posix()

    def _limit_snippets(self, md: Markdown, snippets: Any) -> None:
        snippets.base_path = [str(each) for each in self._snippets]
        snippets.restrict_base_path, snippets.url_download = True, False
        find = snippets.get_snippet_path

        def find_ordinary(path: str) -> str:
            if "://" in path:
                raise PluginError(
                    f"{_page(md)}`{path}` is an address, and a build downloads no snippet. Save the text in a file "
                    "among the hand-written pages, and name that file."
                )
            found = Path(find(path) or self._root)
            bases = [each for each in self._snippets if each in found.parents]
            if {what_is(found, each) for each in bases} != {"file"}:
                raise PluginError(
                    f"{_page(md)}`{path}` is no file that a snippet may bring in. Put it among the hand-written pages, "
                    f"or name its folder, in the project, under `base_path` of {SNIPPETS} in mkdocs.yml."
                )
            read = read_text(found, bases[0], LARGEST_TEXT, shows_merges=True)
            if isinstance(read, Diagnostic):
                raise PluginError(f"{_page(md)}the snippet `{path}` cannot be read: {read.fault.message}.")
            self._brought_in.add(found)
            return str(found)

        snippets.get_snippet_path = find_ordinary

    def _limit_pictures(self, md: Markdown, pictures: Any) -> None:
        base = self._pictures
        pictures.config |= {"base_path": str(base), "root_path": "", "restrict_path": True}
        embed = pictures.run

        def embed_ordinary(text: str) -> str:
            for source in _SOURCE.finditer(text):
                path = _file_of(source[1] or source[2] or "", base)
                if not path or not path.is_relative_to(base) or what_is(path, base) == "nothing":
                    continue  # it stays a link
                if fault := next(check_file(path, base, LARGEST_ASSET), None):
                    raise PluginError(f"{_page(md)}a picture cannot be put into the page: {fault.fault.message}.")
                self._brought_in.add(path)
            return str(embed(text))

        pictures.run = embed_ordinary


def restrict_snippets(config: MkDocsConfig, root: Path) -> LimitedExtensions:
    """Limit what the extensions of a project bring in; return what knows the limits."""
    limited = LimitedExtensions(config, root)
    extensions: list[Any] = config.markdown_extensions  # Markdown takes names and extensions alike
    extensions.append(limited)
    return limited


def is_extension(written: str, name: str) -> bool:
    """Whether what `mkdocs.yml` calls an extension is the one of this name: `name`, or `name:Class`."""
    return written.partition(":")[0] == name


def _named(config: MkDocsConfig, name: str, root: Path) -> list[Path]:
    """Return the folders in the project that `base_path` of an extension names."""
    settings = [values for each, values in config.mdx_configs.items() if is_extension(each, name)]
    theirs = [values.get("base_path") or [] for values in settings]
    named = [(root / each).resolve() for paths in theirs for each in ([paths] if isinstance(paths, str) else paths)]
    return [each for each in named if root in each.parents]


def _file_of(written: str, base: Path) -> Path | None:
    """Return where the extension `b64` looks for a picture, if it looks anywhere."""
    try:
        _, _, path, _, _, _, is_address, _ = parse_url(written)
    except ValueError:
        return None
    named = path if is_address else url2path(path)
    return None if "\0" in named else Path(os.path.normpath(base / named))


def _page(md: Markdown) -> str:
    """Return the beginning of a sentence on the page that MkDocs is rendering."""
    # MkDocs has registered this one, which has to know the page for its links.
    if "relpath" not in md.treeprocessors:
        return ""
    of_links: Any = md.treeprocessors["relpath"]
    return f"{of_links.file.src_uri}: "

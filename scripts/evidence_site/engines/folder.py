"""Writes a whole project that MkDocs with Material, ProperDocs or Zensical builds without our plugin."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.representer import SafeRepresenter

from evidence_site.design import SCRIPT, STYLE_SHEET
from evidence_site.engines.handover import (
    further_files,
    navigation_entries,
    navigation_paths,
    without_handwritten,
)
from evidence_site.engines.handwritten import with_cards, with_citations
from evidence_site.engines.markdown_page import EXTENSIONS, write_markdown
from evidence_site.engines.swap import fresh_folder
from evidence_site.engines.theme import SETTINGS, fitting, overrides
from evidence_site.pipeline import Result
from evidence_site.views.urls import address

PLUGIN = "evidence-site"
OVERRIDES = "overrides"
MARKER = ".evidence-site"
"""A file that says that the folder is ours, and may be written again."""


class NotOurFolderError(ConfigurationError):
    """The folder holds something that this program did not write."""


def write_project(config: MkDocsConfig, result: Result, out: Path) -> None:
    """Write `mkdocs.yml`, the hand-written pages, ours, and all assets into `out`; an earlier writing is replaced.

    Raises:
        NotOurFolderError: `out` holds something else.
        ConfigurationError: `mkdocs.yml` inherits from another file.
    """
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise NotOurFolderError(f"{out} is not empty, and was not written by `evidence-site render`")
    handwritten = get_files(config).src_uris
    with fresh_folder(out) as folder:
        (folder / MARKER).touch()
        docs = folder / "docs"
        shutil.copytree(config.docs_dir, docs)
        by_hand = [path for path in handwritten if path.endswith(".md")]
        for path in by_hand:
            text = (docs / path).read_text(encoding="utf-8-sig")
            cited = with_citations(text, path, result.citer)
            _write(docs / path, with_cards(cited, result.cards).encode())
        paths = {*by_hand, *(page.path for page in result.pages)}
        urls = {path: address(path, directory_urls=config.use_directory_urls) for path in paths}
        targets = {url: path for path, url in urls.items()} | {path: path for path in result.files}
        for page in without_handwritten(result.pages, handwritten):
            _write(docs / page.path, write_markdown(page, urls[page.path], targets).encode())
        for path, content in further_files(result.files, handwritten).items():
            _write(docs / path, content)
        shutil.copytree(overrides(), folder / OVERRIDES)
        if config.theme.custom_dir:
            shutil.copytree(config.theme.custom_dir, folder / OVERRIDES, dirs_exist_ok=True)
        settings = Path(config.config_file_path).read_text(encoding="utf-8")
        listed = navigation_paths(result.navigation)
        unlisted = sorted(path for path in by_hand if path not in listed)
        navigation = navigation_entries(result.navigation, unlisted)
        aside = {f"/{Path(page.path).parent.as_posix()}/*.md" for page in result.pages if page.path not in listed}
        _write(folder / "mkdocs.yml", _without_plugin(settings, navigation, sorted(aside)).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _without_plugin(settings: str, navigation: object, aside: Sequence[str]) -> str:
    """Change `mkdocs.yml` at its nodes, so that tags such as `!ENV` stay as they are.

    `aside` are patterns of the pages that are in no navigation, and are not to be warned of.
    """
    root = yaml.compose(settings)
    if not isinstance(root, MappingNode) or _find(root, "INHERIT"):
        raise ConfigurationError("`evidence-site render` cannot follow INHERIT in mkdocs.yml: put all settings there")
    plugins = _find(root, "plugins")
    if plugins:
        plugins.value = [each for each in plugins.value if PLUGIN not in _names(each)]
    extensions = _find(root, "markdown_extensions") or _put(root, "markdown_extensions", [])
    written = {name for each in extensions.value for name in _names(each)}
    extensions.value += [_node(name) for name in EXTENSIONS if name not in written]
    if not _find(root, "nav"):
        _put(root, "nav", navigation)
    if aside:
        theirs = _find(root, "not_in_nav")
        _put(root, "not_in_nav", "\n".join([*([str(theirs.value)] if theirs else []), *aside]))
    _put(root, "docs_dir", "docs")
    _put(root, "edit_uri", "")  # the records, not these pages, are what can be edited
    _put_first(root, "extra_css", STYLE_SHEET)
    _put_first(root, "extra_javascript", SCRIPT)
    named = _find(root, "theme")
    theme = named if isinstance(named, MappingNode) else MappingNode("tag:yaml.org,2002:map", [])
    if theme is not named:
        _put(theme, "name", named.value if named else "mkdocs")
        _put(root, "theme", theme)
    for name, value in SETTINGS.items():
        _put(theme, name, value)
    _put(theme, "custom_dir", OVERRIDES)
    features = _find(theme, "features")
    if features:
        _put(theme, "features", fitting(str(each.value) for each in features.value))
    return str(yaml.serialize(root, allow_unicode=True))


def _find(mapping: MappingNode, key: str) -> Node | None:
    return next((value for name, value in mapping.value if name.value == key), None)


def _put(mapping: MappingNode, key: str, value: object) -> Node:
    node = value if isinstance(value, Node) else _node(value)
    mapping.value = [(name, old) for name, old in mapping.value if name.value != key] + [(_node(key), node)]
    return node


def _put_first(mapping: MappingNode, key: str, value: object) -> None:
    theirs = _find(mapping, key)
    _put(mapping, key, []).value = [_node(value), *(theirs.value if theirs else ())]


def _node(value: object) -> Node:
    return SafeRepresenter().represent_data(value)


def _names(entry: Node | tuple[Node, Node]) -> tuple[str, ...]:
    """Give the names in one entry of a list such as `plugins`: `search`, or `search: {…}`."""
    if isinstance(entry, ScalarNode):
        return (str(entry.value),)
    if isinstance(entry, MappingNode):
        return tuple(str(name.value) for name, _ in entry.value)
    return (str(entry[0].value),) if isinstance(entry, tuple) else ()

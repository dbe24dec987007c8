"""Writes a whole project that MkDocs with Material, ProperDocs or Zensical builds without our plugin.

Its `mkdocs.yml` is the user's own, changed at its nodes, so that tags such as `!ENV` stay as they are.
"""

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files, get_files
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.representer import SafeRepresenter

from evidence_site.design import BUILDER_SCRIPT, BUILDER_STYLE_SHEET, SCRIPT, STYLE_SHEET, builder_search_design
from evidence_site.engines.core_pages import (
    NavigationEntry,
    further_files,
    navigation_entries,
    navigation_paths,
    unlisted_pages,
    without_handwritten,
)
from evidence_site.engines.handwritten_pages import with_cards, with_citations
from evidence_site.engines.harmless_pages import SITE_TEXTS, clean_settings, copy_ordinary, harmless_text, without_tags
from evidence_site.engines.markdown_page import EXTENSIONS, write_markdown
from evidence_site.engines.mkdocs_site import PLUGIN, folders_of, root_of
from evidence_site.engines.output_folder import replacing, why_not_replaced
from evidence_site.engines.snippets import is_extension, restrict_snippets
from evidence_site.engines.theme import DEFAULT_SETTINGS, FIXED_SETTINGS, OVERRIDES, supported_features
from evidence_site.engines.written_files import NOTE, noted_files
from evidence_site.model.colours import mastheads
from evidence_site.pipeline import RenderedSite
from evidence_site.urls import address

CUSTOM_DIR = "overrides"
"""The folder of the project's templates: ours, and over them those of the user."""


class NotOurFolderError(ConfigurationError):
    """The folder holds something that this program did not write."""


def write_project(config: MkDocsConfig, site: RenderedSite, out: Path, on_wait: Callable[[], None]) -> None:
    """Write `mkdocs.yml`, the hand-written pages, ours, and all assets into `out`, in place of an earlier output.

    `on_wait` is called if another command has to end first.

    Raises:
        NotOurFolderError: `out` holds something else, or what people added to it cannot be known, or is in the way.
        ConfigurationError: `mkdocs.yml` inherits from another file.
        PluginError: a hand-written page or a setting does what would lead readers away.
    """
    clean_settings(config)
    if why_not := why_not_replaced(out, NOTE, root_of(config), folders_of(config)):
        raise NotOurFolderError(f"{out} {why_not}.")
    if (out / NOTE).is_file() and noted_files(out) is None:
        raise NotOurFolderError(
            f"{out} has no note of the files that this command wrote, so yours among them are not known. Name a new "
            "folder."
        )
    files, limited = get_files(config), restrict_snippets(config, root_of(config))
    with replacing(out, on_wait) as folder:
        copy_ordinary(Path(config.docs_dir), folder / "docs")
        _write_pages(config, site, files, folder / "docs")
        shutil.copytree(OVERRIDES, folder / CUSTOM_DIR)
        if config.theme.custom_dir:
            copy_ordinary(Path(config.theme.custom_dir), folder / CUSTOM_DIR)
        for path, content in limited.copies().items():
            _write(folder / path, content)
        _write(folder / "mkdocs.yml", _settings_of(config, site, files, limited.settings()).encode())


def _write_pages(config: MkDocsConfig, site: RenderedSite, files: Files, docs: Path) -> None:
    handwritten = files.src_uris
    by_hand = [each for each in files if each.is_documentation_page()]
    paths = {*(each.src_uri for each in by_hand), *(page.path for page in site.pages)}
    places = config.docs_dir, config.site_dir, config.use_directory_urls
    known = Files([*files, *(File(path, *places) for path in (paths | site.files.keys()) - {*handwritten})])
    for file in by_hand:
        text = harmless_text(file, config, known)
        cited = with_citations(text, file.src_uri, site.citer)
        _write(docs / file.src_uri, with_cards(cited, site.cards).encode())
    urls = {path: address(path, directory_urls=config.use_directory_urls) for path in paths}
    targets = {url: path for path, url in urls.items()} | {path: path for path in site.files}
    for page in without_handwritten(site.pages, handwritten):
        _write(docs / page.path, write_markdown(page, urls[page.path], targets).encode())
    for path, content in further_files({**site.files, **builder_search_design()}, handwritten).items():
        _write(docs / path, content)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _settings_of(
    config: MkDocsConfig, site: RenderedSite, files: Files, limits: Mapping[str, Mapping[str, Any]]
) -> str:
    listed = navigation_paths(site.navigation)
    aside = {f"/{Path(page.path).parent.as_posix()}/*.md" for page in site.pages if page.path not in listed}
    return without_plugin(
        Path(config.config_file_path).read_text(encoding="utf-8"),
        navigation_entries(site.navigation, unlisted_pages(files, listed)),
        sorted(aside),
        limits,
        {"masthead": mastheads(site.settings.colours), "share_alt": site.pictures.says},
    )


def without_plugin(
    settings: str,
    navigation: Sequence[NavigationEntry],
    aside: Sequence[str],
    limits: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    extra: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """Return the text of a `mkdocs.yml` for builders without our plugin.

    `aside` are patterns of the pages that are in no navigation, for which MkDocs shall give no warning; `limits` are
    settings of extensions, which hold whatever was set; `extra` is what our templates ask for.

    Raises:
        ConfigurationError: `mkdocs.yml` inherits from another file.
    """
    root = yaml.compose(settings)
    if not isinstance(root, MappingNode) or _find(root, "INHERIT"):
        raise ConfigurationError("`evidence-site render` cannot follow INHERIT in mkdocs.yml: put all settings there")
    plugins = _find(root, "plugins")
    if plugins:
        plugins.value = [each for each in plugins.value if PLUGIN not in _names(each)]
    extensions = _find(root, "markdown_extensions") or _put(root, "markdown_extensions", [])
    written = {name for each in extensions.value for name in _names(each)}
    for name, values in limits.items():
        _restrict(extensions, name, values)
    for name in EXTENSIONS:
        if name not in written:
            extensions.value.append((_node(name), _node({})) if isinstance(extensions, MappingNode) else _node(name))
    for text in filter(None, (*_titles(_find(root, "nav")), *(_find(root, name) for name in SITE_TEXTS))):
        text.value = str(without_tags(text.value))
    if not _find(root, "nav"):
        _put(root, "nav", navigation)
    if aside:
        theirs = _find(root, "not_in_nav")
        _put(root, "not_in_nav", "\n".join([*([str(theirs.value)] if theirs else []), *aside]))
    _put(root, "docs_dir", "docs")
    _put(root, "edit_uri", "")  # the records, not these pages, are what can be edited
    _put_first(root, "extra_css", STYLE_SHEET, BUILDER_STYLE_SHEET)
    _put_first(root, "extra_javascript", SCRIPT, BUILDER_SCRIPT)
    _apply_theme(_mapping(root, "theme", "name"))
    for name, value in extra.items():
        _put(_mapping(root, "extra"), name, value)
    return str(yaml.serialize(root, allow_unicode=True))


def _restrict(extensions: Node, name: str, limits: Mapping[str, Any]) -> None:
    """Put limits into the settings of an extension, if it is among these."""
    if isinstance(extensions, MappingNode):
        for written in [each for entry in extensions.value for each in _names(entry) if is_extension(each, name)]:
            for key, value in limits.items():
                _put(_mapping(extensions, written), key, value)
        return
    for place, entry in enumerate(extensions.value):
        if isinstance(entry, MappingNode):
            _restrict(entry, name, limits)
        elif any(is_extension(each, name) for each in _names(entry)):
            extensions.value[place] = _node({entry.value: limits})


def _apply_theme(theme: MappingNode) -> None:
    """Add to the settings of the theme what `theme.apply_theme` adds to those of a build."""
    defaults = {name: value for name, value in DEFAULT_SETTINGS.items() if not _find(theme, name)}
    for name, value in {**FIXED_SETTINGS, **defaults, "custom_dir": CUSTOM_DIR}.items():
        _put(theme, name, value)
    features = _find(theme, "features")
    if features:
        _put(theme, "features", supported_features(str(each.value) for each in features.value))


def _mapping(root: MappingNode, key: str, shorthand: str = "") -> MappingNode:
    """Return the mapping at a key; where there is none, a new one, which keeps a plain value under `shorthand`."""
    found = _find(root, key)
    if isinstance(found, MappingNode):
        return found
    made = _put(root, key, {shorthand: found.value} if found and shorthand else {})
    assert isinstance(made, MappingNode)  # noqa: S101 -- it was put there as one
    return made


def _find(mapping: MappingNode, key: str) -> Node | None:
    return next((value for name, value in mapping.value if name.value == key), None)


def _put(mapping: MappingNode, key: str, value: object) -> Node:
    node = _node(value)
    mapping.value = [(name, old) for name, old in mapping.value if name.value != key] + [(_node(key), node)]
    return node


def _put_first(mapping: MappingNode, key: str, *values: object) -> None:
    theirs = _find(mapping, key)
    _put(mapping, key, []).value = [*map(_node, values), *(theirs.value if theirs else ())]


def _node(value: object) -> Node:
    return SafeRepresenter().represent_data(dict(value) if isinstance(value, Mapping) else value)


def _titles(navigation: Node | None) -> Iterator[Node]:
    """Yield the titles in a navigation."""
    if isinstance(navigation, SequenceNode):
        for entry in navigation.value:
            yield from _titles(entry)
    elif isinstance(navigation, MappingNode):
        for title, entries in navigation.value:
            yield title
            yield from _titles(entries)


def _names(entry: Node | tuple[Node, Node]) -> tuple[str, ...]:
    """Return the names in one entry of a list such as `plugins`: `search`, or `search: {…}`."""
    if isinstance(entry, ScalarNode):
        return (str(entry.value),)
    if isinstance(entry, MappingNode):
        return tuple(str(name.value) for name, _ in entry.value)
    return (str(entry[0].value),) if isinstance(entry, tuple) else ()

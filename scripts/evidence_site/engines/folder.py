"""Writes a whole project that MkDocs with Material, ProperDocs or Zensical builds without our plugin."""

import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files

from evidence_site.engines.handover import (
    further_files,
    navigation_entries,
    navigation_paths,
    without_handwritten,
)
from evidence_site.engines.handwritten import with_cards, with_citations
from evidence_site.engines.markdown_page import write_markdown
from evidence_site.engines.rendered_settings import OVERRIDES, without_plugin
from evidence_site.engines.swap import fresh_folder
from evidence_site.engines.theme import overrides
from evidence_site.pipeline import Result
from evidence_site.urls import address

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
        aside_by_hand = config.not_in_nav
        unlisted = sorted(
            path for path in by_hand if path not in listed and not (aside_by_hand and aside_by_hand.match_file(path))
        )
        navigation = navigation_entries(result.navigation, unlisted)
        aside = {f"/{Path(page.path).parent.as_posix()}/*.md" for page in result.pages if page.path not in listed}
        changed = without_plugin(settings, navigation, sorted(aside), result.settings.colours)
        _write(folder / "mkdocs.yml", changed.encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

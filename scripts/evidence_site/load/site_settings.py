"""Where `mkdocs.yml` says that pages and the project's layer of the theme lie, read without MkDocs and its plugins.

So `check` looks at the same files as a build. A folder outside the project is left to the build: who proposes a change
may not have any folder of the computer read.
"""

from pathlib import Path
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode

from evidence_site.diagnostics import Diagnostic
from evidence_site.load.files import LARGEST_RECORD, read_text

SETTINGS_FILE = "mkdocs.yml"
PAGES = "docs"
"""The folder of pages where `mkdocs.yml` names no other."""


class SiteFolders(NamedTuple):
    """The folders that a site has beside its records; None for one that is not looked at."""

    pages: Path | None
    theme: Path | None


def site_folders(root: Path) -> SiteFolders:
    """Return the folders that `mkdocs.yml` names; the usual ones where it cannot be read, which a build tells of."""
    settings = _settings(root)
    theme = _text(_find(_find(settings, "theme"), "custom_dir"))
    return SiteFolders(_inside(root, _text(_find(settings, "docs_dir")) or PAGES), _inside(root, theme))


def _settings(root: Path) -> Node | None:
    read = read_text(root / SETTINGS_FILE, root, LARGEST_RECORD)
    if isinstance(read, Diagnostic):
        return None
    try:
        return yaml.compose(read.text, yaml.CSafeLoader)  # makes no values, so `!ENV` and others may stand
    except yaml.YAMLError:
        return None


def _find(node: Node | None, key: str) -> Node | None:
    pairs = node.value if isinstance(node, MappingNode) else ()
    return next((value for name, value in reversed(pairs) if name.value == key), None)


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:str" else ""


def _inside(root: Path, name: str) -> Path | None:
    """Return a folder below the root; None for another."""
    path = Path(name)
    is_inside = name and "\0" not in name and not path.is_absolute() and ".." not in path.parts
    return root / path if is_inside else None

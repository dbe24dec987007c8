"""What a hand-written page may not do in a built site, whatever its Markdown and its extensions make of it.

`rules/handwritten.py` tells most of this at its line; here, what MkDocs has read is looked at once more.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from evidence_site.load.files import what_is

_LEADS_AWAY = re.compile(r"<(meta|base)(?=[\s/>])", re.IGNORECASE)
_OWN_KEYS = "evidence_site_"


def files_not_to_open(files: Files, docs_dir: str) -> list[File]:
    """Return the files among the hand-written pages that a live preview may not open either: links and devices."""
    folder = Path(docs_dir)
    below = (each for each in files if each.src_dir == docs_dir and each.abs_src_path)
    return [each for each in below if what_is(Path(str(each.abs_src_path)), folder) != "file"]


def front_matter(values: Mapping[str, Any], path: str, own_theme: Path | None) -> dict[str, Any]:
    """Return the front matter of the page at `path`, its texts escaped: the theme prints them as they are.

    Raises:
        PluginError: it sets what only the package sets, or a template that is not in the project's layer of the theme.
    """
    if own := next((each for each in values if str(each).startswith(_OWN_KEYS)), None):
        raise PluginError(f"{path}: `{own}` is a value that only the package sets. Delete the line.")
    template = values.get("template")
    if template and not (own_theme and (own_theme / str(template)).is_file()):
        raise PluginError(f"{path}: there is no template `{template}` in the folder of `custom_dir`.")
    return {name: _escaped_value(value) for name, value in values.items()}


def _escaped_value(value: Any) -> Any:
    match value:
        case str():
            return escape(value)
        case list():
            return [_escaped_value(each) for each in value]
        case dict():
            return {name: _escaped_value(each) for name, each in value.items()}
    return value


def require_no_way_out(html: str, path: str) -> None:
    """Look for tags in the HTML of the page at `path` that could lead readers away, whatever wrote them.

    Raises:
        PluginError: there is one.
    """
    if tag := _LEADS_AWAY.search(html):
        raise PluginError(f"{path}: `<{tag[1]}>` can lead readers away. Delete it.")


def without_tags(title: str | None) -> str:
    """Return a title in which nothing is a tag: MkDocs makes one from a heading, as HTML, or from a file's name."""
    return (title or "").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")

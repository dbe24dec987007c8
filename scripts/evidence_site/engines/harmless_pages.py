"""What a hand-written page may not do in a built site, whatever its Markdown and its extensions make of it.

`rules/handwritten.py` tells most of this at its line; here, what MkDocs has read is looked at once more.
"""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from evidence_site.load.files import file_name, what_is
from evidence_site.load.front_matter import read_front_matter
from evidence_site.model.handwritten import MOST_VALUES, OWN_KEYS, FrontMatterFault
from evidence_site.prose.live_tags import live_tag
from evidence_site.rules.places import shortened

SITE_TEXTS = ("site_name", "site_description", "site_author")
"""Settings that the theme prints on every page."""
_TAGS = str.maketrans({"<": "&lt;", ">": "&gt;", '"': "&#34;"})


def files_not_to_open(files: Files, docs_dir: str) -> list[File]:
    """Return the files among the hand-written pages that a live preview may not open either: links and devices."""
    folder = Path(docs_dir)
    below = (each for each in files if each.src_dir == docs_dir and each.abs_src_path)
    return [each for each in below if what_is(Path(str(each.abs_src_path)), folder) != "file"]


def copy_ordinary(source: Path, target: Path) -> None:
    """Copy a folder into another, hidden files too, but no links and devices."""

    def others(folder: str, names: Sequence[str]) -> set[str]:
        return {each for each in names if what_is(Path(folder, each), Path(folder)) not in {"file", "folder"}}

    shutil.copytree(source, target, ignore=others, dirs_exist_ok=True)


def require_ordinary_theme(config: MkDocsConfig) -> None:
    """Look for links and devices in the project's own layer of the theme, from which MkDocs copies files too.

    Raises:
        PluginError: there is one.
    """
    folder = Path(config.theme.custom_dir or config.docs_dir)
    for path in (folder, *sorted(folder.rglob("*"))) if config.theme.custom_dir else ():
        if what_is(path, folder.parent) not in {"file", "folder"}:
            name = file_name(path, folder.parent)
            raise PluginError(f"{name} is a link, or cannot be read. Put an ordinary file there.")


def front_matter(values: Mapping[str, Any], path: str, own_theme: Path | None) -> dict[str, Any]:
    """Return the front matter of the page at `path`, its texts escaped: the theme prints them as they are.

    Raises:
        PluginError: it sets what only the package sets, a template that is not in the project's layer of the theme, or
            more values than can be printed.
    """
    if own := next((each for each in values if str(each).lower().startswith(OWN_KEYS)), None):
        raise PluginError(f"{path}: `{own}` is a value that only the package sets. Delete the line.")
    template = values.get("template")
    if template and not _is_own_template(str(template), own_theme):
        raise PluginError(f"{path}: there is no template `{shortened(str(template))}` in the folder of `custom_dir`.")
    if len(list(islice(_within(values), MOST_VALUES + 1))) > MOST_VALUES:
        raise PluginError(f"{path}: the front matter has more than {MOST_VALUES} values. Take out what is not needed.")
    return {name: _escaped_value(value) for name, value in values.items()}


def _is_own_template(name: str, own_theme: Path | None) -> bool:
    if own_theme is None or Path(name).is_absolute() or ".." in Path(name).parts:
        return False
    return what_is(own_theme / name, own_theme) == "file"


def _within(value: Any) -> Iterator[Any]:
    """Yield each value in a value, as often as it is printed: without end for one that holds itself."""
    left = [value]
    while left:
        value = left.pop()
        yield value
        left += value.values() if isinstance(value, Mapping) else value if isinstance(value, (list, tuple, set)) else ()


def _escaped_value(value: Any) -> Any:
    match value:
        case list():
            return [_escaped_value(each) for each in value]
        case dict():
            return {_escaped_value(name): _escaped_value(each) for name, each in value.items()}
        case None | bool() | int() | float() | date():
            return value
    return escape(str(value))  # whatever else YAML can make: sets, pairs, bytes


def require_finite(text: str, path: str) -> None:
    """Look at the front matter of a page before MkDocs reads it.

    Raises:
        PluginError: it would never end.
    """
    if read_front_matter(text).fault is FrontMatterFault.ENDLESS:
        raise PluginError(f"{path}: the front matter has more than {MOST_VALUES} values. Take out what is not needed.")


def require_no_way_out(html: str, path: str) -> None:
    """Look for tags in the HTML of the page at `path` that could lead readers away, whatever wrote them.

    Raises:
        PluginError: there is one.
    """
    if tag := live_tag(html):
        does = "could run any file of the site" if tag.runs else "can lead readers away"
        raise PluginError(f"{path}: `<{tag.name}>` {does}. Delete it.")


def without_tags(title: object) -> Markup:
    """Return a text as HTML in which nothing is a tag: titles that MkDocs makes from headings are HTML already."""
    return Markup(("" if title is None else str(title)).translate(_TAGS))  # noqa: S704 -- see above


def without_any_tags(title: object) -> Markup:
    """Return HTML without its tags, as a filter in place of Jinja's own, which makes tags of what is escaped."""
    return escape(Markup(str(title)).striptags())  # noqa: S704 -- its tags are taken out


def clean_titles(items: Iterable[Any]) -> None:
    """Take the tags out of the titles that `mkdocs.yml` gives to pages, sections and links."""
    for each in items:
        if each.title is not None:
            each.title = without_tags(each.title)
        clean_titles(each.children or ())


def clean_settings(config: MkDocsConfig) -> None:
    """Take the tags out of what `mkdocs.yml` calls the site: the theme prints it as it is.

    Raises:
        PluginError: a tag in the notice of copyright, which may have tags, could lead readers away; or `custom_dir`
            holds a link.
    """
    require_ordinary_theme(config)
    require_no_way_out(config.copyright or "", "mkdocs.yml")
    for name in SITE_TEXTS:
        if config[name]:
            config[name] = without_tags(config[name])


def harmless_text(file: File, config: MkDocsConfig, files: Files) -> str:
    """Return the Markdown of a hand-written page for a builder without our plugin, its front matter escaped.

    `files` are all of the site, to which the page may link.

    Raises:
        PluginError: as `front_matter` and `require_no_way_out` say.
    """
    require_finite(file.content_string, file.src_uri)
    page = Page(None, file, config)
    page.read_source(config)
    body, written = page.markdown or "", page.meta
    own_theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
    values = front_matter(written, file.src_uri, own_theme)
    page.render(config, files)
    require_no_way_out(page.content or "", file.src_uri)
    title = without_tags(page.title)
    if title != page.title or "&" in title:  # the theme makes tags of what is escaped in a heading
        values.setdefault("title", title)
    if values == written:
        return file.content_string
    lines = (
        f"{json.dumps(str(name))}: {json.dumps(value, default=str, ensure_ascii=False)}"
        for name, value in values.items()
    )
    return "\n".join(("---", *lines, "---", "", body))

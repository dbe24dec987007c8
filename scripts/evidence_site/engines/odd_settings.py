"""What MkDocs and Material take from `mkdocs.yml` and then stumble over, told in words."""

from collections.abc import Callable, Mapping
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from yaml.nodes import MappingNode, ScalarNode

_Test = Callable[[object], bool]


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_group(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_group_of_texts(value: object) -> bool:
    return isinstance(value, Mapping) and all(map(_is_text, value.values()))


def _is_palette(value: object) -> bool:
    """Whether a value is what Material calls a palette; each part of it becomes text of a page."""
    if not isinstance(value, Mapping):
        return False
    texts = (each for name, each in value.items() if name != "toggle" and each is not None)
    return all(map(_is_text, texts)) and _is_group_of_texts(value.get("toggle", {}))


def _list_of(is_right: _Test) -> _Test:
    return lambda value: isinstance(value, list) and all(map(is_right, value))


def _is_palette_or_list(value: object) -> bool:
    return _is_palette(value) or _list_of(_is_palette)(value)


_SHAPES: Mapping[str, tuple[_Test, str]] = {
    "extra_css": (_list_of(_is_text), "a list of paths"),
    "extra_templates": (_list_of(_is_text), "a list of paths"),
    "theme.palette": (_is_palette_or_list, "a group of settings such as `scheme: slate`, or a list of such groups"),
    "theme.icon": (_is_group, "a group of settings such as `logo: material/library`"),
    "theme.logo": (_is_text, "a path"),
    "extra.alternate": (_list_of(_is_group), "a list of groups"),
    "extra.analytics": (_is_group, "a group of settings"),
    "extra.consent": (_is_group, "a group of settings"),
    "extra.polyfills": (_list_of(_is_text), "a list of paths"),
    "extra.homepage": (_is_text, "an address"),
    "extra.social": (_list_of(_is_group), "a list of groups"),
    "extra.tags": (_is_group, "a group of settings"),
}
"""What MkDocs and the templates of Material expect, and MkDocs does not check:
https://squidfunk.github.io/mkdocs-material/setup/changing-the-colors/ and the pages beside it."""


def require_shapes(config: MkDocsConfig) -> None:
    """Look for settings of a shape in which templates would fail.

    Raises:
        ConfigurationError: there is one.
    """
    for name, (is_right, shape) in _SHAPES.items():
        part, _, key = name.rpartition(".")
        value = (config.theme if part == "theme" else config[part] if part else config).get(key)
        if value and not is_right(value):
            raise ConfigurationError(f"`{name}` in mkdocs.yml should be {shape}.")


def require_end_of_inheritance(settings: Path) -> None:
    """Follow INHERIT from a file of settings to the last one, which inherits from none.

    Raises:
        ConfigurationError: there is no last one, or a device is named.
    """
    seen: list[Path] = []
    while settings.is_file():
        if settings.resolve() in seen:
            raise ConfigurationError(f"{settings.name} inherits from itself: take INHERIT out of one of the files.")
        seen.append(settings.resolve())
        named = _inherits_from(settings)
        if named is None:
            return
        settings = settings.parent / named
    if seen and settings.exists():
        raise ConfigurationError(f"INHERIT in {seen[-1].name} names {settings.name}, which is no file.")


def _inherits_from(settings: Path) -> str | None:
    try:
        root = yaml.compose(settings.read_bytes(), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return None  # MkDocs tells of it
    pairs = root.value if isinstance(root, MappingNode) else ()
    named = (value.value for name, value in pairs if name.value == "INHERIT" and isinstance(value, ScalarNode))
    return next((str(each) for each in named), None)

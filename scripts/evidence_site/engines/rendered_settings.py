"""The `mkdocs.yml` of a project without our plugin: the user's own, changed where the pages and the design need it."""

from collections.abc import Mapping, Sequence

import yaml
from mkdocs.exceptions import ConfigurationError
from yaml.nodes import MappingNode, Node, ScalarNode
from yaml.representer import SafeRepresenter

from evidence_site.design import SCRIPT, STYLE_SHEET
from evidence_site.engines.markdown_page import EXTENSIONS
from evidence_site.engines.theme import DEFAULTS, FIXED, fitting
from evidence_site.model.colours import Colours, mastheads

PLUGIN = "evidence-site"
OVERRIDES = "overrides"


def without_plugin(settings: str, navigation: object, aside: Sequence[str], colours: Colours) -> str:
    """Change `mkdocs.yml` at its nodes, so that tags such as `!ENV` stay as they are.

    `aside` are patterns of the pages that are in no navigation, and are not to be warned of.

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
    _dress(_mapping(root, "theme", "name"))
    _put(_mapping(root, "extra"), "masthead", mastheads(colours))
    return str(yaml.serialize(root, allow_unicode=True))


def _dress(theme: MappingNode) -> None:
    """Give the theme what the design asks of it."""
    own = {name: value for name, value in DEFAULTS.items() if not _find(theme, name)}
    for name, value in {**FIXED, **own, "custom_dir": OVERRIDES}.items():
        _put(theme, name, value)
    features = _find(theme, "features")
    if features:
        _put(theme, "features", fitting(str(each.value) for each in features.value))


def _mapping(root: MappingNode, key: str, word: str = "") -> MappingNode:
    """Give the mapping at a key; where there is none, a new one, with what stands there under the name `word`."""
    found = _find(root, key)
    if isinstance(found, MappingNode):
        return found
    _put(root, key, {word: found.value} if found and word else {})
    made = _find(root, key)
    assert isinstance(made, MappingNode)  # noqa: S101 -- it was put there as one
    return made


def _find(mapping: MappingNode, key: str) -> Node | None:
    return next((value for name, value in mapping.value if name.value == key), None)


def _put(mapping: MappingNode, key: str, value: object) -> Node:
    node = _node(value)
    mapping.value = [(name, old) for name, old in mapping.value if name.value != key] + [(_node(key), node)]
    return node


def _put_first(mapping: MappingNode, key: str, value: object) -> None:
    theirs = _find(mapping, key)
    _put(mapping, key, []).value = [_node(value), *(theirs.value if theirs else ())]


def _node(value: object) -> Node:
    return SafeRepresenter().represent_data(dict(value) if isinstance(value, Mapping) else value)


def _names(entry: Node | tuple[Node, Node]) -> tuple[str, ...]:
    """Give the names in one entry of a list such as `plugins`: `search`, or `search: {…}`."""
    if isinstance(entry, ScalarNode):
        return (str(entry.value),)
    if isinstance(entry, MappingNode):
        return tuple(str(name.value) for name, _ in entry.value)
    return (str(entry[0].value),) if isinstance(entry, tuple) else ()

"""A record's text as a tree, and the names of its fields, each with its field path and place."""

from collections.abc import Iterator
from functools import lru_cache

from evidence_site.diagnostics import FieldPath
from evidence_site.load.nodes import Fields, Items, Node, Scalar
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import Tree, read_yaml


@lru_cache(maxsize=8)
def tree_of(text: str) -> Tree:
    """Parse a text. One that several fixes look at in turn is parsed once."""
    return read_yaml(TextFile("", text))


def field_names(node: Node | None, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Scalar]]:
    """Yield the name of every field, as a scalar, with the field's path."""
    if isinstance(node, Items):
        for number, item in enumerate(node.items):
            yield from field_names(item, (*path, number))
    elif isinstance(node, Fields):
        for name, (key, value) in node.fields.items():
            yield (*path, name), key
            yield from field_names(value, (*path, name))

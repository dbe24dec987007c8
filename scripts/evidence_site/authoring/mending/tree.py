"""A record's tree, as mends look at it."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from evidence_site.diagnostics import FieldPath
from evidence_site.load.nodes import Fields, Items, Node, Scalar
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import Tree, read_yaml

QUOTED = frozenset({"text", "original_text"})
"""The fields of a quote that hold its words."""


@lru_cache(maxsize=8)
def tree_of(text: str) -> Tree:
    """Read a text; one that several mends look at in turn is read once."""
    return read_yaml(TextFile("", text))


def scalars(node: Node | None, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Scalar]]:
    """Give every value, with the way to it."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Items):
        for number, item in enumerate(node.items):
            yield from scalars(item, (*path, number))
    elif isinstance(node, Fields):
        for name, (_, value) in node.fields.items():
            yield from scalars(value, (*path, name))


def names(node: Node | None) -> Iterator[Scalar]:
    """Give every field's name."""
    if isinstance(node, Items):
        for item in node.items:
            yield from names(item)
    elif isinstance(node, Fields):
        for name, value in node.fields.values():
            yield name
            yield from names(value)


def values(node: Node | None) -> list[tuple[FieldPath, str]]:
    """Give what a record says, however it is written."""
    return [(path, scalar.value) for path, scalar in scalars(node)]


def quoted_words(tree: Tree) -> Mapping[FieldPath, str]:
    """Give the words of every quote that can be read."""
    found = scalars(tree.root)
    return {path: each.value for path, each in found if "quotes" in path and path[-1] in QUOTED}

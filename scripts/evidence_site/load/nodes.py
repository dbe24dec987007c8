"""YAML as a tree of values that are still text, each with its place in the file."""

from collections.abc import Mapping
from typing import NamedTuple

from evidence_site.diagnostics import FieldPath, Span

NO_VALUES = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(NamedTuple):
    """A single value, as text. `style` is YAML's sign for how it is written: `'`, `"`, `|`, `>`, or empty for plain."""

    value: str
    start: int
    end: int
    style: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether it is no value at all: nothing, `~` or `null`, in no quotation marks."""
        return self.value in NO_VALUES and not self.style


class Items(NamedTuple):
    """A list."""

    items: tuple["Node", ...]
    start: int
    end: int


class Fields(NamedTuple):
    """A group of fields, a record or a part of one: each name and value, by the name."""

    fields: Mapping[str, tuple[Scalar, "Node"]]
    start: int
    end: int


class Lost(NamedTuple):
    """Where a value stood that is not read, such as an alias; its fault was reported."""

    start: int
    end: int


Node = Scalar | Items | Fields | Lost


def span_of(node: Node) -> Span:
    """Give where a node stands."""
    return node.start, node.end


def step(node: Node, name: str | int) -> tuple[Scalar | None, Node] | None:
    """Take one step of a path: to a field, with its name, or to a list's item."""
    if isinstance(node, Fields):
        # A field whose name is a word of Python has `_` after it in the model.
        return node.fields.get(str(name)) or node.fields.get(str(name).removesuffix("_"))
    if isinstance(node, Items) and isinstance(name, int) and 0 <= name < len(node.items):
        return None, node.items[name]
    return None


def find(root: Node, path: FieldPath, *, on_key: bool = False) -> tuple[Span, Node | None]:
    """Give the place of the value, or of its name, that a path leads to, and the value.

    A path that leads nowhere ends at the nearest part that is there, and finds no value.
    """
    node, key = root, None
    for name in path:
        taken = step(node, name)
        if taken is None:
            return _beginning(node), None
        key, node = taken
    return (span_of(key) if on_key and key else _beginning(node)), node


def _beginning(node: Node) -> Span:
    """Give the place to point at for a node: its first name, for a group of fields."""
    if isinstance(node, Fields):
        return next((span_of(key) for key, _ in node.fields.values()), span_of(node))
    return span_of(node)

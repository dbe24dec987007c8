"""YAML as a tree of values that are still text, each with its place in the file."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from evidence_site.diagnostics import FieldPath, Span

_NO_VALUES = frozenset({"", "~", "null", "Null", "NULL"})

_LINE_BREAK = r"\r\n|\r|\n"
BLOCK_HEADER = re.compile(rf"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?:{_LINE_BREAK}|$)")
_CHARACTER = re.compile(rf"{_LINE_BREAK}|.", re.DOTALL)
_IN_SINGLE_QUOTES = re.compile(rf"''|{_LINE_BREAK}|.", re.DOTALL)
_IN_DOUBLE_QUOTES = re.compile(
    rf"(?P<joined>\\(?:{_LINE_BREAK}))|\\(?:x(?P<x>..)|u(?P<u>.{{4}})|U(?P<U>.{{8}})|(?P<escape>.))|{_LINE_BREAK}|.",
    re.DOTALL,
)
_ESCAPES = str.maketrans("0abtnvfreN_LP", "\0\a\b\t\n\v\f\r\x1b\x85\xa0\u2028\u2029")
"""What a letter after a backslash stands for, as in libyaml (https://github.com/yaml/libyaml, src/scanner.c)."""


class Scalar(NamedTuple):
    """A single value, as text. `style` is YAML's sign for how it is written: `'`, `"`, `|`, `>`, or empty for plain."""

    value: str
    start: int
    end: int
    style: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether it is no value at all: nothing, `~` or `null`, without quotation marks."""
        return self.value in _NO_VALUES and not self.style


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


def find(root: Node, path: FieldPath, *, on_key: bool = False) -> tuple[Span, Node | None]:
    """Return the span of the value, or of its name, that a path leads to, and the value.

    A path that leads nowhere ends at the nearest part that is there, and finds no value.
    """
    node, key = root, None
    for name in path:
        part = _part(node, name)
        if part is None:
            return _beginning(node), None
        key, node = part
    return ((key.start, key.end) if on_key and key else _beginning(node)), node


def scalars(node: Node | None, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Scalar]]:
    """Yield every value with its field path."""
    if isinstance(node, Scalar):
        yield path, node
    elif isinstance(node, Items):
        for number, item in enumerate(node.items):
            yield from scalars(item, (*path, number))
    elif isinstance(node, Fields):
        for name, (_, value) in node.fields.items():
            yield from scalars(value, (*path, name))


def character_spans(text: str, scalar: Scalar) -> list[Span] | None:
    """Return where each character of a value stands in the file's text; nothing if one is not found.

    All ways to write a value keep its characters in order: white space is added for indentation, and a line break may
    stand for a space. So each character is the next of its kind; of white space, the first that it can be.
    """
    written = _written(text, scalar)
    spans: list[Span] = []
    for character in scalar.value:
        for each, span in written:
            if each == character or (character == " " and text[span[0]] in "\r\n"):
                spans.append(span)
                break
        else:
            return None
    return spans


def _written(text: str, scalar: Scalar) -> Iterator[tuple[str, Span]]:
    """Yield the characters that are written for a value, escapes decoded, with white space that is not part of it."""
    start, end, pattern = scalar.start, scalar.end, _CHARACTER
    if scalar.style in {"'", '"'}:
        start, end, pattern = start + 1, end - 1, _IN_SINGLE_QUOTES if scalar.style == "'" else _IN_DOUBLE_QUOTES
    elif scalar.style and (header := BLOCK_HEADER.match(text, start, end)):
        start = header.end()
    for found in pattern.finditer(text, start, end):
        match found.lastgroup:
            case "joined":
                continue
            case "x" | "u" | "U" as digits:
                yield chr(int(found[digits], 16)), found.span()
            case "escape":
                yield found["escape"].translate(_ESCAPES), found.span()
            case _:
                yield "\n" if found[0] in {"\r\n", "\r"} else found[0][:1], found.span()


def _part(node: Node, name: str | int) -> tuple[Scalar | None, Node] | None:
    """Return the field of a name, with that name, or the item of a number."""
    if isinstance(node, Fields):
        # A field whose name is a word of Python has `_` after it in the model.
        return node.fields.get(str(name)) or node.fields.get(str(name).removesuffix("_"))
    if isinstance(node, Items) and isinstance(name, int) and 0 <= name < len(node.items):
        return None, node.items[name]
    return None


def _beginning(node: Node) -> Span:
    """Return the span to point at for a node: its first name, for a group of fields."""
    if isinstance(node, Fields):
        return next(((key.start, key.end) for key, _ in node.fields.values()), (node.start, node.end))
    return node.start, node.end

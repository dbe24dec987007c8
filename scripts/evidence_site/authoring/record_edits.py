"""Edits of a record's text that keep its comments and layout: descriptions of its fields, and items for its lists."""

import re
from collections.abc import Mapping
from textwrap import wrap

from pydantic import BaseModel

from evidence_site.authoring.record_tree import field_names
from evidence_site.export.yaml_text import WIDTH, Value, write_fields, write_item
from evidence_site.load.nodes import Fields, Items, Node, Scalar
from evidence_site.load.schema import field_at, fields_of
from evidence_site.load.text import LINE_BREAK, TextFile
from evidence_site.load.yaml_reader import read_yaml
from evidence_site.model.schema import RECORDS


def described(text: str, kind: str, path: str) -> str:
    """Return a record of a kind, such as `finding`, with its schema named for editors and each field described."""
    schema = f"{'../' * path.count('/')}docs/schemas/{kind}.json"
    return f"# yaml-language-server: $schema={schema}\n" + with_descriptions(text, RECORDS[kind])


def with_descriptions(text: str, model: type[BaseModel]) -> str:
    """Return a record with a comment above each field that says what it is for; in a list, above the first only."""
    source = TextFile("", text)
    lines = text.splitlines(keepends=True)
    comments: dict[int, list[str]] = {}
    seen: set[tuple[str, ...]] = set()
    for path, name in field_names(read_yaml(source).root):
        names = tuple(each for each in path if isinstance(each, str))
        field = field_at(model, path)
        if field and field.description and names not in seen:
            line = source.line_at(name.start)
            lead = " " * (len(lines[line - 1]) - len(lines[line - 1].lstrip(" "))) + "# "
            comments.setdefault(line, []).extend(
                f"{lead}{each}\n" for each in wrap(field.description, WIDTH - len(lead))
            )
        seen.add(names)
    return "".join("".join(comments.get(number, ())) + line for number, line in enumerate(lines, 1))


def add_item(text: str, field: str, item: Value, model: type[BaseModel]) -> str | None:
    """Return a record of a model with an item at the end of a list, which is begun if there is none.

    Returns `None` if that cannot be done without changing how the record is written.
    """
    tree = read_yaml(TextFile("", text))
    if tree.diagnostics or not isinstance(tree.root, Fields) or not tree.root.fields:
        return None
    unified = LINE_BREAK.sub("\n", text)
    if unified != text:
        added = add_item(unified, field, item, model)
        return added.replace("\n", "\r\n") if added and text.count("\r\n") == unified.count("\n") else None
    written = tree.root.fields.get(field)
    if written is None:
        added = _with_new_list(text, tree.root, field, item, model)
    elif not isinstance(written[1], Items):
        added = None
    elif text[written[1].start] == "[":
        added = _in_brackets(text, written[1], item)
    else:
        added = _below(text, written[1], item)
    return added if added and _only_adds(tree.root, added, field) else None


def put_field(text: str, field: str, value: Value, model: type[BaseModel]) -> str | None:
    """Return a record of a model with a value in a field, in place of the old one if there is one.

    All else stays letter for letter, its comments too. Returns `None` if that cannot be done without changing how the
    record is written.
    """
    tree = read_yaml(TextFile("", text))
    if tree.diagnostics or not isinstance(tree.root, Fields) or not tree.root.fields or text[tree.root.start] == "{":
        return None
    unified = LINE_BREAK.sub("\n", text)
    if unified != text:
        changed = put_field(unified, field, value, model)
        return changed.replace("\n", "\r\n") if changed and text.count("\r\n") == unified.count("\n") else None
    written = tree.root.fields.get(field)
    if written is None:
        changed = _with_new_field(text, tree.root, {field: value}, model)
    else:
        changed = text[: written[0].start] + write_fields({field: value}) + text[_end_of(text, written[1]) :]
    return changed if _only_puts(tree.root, changed, field, value) else None


def _end_of(text: str, node: Node) -> int:
    """Return where the line below a field begins."""
    return min(len(text), _line_end(text, _last(text, node)) + 1)


def _only_puts(root: Fields, text: str, field: str, value: Value) -> bool:
    """Whether a text says all that a record said, but for one field, which has a value."""
    tree, wanted = read_yaml(TextFile("", text)), read_yaml(TextFile("", write_fields({field: value})))
    if tree.diagnostics or not isinstance(tree.root, Fields) or not isinstance(wanted.root, Fields):
        return False
    before = {name: _said(each) for name, (_, each) in root.fields.items()}
    after = {name: _said(each) for name, (_, each) in tree.root.fields.items()}
    return before | {field: _said(wanted.root.fields[field][1])} == after


def _below(text: str, items: Items, item: Value) -> str | None:
    """Return a text with an item added to a list whose items begin with hyphens."""
    line_start = text.rfind("\n", 0, items.start) + 1
    indent = text[line_start : items.start]
    if indent.strip(" "):
        return None
    end = _line_end(text, _last(text, items))
    return _insert(text, end, write_item(item, indent))


def _in_brackets(text: str, items: Items, item: Value) -> str | None:
    if not items.items:
        written = f" [{item}]" if isinstance(item, str) else f"\n{write_item(item, '  ')}".rstrip("\n")
        return text[: items.start].rstrip(" ") + written + text[items.end :]
    if not isinstance(item, str):
        return None
    end = items.items[-1].end
    return f"{text[:end]}, {item}{text[end:]}"


def _with_new_list(text: str, root: Fields, field: str, item: Value, model: type[BaseModel]) -> str:
    return _with_new_field(text, root, {field: [item]}, model)


def _with_new_field(text: str, root: Fields, new: Mapping[str, Value], model: type[BaseModel]) -> str:
    """Return a text with a field added after the last field that comes before it in the model."""
    order, (field,) = list(fields_of(model)), new
    before = [name for name in root.fields if name in order[: order.index(field)]]
    key, value = root.fields[before[-1]] if before else next(iter(root.fields.values()))
    end = _line_end(text, _last(text, value))
    written = write_fields(new)
    if _has_comment_above(text, key.start):
        written = with_descriptions(written, model)
    has_blank_line = bool(re.match(r"\n[ \t]*\n", text[end:]))
    return _insert(text, end, ("\n" if has_blank_line else "") + written)


def _has_comment_above(text: str, start: int) -> bool:
    """Whether a field has its description above it."""
    above = text[:start].splitlines()[-1:]
    return bool(above) and above[0].startswith("# ")


def _insert(text: str, end: int, written: str) -> str:
    """Return a text with lines put below the line that ends at an offset."""
    return f"{text[:end]}\n{written}{text[end:].removeprefix(chr(10))}"


def _last(text: str, node: Node) -> int:
    """Return where the words of a node end: of a list or fields below each other, where the last value ends."""
    is_bracketed = text[node.start : node.start + 1] in {"[", "{"}
    if isinstance(node, Items) and node.items and not is_bracketed:
        return _last(text, node.items[-1])
    if isinstance(node, Fields) and node.fields and not is_bracketed:
        return _last(text, [*node.fields.values()][-1][1])
    return node.end


def _line_end(text: str, end: int) -> int:
    """Return the end of the line on which words end; those of a text of several lines end before the next field."""
    kept = len(text[:end].rstrip())
    stop = text.find("\n", kept)
    return len(text) if stop < 0 else stop


def _only_adds(root: Fields, text: str, field: str) -> bool:
    """Whether a text says all that a record said, and has one item more."""
    tree = read_yaml(TextFile("", text))
    if tree.diagnostics or not isinstance(tree.root, Fields):
        return False
    before = {name: _said(value) for name, (_, value) in root.fields.items()}
    after = {name: _said(value) for name, (_, value) in tree.root.fields.items()}
    old, new = before.pop(field, []), after.pop(field, [])
    return before == after and isinstance(old, list) and isinstance(new, list) and new[:-1] == old


def _said(node: Node) -> object:
    if isinstance(node, Items):
        return [_said(each) for each in node.items]
    if isinstance(node, Fields):
        return {name: _said(value) for name, (_, value) in node.fields.items()}
    return node.value if isinstance(node, Scalar) else None

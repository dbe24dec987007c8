"""Values as a person would write them in YAML."""

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from evidence_site.load.nodes import Scalar, find
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""Texts are on one line: the words between them are divided by single spaces."""

WIDTH = 96
"""Columns of a written line."""
_STEP = "  "
_NAME = re.compile(r"[A-Za-z0-9][\w./-]*")
_WORDS = re.compile(r"[^ ]+(?: [^ ]+)*")


def write_fields(fields: Mapping[str, Value], indent: str = "") -> str:
    """Write fields, each on a line of its own, and below it what does not fit there."""
    return "".join(f"{line}\n" for line in _fields(fields, indent))


def write_item(item: Value, indent: str) -> str:
    """Write one item of a list."""
    return "".join(f"{line}\n" for line in _item(item, indent))


def in_line(text: str) -> str:
    """Write a text on one line, in quotation marks where it needs them."""
    return text if _is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """Put a text on one line into the quotation marks that need the fewest changes in it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    """Tell whether a text stays the same without quotation marks, as a field's value and in a list in brackets."""
    tree = read_yaml(TextFile("", f"- {text}\n- [{text}]\n"))
    values = (find(tree.root, path)[1] for path in ((0,), (1, 0))) if tree.root and not tree.diagnostics else ()
    found = [each for each in values if isinstance(each, Scalar) and not each.is_empty and not each.style]
    return [each.value for each in found] == [text, text]


def _fields(fields: Mapping[str, Value], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        yield from _value(f"{indent}{name}:", value, indent + _STEP)


def _value(name: str, value: Value, indent: str) -> Iterator[str]:
    """Write a value after its name, or below it with an indentation."""
    if isinstance(value, str):
        yield from _text(name, value, indent)
    elif isinstance(value, Mapping):
        yield name
        yield from _fields(value, indent)
    elif all(isinstance(each, str) and _NAME.fullmatch(each) for each in value):
        yield f"{name} [{', '.join(map(str, value))}]"
    else:
        yield name
        for item in value:
            yield from _item(item, indent)


def _text(name: str, text: str, indent: str) -> Iterator[str]:
    written = f"{name} {in_line(text)}"
    if len(written) <= WIDTH or not _WORDS.fullmatch(text):
        yield written
    else:
        yield f"{name} >-"
        lines = wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
        yield from (f"{indent}{line}" for line in lines)


def _item(item: Value, indent: str) -> Iterator[str]:
    first, *others = (
        _value("", item, indent + _STEP) if not isinstance(item, Mapping) else _fields(item, indent + _STEP)
    )
    yield f"{indent}- {first.strip()}"
    yield from others

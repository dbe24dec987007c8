"""Values written as YAML: as a person would in a record, or with every text in quotation marks for other programs."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import wrap

from evidence_site.load.nodes import Scalar, find
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml

Value = str | int | Sequence["Value"] | Mapping[str, "Value"]
"""Texts are on one line: the words between them are divided by single spaces."""
TextWriter = Callable[[str, str, str], Iterator[str]]
"""Yields the lines of a text, given its name with the colon, the text, and the indentation of lines below the name."""

WIDTH = 96
"""Columns of a written line."""
_STEP = "  "
_NAME = re.compile(r"[A-Za-z0-9][\w./-]*")
_WORDS = re.compile(r"[^ ]+(?: [^ ]+)*")


def readable(name: str, text: str, indent: str) -> Iterator[str]:
    """Yield a text without quotation marks where it needs none, and folded below its name where it is long."""
    written = f"{name} {in_line(text)}"
    if len(written) <= WIDTH or not _WORDS.fullmatch(text):
        yield written
    else:
        yield f"{name} >-"
        lines = wrap(text, WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
        yield from (f"{indent}{line}" for line in lines)


def always_quoted(name: str, text: str, _: str) -> Iterator[str]:
    """Yield a text as JSON has it, which is a part of YAML 1.2: no program takes `1984` for a number."""
    yield f"{name} {json.dumps(text, ensure_ascii=False)}"


def write_fields(fields: Mapping[str, Value], text: TextWriter = readable) -> str:
    """Return fields as YAML, each on a line of its own, and below it what does not fit there."""
    return "".join(f"{line}\n" for line in _fields(fields, "", text))


def write_item(item: Value, indent: str) -> str:
    """Return one item of a list as YAML, with its hyphen at an indentation."""
    return "".join(f"{line}\n" for line in _item(item, indent, readable))


def in_line(text: str) -> str:
    """Return a text on one line, in quotation marks where it needs them."""
    return text if _is_plain(text) else quoted(text)


def quoted(text: str) -> str:
    """Return a text on one line in the quotation marks that need the fewest changes in it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    """Whether a text stays the same without quotation marks, as a field's value and in a list in brackets."""
    tree = read_yaml(TextFile("", f"- {text}\n- [{text}]\n"))
    values = (find(tree.root, path)[1] for path in ((0,), (1, 0))) if tree.root and not tree.diagnostics else ()
    found = [each for each in values if isinstance(each, Scalar) and not each.is_empty and not each.style]
    return [each.value for each in found] == [text, text]


def _fields(fields: Mapping[str, Value], indent: str, text: TextWriter) -> Iterator[str]:
    for name, value in fields.items():
        yield from _value(f"{indent}{name}:", value, indent + _STEP, text)


def _value(name: str, value: Value, indent: str, text: TextWriter) -> Iterator[str]:
    """Yield a value after its name, or below it at an indentation."""
    if isinstance(value, str):
        yield from text(name, value, indent)
    elif isinstance(value, int):
        yield f"{name} {value}"
    elif isinstance(value, Mapping):
        yield name
        yield from _fields(value, indent, text)
    elif all(isinstance(each, str) and _NAME.fullmatch(each) for each in value):
        yield f"{name} [{', '.join(map(str, value))}]"
    else:
        yield name
        for item in value:
            yield from _item(item, indent, text)


def _item(item: Value, indent: str, text: TextWriter) -> Iterator[str]:
    inner = indent + _STEP
    first, *others = _fields(item, inner, text) if isinstance(item, Mapping) else _value("", item, inner, text)
    yield f"{indent}- {first.strip()}"
    yield from others

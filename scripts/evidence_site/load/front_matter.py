"""Front matter, read as MkDocs reads it: YAML between lines of three hyphens, or lines such as `title: Words`.

So a key is found however it is written: with escapes, in a flow mapping, or merged in from an anchor. See
https://github.com/mkdocs/mkdocs, mkdocs/utils/meta.py.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from yaml import CSafeLoader
from yaml.error import MarkedYAMLError
from yaml.nodes import MappingNode, Node, ScalarNode

from evidence_site.diagnostics import Span
from evidence_site.model.handwritten import (
    MOST_LEVELS,
    MOST_VALUES,
    FrontMatter,
    FrontMatterFault,
    FrontMatterValue,
)

_FENCED = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
_LINE = re.compile(r" {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"(?: {4}|\t)\s*(?P<value>.*)")
_FIELD = re.compile(r"^[\w-]+:(?:\s|$)", re.MULTILINE)


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of a page. Line breaks may be of any system."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    fenced = _FENCED.match(joined)
    front = _of_yaml(fenced) if fenced else _of_lines(joined)
    return front if len(joined) == len(text) else _moved(front, text)


def _of_yaml(fenced: re.Match[str]) -> FrontMatter:
    start = fenced.start("yaml")
    whole = start, fenced.end("yaml")
    loader = CSafeLoader(fenced["yaml"])
    try:
        root = loader.get_single_node()
        if root is None or not isinstance(root, MappingNode):
            return FrontMatter()  # words between two rulers
        if len(list(islice(_within(root), MOST_VALUES + 1))) > MOST_VALUES:
            return FrontMatter(end=fenced.end(), fault=FrontMatterFault.ENDLESS, span=whole)
        data = loader.construct_document(root)  # joins what is merged into the mapping, as it does for MkDocs
    except Exception as error:  # noqa: BLE001 -- MkDocs too takes whatever is raised for "no front matter"
        if not _FIELD.search(fenced["yaml"]):
            return FrontMatter()
        mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
        at = min(start + mark.index, whole[1] - 1) if mark else start
        return FrontMatter(fault=FrontMatterFault.UNREADABLE, span=(at, at + 1))
    finally:
        loader.dispose()
    values = (_value(name, value, start, data) for name, value in root.value)
    return FrontMatter(tuple(values), fenced.end())


def _value(name: Node, value: Node, start: int, data: Mapping[Any, Any]) -> FrontMatterValue:
    key = name.value if isinstance(name, ScalarNode) else ""
    return FrontMatterValue(key, _span(name, start), str(data.get(key) or ""), _span(value, start))


def _span(node: Node, start: int) -> Span:
    return start + node.start_mark.index, start + node.end_mark.index


def _within(root: Node) -> Iterator[Node]:
    """Yield each node as often as YAML or the theme may meet it: without end for one that is too deep."""
    left = [(root, 1)]
    while left:
        node, level = left.pop()
        yield node
        if level > MOST_LEVELS:
            left.append((node, level))
        elif isinstance(node, MappingNode):
            left += ((each, level + 1) for pair in node.value for each in pair)
        elif not isinstance(node, ScalarNode):
            left += ((each, level + 1) for each in node.value)


def _of_lines(text: str) -> FrontMatter:
    values: list[FrontMatterValue] = []
    position = 0
    for count, line in enumerate(text.split("\n")):
        if count > MOST_VALUES:
            return FrontMatter(end=position, fault=FrontMatterFault.ENDLESS, span=(0, position))
        end = position + len(line)
        if not line.strip():
            return FrontMatter(tuple(values), min(end + 1, len(text)))
        if found := _LINE.match(line):
            key, value = found.span("key"), found.span("value")
            spans = (position + key[0], position + key[1]), (position + value[0], position + value[1])
            values.append(FrontMatterValue(found["key"].lower(), spans[0], found["value"].strip(), spans[1]))
        elif (more := _MORE.match(line)) and values:
            last = values[-1]
            joined = f"{last.text} {more['value'].strip()}"
            values[-1] = FrontMatterValue(last.name, last.name_span, joined, last.span)
        else:
            break
        position = end + 1
    return FrontMatter(tuple(values), min(position, len(text)))


def _moved(front: FrontMatter, text: str) -> FrontMatter:
    """Return front matter with its places in a text whose line breaks may be two characters."""
    pairs = [each.start() - number for number, each in enumerate(re.finditer("\r\n", text))]

    def moved(offset: int) -> int:
        return offset + bisect_left(pairs, offset)

    values = (
        FrontMatterValue(
            each.name,
            (moved(each.name_span[0]), moved(each.name_span[1])),
            each.text,
            (moved(each.span[0]), moved(each.span[1])),
        )
        for each in front.values
    )
    span = moved(front.span[0]), moved(front.span[1])
    return FrontMatter(tuple(values), moved(front.end), front.fault, span)

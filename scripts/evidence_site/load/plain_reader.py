"""Reading what is written plainly: the values of a record without their places, at half the cost.

Nobody asks a valid record for places. What is faulty, or merely odd, is left to `yaml_reader`, which gives the same
values for all that is read here.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.error import MarkedYAMLError
from yaml.events import (
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from evidence_site.load.nodes import NO_VALUES
from evidence_site.load.syntax import MOST_LEVELS
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import MOST_EVENTS, check_characters


class _OddError(Exception):
    """What was met needs a closer look."""


def read_plain(source: TextFile) -> dict[str, Any] | None:
    """Give the fields of a record; nothing, when anything in its file is not plain."""
    if "\\" in source.text or next(check_characters(source), None):
        return None
    try:
        return _record(islice(iter(CParser(source.text).get_event, None), MOST_EVENTS))
    except (_OddError, StopIteration, MarkedYAMLError):
        return None


def _record(events: Iterator[Event]) -> dict[str, Any]:
    _, start = next(events), next(events)
    if isinstance(start, DocumentStartEvent) and not (start.version or start.tags):
        fields, _, end = _value(next(events), events, 1), next(events), next(events)
        if isinstance(fields, dict) and isinstance(end, StreamEndEvent):
            return fields
    raise _OddError


def _value(event: Event, events: Iterator[Event], level: int) -> Any:
    if isinstance(event, ScalarEvent):
        if event.anchor is None is event.tag and (event.style or event.value not in NO_VALUES):
            return event.value
    elif isinstance(event, CollectionStartEvent) and event.anchor is None is event.tag and level <= MOST_LEVELS:
        is_group = isinstance(event, MappingStartEvent)
        return _fields(events, level + 1) if is_group else _items(events, level + 1)
    raise _OddError


def _items(events: Iterator[Event], level: int) -> list[Any]:
    items = []
    while not isinstance(event := next(events), SequenceEndEvent):
        items.append(_value(event, events, level))
    return items


def _fields(events: Iterator[Event], level: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        name = _value(event, events, level)
        if not isinstance(name, str) or name in fields or name == "<<" or name.startswith("-"):
            raise _OddError
        fields[name] = _value(next(events), events, level)
    return fields

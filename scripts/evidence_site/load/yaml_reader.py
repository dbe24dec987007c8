"""Reading YAML in one pass: each event is checked before anything is made of it, so that no bomb ever goes off."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from evidence_site.diagnostics import Diagnostic, Span
from evidence_site.load.characters import INVISIBLE, UNSAFE, invisible, is_clean, name_of, pushed_away, stacked
from evidence_site.load.nodes import Fields, Items, Lost, Node, Scalar
from evidence_site.load.problems import surplus, syntax, yml
from evidence_site.load.scalars import offsets
from evidence_site.load.syntax import MOST_LEVELS, diagnose_syntax, missing_hyphen_space, place_of, quoted_line
from evidence_site.load.text import TextFile

MOST_EVENTS = 5000
MOST_SHOWN = 100
"""Faults of characters that are reported in one file: a thousand are cured like one."""

_STAND_IN = "\ufffd"
"""Takes the place of each character that is reported, so that libyaml reads on and places stay as they are."""


@dataclass(frozen=True)
class Tree:
    """What was read of a file. It is not whole when reading stopped at a fault that leaves the rest unknown."""

    root: Node | None
    is_whole: bool
    diagnostics: tuple[Diagnostic, ...]


def read_yaml(source: TextFile) -> Tree:
    """Read a file's one record."""
    reader = _Reader(source)
    root = reader.document()
    return Tree(root, not reader.is_stopped, (*check_characters(source), *reader.diagnostics))


def check_characters(source: TextFile) -> Iterator[Diagnostic]:
    """Report what cannot be seen in a text as it stands in the file."""
    for span in islice(invisible(source.text), MOST_SHOWN):
        yield source.diagnose(span, yml.invisible_character, name_of(source.text[span[0]]))
    for span in islice(stacked(source.text), MOST_SHOWN):
        yield source.diagnose(span, yml.stacked_marks, span[1] - span[0])
    for span in islice(pushed_away(source.text), MOST_SHOWN):
        yield source.diagnose(span, yml.hidden_text, span[1] - span[0])


class _Reader:
    """Turns the events of one file into nodes, and collects what is wrong on the way."""

    def __init__(self, source: TextFile) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.is_stopped = False
        self._source = source
        self._is_clean = is_clean(source.text)
        self._text = source.text if self._is_clean else INVISIBLE.sub(_STAND_IN, source.text)
        self._events = self._read_events()
        self._last: Event | None = None
        self._is_endless = False

    def document(self) -> Node | None:
        root: Node | None = None
        is_first = True
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if event.version or event.tags:
                    self._report((place_of(event)[0], place_of(event)[0] + 1), surplus.directive)
                if root is not None:
                    self._report(place_of(event), surplus.several_documents)
                    is_first = False
            elif isinstance(event, NodeEvent):
                node = self._node(event, 1)
                root = node if is_first else root
        # Of a file with thousands of parts nothing more is said than that.
        return None if self._is_endless else root

    def _read_events(self) -> Iterator[Event]:
        """Give one event after the other, for as long as the file can be read."""
        parser = CParser(self._text)
        try:
            for count, event in enumerate(iter(parser.get_event, None)):
                if count == MOST_EVENTS:
                    self._is_endless = True
                    self._stop(self._source.diagnose(place_of(event), yml.too_many_parts, MOST_EVENTS))
                    return
                self._last = event
                yield event
                if self.is_stopped:
                    return
        except MarkedYAMLError as error:
            self._stop(diagnose_syntax(self._source, error, self._last))

    def _stop(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        self.is_stopped = True

    def _report(self, span: Span, rule: syntax.Plain) -> None:
        self.diagnostics.append(self._source.diagnose(span, rule))

    def _node(self, event: Event, level: int) -> Node:
        if isinstance(event, ScalarEvent) and event.anchor is None is event.tag:
            return self._scalar(event)
        start, end = place_of(event)
        is_read = self._check_properties(event)
        if level > MOST_LEVELS and isinstance(event, CollectionStartEvent):
            self._stop(self._source.diagnose((start, start + 1), yml.deep_nesting, MOST_LEVELS))
            return Lost(start, end)
        node: Node
        if isinstance(event, ScalarEvent):
            node = self._scalar(event)
        elif isinstance(event, AliasEvent):
            node = Lost(start, end)
        elif isinstance(event, MappingStartEvent):
            node = self._fields(start, level)
        else:
            node = self._items(start, level)
        return node if is_read else Lost(node.start, node.end)

    def _check_properties(self, event: Event) -> bool:
        """Report an anchor, an alias or a tag; tell whether there is none."""
        if getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None:
            return True
        start, end = place_of(event)
        sign = self._text[start]
        if sign == "!":
            word = self._text[start:end].split(maxsplit=1)[0]
            found = self._source.diagnose(
                (start, start + len(word)), surplus.explicit_tag, word, quoted_line(self._source, start)
            )
        else:
            line = quoted_line(self._source, start)
            found = self._source.diagnose((start, start + 1), surplus.anchor_or_alias, f"`{sign}`", line)
        self.diagnostics.append(found)
        return False

    def _scalar(self, event: ScalarEvent) -> Scalar:
        start, end = place_of(event)
        style = event.style or ""
        node = Scalar(event.value, start, end, style)
        is_escaped = style == '"' and "\\" in self._text[start:end]
        if is_escaped:
            self._check_escapes(node)
        if self._is_clean and not is_escaped:
            return node
        return node._replace(value=UNSAFE.sub(lambda each: "\n" if each.group() == "\n" else "", event.value))

    def _check_escapes(self, node: Scalar) -> None:
        """Report what escapes stand for, where it could not stand in the file as it is."""
        places = offsets(self._text, node) or []
        escaped = [
            (place, letter)
            for place, letter in zip(places, node.value, strict=False)
            if self._text[place[0]] == "\\" and letter != "\n" and UNSAFE.match(letter)
        ]
        for place, letter in escaped[:MOST_SHOWN]:
            self.diagnostics.append(
                self._source.diagnose(place, yml.invisible_character, name_of(letter), is_escaped=True)
            )
        for start, end in stacked(node.value) if places else ():
            if self._text[places[start][0]] == "\\":
                span = places[start][0], places[end - 1][1]
                self.diagnostics.append(self._source.diagnose(span, yml.stacked_marks, end - start))

    def _items(self, start: int, level: int) -> Items:
        items = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._node(event, level + 1))
        return Items(tuple(items), start, self._end(start))

    def _fields(self, start: int, level: int) -> Fields | Lost:
        fields: dict[str, tuple[Scalar, Node]] = {}
        is_read = True
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._node(event, level + 1)
            value_event = next(self._events, None)
            if value_event is None:
                break
            value = self._node(value_event, level + 1)
            if not isinstance(key, Scalar):
                if not isinstance(key, Lost):
                    self._report((key.start, key.start + 1), surplus.complex_key)
            elif key.value == "<<" and not key.style:
                self._report((key.start, key.end), surplus.merge_key)
            elif key.value in fields:
                first = self._source.line_at(fields[key.value][0].start)
                self.diagnostics.append(
                    self._source.diagnose((key.start, key.end), surplus.duplicate_field, key.value, first)
                )
            elif hyphen := missing_hyphen_space(self._source, key.start) if key.value.startswith("-") else None:
                self.diagnostics.append(hyphen)
                is_read = False
            else:
                fields[key.value] = key, value
        end = self._end(start)
        return Fields(fields, start, end) if is_read else Lost(start, end)

    def _end(self, start: int) -> int:
        return max(start, place_of(self._last)[1] if self._last else start)

"""Reading YAML in one pass: each event is checked before anything is made of it, so that no bomb ever goes off."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs leave it out
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from evidence_site.diagnostics import Diagnostic, Fault, Span
from evidence_site.load.nodes import Fields, Items, Lost, Node, Scalar, character_spans
from evidence_site.load.problems import yml
from evidence_site.load.syntax import MOST_LEVELS, diagnose_syntax, missing_hyphen_space, place_of, quoted_line
from evidence_site.load.text import (
    INVISIBLE,
    UNSAFE,
    TextFile,
    Words,
    invisible,
    is_clean,
    pushed_away,
    stacked,
)
from evidence_site.rule import Rule
from evidence_site.spelling import name_of

MOST_EVENTS = 5000
MOST_SHOWN = 100
"""Faults of characters that are reported in one file: a thousand are cured like one."""

_STAND_IN = "\ufffd"
"""Takes the place of each character that is reported, so that libyaml reads on and places stay as they are."""


@dataclass(frozen=True)
class Tree:
    """The result of parsing a file. It is not whole when parsing stopped at a fault that leaves the rest unknown."""

    root: Node | None
    is_whole: bool
    diagnostics: tuple[Diagnostic, ...]


def read_yaml(source: TextFile) -> Tree:
    """Parse a file that holds one record."""
    reader = _Reader(source)
    root = reader.document()
    return Tree(root, not reader.is_stopped, (*check_characters(source), *reader.diagnostics))


def check_characters(source: TextFile) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each run of characters that cannot be seen, and for text pushed out of sight."""
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
                    self._report((place_of(event)[0], place_of(event)[0] + 1), yml.directive)
                if root is not None:
                    self._report(place_of(event), yml.several_documents)
                    is_first = False
            elif isinstance(event, NodeEvent):
                node = self._node(event, 1)
                root = node if is_first else root
        # Of a file with thousands of parts nothing more is said than that.
        return None if self._is_endless else root

    def _read_events(self) -> Iterator[Event]:
        """Yield one event after the other, for as long as the file can be read."""
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

    def _report(self, span: Span, rule: Rule[Words, Fault], *args: Words.args, **kwargs: Words.kwargs) -> None:
        self.diagnostics.append(self._source.diagnose(span, rule, *args, **kwargs))

    def _node(self, event: Event, level: int) -> Node:
        start, end = place_of(event)
        has_properties = getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None
        if has_properties:
            self._report_properties(start, end)
        node: Node
        if isinstance(event, ScalarEvent):
            node = self._scalar(Scalar(event.value, start, end, event.style or ""))
        elif isinstance(event, AliasEvent):
            node = Lost(start, end)
        elif level > MOST_LEVELS:
            self._stop(self._source.diagnose((start, start + 1), yml.deep_nesting, MOST_LEVELS))
            node = Lost(start, end)
        elif isinstance(event, MappingStartEvent):
            node = self._fields(start, level)
        else:
            node = self._items(start, level)
        return Lost(node.start, node.end) if has_properties else node

    def _report_properties(self, start: int, end: int) -> None:
        """Report the anchor, alias or tag that a value begins with."""
        line = quoted_line(self._source, start)
        sign = self._text[start]
        if sign == "!":
            tag = self._text[start:end].split(maxsplit=1)[0]
            self._report((start, start + len(tag)), yml.explicit_tag, tag, line)
        else:
            self._report((start, start + 1), yml.anchor_or_alias, f"`{sign}`", line)

    def _scalar(self, node: Scalar) -> Scalar:
        """Report what a value's escapes hide; return it without what may not be printed."""
        is_escaped = node.style == '"' and "\\" in self._text[node.start : node.end]
        if self._is_clean and not is_escaped:
            return node
        if is_escaped:
            self._check_escapes(node)
        return node._replace(value=UNSAFE.sub(lambda each: "\n" if each.group() == "\n" else "", node.value))

    def _check_escapes(self, node: Scalar) -> None:
        """Report what escapes stand for, where it could not stand in the file as it is."""
        spans = character_spans(self._text, node) or []
        escaped = [
            (span, character)
            for span, character in zip(spans, node.value, strict=False)
            if self._text[span[0]] == "\\" and character != "\n" and UNSAFE.match(character)
        ]
        for span, character in escaped[:MOST_SHOWN]:
            self._report(span, yml.invisible_character, name_of(character), is_escaped=True)
        for first, after in stacked(node.value) if spans else ():
            if self._text[spans[first][0]] == "\\":
                self._report((spans[first][0], spans[after - 1][1]), yml.stacked_marks, after - first)

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
            if isinstance(key, Lost):
                continue
            if not isinstance(key, Scalar):
                self._report((key.start, key.start + 1), yml.complex_key)
            elif key.value == "<<" and not key.style:
                self._report((key.start, key.end), yml.merge_key)
            elif key.value in fields:
                first = self._source.line_at(fields[key.value][0].start)
                self._report((key.start, key.end), yml.duplicate_field, key.value, first)
            elif hyphen := missing_hyphen_space(self._source, key.start) if key.value.startswith("-") else None:
                self.diagnostics.append(hyphen)
                is_read = False
            else:
                fields[key.value] = key, value
        end = self._end(start)
        return Fields(fields, start, end) if is_read else Lost(start, end)

    def _end(self, start: int) -> int:
        return max(start, place_of(self._last)[1] if self._last else start)

"""Where the fields of an entry stand, looked up only when somebody asks: few entries have a fault."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bibtexparser.model import Field

from evidence_site.diagnostics import Span
from evidence_site.load.nodes import Node, Scalar
from evidence_site.load.text import TextFile

_OPENING = re.compile(r"@\w*[ \t]*[{(]\s*(?P<key>[^\s,{}()\"=]*)")


@dataclass(frozen=True)
class Block:
    """An entry in its file: from `@` to the closing brace, with its fields as they are written there."""

    source: TextFile
    span: Span
    written: Sequence[Field]

    @cached_property
    def opening(self) -> Span:
        """Give the place of the type and key, without what follows."""
        found = _OPENING.match(self.source.text, *self.span)
        return found.span() if found else self.span

    @cached_property
    def key(self) -> Span:
        """Give the place of the key, or of the `@` where there is none."""
        found = _OPENING.match(self.source.text, *self.span)
        return found.span("key") if found and found["key"] else (self.span[0], self.span[0] + 1)

    @cached_property
    def fields(self) -> Sequence[tuple[Span, Span]]:
        """Give the places of each field's name and value, in their order."""
        text = self.source.text
        at = self.key[1]
        places: list[tuple[Span, Span]] = []
        for field in self.written:
            start = max(text.find(field.key, at, self.span[1]), at)
            end = start + len(field.key)
            after = text.find("=", end, self.span[1]) + 1 or end
            begin = next((place for place in range(after, self.span[1]) if not text[place].isspace()), after)
            at = begin + max(len(field.value), 1)
            places.append(((start, end), (begin, at)))
        return places


class WrittenField(NamedTuple):
    """A field of an entry: its value with all abbreviations written out, and its number in the block it stands in."""

    name: str
    value: str
    block: Block
    number: int

    @property
    def name_span(self) -> Span:
        """Give the place of its name."""
        return self.block.fields[self.number][0]

    @property
    def value_span(self) -> Span:
        """Give the place of its value."""
        return self.block.fields[self.number][1]


@dataclass(frozen=True, eq=False)
class LaterFields(Mapping[str, tuple[Scalar, Node]]):
    """The fields of an entry with their places, which are looked up when the first is asked for."""

    key: str
    block: Block
    written: Mapping[str, WrittenField]
    others: Mapping[str, Sequence[str]]
    """Further names, each with the fields that it may stand for: the first that is there."""

    @cached_property
    def _found(self) -> Mapping[str, tuple[Scalar, Node]]:
        place = self.block.key
        key = Scalar("id", *place), Scalar(self.key, *place, style="bibtex")
        fields = {
            name: (Scalar(name, *each.name_span), Scalar(each.value, *each.value_span, style="bibtex"))
            for name, each in self.written.items()
        }
        for name, meant in self.others.items():
            if found := next((fields[each] for each in meant if each in fields), None):
                fields.setdefault(name, found)
        return {"id": key, **fields}

    def __getitem__(self, name: str) -> tuple[Scalar, Node]:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

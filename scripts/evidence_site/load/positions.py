"""From a place in a record to the line and column of its file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from evidence_site.diagnostics import Location, Span
from evidence_site.load.nodes import Fields, Node, Scalar, character_spans, find
from evidence_site.load.text import TextFile
from evidence_site.load.unshown import unshown_lines
from evidence_site.load.yaml_reader import read_yaml
from evidence_site.model import RecordKind, RecordRef
from evidence_site.project import SYNTHESIS_FILE
from evidence_site.rule import Place

BIBLIOGRAPHY_FILE = "references/references.bib"
_FILES = {
    RecordKind.FINDING: "findings/{}.yml",
    RecordKind.STUDY: "references/studies/{}.yml",
    RecordKind.SYNTHESIS: SYNTHESIS_FILE,
    RecordKind.REFERENCE: BIBLIOGRAPHY_FILE,
    RecordKind.SOURCE: "references/sources/{}.txt",
    RecordKind.PAGE: "docs/{}",
}


def file_of(record: RecordRef) -> str:
    """Return the file, from the project's root, that a record stands in."""
    return _FILES[record.kind].format(record.id)


@dataclass(frozen=True)
class Written:
    """A record as it stands in its file. The tree of a YAML file is made again when a place in it is asked for."""

    source: TextFile
    fields: Fields | None = None
    is_yaml: bool = False

    @cached_property
    def root(self) -> Node:
        """The tree of the record's values."""
        return self.fields or (read_yaml(self.source).root if self.is_yaml else None) or Scalar("", 0, 0)

    @cached_property
    def unshown_lines(self) -> frozenset[int]:
        """The lines of the file that no message repeats."""
        return unshown_lines(self.source, self.root) if self.is_yaml else frozenset()


@dataclass(frozen=True)
class Positions:
    """Where each record stands. Columns are looked up only for the places that are asked for."""

    written: Mapping[RecordRef, Written] = field(default_factory=dict)

    def file(self, record: RecordRef) -> str:
        """Return the file that holds a record, from the project's root."""
        return self.written[record].source.file if record in self.written else file_of(record)

    def locate(self, place: Place) -> tuple[Location, str]:
        """Return the location of a place, and the line it is on.

        A path that leads nowhere, such as that to a missing field, ends at the nearest part that is there.
        """
        written = self.written.get(place.record)
        if written is None:
            return Location(file_of(place.record)), ""
        if not written.is_yaml and written.fields is None:
            return written.source.locate(place.span or (0, 0))
        span, node = find(written.root, place.path, on_key=place.on_key)
        if place.span and not place.on_key and isinstance(node, Scalar):
            span = _inside(written.source.text, node, place.span) or span
        location, excerpt = written.source.locate(span)
        return location, "" if location.line in written.unshown_lines else excerpt


def _inside(text: str, node: Scalar, span: Span) -> Span | None:
    """Return the span in the file for a span of a value, as the model holds it: without white space around it."""
    spans = character_spans(text, node)
    if not spans:
        return None
    leading = len(node.value) - len(node.value.lstrip())
    first = min(span[0] + leading, len(spans) - 1)
    last = min(max(span[1] + leading - 1, first), len(spans) - 1)
    return spans[first][0], spans[last][1]

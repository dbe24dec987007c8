"""The reference of records for contributors: every field of each record, from its JSON Schema."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple, Self

from evidence_site import urls, wording
from evidence_site.model.schema import RECORDS, schema_of
from evidence_site.pages.page import ContributorPage, Place
from evidence_site.prose import to_html
from evidence_site.sections.links import Link
from evidence_site.urls import Here
from evidence_site.website.site import Site

PATH = "record-reference.md"
TITLE = "Record reference"

Schema = Mapping[str, Any]


class Value(NamedTuple):
    """A value that a field can have, with its meaning; empty when it is self-explanatory."""

    value: str
    meaning: str


class FieldView(NamedTuple):
    """A field of a record."""

    name: str
    is_needed: bool
    holds: str
    """The type of its values, in plain words."""
    part: Link | None
    """A link to the part of a record that it holds."""
    values: tuple[Value, ...]
    default: str
    description: str
    """Prose as safe HTML."""


class RecordView(NamedTuple):
    """A record, or a part of one with fields of its own."""

    id: str
    heading: str
    description: str
    """Prose as safe HTML."""
    schema: Link | None
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, kw_only=True)
class RecordReferencePage(ContributorPage):
    """The reference of records."""

    place: ClassVar[Place | None] = Place.CONTRIBUTORS

    heading: str
    lead: str
    editor_line: str
    records: tuple[RecordView, ...]
    faults: Link

    @classmethod
    def pages(cls, site: Site) -> Iterator[Self]:
        """Yield the record reference."""
        here = site.here(PATH)
        yield cls(
            path=PATH,
            title=TITLE,
            description="Every field of every record: whether it is needed, what it holds, and what it is for.",
            heading=TITLE,
            lead="A record is a text file of fields. Each begins a line: its name, a colon, and what it holds.",
            editor_line="# yaml-language-server: $schema=../docs/schemas/finding.json",
            records=tuple({each.id: each for each in _records(here)}.values()),
            faults=Link("Faults and their cures", here.to(urls.FAULTS)),
        )


def record_reference_link(here: Here) -> Link:
    """Return the link from other pages to the record reference."""
    return Link(TITLE, here.to(PATH))


def _records(here: Here) -> Iterator[RecordView]:
    """Yield each record, followed by its parts in the order of its fields."""
    for name, model in RECORDS.items():
        schema = schema_of(model)
        file = urls.schema_file(name)
        yield _record(schema, schema["$defs"], Link(file, here.to_file(file)))
        yield from _parts(schema, schema["$defs"])


def _parts(schema: Schema, definitions: Schema) -> Iterator[RecordView]:
    for field in schema["properties"].values():
        part = _innermost(field, definitions)
        if "properties" in part:
            yield _record(part, definitions)
            yield from _parts(part, definitions)


def _record(schema: Schema, definitions: Schema, link: Link | None = None) -> RecordView:
    needed = schema.get("required", ())
    return RecordView(
        id=urls.record_anchor(schema["title"]),
        heading=schema["title"],
        description=to_html(schema["description"]),
        schema=link,
        fields=tuple(
            _field(name, field, definitions, is_needed=name in needed) for name, field in schema["properties"].items()
        ),
    )


def _field(name: str, schema: Schema, definitions: Schema, *, is_needed: bool) -> FieldView:
    inner = _innermost(schema, definitions)
    meanings = inner.get("markdownEnumDescriptions", [""] * len(inner.get("enum", ())))
    return FieldView(
        name=name,
        is_needed=is_needed,
        holds=wording.capitalised(_holds(schema, definitions)),
        part=Link(inner["title"], f"#{urls.record_anchor(inner['title'])}") if "properties" in inner else None,
        values=tuple(map(Value, inner.get("enum", ()), meanings)),
        default=str(schema.get("default", "")),
        description=to_html(schema.get("description") or inner["description"]),
    )


def _holds(schema: Schema, definitions: Schema) -> str:
    if "items" in schema:
        return f"a list of items, each {_holds(schema['items'], definitions)}"
    if "propertyNames" in schema:
        each = _holds(schema["additionalProperties"], definitions)
        return f"by {wording.uncapitalised(schema['propertyNames']['title'])}: {each}"
    inner = _innermost(schema, definitions)
    if "properties" in inner:
        return "with fields of its own:"
    return "one of" if "enum" in inner else wording.uncapitalised(schema["title"])


def _innermost(schema: Schema, definitions: Schema) -> Schema:
    """Return the schema of the values inside lists and facets, with references to `$defs` resolved."""
    if "items" in schema:
        return _innermost(schema["items"], definitions)
    if "propertyNames" in schema:
        return _innermost(schema["additionalProperties"], definitions)
    found: Schema = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found

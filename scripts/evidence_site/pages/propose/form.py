"""The fields of a finding as a form shows them, made from its schema: a new field of the model appears by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence_site import wording
from evidence_site.model import Finding
from evidence_site.model.facets import Facet, FacetTarget
from evidence_site.model.rich_text import plain
from evidence_site.model.schema import schema_of
from evidence_site.pages.propose.limits import MOST_CHOICES
from evidence_site.pages.propose.words import asked
from evidence_site.website.site import Site

Data = dict[str, Any]
Path = tuple[str, ...]

ORDER = ("title", "statement", "quotes", "evidence")
"""These begin the form; all others follow in the model's order."""
FIRST = frozenset({"quotes", "quotes.locator"})
"""Shown at once, beside required fields that have no answer yet. The rest stands under "More fields"."""
FACETS = {"facets": FacetTarget.FINDING, "contexts": FacetTarget.EVIDENCE, "attributes": FacetTarget.QUOTE}
LISTS = {
    "A study's id": "studies",
    "A finding's id": "findings",
    "A citation key": "references",
    "A drawing's name": "glyphs",
}
"""The list of the site that a value is chosen from, by the title that its schema has."""
TO_WRITE = {
    "studies": "Write its id: the last part of the address of its page.",
    "findings": "Write its id: the last part of the address of its page.",
    "references": "Write its citation key, as references.bib has it.",
    "glyphs": "Write its name: that of its file, without .svg.",
}
"""What to write of a record where these are too many to be offered as a list."""
TEXTS = frozenset({"Text", "Prose, in Markdown"})
CONSTRAINTS = ("title", "pattern", "patternErrorMessage", "maxLength")
"""What the browser reads of the schema of a value, beside `required` and `enum`."""


@dataclass(frozen=True)
class Form:
    """The form on one site, as data for the browser."""

    lists: Mapping[str, Any]
    """What can be chosen: see `lists_of`."""
    answers: Mapping[str, Any]
    """What is filled in from the beginning, by field: `evidence.study`."""
    left_out: frozenset[str]
    """Fields of a finding that make no sense on this site."""
    schema: Mapping[str, Any] = field(default_factory=lambda: schema_of(Finding))
    """The schema of a finding, as the site publishes it."""

    def fields(self) -> list[Data]:
        """Return the fields of a finding, in the order of the form."""
        places = {name: place for place, name in enumerate(ORDER)}
        return sorted(
            (each for each in self._fields(self.schema, ()) if each["name"] not in self.left_out),
            key=lambda each: places.get(each["name"], len(places)),
        )

    def _fields(self, schema: Mapping[str, Any], path: Path) -> list[Data]:
        required = schema.get("required", ())
        return [
            described
            for name, each in schema["properties"].items()
            if (described := self._field(each, (*path, name), is_needed=name in required))
        ]

    def _field(self, schema: Mapping[str, Any], path: Path, *, is_needed: bool) -> Data | None:
        """Describe a field, or return nothing when this site has nothing that could be entered in it."""
        name = path[-1]
        resolved = self._resolved(schema)
        content = self._content(resolved, name, path)
        if content is None:
            return None
        full_name = ".".join(path)
        words = asked(full_name, schema.get("description") or resolved.get("description", ""))
        answer = self.answers.get(full_name)
        asks_something = "fields" not in content or any("first" in each for each in content["fields"])
        return {
            "name": name,
            "label": words.label,
            "missing": words.missing,
            "help": " ".join(filter(None, (words.help, content.pop("write", "")))),
            **content,
            **({"needed": True} if is_needed else {}),
            **({"first": True} if (is_needed or full_name in FIRST) and answer is None and asks_something else {}),
            **({"answer": answer} if answer is not None else {}),
        }

    def _content(self, schema: Mapping[str, Any], name: str, path: Path) -> Data | None:
        if "propertyNames" in schema:
            each = "many" if "items" in schema["additionalProperties"] else "one"
            return {"kind": "facets", "of": FACETS[name], "each": each} if self.lists["facets"][FACETS[name]] else None
        if "items" in schema:
            return self._list_content(self._resolved(schema["items"]), path)
        if "properties" in schema:
            return self._group_content("group", schema, path)
        if "enum" in schema or schema.get("type") == "boolean":
            return {"kind": "choice", "choices": _choices(schema)}
        known = "audiences" if name == "audience" else LISTS.get(schema.get("title", ""))
        if known:
            return self._named(known, schema, chosen="choice", written="line")
        return {"kind": "text" if schema.get("title") in TEXTS else "line", **constraints_of(schema)}

    def _list_content(self, items: Mapping[str, Any], path: Path) -> Data | None:
        if "properties" in items:
            return self._group_content("groups", items, path)
        if "enum" in items:
            return {"kind": "choices", "choices": _choices(items)}
        known = LISTS.get(items.get("title", ""))
        if known:
            return self._named(known, items, chosen="choices", written="lines")
        return {"kind": "lines", **constraints_of(items)}

    def _named(self, known: str, schema: Mapping[str, Any], *, chosen: str, written: str) -> Data | None:
        """Describe a field for the names of records: `chosen` from a list or, where this is too long, `written`."""
        if is_to_write(known, self.lists):
            return {"kind": written, "write": TO_WRITE[known], **constraints_of(schema)}
        return {"kind": chosen, "from": known} if self.lists[known] else None

    def _group_content(self, kind: str, schema: Mapping[str, Any], path: Path) -> Data | None:
        """Describe a group of fields, or return nothing when a required field cannot be filled in on this site."""
        fields = self._fields(schema, path)
        can_be_whole = {*schema.get("required", ())} <= {each["name"] for each in fields}
        item = wording.uncapitalised(schema["title"]).removeprefix("finding ")
        return {"kind": kind, "item": item, "fields": fields} if can_be_whole else None

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        definitions: Mapping[str, Mapping[str, Any]] = self.schema["$defs"]
        return definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema


def is_to_write(name: str, lists: Mapping[str, Any]) -> bool:
    """Whether a list is too long to be offered, so that the name of a record is written instead."""
    return name in TO_WRITE and len(lists[name]) > MOST_CHOICES


def constraints_of(schema: Mapping[str, Any]) -> Data:
    """Return what the browser checks of a value, in the schema's own keywording."""
    return {name: schema[name] for name in CONSTRAINTS if name in schema}


def _choices(schema: Mapping[str, Any]) -> list[list[str]]:
    """Return the values that a field can have, each with its meaning."""
    values = schema.get("enum", ["true", "false"])
    meanings = schema.get("markdownEnumDescriptions", [""] * len(values))
    return [list(each) for each in zip(values, meanings, strict=True)]


def _title(facet: Facet) -> str:
    """Return the title of a facet, and that the editors code it where a study could also have stated it."""
    is_marked = facet.applies_to is FacetTarget.EVIDENCE and facet.is_coded_by_editors
    return f"{facet.title} ({wording.uncapitalised(wording.CODED_BY_EDITORS)})" if is_marked else facet.title


def lists_of(site: Site) -> dict[str, Any]:
    """Return the lists that fields are chosen from, by name: pairs of an id and what it stands for.

    `studies`, `findings`, `references`, `audiences` and `glyphs`; `facets` by what they apply to, with their values. A
    finding that the site does not show yet is not in them.
    """
    corpus, facets = site.corpus, site.synthesis.facets
    return {
        "studies": [[each.id, each.title] for each in corpus.studies],
        "findings": [[each.id, each.title] for each in corpus.findings if each.id in site.shown],
        "references": [
            [each.id, f"{site.entries[each.id].label.text}. {plain(each.title)}"] for each in corpus.references
        ],
        "audiences": [[each.id, each.title] for each in site.synthesis.audiences],
        "glyphs": [[name, ""] for name in site.corpus.glyphs],
        "facets": {
            target: [[name, _title(each), *each.values] for name, each in facets.items() if each.applies_to is target]
            for target in FacetTarget
        },
    }

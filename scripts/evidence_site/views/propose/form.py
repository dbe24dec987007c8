"""The form for a finding, made from the model's schema: a new field of the model appears in it by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evidence_site.diagnostics import FieldPath
from evidence_site.model import Finding
from evidence_site.model.schema import schema_of
from evidence_site.model.synthesis import FacetTarget
from evidence_site.views import words
from evidence_site.views.propose.values import Rules, rules_of

Data = dict[str, Any]

ORDER = ("title", "statement", "quotes", "evidence")
"""These begin the form; all others follow as the model has them."""
FIRST = frozenset({"quotes", "locator"})
"""Shown at once, beside what is needed and has no answer yet. The rest stands under "More fields"."""
FACETS = {"facets": FacetTarget.FINDING, "contexts": FacetTarget.EVIDENCE, "attributes": FacetTarget.QUOTE}
LISTS = {"A study's id": "studies", "A finding's id": "findings", "A citation key": "references"}
"""The list of the site that a value is chosen from, by what the value is."""
TEXTS = frozenset({"Text", "Prose, in Markdown"})


@dataclass(frozen=True)
class Form:
    """The form on one site, as data for the browser."""

    lists: Mapping[str, Any]
    """What can be chosen: `studies`, `findings`, `references`, `audiences`, and `facets` by what they sort."""
    answers: Mapping[str, Any]
    """What is filled in from the beginning, by field: `evidence.study`."""
    left_out: frozenset[str]
    """Fields of a finding that make no sense on this site."""
    definitions: Mapping[str, Any] = field(default_factory=lambda: schema_of(Finding)["$defs"])
    rules: list[Rules] = field(default_factory=list)
    """What values must be. Fields name these by number, as many share them."""

    def fields(self) -> list[Data]:
        """Describe the fields of a finding."""
        made = self._fields(schema_of(Finding), ())
        places = {name: place for place, name in enumerate(ORDER)}
        return sorted(
            (each for each in made if each["name"] not in self.left_out),
            key=lambda each: places.get(each["name"], len(places)),
        )

    def _fields(self, schema: Mapping[str, Any], path: FieldPath) -> list[Data]:
        needed = schema.get("required", ())
        return [
            made
            for name, each in schema["properties"].items()
            if (made := self._field(each, (*path, name), is_needed=name in needed))
        ]

    def _field(self, schema: Mapping[str, Any], path: FieldPath, *, is_needed: bool) -> Data | None:
        """Describe a field; nothing, when this site has nothing that could be entered in it."""
        name = str(path[-1])
        inner = self._defined(schema)
        holds = self._holds(inner, path)
        if holds is None:
            return None
        answer = self.answers.get(".".join(each for each in path if isinstance(each, str)))
        is_answered = answer is not None or ("fields" in holds and not any("first" in each for each in holds["fields"]))
        is_first = (is_needed or name in FIRST) and not is_answered
        return {
            "name": name,
            "label": words.capitalised(name.replace("_", " ")),
            "help": schema.get("description") or inner.get("description", ""),
            **holds,
            **({"needed": True} if is_needed else {}),
            **({"first": True} if is_first else {}),
            **({"answer": answer} if answer is not None else {}),
        }

    def _holds(self, schema: Mapping[str, Any], path: FieldPath) -> Data | None:
        if "propertyNames" in schema:
            kind = "many" if "items" in schema["additionalProperties"] else "one"
            return {"kind": "facets", "of": FACETS[str(path[-1])], "each": kind} if self._facets(path) else None
        if "items" in schema:
            return self._holds_list(schema, path)
        if "properties" in schema:
            return self._holds_group("group", schema, path)
        return self._holds_value(schema, path)

    def _holds_value(self, schema: Mapping[str, Any], path: FieldPath) -> Data | None:
        if "enum" in schema or schema.get("type") == "boolean":
            return {"kind": "choice", "choices": _choices({"enum": ["true", "false"]} | dict(schema))}
        known = "audiences" if path[-1] == "audience" else LISTS.get(schema.get("title", ""))
        if known:
            return {"kind": "choice", "from": known} if self.lists[known] else None
        is_text = schema.get("title") in TEXTS
        prose = {"prose": True} if schema.get("contentMediaType") == "text/markdown" else {}
        return {"kind": "text" if is_text else "line", **prose, "rules": self._rule(schema, path)}

    def _holds_list(self, schema: Mapping[str, Any], path: FieldPath) -> Data | None:
        each = self._defined(schema["items"])
        known = LISTS.get(each.get("title", ""))
        if "properties" in each:
            least = {"least": schema["minItems"]} if "minItems" in schema else {}
            holds = self._holds_group("groups", each, (*path, 0))
            return {**holds, **least} if holds else None
        if "enum" in each:
            return {"kind": "choices", "choices": _choices(each)}
        if known:
            return {"kind": "choices", "from": known} if self.lists[known] else None
        return {"kind": "lines", "rules": self._rule(each, (*path, 0))}

    def _holds_group(self, kind: str, schema: Mapping[str, Any], path: FieldPath) -> Data | None:
        """Describe a group of fields; nothing, when a field that it needs cannot be filled in here."""
        fields = self._fields(schema, path)
        can_be_whole = {*schema.get("required", ())} <= {each["name"] for each in fields}
        item = words.uncapitalised(schema["title"]).removeprefix("finding ")
        return {"kind": kind, "item": item, "fields": fields} if can_be_whole else None

    def _facets(self, path: FieldPath) -> bool:
        return bool(self.lists["facets"][FACETS[str(path[-1])]])

    def _rule(self, schema: Mapping[str, Any], path: FieldPath) -> int:
        rules = rules_of(schema, path)
        if rules not in self.rules:
            self.rules.append(rules)
        return self.rules.index(rules)

    def _defined(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
        return found


def _choices(schema: Mapping[str, Any]) -> list[list[str]]:
    """Give the values that a field can have, each with what it means."""
    meanings = schema.get("markdownEnumDescriptions", [""] * len(schema["enum"]))
    return [list(each) for each in zip(schema["enum"], meanings, strict=True)]

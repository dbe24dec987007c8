"""What an author can write, as JSON Schema: for editors that complete and check, and for the record reference."""

import json
import re
from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from evidence_site.model.fields import Choice
from evidence_site.model.finding import Finding
from evidence_site.model.study import Study
from evidence_site.model.synthesis import Synthesis

RECORDS: Mapping[str, type[BaseModel]] = {"finding": Finding, "study": Study, "synthesis": Synthesis}
"""The records that are files of their own, by the name of their schema."""


@cache
def schema_of(model: type[BaseModel]) -> JsonSchemaValue:
    """Return the JSON Schema (draft 2020-12) of what an author writes in a record."""
    return model.model_json_schema(schema_generator=_ForAuthors)


@cache
def schema_files() -> Mapping[str, bytes]:
    """Return the schemas as files, by name: `finding.json`."""
    return {f"{name}.json": _file(name, schema_of(model)) for name, model in RECORDS.items()}


def _file(name: str, schema: JsonSchemaValue) -> bytes:
    head = {"$schema": _ForAuthors.schema_dialect, "$id": f"urn:evidence-site:schema:{name}"}
    return (json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n").encode()


class _ForAuthors(GenerateJsonSchema):
    """Describes what is written in a file: no `null`, which cannot be written there, and no id, which its name gives.

    Classes have titles in words; fields have none, as their names are what authors see.
    """

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        written = super().generate(schema, mode)
        for part in (written, *written["$defs"].values()):
            part["title"] = _in_words(part["title"])
        return written

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        written = super().model_schema(schema)
        for name, field in schema["cls"].model_fields.items():
            if field.exclude:
                del written["properties"][name]
                written["required"].remove(name)
        return written

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Add what each value means, under the name that VS Code and similar editors look for."""
        meanings = [each.meaning for each in schema["members"] if isinstance(each, Choice)]
        return super().enum_schema(schema) | {"markdownEnumDescriptions": meanings}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        names, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return {"type": "object", "propertyNames": names, "additionalProperties": values}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Keep only the defaults that can be written: a list that is left out is not written as an empty one."""
        written = super().default_schema(schema)
        if not isinstance(written.get("default"), str | int):
            written.pop("default", None)
        return written

    def field_title_should_be_set(self, schema: object) -> bool:
        del schema
        return False


def _in_words(name: str) -> str:
    """Return a class's name as words: `FindingQuote` as `Finding quote`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()

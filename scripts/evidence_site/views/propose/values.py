"""What the values of a field must be, and what is said of those that are not.

The words are those of the model's own types: each type is shown a value with every fault there is, and what it says of
it is kept, with gaps for the value and its length.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from evidence_site.diagnostics import FieldPath
from evidence_site.load.problems import fld
from evidence_site.load.schema import field_at
from evidence_site.model import Finding
from evidence_site.model.fields import LONGEST_IDENTIFIER, LONGEST_LINE, LONGEST_TEXT
from evidence_site.views.propose.wording import Words, word

Rules = dict[str, Any]

LIMITS = {"text": LONGEST_TEXT, "line": LONGEST_LINE, "name": LONGEST_IDENTIFIER}
SAMPLES = {
    "blank": " ",
    **{f"long-{name}": "x" * (limit + 1) for name, limit in LIMITS.items()},
    "run": "!" * 60,
    "break": "a\nb",
    "dots": "a..b",
    "form": "?",
    "calendar": "2026-02-30",
}
"""A value with each fault. What a type does not mind is no fault of its values."""


def rules_of(schema: Mapping[str, Any], path: FieldPath) -> Rules:
    """Give the pattern of a field's values, and the words for each fault that they can have.

    What the pattern finds out itself needs no words of its own.
    """
    in_list = isinstance(path[-1], int)
    found = field_at(Finding, path[:-1] if in_list else path)
    if found is None:
        raise KeyError(path)
    form: Any = Annotated[(found.annotation, *found.metadata)] if found.metadata else found.annotation
    adapter: TypeAdapter[Any] = TypeAdapter(form)
    said = {name: _said_of(sample, [sample] if in_list else sample, adapter) for name, sample in SAMPLES.items()}
    pattern = schema.get("pattern", "")
    told = {
        name: each
        for name, each in said.items()
        if each and (name == "form" or each != said["form"] or re.search(pattern, SAMPLES[name]))
    }
    return {"pattern": pattern, "faults": told}


def _said_of(sample: str, value: object, adapter: TypeAdapter[Any]) -> Words | None:
    try:
        adapter.validate_python(value)
    except ValidationError as error:
        context = error.errors()[0].get("ctx", {})
        said = str(context["message"]).replace(f"`{sample}`", "`{value}`").replace(f" {len(sample)} ", " {count} ")
        return word(fld.unusable_value, label="{label}", message=said, cure=context["help"])
    return None

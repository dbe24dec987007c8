"""The author's words for what a model asks."""

import re
from collections.abc import Mapping, Sequence

from evidence_site.diagnostics import FieldPath
from evidence_site.load.nodes import Fields, Items, Node, Scalar
from evidence_site.load.text import TextFile
from evidence_site.spelling import is_disguised, nearest

TEXT = "text"
LIST = "a list"
FIELDS = "a group of fields"
WANTED: Mapping[str, str] = {
    "string_type": TEXT,
    "tuple_type": LIST,
    "model_type": FIELDS,
    "model_attributes_type": FIELDS,
    "mapping_type": FIELDS,
    "dict_type": FIELDS,
}
"""What should stand in a field, by the model's error."""

RENAMED: Mapping[str, str] = {
    "intended": "stated-as-purpose",
}
"""Fields and values of earlier versions that have another name now."""

MOST_NAMES = 12


def label(path: FieldPath) -> str:
    """Name a field: `title`, or the second item of a list."""
    name = plain_label(path)
    if path and isinstance(path[-1], int):
        return f"item {path[-1] + 1} of `{name}`"
    return f"`{name}`" if name else "the record"


def plain_label(path: FieldPath) -> str:
    """Give the last name of a path."""
    return next((each for each in reversed(path) if isinstance(each, str)), "")


def shape_of(node: Node | None) -> str:
    """Tell what stands in a field."""
    return LIST if isinstance(node, Items) else FIELDS if isinstance(node, Fields) else TEXT


def choices(expected: str) -> list[str]:
    """Give the values that a field can have, from the model's list of them."""
    return re.findall(r"'([^']*)'", expected)


def meant(name: str, known: Sequence[str]) -> str:
    """Return the field or value that an unknown one most likely stands for: its new name, or else the closest."""
    renamed = RENAMED.get(name, "")
    return renamed if renamed in known else nearest(name, known)


def about_unknown(name: str, likely: str, names: Sequence[str]) -> str:
    """Say more of an unknown field: what its name looks like, or which names there are."""
    if name[:1].isspace():
        return "the line begins with a space of another kind, as web pages have it: delete it, and type ordinary spaces"
    if likely and is_disguised(name):
        odd = ", ".join(f"`{each}`" for each in dict.fromkeys(name) if not each.isascii())
        return f"{odd} is a letter of another alphabet that looks like one of ours"
    if likely:
        return ""
    listed = ", ".join(f"`{each}`" for each in names[:MOST_NAMES])
    return f"delete it, or use one of {listed}{' and others' if len(names) > MOST_NAMES else ''}"


def about_empty(source: TextFile, node: Scalar, *, is_needed: bool) -> str:
    """Say what to do about a field without a value: one that looks like a value may stand behind its name."""
    comment = source.text[node.end : source.line_span(source.line_at(node.end))[1]].strip()
    if comment.startswith("#"):
        return "what begins with `#` is a comment: put it in quotation marks if it is the value"
    word = f', or "{node.value}" in quotation marks if the word is meant' if node.value.isalpha() else ""
    return f"write the value{word}" if is_needed else f"write the value, or delete the field{word}"


def about_shape(source: TextFile, wanted: str, node: Node | None, names: Sequence[str]) -> str:
    """Say how to write what a field should hold."""
    if wanted == TEXT:
        return about_text(source, node)
    if wanted == FIELDS:
        return f"write its fields below it, indented, each on a line of its own: `{names[0]}: …`"
    if isinstance(node, Scalar) and node.value.startswith("-"):
        return "put a space after each hyphen"
    if isinstance(node, Fields):
        return (
            "begin the first of them with `- `, and indent the others by two more spaces, so that they stand below it"
        )
    return "write each item on a line of its own, below the name: `- …`"


def about_items(source: TextFile, start: int) -> str:
    """Say how to add to a list that begins at an offset."""
    return "write it between the brackets" if source.text[start] == "[" else "add a line that begins with `- `"


def about_text(source: TextFile, node: Node | None) -> str:
    """Say how to write a text in a field that holds something else."""
    if node and source.text[node.start : node.start + 1] in {"[", "{"}:
        return "put the text in quotation marks"
    if isinstance(node, Fields):
        return "put the text in quotation marks, as it holds a colon"
    return "write the text after the name, without a hyphen"

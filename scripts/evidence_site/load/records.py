"""From a tree of text to a typed record, or to what is wrong with its fields."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from evidence_site.diagnostics import Diagnostic, FieldPath, has_errors
from evidence_site.load.effects import is_of_effects, names_of_effects
from evidence_site.load.nodes import Fields, Items, Node, Scalar, find
from evidence_site.load.other_signs import sign_of_other_keyboard
from evidence_site.load.problems import files, fld
from evidence_site.load.renamed import BECAME_LISTS, ON_RENAMED, RENAMED, RENAMED_WITH_VALUE, TAKEN_AWAY
from evidence_site.load.schema import field_at, fields_of, model_at, part_with
from evidence_site.load.syntax import missing_colon_space
from evidence_site.load.text import TextFile
from evidence_site.load.written_values import check_written
from evidence_site.load.yaml_reader import read_yaml
from evidence_site.model import Finding, Study
from evidence_site.spelling import is_disguised, name_of, nearest

Model = TypeVar("Model", bound=BaseModel)

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
"""What should stand in a field, by the type of Pydantic's error."""

MOST_MISSPELT = 50
"""More unknown fields in one record are no slips of the pen, and are not compared with the known ones."""

MOST_NAMES = 12
"""Known fields that are listed where an unknown one is like none of them."""
_OF_FINDINGS = (Finding, Study)
_WITHOUT_EVIDENCE = (
    "a finding rests on at least one study: add a line `- study: …` below it; what the studies did not cover belongs "
    "in `gaps` of findings/synthesis.yml, and your own interpretation across findings in `lines_of_argument` there"
)
_UNTOLD_IN_PART = frozenset({"missing", "too_short"})
"""What cannot be said of a record whose rest could not be read."""


def read_record(source: TextFile, model: type[Model], stem: str = "") -> tuple[Model | None, list[Diagnostic]]:
    """Return a file's record, or nothing if anything is wrong with it; and what is wrong.

    With a `stem`, the name of the file without its suffix, that is the record's id.
    """
    tree = read_yaml(source)
    diagnostics = list(tree.diagnostics)
    record: Model | None = None
    if isinstance(tree.root, Fields):
        record, faults = _validate(source, tree.root, model, stem)
        diagnostics += (each for kind, each in faults if tree.is_whole or _is_sure(kind, each, tree.diagnostics[-1]))
        told = {each.location for each in diagnostics}
        written = check_written(source, tree.root, model)
        diagnostics += (each for each in written if each.location not in told)
    elif tree.is_whole:
        diagnostics.append(_no_fields(source, tree.root, model))
    return (None if has_errors(diagnostics) else record), diagnostics


def _is_sure(kind: str, fault: Diagnostic, stop: Diagnostic) -> bool:
    """Whether a fault is one even though reading stopped: what stopped it may have made the value what it is."""
    return kind not in _UNTOLD_IN_PART and fault.location.line < stop.location.line


def _no_fields(source: TextFile, root: Node | None, model: type[BaseModel]) -> Diagnostic:
    """Return a diagnostic for a file that holds something else than fields."""
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        needed = [name for name, each in fields_of(model).items() if each.is_required()]
        command = f"evidence-site new {model.__name__.lower()}" if "id" in model.model_fields else ""
        return source.diagnose(None, files.empty_record, source.file, needed, command, exists=True)
    cure = "write each field on a line of its own: `title: Local trust`"
    sign = missing_colon_space(source, root.start) or sign_of_other_keyboard(source, root.start)
    return sign or source.diagnose(
        (root.start, root.start + 1), fld.wrong_shape, "the record", FIELDS, _shape_of(root), cure
    )


def _validate(
    source: TextFile, root: Fields, model: type[Model], stem: str
) -> tuple[Model | None, list[tuple[str, Diagnostic]]]:
    """Return the record, if it is valid, and its faults, each with the type of the error."""
    silent: set[FieldPath] = set()
    values = _values(root, (), silent)
    faults: list[tuple[str, Diagnostic]] = []
    for path in sorted(silent, key=str):
        place, node = find(root, path, on_key=True)
        if isinstance(node, Scalar):
            field = field_at(model, path)
            cure = _fill(source, node, is_needed=field is not None and field.is_required())
            faults.append(("empty", source.diagnose(place, fld.empty_field, _label(path), cure)))
    if stem:
        if "id" in values:
            place, _ = find(root, ("id",), on_key=True)
            cure = f"the id of a record is its file's name, `{stem}`: delete the line"
            faults.append(("id", source.diagnose(place, fld.unknown_field, "id", "", cure)))
        values["id"] = stem
    try:
        return model.model_validate(values), faults
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        told = [each for each in errors if not any(each["loc"][: len(path)] == path for path in silent)]
        return None, faults + list(_translate(source, root, model, told))


def _values(node: Node, path: FieldPath, silent: set[FieldPath]) -> Any:
    """Return a node's value for the model; add the paths of which nothing more is to be said to `silent`."""
    if isinstance(node, Scalar) and not node.is_empty:
        return node.value
    if isinstance(node, Items):
        return [_values(item, (*path, position), silent) for position, item in enumerate(node.items)]
    if isinstance(node, Fields):
        return {name: _values(value, (*path, name), silent) for name, (_, value) in node.fields.items()}
    silent.add(path)
    return None


def _translate(
    source: TextFile, root: Fields, model: type[BaseModel], errors: list[ErrorDetails]
) -> Iterator[tuple[str, Diagnostic]]:
    """Yield a diagnostic for each error. A missing field is not told where a misspelt name was meant for it."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    meant: set[FieldPath] = set()
    if model in _OF_FINDINGS:
        effects = [each for each in unknown if is_of_effects(str(each[-1]))]
        if effects:  # one message for all: they are no slips of the pen, and none of them has a place
            place, _ = find(root, effects[0], on_key=True)
            yield "effects", source.diagnose(place, fld.effect_in_a_finding, names_of_effects(effects))
        unknown = [each for each in unknown if each not in effects]
        meant |= {each["loc"] for each in errors if any(each["loc"][:-1] == path[:-1] for path in effects)}
    for path in unknown:
        kind_of_owner = model_at(model, path[:-1]) or model
        names = fields_of(kind_of_owner)
        _, owner = find(root, path[:-1])
        free = [each for each in names if not isinstance(owner, Fields) or each not in owner.fields]
        name = str(path[-1])
        likely = _meant(name, free) if len(unknown) <= MOST_MISSPELT else ""
        meant.add((*path[:-1], likely))
        place, _ = find(root, path, on_key=True)
        cure = TAKEN_AWAY.get(name) or _as_written_now(owner, name, likely)
        cure = cure or _rename(name, likely, list(names), part_with(kind_of_owner, name))
        yield "extra_forbidden", source.diagnose(place, fld.unknown_field, name, likely, cure)
    for error in errors:
        kind, path = error["type"], error["loc"]
        if kind == "missing" and path not in meant:
            place, _ = find(root, path)
            field = field_at(model, path)
            purpose = (field.description or "") if field else ""
            yield kind, source.diagnose(place, fld.missing_field, str(path[-1]), _name(path[:-1]), purpose)
        elif kind not in {"missing", "extra_forbidden"} and not _is_echo(root, error):
            yield kind, _diagnose_value(source, root, model, error)


def _is_echo(root: Fields, error: ErrorDetails) -> bool:
    """Whether a list is called too short only because its items have faults of their own."""
    _, node = find(root, error["loc"])
    return error["type"] == "too_short" and isinstance(node, Items) and len(node.items) >= error["ctx"]["min_length"]


def _diagnose_value(source: TextFile, root: Fields, model: type[BaseModel], error: ErrorDetails) -> Diagnostic:
    """Return a diagnostic for an error of a value, or of a name that the author chose, such as a facet's."""
    kind, path, context = error["type"], error["loc"], error.get("ctx", {})
    is_of_name = path[-1:] == ("[key]",)
    place, node = find(root, path[:-1] if is_of_name else path, on_key=is_of_name)
    label = _label(path[:-2] if is_of_name else path)
    if kind == "too_short":
        cure = "write it between the brackets" if source.text[place[0]] == "[" else "add a line that begins with `- `"
        if model is Finding and path == ("evidence",):
            cure = _WITHOUT_EVIDENCE
        return source.diagnose(place, fld.too_few_items, label, context["min_length"], cure)
    if kind in {"enum", "literal_error"} and isinstance(node, Scalar):
        choices = re.findall(r"'([^']*)'", context["expected"])
        likely = _meant(node.value, choices)
        return source.diagnose(place, fld.unknown_choice, f"`{_name(path)}`", node.value, choices, likely)
    if not is_of_name and (kind in WANTED or not isinstance(node, Scalar)):
        wanted = WANTED.get(kind, TEXT)
        sign = sign_of_other_keyboard(source, node.start) if wanted is not TEXT and isinstance(node, Scalar) else None
        if sign:
            return sign
        cure = _reshape(source, wanted, node, list(fields_of(model_at(model, path) or model)))
        return source.diagnose(place, fld.wrong_shape, label, wanted, _shape_of(node), cure)
    message, cure = context.get("message", "cannot be used here"), context.get("help", "")
    return source.diagnose(place, fld.unusable_value, label, message, cure)


def _meant(name: str, known: Sequence[str]) -> str:
    """Return the field or value that an unknown one most likely stands for: its new name, or else the closest."""
    if name in TAKEN_AWAY:
        return ""
    renamed = RENAMED.get(name, "")
    return renamed if renamed in known else nearest(name, known)


def _label(path: FieldPath) -> str:
    """Return a field as authors know it: by its name, or as the second item of a list."""
    name = _name(path)
    if path and isinstance(path[-1], int):
        return f"item {path[-1] + 1} of `{name}`"
    return f"`{name}`" if name else "the record"


def _name(path: FieldPath) -> str:
    """Return the last name of a path."""
    return next((each for each in reversed(path) if isinstance(each, str)), "")


def _shape_of(node: Node | None) -> str:
    return LIST if isinstance(node, Items) else FIELDS if isinstance(node, Fields) else TEXT


def _as_written_now(owner: Node | None, name: str, likely: str) -> str:
    """Return what to do about a field that was renamed, beyond its new name; nothing if that says it."""
    if not isinstance(owner, Fields) or RENAMED.get(name) != likely:
        return ""
    value = owner.fields[name][1]
    if isinstance(value, Scalar) and not value.is_empty:
        if name in BECAME_LISTS:
            return f"write `{likely}: [{value.value}]`, with commas between several"
        if line := RENAMED_WITH_VALUE.get(name, {}).get(value.value, ""):
            return f"write `{line}`"
    return ON_RENAMED.get(name, "")


def _rename(name: str, likely: str, names: Sequence[str], part: str) -> str:
    """Return what to do about an unknown field, beyond the question whether the likely one is meant."""
    if name[:1].isspace():
        kind = name_of(name[0])
        return f"the line begins with a space of another kind, {kind}: delete it, and type ordinary spaces"
    if name[-1:].isspace():
        return f"a space of another kind, {name_of(name[-1])}, stands before the colon: delete it"
    if likely and is_disguised(name):
        odd = ", ".join(f"`{each}`" for each in dict.fromkeys(name) if not each.isascii())
        return f"{odd} is a letter of another alphabet that looks like one of ours"
    if likely:
        return ""
    if part:
        return f"write it below `{part}`, indented by two more spaces"
    listed = ", ".join(f"`{each}`" for each in names[:MOST_NAMES])
    return f"delete it, or use one of {listed}{' and others' if len(names) > MOST_NAMES else ''}"


def _fill(source: TextFile, node: Scalar, *, is_needed: bool) -> str:
    """Return what to do about a field without a value: one that looks like a value may stand behind its name."""
    comment = source.text[node.end : source.line_span(source.line_at(node.end))[1]].strip()
    if comment.startswith("#"):
        return "what begins with `#` is a comment: put it in quotation marks if it is the value"
    word = f', or "{node.value}" in quotation marks if the word is meant' if node.value.isalpha() else ""
    return f"write the value{word}" if is_needed else f"write the value, or delete the field{word}"


def _reshape(source: TextFile, wanted: str, node: Node | None, names: Sequence[str]) -> str:
    """Return how to write what a field should hold."""
    if wanted == FIELDS:
        return f"write its fields below it, indented, each on a line of its own: `{names[0]}: …`"
    if wanted == LIST:
        return _as_list(node)
    if node and source.text[node.start : node.start + 1] in {"[", "{"}:
        return "put the text in quotation marks"
    if isinstance(node, Fields):
        return "put the text in quotation marks, as it holds a colon"
    return "write the text after the name, without a hyphen"


def _as_list(node: Node | None) -> str:
    """Return how to write what a node holds as a list."""
    if isinstance(node, Scalar) and node.value.startswith("-"):
        return "put a space after each hyphen"
    if isinstance(node, Fields):
        return (
            "begin the first of them with `- `, and indent the others by two more spaces, so that they stand below it"
        )
    return "write each item on a line of its own, below the name: `- …`"

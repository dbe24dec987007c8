"""From a tree of text to a typed record, or to what is wrong with its fields."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from evidence_site.diagnostics import Diagnostic, FieldPath
from evidence_site.load import wording
from evidence_site.load.nodes import Fields, Items, Node, Scalar, find
from evidence_site.load.plain_reader import read_plain
from evidence_site.load.problems import fld, yml
from evidence_site.load.schema import field_at, fields_of, model_at
from evidence_site.load.syntax import missing_colon_space
from evidence_site.load.text import TextFile
from evidence_site.load.yaml_reader import read_yaml

Model = TypeVar("Model", bound=BaseModel)

MOST_MISSPELT = 50
"""More unknown fields in one record are no slips of the pen, and are not compared with the known ones."""
_UNTOLD_IN_PART = frozenset({"missing", "too_short"})
"""What cannot be said of a record whose rest could not be read."""


def read_record(source: TextFile, model: type[Model], stem: str = "") -> tuple[Model | None, list[Diagnostic]]:
    """Read a file's record. With a `stem`, that is the record's id.

    Gives the record (nothing, if anything is wrong with it), and what is wrong.
    """
    record = _read_plainly(source, model, stem)
    if record is not None:
        return record, []
    tree = read_yaml(source)
    diagnostics = list(tree.diagnostics)
    if isinstance(tree.root, Fields):
        record, faults = _validate(source, tree.root, model, stem)
        diagnostics += (each for kind, each in faults if tree.is_whole or _is_sure(kind, each, tree.diagnostics[-1]))
    elif tree.is_whole:
        diagnostics.append(_no_fields(source, tree.root, model))
    return (None if diagnostics else record), diagnostics


def _is_sure(kind: str, fault: Diagnostic, stop: Diagnostic) -> bool:
    """Tell whether a fault is one even though reading stopped: what stopped it may have made the value what it is."""
    return kind not in _UNTOLD_IN_PART and fault.location.line < stop.location.line


def _read_plainly(source: TextFile, model: type[Model], stem: str) -> Model | None:
    """Read a record in which nothing is wrong or odd, as most are; nothing, if it is not one of these."""
    values = read_plain(source)
    if values is None or (stem and "id" in values):
        return None
    try:
        return model.model_validate({**values, "id": stem} if stem else values)
    except ValidationError:
        return None


def _no_fields(source: TextFile, root: Node | None, model: type[BaseModel]) -> Diagnostic:
    """Word the fault of a file that holds something else than fields."""
    if root is None or (isinstance(root, Scalar) and root.is_empty):
        needed = [name for name, each in fields_of(model).items() if each.is_required()]
        command = f"evidence-site new {model.__name__.lower()}" if "id" in model.model_fields else ""
        return source.diagnose(None, yml.empty_record, source.file, needed, command, exists=True)
    return missing_colon_space(source, root.start) or source.diagnose(
        (root.start, root.start + 1),
        fld.wrong_shape,
        "the record",
        wording.FIELDS,
        wording.shape_of(root),
        "write each field on a line of its own: `title: Local trust`",
    )


def _validate(
    source: TextFile, root: Fields, model: type[Model], stem: str
) -> tuple[Model | None, list[tuple[str, Diagnostic]]]:
    silent: set[FieldPath] = set()
    values = _values(root, (), silent)
    faults: list[tuple[str, Diagnostic]] = []
    for path in sorted(silent, key=str):
        _, node = find(root, path)
        if isinstance(node, Scalar):
            place, _ = find(root, path, on_key=True)
            field = field_at(model, path)
            cure = wording.about_empty(source, node, is_needed=field is not None and field.is_required())
            faults.append(("empty", source.diagnose(place, fld.empty_field, wording.label(path), cure)))
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
    """Give a node's value for the model, and note the paths of which nothing more is to be said."""
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
    """Word the model's errors. A missing field is not told where a misspelt name was meant for it."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    meant: set[FieldPath] = set()
    for path in unknown:
        names = fields_of(model_at(model, path[:-1]) or model)
        _, owner = find(root, path[:-1])
        free = [each for each in names if not isinstance(owner, Fields) or each not in owner.fields]
        name = str(path[-1])
        likely = wording.meant(name, free) if len(unknown) <= MOST_MISSPELT else ""
        meant.add((*path[:-1], likely))
        place, _ = find(root, path, on_key=True)
        cure = wording.about_unknown(name, likely, list(names))
        yield "extra_forbidden", source.diagnose(place, fld.unknown_field, name, likely, cure)
    for error in errors:
        kind, path = error["type"], error["loc"]
        if kind == "missing" and path not in meant:
            place, _ = find(root, path)
            field = field_at(model, path)
            purpose = (field.description or "") if field else ""
            owner_name = wording.plain_label(path[:-1])
            yield kind, source.diagnose(place, fld.missing_field, str(path[-1]), owner_name, purpose)
        elif kind not in {"missing", "extra_forbidden"} and not _is_echo(root, error):
            yield kind, _word(source, root, model, error)


def _is_echo(root: Fields, error: ErrorDetails) -> bool:
    """Tell whether a list is called too short only because its items have faults of their own."""
    _, node = find(root, error["loc"])
    return error["type"] == "too_short" and isinstance(node, Items) and len(node.items) >= error["ctx"]["min_length"]


def _word(source: TextFile, root: Fields, model: type[BaseModel], error: ErrorDetails) -> Diagnostic:
    """Word an error of a value, or of a name that the author chose, such as a facet's."""
    kind, path, context = error["type"], error["loc"], error.get("ctx", {})
    is_of_name = path[-1:] == ("[key]",)
    place, node = find(root, path[:-1] if is_of_name else path, on_key=is_of_name)
    label = wording.label(path[:-2] if is_of_name else path)
    if kind == "too_short":
        cure = wording.about_items(source, place[0])
        return source.diagnose(place, fld.too_few_items, label, context["min_length"], cure)
    if not is_of_name and (kind in wording.WANTED or not isinstance(node, Scalar)):
        wanted = wording.WANTED.get(kind, wording.TEXT)
        cure = wording.about_shape(source, wanted, node, list(fields_of(model_at(model, path) or model)))
        return source.diagnose(place, fld.wrong_shape, label, wanted, wording.shape_of(node), cure)
    if kind in {"enum", "literal_error"} and isinstance(node, Scalar):
        choices = wording.choices(context["expected"])
        likely = wording.meant(node.value, choices)
        return source.diagnose(place, fld.unknown_choice, f"`{wording.plain_label(path)}`", node.value, choices, likely)
    message, cure = context.get("message", "cannot be used here"), context.get("help", "")
    return source.diagnose(place, fld.unusable_value, label, message, cure)

"""What the models say of a field: its description, and what it should hold."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from evidence_site.diagnostics import FieldPath
from evidence_site.model.words import Description, describe


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """Return the fields that an author can write, by the name they write."""
    return {info.alias or name: info for name, info in model.model_fields.items() if not info.exclude}


def model_at(model: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """Return the model of the part of a record that a path leads to."""
    annotation: Any = model
    for name in path:
        owner = _model_in(annotation)
        if isinstance(name, int) or _is_mapping(annotation):
            parts = get_args(_unwrapped(annotation))
            if not parts:  # a list stands where none belongs
                return None
            annotation = parts[0 if isinstance(name, int) else 1]
        elif owner and name in fields_of(owner):
            annotation = fields_of(owner)[name].annotation
        else:
            return None
    return _model_in(annotation) if _unwrapped(annotation) is _model_in(annotation) else None


def part_with(model: type[BaseModel], name: str) -> str:
    """Return the field whose own fields include one of a name, if a model has only one such field."""
    parts = [each for each in fields_of(model) if name in fields_of(model_at(model, (each,)) or BaseModel)]
    return parts[0] if len(parts) == 1 else ""


def field_at(model: type[BaseModel], path: FieldPath) -> FieldInfo | None:
    """Return the field that a path leads to."""
    owner = model_at(model, path[:-1])
    return fields_of(owner).get(str(path[-1])) if owner and path else None


def text_at(model: type[BaseModel], path: FieldPath) -> Description | None:
    """Return the field of free text that a path leads to, or into: to an item of its list, for one."""
    for end in range(len(path), 0, -1):
        field = field_at(model, path[:end])
        if field:
            described = describe(str(path[end - 1]), field)
            return described if described.is_text else None
    return None


def _unwrapped(annotation: Any) -> Any:
    """Unwrap `Annotated` and optional types to the type that values are validated against."""
    while True:
        parts = [each for each in get_args(annotation) if each is not type(None)]
        if hasattr(annotation, "__metadata__") or (len(parts) == 1 and type(None) in get_args(annotation)):
            annotation = parts[0]
        else:
            return annotation


def _is_mapping(annotation: Any) -> bool:
    return get_origin(_unwrapped(annotation)) is Mapping


def _model_in(annotation: Any) -> type[BaseModel] | None:
    found = _unwrapped(annotation)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None

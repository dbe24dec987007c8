"""The prose of a record: every text in it that is Markdown, and may cite."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from evidence_site.diagnostics import FieldPath
from evidence_site.model.fields import Markdown, Record


def prose_of(record: Record, path: FieldPath = ()) -> Iterator[tuple[FieldPath, str]]:
    """Give each text of a record that is prose, with the way to it."""
    for name, is_prose in _telling_fields(type(record)):
        value = getattr(record, name)
        if is_prose:
            if value:
                yield (*path, name), value
        elif isinstance(value, Record):
            yield from prose_of(value, (*path, name))
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                if isinstance(each, Record):
                    yield from prose_of(each, (*path, name, number))


@cache
def _telling_fields(model: type[Record]) -> tuple[tuple[str, bool], ...]:
    """Give the fields that are prose (true), and those that hold parts with prose (false)."""
    prose = {
        name: any(isinstance(each, Markdown) for each in field.metadata) or _is_prose(field.annotation)
        for name, field in model.model_fields.items()
    }
    parts = {name: tuple(_models_in(field.annotation)) for name, field in model.model_fields.items()}
    return tuple((name, prose[name]) for name in prose if prose[name] or any(map(_telling_fields, parts[name])))


def _is_prose(annotation: Any) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    return any(isinstance(each, Markdown) for each in marks) or any(map(_is_prose, get_args(annotation)))


def _models_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)

"""The prose of a record: every text in it that is Markdown, and may cite."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from evidence_site.model.fields import Markdown, Record

Path = tuple[str | int, ...]


def prose_of(record: Record, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Give each text of a record that is prose, with the way to it."""
    names = _prose_names(type(record))
    for name, value in record:
        if name in names:
            if value:
                yield (*path, name), value
        elif isinstance(value, Record):
            yield from prose_of(value, (*path, name))
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                if isinstance(each, Record):
                    yield from prose_of(each, (*path, name, number))


@cache
def _prose_names(model: type[Record]) -> frozenset[str]:
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if any(isinstance(each, Markdown) for each in field.metadata) or _is_prose(field.annotation)
    )


def _is_prose(annotation: Any) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    return any(isinstance(each, Markdown) for each in marks) or any(map(_is_prose, get_args(annotation)))

"""What is true of a field's words, said beside the field's type, and the walk through the texts of a record.

Whether a rule applies to a field follows from these markers, so that a new field is checked without a list to extend:

    statement: Annotated[Text, Words.OURS, Claim(), NearSource(), Field(description="The claim: one whole sentence.")]
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from evidence_site.diagnostics import FieldPath
from evidence_site.model.fields import FreeText, Record


class Words(Enum):
    """Whose words a field holds. Every field of free text is marked with one of these."""

    OURS = "ours"
    """The editors' own. What stands in quotation marks there must be in a quote, in a source, or be a title."""
    METHOD = "method"
    """The editors' own, on how the synthesis was done: search terms may stand in quotation marks."""
    SOURCE = "source"
    """A source's: copied from it, or named as it names things."""
    NAME = "name"
    """What somebody or something is called: nothing in it is taken for a quotation."""


@dataclass(frozen=True)
class Claim:
    """Marks a field that reports a study, and so must rest on a quote that `supports` it by the field's name."""

    when: Callable[[Any], bool] = bool
    """Whether a value reports anything."""


@dataclass(frozen=True)
class Title:
    """Marks what prose may name in quotation marks, as a whole."""


@dataclass(frozen=True)
class NearSource:
    """Marks words that keep to those of the study, and so may be harder to read than other prose."""


@dataclass(frozen=True)
class NotShown:
    """Marks words for other editors, which no page shows."""


@dataclass(frozen=True)
class Private:
    """Marks what stays in the editors' files: no page, copy, message, difference or export repeats it."""


@dataclass(frozen=True)
class Description:
    """What the type and the markers of a field say of it."""

    name: str
    """As authors write it."""
    is_text: bool
    """Whether it holds free text: one, a list, or several by name."""
    is_markdown: bool
    words: Words | None
    """None for fields without free text only."""
    claim: Claim | None
    is_title: bool
    is_near_source: bool
    is_shown: bool
    is_private: bool
    parts: tuple[type[Record], ...]
    """The records that it holds: one, a list, or several by name."""

    @property
    def is_own_prose(self) -> bool:
        """Whether readers are shown its words, and these are the editors' own."""
        return self.is_shown and self.words in {Words.OURS, Words.METHOD}

    @property
    def is_as_written(self) -> bool:
        """Whether its words are a title, a name, a source's, or near a source's: published letter for letter."""
        return not self.is_markdown and (
            self.is_title or self.is_near_source or self.words in {Words.SOURCE, Words.NAME}
        )


class TextAt(NamedTuple):
    """A text of a record, where it stands, and the field that holds it."""

    path: FieldPath
    text: str
    field: Description


def texts_of(record: Record) -> Iterator[TextAt]:
    """Yield every free text of a record and of its parts that is not private, in the order of the fields."""
    for path, value, field in _values(record, ()):
        if field.is_text and not field.is_private:
            for where, text in _items(value, path):
                yield TextAt(where, text, field)


def claims_of(record: Record) -> Iterator[FieldPath]:
    """Yield the path of each field of a record and of its parts that makes a claim."""
    return (path for path, value, field in _values(record, ()) if field.claim and field.claim.when(value))


def fields_of(model: type[Record], above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Description]]:
    """Yield every field of a kind of record and of its parts, each after the names of the fields that it is in."""
    for field in _fields(model).values():
        yield above, field
        for part in field.parts:
            yield from fields_of(part, (*above, field.name))


def _values(record: Record, above: FieldPath) -> Iterator[tuple[FieldPath, Any, Description]]:
    """Yield each value of a record, and of its parts, that is not empty."""
    for attribute, field in _fields(type(record)).items():
        value = getattr(record, attribute)
        if value:
            path = (*above, field.name)
            yield path, value, field
            if field.parts:
                for where, part in _items(value, path):
                    yield from _values(part, where)


def _items(value: Any, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """Yield a single value, or those that a list or mapping holds, each with its path."""
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _items(each, (*path, name))
    elif isinstance(value, tuple):
        for number, each in enumerate(value):
            yield from _items(each, (*path, number))
    else:
        yield path, value


@cache
def _fields(model: type[Record]) -> Mapping[str, Description]:
    """Return the fields that hold free text, a claim, or records that do, by attribute."""
    described = {name: describe(name, info) for name, info in model.model_fields.items()}
    return {name: each for name, each in described.items() if each.is_text or each.claim or each.parts}


def describe(name: str, info: FieldInfo) -> Description:
    """Return what the type and the markers of a field say of it."""
    marks = (*info.metadata, *_marks_in(info.annotation))
    free = next((each for each in marks if isinstance(each, FreeText)), None)
    return Description(
        name=info.alias or name,
        is_text=free is not None,
        is_markdown=free is not None and free.is_markdown,
        words=next((each for each in marks if isinstance(each, Words)), None),
        claim=next((each for each in marks if isinstance(each, Claim)), None),
        is_title=any(isinstance(each, Title) for each in marks),
        is_near_source=any(isinstance(each, NearSource) for each in marks),
        is_shown=not any(isinstance(each, NotShown | Private) for each in marks),
        is_private=any(isinstance(each, Private) for each in marks),
        parts=tuple(each for each in _models_in(info.annotation) if _fields(each)),
    )


def _marks_in(annotation: Any) -> Iterator[Any]:
    """Yield the markers of the types that an annotation is made of, such as those of the items of a list.

    Of a mapping, those of its values: its keys are no texts of the record.
    """
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation)[1 if get_origin(annotation) is Mapping else 0 :]:
        yield from _marks_in(part)


def _models_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)

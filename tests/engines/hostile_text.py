"""Hostile text, its harmless twin of the same shape, and records with either in place of every text."""

import json
import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import yaml
from pydantic import AfterValidator, BaseModel

from conftest import GOLDEN
from evidence_site.model.fields import LONGEST_LINE, LONGEST_TEXT, PUNCTUATION_RUN, FreeText, Line, Text
from evidence_site.model.site_place import place_on_site
from evidence_site.web_addresses import public_url

HOSTILE = GOLDEN.parent / "hostile"
FAMILIES = ("xss", "markdown", "template", "json", "csv", "unicode")
QUOTED = {"FindingQuote", "StudyQuote", "Speaker", "Permission"}
"""The models of a quote."""

# Each mark that could act becomes a box-drawing sign, which is no letter either. Those of the Markdown subset stay.
# 7 becomes another digit seven, with which no template reckons.
_IMAGES = {mark: chr(0x2500 + ord(mark)) for mark in set(string.punctuation) - set("*_`-+>.,!?")} | {"7": "\uff17"}
_HARMLESS = str.maketrans(_IMAGES)
# A backslash before a mark is an escape in prose, and not on the page.
_NORMAL = str.maketrans({**_IMAGES, "\\": None, _IMAGES["\\"]: None})

Write = Callable[[str], str]
"""Gives the text to write for a payload: the payload, or what is harmless."""


def harmless(text: str) -> str:
    """Give a text of the same shape that can do nothing: other marks, and the same words, lines and lists."""
    return text.translate(_HARMLESS)


def normal(text: str) -> str:
    """Give what a text and its harmless twin have in common, with single spaces."""
    # A short title that stands for an author has typographic quotation marks.
    straight = text.replace("\u2018", "'").replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    return " ".join(straight.translate(_NORMAL).split())


def payloads() -> tuple[str, ...]:
    """Give every payload of the corpus that must be inert."""
    cases = json.loads((HOSTILE / "manifest.json").read_text("utf-8"))
    paths = [each["path"] for each in cases if each["expect"] == "inert" and each["path"].startswith(FAMILIES)]
    return tuple(dict.fromkeys(map(_payload, paths)))


def _payload(path: str) -> str:
    record = yaml.load((HOSTILE / path).read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 -- it makes nothing but text
    return str(record["statement" if path.startswith("markdown") else "title"]).strip()


class Kind(StrEnum):
    """What of a text a field can hold."""

    LINE = "line"
    TEXT = "text"
    PROSE = "prose"


_KINDS = {get_args(annotation)[1]: kind for annotation, kind in ((Line, Kind.LINE), (Text, Kind.TEXT))}


def fits(kind: Kind, text: str) -> bool:
    """Tell whether a field of this kind may hold the text."""
    if PUNCTUATION_RUN.search(text) or len(text) > LONGEST_TEXT:
        return False
    if kind is Kind.LINE:
        return "\n" not in text and len(text) <= LONGEST_LINE
    return kind is Kind.TEXT or not re.search(r"@\w", text)


def _annotations(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _kind(annotation: Any) -> Kind | None:
    """Tell whether a field holds text itself."""
    if get_origin(annotation) is not Annotated:
        return None
    about = get_args(annotation)[1:]
    kind = next(filter(None, (_KINDS.get(each) for each in about if isinstance(each, AfterValidator))), None)
    return Kind.PROSE if kind and FreeText(is_markdown=True) in about else kind


def _inside(annotation: Any) -> Any:
    """Take what is only about a field, and `None`, away from its annotation."""
    while _kind(annotation) is None:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif type(None) in get_args(annotation):
            annotation = next(each for each in get_args(annotation) if each is not type(None))
        else:
            break
    return annotation


def is_closed(text: str, brackets: str) -> bool:
    """Tell whether each bracket has its counterpart, and none stands inside another."""
    first, last = map(re.escape, brackets)
    return not re.search(f"[{first}{last}]", re.sub(f"{first}[^{first}{last}]*{last}", "", text))


def suits(place: tuple[str, str], text: str) -> bool:
    """Tell whether the rules let a field hold the text, which its type does.

    Brackets in quoted words are the editors' marks, a disclaimer has words to look for in the source, and no telephone
    number stands in or beside a quote. What a checklist names as a place of the site, or as an address, becomes a link.
    """
    model, name = place
    if place == ("Funding", "statement"):
        return bool(re.search(r"\w", text))
    if place == ("ChecklistItem", "where"):
        return place_on_site(text) is None and not public_url(text)
    if name == "original_text" and not is_closed(text, "[]"):
        return False
    return model not in QUOTED or not is_telephone(text)


def is_telephone(text: str) -> bool:
    """Tell whether a text is a telephone number."""
    return bool(re.fullmatch(r"\+?[\d ]{9,}", text))


@dataclass
class Carrier:
    """Puts payloads into the texts of records, and keeps count of what went where."""

    write: Write
    carried: set[tuple[str, str]] = field(default_factory=set)
    """Each field that has held a payload, by model and name."""
    left_out: list[tuple[str, str]] = field(default_factory=list)
    """Each payload that did not fit a field, with the field's name."""

    def fill(self, model: type[BaseModel], record: Mapping[str, Any], payload: Iterator[str]) -> dict[str, Any]:
        """Put the next payloads in place of every text of a record."""
        names = {about.alias or name: name for name, about in model.model_fields.items()}
        annotations = _annotations(model)
        return {
            key: self._value(annotations[names[key]], value, payload, (model.__name__, key))
            for key, value in record.items()
        }

    def _value(self, annotation: Any, value: Any, payload: Iterator[str], place: tuple[str, str]) -> Any:
        inside = _inside(annotation)
        kind, origin = _kind(inside), get_origin(inside)
        if kind:
            return self._text(kind, value, next(payload), place)
        if isinstance(inside, type) and issubclass(inside, BaseModel):
            return self.fill(inside, value, payload)
        if origin is tuple:
            return [self._value(get_args(inside)[0], each, payload, place) for each in value]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            of_names, of_values = get_args(inside)
            return {
                self._value(of_names, name, payload, place): self._value(of_values, each, payload, place)
                for name, each in value.items()
            }
        return value

    def _text(self, kind: Kind, value: str, payload: str, place: tuple[str, str]) -> str:
        if not fits(kind, payload) or not suits(place, payload):
            self.left_out.append((payload, place[1]))
            return value
        self.carried.add(place)
        return self.write(payload)


def text_fields(model: type[BaseModel]) -> frozenset[tuple[str, str]]:
    """Give every field of a record that holds text, by model and name."""
    return frozenset(
        place
        for name, annotation in _annotations(model).items()
        for place in _texts(annotation, (model.__name__, name))
    )


def _texts(annotation: Any, place: tuple[str, str]) -> Iterator[tuple[str, str]]:
    inside = _inside(annotation)
    if _kind(inside):
        yield place
    elif isinstance(inside, type) and issubclass(inside, BaseModel):
        yield from text_fields(inside)
    elif get_origin(inside) is tuple or get_origin(inside) is Mapping:
        yield from (found for each in get_args(inside) for found in _texts(each, place))

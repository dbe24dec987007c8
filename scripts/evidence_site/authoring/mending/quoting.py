"""Values that need quotation marks get them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from evidence_site.authoring.mending.tree import QUOTED, scalars, tree_of
from evidence_site.authoring.yaml_text import quoted
from evidence_site.load.problems import surplus, syntax
from evidence_site.load.schema import fields_of
from evidence_site.load.text import LINE_BREAK, TextFile
from evidence_site.model import Finding, Study, Synthesis

_MOST = 100
_ON_A_SIGN = frozenset(
    each.code for each in (syntax.unquoted_colon, syntax.unquoted_sign, surplus.anchor_or_alias, surplus.explicit_tag)
)
_READ_OTHERWISE = frozenset({surplus.anchor_or_alias.code, surplus.explicit_tag.code})
"""Faults of values that YAML has another reading for: in a quote, words would be added to those it reads."""
_AFTER_A_BRACKET = syntax.text_after_quote.code
_LINE = re.compile(r"(?P<before> *(?:- +)*)(?P<field>(?P<name>[^\s:#'\"\[{&*!|>%@`-][^:]*): +)?(?P<value>\S.*)")
_FIELD_NAME = re.compile(r"[a-z_-]+")


def quote_values(text: str) -> str:
    """Put quotation marks around each value of one line that cannot be read without them."""
    given_up: set[int] = set()
    for _ in range(_MOST):
        faults = ((each.location.line, each.code) for each in tree_of(text).diagnostics)
        wanted = ((line, code) for line, code in faults if code in {*_ON_A_SIGN, _AFTER_A_BRACKET})
        line, code = next((each for each in wanted if each[0] not in given_up), (0, ""))
        if not line:
            return text
        mended = _quote_line(text, line, code)
        if mended is None:
            given_up.add(line)
        else:
            text = mended
    return text


def _quote_line(text: str, line: int, code: str) -> str | None:
    """Put quotation marks around the value on a line; nothing, if that is not the one thing that can be meant."""
    source = TextFile("", text)
    start, end = source.line_span(line)
    place = _value_place(text[start:end].rstrip(" \t"), code)
    if place is None:
        return None
    value_start, value_end = start + place[0], start + place[1]
    value = text[value_start:value_end]
    if " #" in value or "\t" in value or _is_alias(value, text) or _goes_on(text, start, end):
        return None
    mended = text[:value_start] + quoted(value) + text[value_end:]
    found = {each.start: each.value for _, each in scalars(tree_of(mended).root)}
    return mended if found.get(value_start) == value else None


def _value_place(line: str, code: str) -> tuple[int, int] | None:
    """Find the value on a line: after the name of a field that holds a text, or a whole item of a list."""
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    opening = found["value"][0]
    if opening in "'\"" or (code == _AFTER_A_BRACKET and not (opening in "[{" and found["name"])):
        return None
    if found["name"] in QUOTED and code in _READ_OTHERWISE:
        return None
    if found["name"] in _text_fields():
        return found.span("value")
    is_item = found["before"].endswith("- ") and code != _AFTER_A_BRACKET
    if is_item and not (found["name"] and _FIELD_NAME.fullmatch(found["name"])):
        return found.end("before"), found.end("value")
    return None


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether the next line belongs to the value on a line too, as it is indented more than the field."""
    line = _LINE.fullmatch(text[start:end])
    following = next((each for each in LINE_BREAK.split(text[end:]) if each.strip() and each.lstrip()[0] != "#"), "")
    column = len(line["before"]) - (2 if line["before"].endswith("- ") and not line["field"] else 0) if line else 0
    return len(following) - len(following.lstrip()) > column


def _is_alias(value: str, text: str) -> bool:
    """Tell whether a value is, or names, one that stands elsewhere too: somebody knows YAML and means it."""
    sign, name = value[0], re.match(r"[\w-]*", value[1:])
    if sign not in {"&", "*"} or not name or not name.group():
        return value.startswith("!!")
    return all(re.search(rf"{re.escape(each)}{name.group()}\b", text) for each in "&*")


@cache
def _text_fields() -> frozenset[str]:
    """Name the fields that hold a text wherever they occur."""
    known = set(_fields((Finding, Study, Synthesis)))
    return frozenset(name for name, is_text in known if is_text) - {name for name, is_text in known if not is_text}


def _fields(models: tuple[type[BaseModel], ...]) -> Iterator[tuple[str, bool]]:
    """Give the name of each field, and whether it holds a text."""
    for model in models:
        for name, field in fields_of(model).items():
            parts = tuple(_parts(field.annotation))
            inside = tuple(each for each in parts if issubclass(each, BaseModel))
            yield name, set(parts) <= {str, type(None)}
            yield from _fields(inside)


def _parts(annotation: Any) -> Iterator[type]:
    """Give the types that an annotation is made of."""
    if isinstance(annotation, type):
        yield annotation
    else:
        origin = getattr(annotation, "__origin__", None)
        if isinstance(origin, type):
            yield origin
        for each in get_args(annotation):
            yield from _parts(each)
